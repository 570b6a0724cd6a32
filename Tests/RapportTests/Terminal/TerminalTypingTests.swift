import Foundation
import Testing

/// What is typed, pasted and copied, byte for byte.
@Suite(.enabled(if: TerminalSession.isInstalled, "tmux is not installed; ./test installs it"))
struct TerminalTypingTests {
  private static let words = "Gr\u{FC}\u{DF}e Jos\u{E9} \u{65E5}\u{672C} \u{1F44D} end"

  /// A locale that knows only ASCII is no reason to lose what a terminal sends.
  @Test(arguments: [true, false])
  func theLocaleCKeepsWhatIsWritten(isPasted: Bool) throws {
    let terminal = try TerminalSession()
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.open(file, environment: ["LC_ALL": "C"])
    // The second one waits for its next update: it was answered before.
    terminal.type("3jr")
    let form = try terminal.wait(for: "Respond: a public reply")
    let ticket = try #require(form.firstMatch(of: #/Respond: a public reply . (TKT-\d+)/#)).1
    if isPasted { try terminal.paste(Data(Self.words.utf8)) } else { terminal.type(Self.words) }
    try terminal.wait(for: " end")
    terminal.press("Enter")
    try terminal.wait(forNo: "Respond: a public reply")
    terminal.type("q")
    try terminal.ends(with: 0)
    let shown = try RunningBinary(["ticket", "show", String(ticket), "--db", file.path, "--format", "json"])
    #expect(shown.output.contains(Self.words), "\(shown.output)")
  }

  @Test func bytesOfAnotherCodingAreSeenAndNothingElseIsLost() throws {
    let terminal = try TerminalSession()
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder))
    terminal.type("/")
    try terminal.wait(for: "Search")
    try terminal.paste(Data("Jos".utf8) + [0xE9] + Data(" and company".utf8))
    try terminal.wait(for: "Jos\u{FFFD} and company")
    try terminal.escape(closing: "and company")
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  /// As terminals send keys that follow each other quickly.
  @Test func escapeAndALetterInOneBurst() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder))
    terminal.type("3")
    let first = try title(of: terminal, other: "")
    terminal.type(":")
    try terminal.wait(for: "Command")
    terminal.type("\u{1B}j")
    #expect(try title(of: terminal, other: first) != first)
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  private func title(of terminal: TerminalSession, other: String) throws -> String {
    var found = ""
    try terminal.wait("another ticket") {
      found = $0.firstMatch(of: #/\u{2500} Ticket (TKT-\d+)/#).map { String($0.1) } ?? other
      return found != other && !$0.contains("Command")
    }
    return found
  }

  /// tmux takes no copy from a program by default, but does by its own command.
  @Test func copiesReachTmuxInItsDefaultSetting() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder))
    terminal.type("3vvv")
    try terminal.wait(for: "3 marked")
    terminal.type("y")
    try terminal.wait(for: "Copied 3 rows to tmux's buffer")
    let lines = try terminal.buffer.split(separator: "\n")
    #expect(lines.count == 3 && lines.allSatisfy { $0.firstMatch(of: #/^TKT-\d+\t./#) != nil }, "\(lines)")
    terminal.type("q")
    try terminal.ends(with: 0)
  }
}
