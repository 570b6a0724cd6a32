import Foundation
import Testing

/// What the console tells unasked: by the status line, the terminal, and a command of the user's, started for real.
@Suite(.enabled(if: TerminalSession.isInstalled, "tmux is not installed; ./test installs it"))
struct TerminalNotifyTests {
  private func add(_ id: String, _ subject: String, to file: URL, _ terminal: TerminalSession) throws {
    let quoted = subject.replacing("\"", with: "\"\"")
    try terminal.write(
      "more.csv",
      "id,customer,subject,created,severity,status\n\(id),CUST-001,\"\(quoted)\",2024-01-15T14:59:00Z,critical,new\n")
    let imported = try RunningBinary([
      "import", terminal.folder.appending(path: "more.csv").path, "--db", file.path, "--now", TerminalPortfolio.now,
    ])
    try #require(imported.status == 0, "\(imported.errors)")
  }

  private func recorded(_ terminal: TerminalSession) -> String {
    (try? String(contentsOf: terminal.folder.appending(path: "record.log"), encoding: .utf8)) ?? ""
  }

  @Test func aCriticalTicketReachesTheCommandAsArguments() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    let script = terminal.folder.appending(path: "record")
    try terminal.write(
      "record",
      "#!/bin/sh\n{ printf '%s:' \"$#\"; for a; do printf '<%s>' \"$a\"; done; echo; } >> '\(script.path).log'\n"
    )
    try terminal.write(
      "config.yaml",
      "notify:\n  command: sh \(script.path) {title} --body={body}\n  bell: true\n  terminal: osc9\n  breach: off\n")
    try terminal.open(file, arguments: ["--config", terminal.folder.appending(path: "config.yaml").path])
    // What is there when it first looks is no news; from the first one told on, it has looked.
    var number = 0
    while recorded(terminal).isEmpty, number < 100 {
      number += 1
      try add("FIRST-\(number)", "All is down", to: file, terminal)
    }
    try #require(!recorded(terminal).isEmpty)
    let hostile = "\"; touch 'evil' $(touch evil) `touch evil` {body} \u{1B}]0;evil\u{7}"
    // Until one comes alone, the first ones being told.
    var id = ""
    repeat {
      number += 1
      id = "HOSTILE-\(number)"
      try add(id, hostile, to: file, terminal)
      try terminal.wait("the command's record") { _ in recorded(terminal).contains(id) }
    } while !recorded(terminal).contains("2:<Critical ticket: \(id)>")
    let lines = recorded(terminal).split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("2:<") })
    let customer = try #require(lines.last?.firstMatch(of: #/From ([^:]*):/#)).1
    let shown = "\"; touch 'evil' $(touch evil) `touch evil` {body} ^[]0;evil^G"
    #expect(lines.last == "2:<Critical ticket: \(id)><--body=From \(customer): \(shown)>")
    try terminal.wait(for: "Critical ticket: \(id)")
    #expect(!FileManager.default.fileExists(atPath: terminal.folder.appending(path: "evil").path))
    terminal.type("q")
    try terminal.ends(with: 0)
    let written = String(decoding: try terminal.writtenAtEnd(), as: UTF8.self)
    #expect(written.contains("\u{1B}]9;Critical ticket: \(id): From \(customer): \"; touch"))
    #expect(!written.contains("]0;evil\u{7}"))
  }

  @Test func aCommandThatIsNotThereIsSaidInTheStatusLine() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.write("config.yaml", "notify: no-such-program {title} {body}\n")
    try terminal.open(file, arguments: ["--config", terminal.folder.appending(path: "config.yaml").path])
    var number = 0
    while try !terminal.screen().contains("no-such-program could not be started: No such file"), number < 100 {
      number += 1
      try add("FIRST-\(number)", "All is down", to: file, terminal)
    }
    try terminal.wait(for: "no-such-program could not be started: No such file")
    terminal.type("q")
    try terminal.ends(with: 0)
  }
}
