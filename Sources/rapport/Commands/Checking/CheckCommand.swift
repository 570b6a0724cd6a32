import ArgumentParser
import CustomerSuccess
import Foundation
import SuccessStore
import TerminalUI

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Looks at everything Rapport needs: database, configuration, theme, terminal; says what to do.",
    discussion: "Everything that is computed is computed again from the facts and compared. Ends with 1 on any finding."
  )

  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let report = CheckReport(parts: [
      CheckReport.configuration(common), CheckReport.framework(common), CheckReport.theme(common),
      CheckReport.terminal(),
      CheckReport.database(common),
    ])
    try Output.report(report, as: format.format)
    if !report.isSound { throw ExitCode(1) }
  }
}

/// What was looked at, and what was found wrong.
struct CheckReport: Encodable {
  var isSound: Bool
  var checks: [Part]

  struct Part: Encodable {
    var check: String
    /// What was looked at.
    var subject: String
    /// What is wrong, each with what to do about it; empty when all is well.
    var findings: [String]
  }

  init(parts: [Part]) {
    checks = parts
    isSound = parts.allSatisfy(\.findings.isEmpty)
  }
}

extension CheckReport: PrintedReport {
  var parts: [ReportPart] {
    let lines = checks.map { part in
      let mark = part.findings.isEmpty ? GlyphSet.ofOutput.met : GlyphSet.ofOutput.breached
      return (["\(mark) \(part.check): \(part.subject)"] + part.findings.map { "    \($0)" }).joined(separator: "\n")
    }
    return [.line(lines.joined(separator: "\n"))]
  }
}
