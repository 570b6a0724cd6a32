import Foundation
import Testing

/// The wall as it hangs there: the built executable on a terminal of its own.
@Suite(.enabled(if: TerminalSession.isInstalled, "tmux is not installed; ./test installs it"))
struct TerminalWallTests {
  private func hang(
    _ terminal: TerminalSession, _ file: URL, _ arguments: String...
  ) throws {
    try terminal.start(["wall", "--db", file.path, "--now", TerminalPortfolio.now] + arguments)
    try terminal.wait(for: "live ·")
  }

  /// Critical tickets, which nobody has answered for a year: the first of all.
  private func add(_ ids: [String], to file: URL, _ terminal: TerminalSession) throws {
    let rows = ids.map { "\($0),CUST-001,All is down,2023-01-15T12:00:00Z,critical,new" }
    try terminal.write(
      "late.csv", (["id,customer,subject,created,severity,status"] + rows).joined(separator: "\n") + "\n")
    let imported = try RunningBinary([
      "import", terminal.folder.appending(path: "late.csv").path, "--db", file.path, "--now", TerminalPortfolio.now,
    ])
    try #require(imported.status == 0, "\(imported.errors)")
  }

  @Test func itShowsWhatIsOpenAndQEndsIt() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try hang(terminal, file)
    let shown = try terminal.screen()
    for part in [
      "Support wall · all customers", "Mon 15  15:00:", "Breached", "Next breach", "Response in SLA", "read-only",
    ] {
      #expect(shown.contains(part), "\(part)")
    }
    #expect(try terminal.title == "Rapport · wall")
    // It counts by itself.
    try terminal.wait("another second") {
      $0.components(separatedBy: "\n")[0] != shown.components(separatedBy: "\n")[0]
    }
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  @Test func fourClocksInLargeDigits() throws {
    let terminal = try TerminalSession(width: 80, height: 24)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try add(["A-1", "A-2", "A-3", "A-4"], to: file, terminal)
    try terminal.start(["wall", "--big", "--db", file.path, "--now", TerminalPortfolio.now])
    let shown = try terminal.wait(for: "A-4")
    #expect(shown.components(separatedBy: "\n").count { $0.prefix(60).contains("█") } == 20)
    terminal.press("C-c")
    try terminal.ends(with: 0)
  }

  @Test func anotherProcessesBreachShowsAndNothingIsWritten() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try hang(terminal, file, "--bell")
    try add(["LATE-1"], to: file, terminal)
    let before = try Data(contentsOf: file)
    try terminal.wait(for: "LATE-1")
    terminal.type("q")
    try terminal.ends(with: 0)
    #expect(try Data(contentsOf: file) == before)
  }

  @Test func whatIsTakenAwayAndPutBackIsFoundAgain() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try hang(terminal, file)
    let away = terminal.folder.appending(path: "away.db")
    try FileManager.default.moveItem(at: file, to: away)
    try terminal.wait(for: "OLD: ")
    try terminal.wait(for: "There is no file")
    try FileManager.default.moveItem(at: away, to: file)
    try terminal.wait(forNo: "OLD: ")
    try terminal.wait(for: "live ·")
    // Another file in its place.
    let other = try TerminalPortfolio.copy(into: terminal.folder, as: "other.db")
    try add(["NEW-1"], to: other, terminal)
    #expect(rename(other.path, file.path) == 0)
    try terminal.wait(for: "NEW-1")
    try terminal.wait(for: "live ·")
    terminal.press("Escape")
    try terminal.ends(with: 0)
  }

  @Test func withoutADatabaseItSaysWhatToDo() throws {
    let terminal = try TerminalSession(width: 120, height: 24)
    try terminal.start(["wall", "--db", "nothing.db"])
    try terminal.wait(for: "There is no database at")
    try terminal.ends(with: 1)
    #expect(!FileManager.default.fileExists(atPath: terminal.folder.appending(path: "nothing.db").path))
  }
}
