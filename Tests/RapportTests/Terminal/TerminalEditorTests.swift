import Foundation
import Testing

/// The person's own editor, from an interactive shell: it has the terminal while it runs, and the console has it again after.
@Suite(.enabled(if: TerminalSession.isInstalled, "tmux is not installed; ./test installs it"))
struct TerminalEditorTests {
  /// An editor, and the keys that put words at the beginning, save and leave.
  struct Tried: CustomStringConvertible, Sendable {
    var command: String
    /// What only it shows.
    var sign: String
    var write: @Sendable (TerminalSession, String) throws -> Void
    var description: String { command }

    static let installed = [
      Tried(command: "vim -u NONE -N", sign: "\n~\n~\n", write: vi),
      Tried(command: "vi", sign: "\n~\n~\n", write: vi),
      Tried(command: "nano", sign: "^X Exit", write: nano),
    ].filter { FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0.command.split(separator: " ")[0])") }

    /// By commands: an Escape that ends inserting may be the beginning of another key.
    @Sendable private static func vi(_ terminal: TerminalSession, _ words: String) {
      terminal.type(":1s/^/\(words)/\n:wq\n")
    }

    @Sendable private static func nano(_ terminal: TerminalSession, _ words: String) throws {
      terminal.type(words)
      try terminal.wait(for: words)
      terminal.press("C-o")
      try terminal.wait(for: "File Name to Write")
      terminal.press("Enter")
      try terminal.wait(for: "Wrote")
      terminal.press("C-x")
    }
  }

  /// The form in which a ticket is answered, with a word in it.
  private func openReply(_ terminal: TerminalSession, _ environment: [String: String]) throws {
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder), environment: environment)
    terminal.type("3")
    try terminal.wait(for: "TKT-")
    terminal.type("r")
    try terminal.wait(for: "Respond: a public reply")
    terminal.type("before")
    try terminal.wait(for: "before")
  }

  /// The form still has its keys, and the shell finds its terminal as it was.
  private func leave(_ terminal: TerminalSession) throws {
    try terminal.wait(for: "Respond: a public reply")
    try #expect(terminal.modes.hasPrefix("1 ") && terminal.modes.hasSuffix(" 1"))
    try terminal.escape(closing: "Respond: a public reply")
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  @Test(arguments: Tried.installed)
  func aRealEditorIsUsedFromAForm(_ editor: Tried) throws {
    let terminal = try TerminalSession()
    try openReply(terminal, ["EDITOR": editor.command])
    terminal.press("C-e")
    try terminal.wait(for: editor.sign)
    try editor.write(terminal, "Written outside. ")
    try terminal.wait("the form with the text") {
      $0.contains("Respond: a public reply") && $0.contains("Written outside. before")
    }
    try leave(terminal)
  }

  @Test(arguments: Tried.installed)
  func aRealEditorIsUsedFromACommand(_ editor: Tried) throws {
    let terminal = try TerminalSession()
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.start(
      ["article", "edit", try article(in: file), "--db", file.path], environment: ["EDITOR": editor.command])
    try terminal.wait("the editor") { $0.contains("text.md") && !$0.contains("EXIT=") }
    try editor.write(terminal, "Written outside. ")
    try terminal.ends(with: 0)
    let shown = try RunningBinary(["article", "show", try article(in: file), "--db", file.path])
    #expect(shown.output.contains("Written outside. "))
  }

  /// A rule of the framework, changed: what cannot be read is not put in place, and nothing of it is lost.
  @Test func aRuleIsPutInPlaceOnceItCanBeRead() throws {
    let terminal = try TerminalSession()
    try terminal.write(
      "editor",
      """
      if [ -e tried ]; then sed -i 's/respond: 15 minutes/respond: 10m/' "$1"
      else touch tried; sed -i 's/respond: 15m/respond: 15 minutes/' "$1"; fi
      """)
    let home = terminal.folder.appending(path: "config")
    let environment = ["EDITOR": "sh ./editor", "XDG_CONFIG_HOME": home.path]
    let file = home.appending(path: "rapport/sla.yaml")
    try terminal.start(["framework", "edit", "sla"], environment: environment)
    try terminal.wait(for: "Enter opens the editor again")
    #expect(!FileManager.default.fileExists(atPath: file.path))
    terminal.type("\n")
    try terminal.ends(with: 0)
    #expect(try terminal.screen().contains("policies.Critical.targets.respond"))
    #expect(try String(contentsOf: file, encoding: .utf8).contains("{respond: 10m, update: 30m"))
  }

  private func article(in file: URL) throws -> String {
    let listed = try RunningBinary(["article", "list", "--db", file.path])
    return String(try #require(listed.output.firstMatch(of: #/KB-\d+/#)).0)
  }

  /// As one job of the shell's: both stop, the shell has the terminal, and `fg` brings the editor back.
  @Test(arguments: Tried.installed.prefix(1))
  func controlZInTheEditorStopsBoth(_ editor: Tried) throws {
    let terminal = try TerminalSession()
    try openReply(terminal, ["EDITOR": editor.command])
    terminal.press("C-e")
    try terminal.wait(for: editor.sign)
    terminal.press("C-z")
    try terminal.wait(for: "EXIT=\(128 + SIGTSTP)")
    terminal.type("settings\n")
    try terminal.wait(for: "SETTINGS=same")
    terminal.type("clear; fg; echo CODE=$?\n")
    try terminal.wait(for: editor.sign)
    try editor.write(terminal, "Written outside. ")
    try terminal.wait("the form with the text") {
      $0.contains("Respond: a public reply") && $0.contains("Written outside. before")
    }
    try terminal.escape(closing: "Respond: a public reply")
    terminal.type("q")
    try terminal.wait(for: "CODE=0")
    #expect(try terminal.modes == "0 1 0")
  }

  @Test(arguments: Tried.installed.prefix(1))
  func controlZInACommandsEditorStopsBoth(_ editor: Tried) throws {
    let terminal = try TerminalSession()
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    let id = try article(in: file)
    try terminal.start(["article", "edit", id, "--db", file.path], environment: ["EDITOR": editor.command])
    try terminal.wait("the editor") { $0.contains("text.md") && !$0.contains("EXIT=") }
    terminal.press("C-z")
    try terminal.wait(for: "EXIT=\(128 + SIGTSTP)")
    terminal.type("settings\n")
    try terminal.wait(for: "SETTINGS=same")
    terminal.type("clear; fg; echo CODE=$?\n")
    try terminal.wait("the editor") { $0.contains("## Problem") && !$0.contains("CODE=") }
    try editor.write(terminal, "Written outside. ")
    try terminal.wait(for: "CODE=0")
    #expect(try RunningBinary(["article", "show", id, "--db", file.path]).output.contains("Written outside. "))
  }

  /// One that stops only itself would leave a screen that does nothing.
  @Test func anEditorThatStopsAloneTakesTheConsoleWithIt() throws {
    let terminal = try TerminalSession()
    try terminal.write("editor", "kill -STOP $$\nprintf after > \"$1\"\n")
    try openReply(terminal, ["EDITOR": "sh ./editor"])
    terminal.press("C-e")
    try terminal.wait(for: "EXIT=\(128 + SIGTSTP)")
    terminal.type("fg; echo CODE=$?\n")
    try terminal.wait(for: "Reply  after")
    try terminal.escape(closing: "Respond: a public reply")
    terminal.type("q")
    try terminal.wait(for: "CODE=0")
  }

  @Test(arguments: Tried.installed.prefix(1))
  func bothEndWhenTheTerminalGoesAway(_ editor: Tried) throws {
    let terminal = try TerminalSession()
    try terminal.write("editor", "echo $$ > editor.process\nexec \(editor.command) \"$1\"\n")
    // What vim saves of itself is kept.
    try openReply(terminal, ["EDITOR": "sh ./editor", "TMPDIR": terminal.folder.path])
    terminal.press("C-e")
    try terminal.wait(for: editor.sign)
    let pid = try String(contentsOf: terminal.folder.appending(path: "editor.process"), encoding: .utf8)
    let processes = try [terminal.process, #require(pid_t(pid.trimmingCharacters(in: .whitespacesAndNewlines)))]
    try terminal.killTerminal()
    let end = Date(timeIntervalSinceNow: 30)
    while processes.contains(where: TerminalSession.isRunning), Date() < end { usleep(10_000) }
    #expect(processes.filter(TerminalSession.isRunning) == [])
  }

  /// In the words of the line at the bottom; the text stays as it was, but for what was saved.
  @Test(arguments: [
    ("no-such-editor --wait", "no-such-editor --wait could not be started: No such file"),
    ("sh -c 'exit 3'", "sh -c 'exit 3' ended with 3; the text is as it was"),
    ("sh ./killed", "sh ./killed was ended by signal 9; what it had saved is in the form"),
  ])
  func anEditorThatDoesNotWorkOutIsSaid(_ command: String, _ words: String) throws {
    let terminal = try TerminalSession(width: 160, height: 36)
    try terminal.write("killed", killed)
    try openReply(terminal, ["EDITOR": command])
    terminal.press("C-e")
    try terminal.wait(for: words)
    #expect(try terminal.screen().contains(command == "sh ./killed" ? "saved by it" : "before"))
    try leave(terminal)
  }

  /// An editor that has changed everything about the terminal and is then killed.
  private let killed = """
    printf 'saved by it' > "$1"
    stty raw -echo
    printf '\\033[?1049h\\033[?1000h\\033[?1006h\\033[?25l\\033[?1004h'
    kill -9 $$
    """

  @Test func aCommandWhoseEditorIsKilledGivesTheTerminalBack() throws {
    let terminal = try TerminalSession(width: 160, height: 36)
    try terminal.write("killed", killed)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.start(
      ["article", "edit", try article(in: file), "--db", file.path], environment: ["EDITOR": "sh ./killed"])
    try terminal.ends(with: 1)
    let kept = try #require(try terminal.screen().replacing("\n", with: "").firstMatch(of: #/is in (\S+text\.md)/#)).1
    #expect(try String(contentsOfFile: String(kept), encoding: .utf8) == "saved by it")
    try FileManager.default.removeItem(at: URL(fileURLWithPath: String(kept)).deletingLastPathComponent())
  }

  /// VISUAL goes first, the shell reads what has quotes, and nothing is blocked or ignored.
  @Test func theEditorStartsWithSignalsAsTheyAre() throws {
    let terminal = try TerminalSession()
    try terminal.write("editor", "grep -E '^Sig(Blk|Ign)' /proc/self/status > signals\nprintf '%s' \"$1\" > \"$2\"\n")
    try openReply(terminal, ["VISUAL": "sh ./editor 'two words'", "EDITOR": "no-such-editor"])
    terminal.press("C-e")
    try terminal.wait(for: "Reply  two words")
    let signals = try String(contentsOf: terminal.folder.appending(path: "signals"), encoding: .utf8)
    let masks = signals.matches(of: #/\t([0-9a-f]+)/#).compactMap { UInt64($0.1, radix: 16) }
    // The two of the C library's own are not for programs.
    #expect(masks.count == 2 && masks.allSatisfy { $0 & ~(1 << 31 | 1 << 32) == 0 }, "\(signals)")
    try leave(terminal)
  }
}
