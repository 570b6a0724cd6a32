import Foundation
import GRDB
import Testing

/// Others at the same database while the console is open.
@Suite(.enabled(if: TerminalSession.isInstalled, "tmux is not installed; ./test installs it"))
struct TerminalSharingTests {
  @Test func anotherProcessesChangeShowsAndTheSelectionStaysOnItsRow() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.open(file)
    terminal.type("2")
    try terminal.wait(for: "Customers · 60")
    // The seventh row; its name may be cut, so its first two words must do.
    let name = try terminal.lines[10].dropFirst().split(separator: " ").prefix(2).joined(separator: " ")
    terminal.type("jjjjjj")
    let chosen = try customer(on: terminal.wait("its customer") { $0.contains("─ \(name) ") && $0.contains("Health ") })
    let before = try health(on: terminal.screen())
    let recorded = try RunningBinary([
      "record", chosen, "featureAdoption", before > 60 ? "1" : "100", "--db", file.path, "--now", TerminalPortfolio.now,
    ])
    try #require(recorded.status == 0, "\(recorded.errors)")
    let after = try terminal.wait("another score") { try health(on: $0) != before }
    #expect(try customer(on: after) == chosen)
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  /// The customer pane's title names the chosen row's.
  private func customer(on screen: String) throws -> String {
    let match = try #require(screen.firstMatch(of: /· (CUST-\d+)/))
    return String(match.1)
  }

  private func health(on screen: String) throws -> Int {
    let digits = try #require(screen.firstMatch(of: /Health (\d+)/)).1
    return try #require(Int(digits))
  }

  /// Views are everybody's who has the configuration: what another console has saved meanwhile stays.
  @Test func aViewThatAnotherConsoleSavedStays() throws {
    let terminal = try TerminalSession()
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.open(file)
    terminal.type(":save mine\n")
    try terminal.wait(for: "Saved as 'mine'")
    let views = terminal.folder.appending(path: ".config/rapport/views.yaml")
    let mine = try String(contentsOf: views, encoding: .utf8)
    try Data((mine + mine.replacing("mine", with: "theirs")).utf8).write(to: views)
    terminal.type(":save more\n")
    try terminal.wait(for: "Saved as 'more'")
    let all = try String(contentsOf: views, encoding: .utf8)
    for name in ["mine", "theirs", "more"] { #expect(all.contains(name), "\(all)") }
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  @Test func aLockHeldByOthersIsNoErrorOnTheScreen() throws {
    let terminal = try TerminalSession()
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.open(file)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: file.path, configuration: configuration)
    try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    terminal.type("2")
    try terminal.wait(for: "Customers · 60")
    terminal.type("jj\r")
    try terminal.wait(for: "· CUST-")
    terminal.type("1")
    try terminal.wait(for: "[1 Overview]")
    // Read everything anew; the row below it is of what was read under the lock.
    terminal.press("C-l")
    let shown = try terminal.wait(for: "60 customers")
    #expect(!shown.contains("busy"))
    try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try other.close()
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  @Test(arguments: [true, false])
  func aDatabaseDeletedOrReplacedIsSaidAndTheConsoleStays(isReplaced: Bool) throws {
    let terminal = try TerminalSession(width: 160, height: 36)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.open(file)
    try FileManager.default.removeItem(at: file)
    if isReplaced { _ = try TerminalPortfolio.copy(into: terminal.folder) }
    try terminal.wait(for: "The database was deleted or replaced. Quit and open it again: ")
    terminal.type("2")
    try terminal.wait(for: "Customers · 60")
    terminal.type("q")
    try terminal.ends(with: 0)
    #expect(FileManager.default.fileExists(atPath: file.path) == isReplaced)
  }

  @Test func aDatabaseOverwrittenWithNonsenseIsSaidAndTheConsoleStays() throws {
    let terminal = try TerminalSession(width: 160, height: 36)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.open(file)
    let length = try #require(try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int)
    let handle = try FileHandle(forWritingTo: file)
    try handle.write(contentsOf: Data(repeating: 0x78, count: length))
    try handle.close()
    terminal.type("2")
    let shown = try terminal.wait(for: "Ctrl-L tries again")
    #expect(shown.contains("portfolio.db is"))
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  enum Blow: CaseIterable { case cutShort, backup }

  /// Said by itself, and no act is acknowledged any more; what lies there now is left as it is.
  @Test(arguments: Blow.allCases)
  func aDatabaseWrittenOverIsSaidWithoutAKey(_ blow: Blow) throws {
    let terminal = try TerminalSession(width: 160, height: 36)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    let copy = terminal.folder.appending(path: "backup.db")
    try #require(try RunningBinary(["backup", copy.path, "--db", file.path]).status == 0)
    try terminal.open(file)
    // As `cp` does it: the same file, other bytes.
    let bytes = blow == .cutShort ? try Data(contentsOf: file).prefix(1000) : try Data(contentsOf: copy)
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: bytes)
    try handle.close()
    try terminal.wait(for: "while it was open. Quit, then 'rapport restore FILE'")
    terminal.type("2")
    try terminal.wait(for: "Ctrl-L tries again")
    terminal.type("q")
    try terminal.ends(with: 0)
    #expect(try Data(contentsOf: file) == bytes)
    let restored = try RunningBinary(["restore", copy.path, "--db", file.path])
    #expect(restored.status == 0, "\(restored.errors)")
    #expect(try RunningBinary(["check", "--db", file.path]).status == 0)
  }

  @Test(.enabled(if: geteuid() != 0, "nothing is forbidden to root; run as anybody else"))
  func aDatabaseThatMayNotBeWrittenOpensReadOnlyAndSaysSo() throws {
    let terminal = try TerminalSession(width: 120, height: 36)
    let file = try TerminalPortfolio.copy(into: terminal.folder)
    chmod(file.path, 0o400)
    try terminal.open(file)
    try terminal.wait(for: "read-only · ")
    #expect(try terminal.screen().contains("Read-only, nothing can be changed"))
    terminal.type("2")
    try terminal.wait(for: "Customers · 60")
    terminal.type(":note seen")
    terminal.press("Enter")
    try terminal.wait(for: "Read-only, nothing can be changed")
    terminal.type("q")
    try terminal.ends(with: 0)
  }
}
