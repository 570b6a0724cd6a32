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
    try terminal.start(["wall", "--big", "--db", file.path, "--now", TerminalPortfolio.now])
    try terminal.wait(for: " open ")
    #expect(try terminal.lines.count { $0.prefix(60).contains("█") } >= 18)
    terminal.press("C-c")
    try terminal.ends(with: 0)
  }

  @Test func anotherProcessesBreachShowsAndNothingIsWritten() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try hang(terminal, file, "--bell")
    try terminal.write(
      "late.csv",
      "id,customer,subject,created,severity,status\nLATE-1,CUST-001,All is down,2024-01-15T12:00:00Z,critical,new\n")
    let imported = try RunningBinary([
      "import", terminal.folder.appending(path: "late.csv").path, "--db", file.path, "--now", TerminalPortfolio.now,
    ])
    try #require(imported.status == 0, "\(imported.errors)")
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
    try terminal.write(
      "new.csv",
      "id,customer,subject,created,severity,status\nNEW-1,CUST-001,All is down,2024-01-15T12:00:00Z,critical,new\n")
    let imported = try RunningBinary([
      "import", terminal.folder.appending(path: "new.csv").path, "--db", other.path, "--now", TerminalPortfolio.now,
    ])
    try #require(imported.status == 0, "\(imported.errors)")
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
