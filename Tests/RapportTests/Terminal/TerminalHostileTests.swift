import Foundation
import Testing

/// What data, names and files hold is shown; none of it reaches the terminal as it is.
@Suite(.enabled(if: TerminalSession.isInstalled, "tmux is not installed; ./test installs it"))
struct TerminalHostileTests {
  /// What would set titles and clipboards, clear the screen, have the terminal type, turn text round or hide it.
  private static let payloads = [
    "\u{1B}]0;PWN", "\u{1B}]52;c;UFdO", "\u{1B}]8;;http://evil", "PWN\u{1B}[2J", "PWN\u{1B}[6n", "\u{1B}P+q544e",
    "PWN\u{9B}2J", "PWN\u{202E}", "PWN\u{7}", "PWN\rX", "PWN\u{2066}", "\u{85}PWN", "PWN\n\u{1B}[31mX",
    "\u{7F}\u{8}PWN",
    "\u{9D}PWN\u{9C}",
  ]
  private static let name = payloads.filter { !$0.contains("/") && !$0.contains("\n") }.joined()

  /// A customer for each payload, which leads in every text of it: what comes later may be cut.
  private func makeDatabase(for terminal: TerminalSession) throws -> URL {
    var tables: [String: [[String]]] = [
      "customers": ["id,name,tier,industry,size,owner,account_executive,signed_up,renews,limits".commaParts],
      "contacts": ["id,customer,name,email,role,primary".commaParts],
      "metrics": ["customer,metric,value,at,source,note".commaParts],
      "overrides": ["id,customer,target,value,reason,author,at,expires".commaParts],
      "actions": ["id,customer,type,title,description,owner,created,snooze_reason,checklist".commaParts],
      "activities": ["id,customer,at,type,description,outcome,author".commaParts],
      "tickets": ["id,customer,subject,category,channel,created,severity,owner,tier,escalation_trigger".commaParts],
      "learners": ["id,customer,name,email,role".commaParts],
      "enrolments": ["learner,path,enrolled".commaParts],
    ]
    let time = "2024-01-14T15:00:00Z"
    for number in Self.payloads.indices {
      let text = (Self.payloads[number...] + Self.payloads[..<number]).joined(separator: " ")
      let id = "C-\(number)"
      let rows = [
        "customers": [id, text, "enterprise", "other", "small", text, text, "2023-01-01", "2024-02-01", "features=25"],
        "contacts": ["\(id)-P", id, text, text, text, "true"],
        "metrics": [id, "activeUsers", "50", time, text, text],
        "overrides": ["\(id)-O", id, "metric:activeUsers", "60", text, text, time, "2024-02-01T00:00:00Z"],
        "actions": ["\(id)-A", id, text, text, text, text, time, "", "[ ] Call"],
        "activities": ["\(id)-V", id, time, text, text, text, text],
        "tickets": ["\(id)-T", id, text, text, text, time, "high", text, "2", text],
        "learners": ["\(id)-L", id, text, text, text],
        "enrolments": ["\(id)-L", "executiveTraining", "2024-01-01"],
      ]
      for (kind, row) in rows { tables[kind]?.append(row) }
    }
    for (kind, rows) in tables {
      let lines = rows.map {
        $0.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }.joined(separator: ",")
      }
      try terminal.write("\(kind).csv", lines.joined(separator: "\r\n") + "\r\n")
    }
    let file = terminal.folder.appending(path: "\(Self.name).db")
    let imported = try RunningBinary(
      ["import", "--db", file.path, "--now", TerminalPortfolio.now]
        + tables.keys.map { terminal.folder.appending(path: "\($0).csv").path })
    try #require(imported.status == 0, "\(imported.errors)")
    return file
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func nothingOfTheDataReachesTheTerminal(_ width: Int, _ height: Int) throws {
    let terminal = try TerminalSession(width: width, height: height)
    let file = try makeDatabase(for: terminal)
    try terminal.open(file, arguments: ["--as", "sam"])
    try walk(through: terminal)
    try terminal.wait(for: "^[]0;PWN")
    terminal.type("q")
    try terminal.ends(with: 0)
    try expectHarmless(terminal.writtenAtEnd())
  }

  /// Every screen and pane, every row of it, what it opens into, its help, and the data in the filter line.
  private func walk(through terminal: TerminalSession) throws {
    let tabs = try terminal.screenNumbers
    try #require(tabs.count >= 7)
    for tab in tabs {
      terminal.type(tab)
      try terminal.wait(for: "[\(tab) ")
      for pane in 0..<6 {
        // One by one in the first pane, whose rows are what the others tell of; those show all their rows at once.
        let keys = Self.payloads.map { _ in "j" }
        for keys in pane == 0 ? keys : [keys.joined()] { terminal.type(keys) }
        terminal.press("Enter")
        terminal.type("j?")
        try terminal.wait(for: "any other key closes")
        try terminal.escape(closing: "any other key closes")
        terminal.type(tab)
        terminal.press("Tab")
      }
    }
    terminal.type("2/")
    terminal.press("C-u")
    terminal.type("\u{1B}[200~\(Self.name)\u{1B}[201~")
    // The end of a long filter is what stays in sight of its line; the pane says all of it. What was opened before may have
    // left a filter that nothing matches either.
    let end = "PWN<9D>PWN<9C>"
    try terminal.wait("the filter in its line and in the pane") { $0.components(separatedBy: end).count > 2 }
    try terminal.escape(closing: end)
  }

  @Test func nothingOfTheDataComesThroughCommandsOrComplaints() throws {
    let terminal = try TerminalSession(width: 200, height: 60)
    let file = try makeDatabase(for: terminal)
    // What customers write is longer than a cell of a list.
    let message = Self.payloads.joined(separator: " ")
    let heard = try RunningBinary(
      ["ticket", "hear", "C-3-T", message, "--db", file.path, "--now", TerminalPortfolio.now])
    try #require(heard.status == 0, "\(heard.errors)")
    let calls = [
      ["list", "customers"], ["list", "tickets"], ["list", "actions"], ["show", "C-3"], ["show", "C-6", "--explain"],
      ["ticket", "show", "C-3-T"], ["search", "PWN"], ["sla", "C-3-T"], ["list", "day", "--as", "sam"],
      ["outreach", "list"],
      ["report", "feedback"], ["report", "support", "--misses", "response"], ["report", "diff", "2024-01-10"],
      ["log"], ["report", "segments"], ["export", "customers"], ["export", "tickets", "--format", "json"],
      ["list", "customers", "--format", "csv"], ["list", "customers", "--format", "markdown"], ["check"],
      ["list", "customers", "tier:\(Self.name)"], ["show", Self.name], [Self.name], ["--\(Self.name)"],
      ["record", "C-1", Self.name, "1"], ["import", Self.name], ["console", "--theme", Self.name],
      ["console", "--config", Self.name], ["list", "customers", "--now", Self.name],
    ]
    for (number, call) in calls.enumerated() {
      try terminal.start(call + (call[0].hasPrefix("\u{1B}") || call[0].hasPrefix("--") ? [] : ["--db", file.path]))
      terminal.type("clear; echo DONE=\(number)\n")
      try terminal.wait("the end of \(call)") { $0.hasPrefix("DONE=\(number)\n") }
    }
    try expectHarmless(terminal.written)
  }

  @Test func aHostileThemeFileAndConfigurationAreComplainedOfHarmlessly() throws {
    let terminal = try TerminalSession(width: 200)
    try terminal.write("evil.yaml", "name: x\nappearance: dark\nroles:\n  text: \"PWN\\e[2J\\u009B2J\\u202E\"\n")
    try terminal.start(["console", "--theme", "evil.yaml", "--db", "none.db"])
    try terminal.ends(with: 2)
    try terminal.wait(for: "evil.yaml:4: roles.text: found 'pwn^[[2j<9B>2j<202E>'")
    try terminal.write("config.yaml", "theme: dark\n\"PWN\\e[6n\\u202E\": 1\n")
    terminal.type("clear\n")
    try terminal.start(["console", "--config", "config.yaml"])
    try terminal.ends(with: 2)
    try terminal.wait(for: "config.yaml:2: PWN^[[6n<202E>: unknown key")
    try expectHarmless(terminal.written)
  }

  /// Beside the sequences themselves, nothing may be written that steers, reorders or hides: of such, the program's own
  /// sequences are all there is.
  private func expectHarmless(_ bytes: Data, sourceLocation: SourceLocation = #_sourceLocation) {
    for payload in Self.payloads {
      // A line end may follow a word, and the program ends its own title, and its question for the ground, with a bell.
      let core = payload.replacingOccurrences(of: "PWN\n", with: "")
      #expect(bytes.range(of: Data(core.utf8)) == nil, "\(payload.debugDescription)", sourceLocation: sourceLocation)
    }
    let own =
      /\u{1B}\[[?>]?[0-9;]*[A-Za-ln-z@`]|\u{1B}\[[0-9;:]*m|\u{1B}\]2;[^\u{0}-\u{1F}\u{7F}]*\u{7}|\u{1B}\]11;\?\u{7}|\u{1B}[()][A-Z0-9]|\u{1B}[78=>M]/
    let rest = String(decoding: bytes, as: UTF8.self).replacing(own.matchingSemantics(.unicodeScalar), with: "")
    let bad = Set(rest.unicodeScalars.filter(Self.steers))
    #expect(bad.isEmpty, "\(bad.map { String($0.value, radix: 16) })", sourceLocation: sourceLocation)
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Line ends, and the blanks, tabs and steps back by which ncurses and the shell move about.
    case 0x08, 0x09, 0x0A, 0x0D, 0x0F: false
    case 0x00...0x1F, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0x61C: true
    default: false
    }
  }
}

extension String {
  fileprivate var commaParts: [String] { split(separator: ",").map(String.init) }
}
