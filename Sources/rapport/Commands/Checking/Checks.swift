import ConsoleApp
import CustomerSuccess
import Foundation
import Framework
import SuccessStore
import TerminalUI

extension CheckReport {
  static func configuration(_ options: CommonOptions) -> Part {
    let file = Surroundings.configurationFile(options)
    let isThere = FileManager.default.fileExists(atPath: file.path)
    let subject = isThere || options.configuration != nil ? file.path : "\(file.path) is not there, which is fine"
    return part("configuration", subject, advice: "Mend the line, or take the file away.") {
      _ = try Surroundings(options)
    }
  }

  static func framework(_ options: CommonOptions) -> Part {
    let here = surroundings(options)
    let framework = (try? here.teamFramework()) ?? here.framework
    let place = framework.team.isEmpty ? here.configurationFolder.path : "the database"
    return part(
      "framework", "as shipped, and what replaces it in \(place)",
      advice: framework.team.isEmpty
        ? "Mend the line, or take the file away." : "Apply a file that is mended, or take it out ('rapport framework')."
    ) {
      _ = try framework.rulebook(zone: .current)
    }
  }

  static func theme(_ options: CommonOptions) -> Part {
    let here = surroundings(options)
    return part("theme", here.configuration.theme, advice: "Name another theme in the configuration, or mend the file.")
    {
      _ = try here.themeChoice()
    }
  }

  /// Only where there is one: a script needs none.
  static func terminal() -> Part {
    guard Output.isTerminal else {
      return Part(check: "terminal", subject: "none, which is fine for scripts", findings: [])
    }
    let environment = ProcessInfo.processInfo.environment
    let name = environment["TERM"] ?? ""
    var findings: [String] = []
    if name.isEmpty || name == "dumb" || name == "unknown" {
      findings.append(
        "TERM is '\(name)', by which nothing can be drawn. Set it to what the terminal is: xterm-256color.")
    }
    if GlyphSet.ofOutput == .ascii {
      findings.append("The locale is not UTF-8, so frames and names are drawn in ASCII. Set LANG to C.UTF-8.")
    }
    return Part(check: "terminal", subject: name, findings: findings)
  }

  static func database(_ options: CommonOptions) -> Part {
    let here = surroundings(options)
    do {
      // Not the reading view: what is compared is what the file itself holds, by the newest clock that wrote it.
      let answer = try here.withStore(for: .checking) { place in
        let newest = try await place.store.answer(LogQuery(limit: 1)).first?.at
        let now = max(place.now, newest ?? place.now)
        let findings = try await place.store.check(at: now)
        let customers = try await place.store.answer(CustomerQuery(window: Window(limit: 0)), at: now).total
        return (findings: findings.map(\.description), customers: customers, isReadOnly: place.store.isReadOnly)
      }
      // Whoever only reads it has nothing to mend.
      let access =
        answer.isReadOnly ? ", which can only be read: file, folder or disk take no writing from you" : ""
      return Part(
        check: "database",
        subject: "\(here.database.path), \(counted(answer.customers, "customer"))\(access)",
        findings: answer.findings)
    } catch {
      return Part(check: "database", subject: here.database.path, findings: [words(error)])
    }
  }

  /// Where the configuration itself is wrong, the rest is looked at without it.
  private static func surroundings(_ options: CommonOptions) -> Surroundings {
    if let here = try? Surroundings(options) { return here }
    let configuration = try? Configuration.resolved(
      environment: ProcessInfo.processInfo.environment, arguments: options.arguments(looksBack: false))
    return Surroundings(options, configuration: configuration ?? Configuration())
  }

  private static func part(_ check: String, _ subject: String, advice: String, _ look: () throws -> Void) -> Part {
    do {
      try look()
      return Part(check: check, subject: subject, findings: [])
    } catch {
      return Part(check: check, subject: subject, findings: ["\(words(error)). \(advice)"])
    }
  }

  private static func words(_ error: any Error) -> String {
    switch error {
    case let error as Complaint: error.words
    default: "\(error)"
    }
  }
}
