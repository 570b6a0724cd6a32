import Foundation
import Testing

/// However the console ends or stops, the shell has its terminal back as it was.
@Suite(.enabled(if: TerminalSession.isInstalled, "tmux is not installed; ./test installs it"))
struct TerminalEndingTests {
  @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
  func aSignalToEndEndsInGoodOrder(_ signal: Int32) throws {
    try end(by: signal, with: 0)
  }

  /// A trap of the language is SIGTRAP or SIGILL, by the machine.
  @Test(arguments: [SIGSEGV, SIGTRAP, SIGILL, SIGABRT, SIGBUS, SIGFPE])
  func aCrashGivesTheTerminalBackAndEndsByItsSignal(_ signal: Int32) throws {
    try end(by: signal, with: 128 + Int(signal))
  }

  private func end(by signal: Int32, with code: Int) throws {
    let terminal = try TerminalSession()
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder))
    try #require(kill(terminal.process, signal) == 0)
    try terminal.ends(with: code)
  }

  @Test func controlZStopsAndFgGoesOn() throws {
    let terminal = try TerminalSession()
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder))
    terminal.press("C-z")
    try terminal.ends(with: 128 + Int(SIGTSTP))
    terminal.type("fg; echo CODE=$?\n")
    try terminal.wait(for: "Portfolio health")
    #expect(try terminal.modes == "1 0 1")
    terminal.type("2")
    try terminal.wait(for: "[2 Customers]")
    terminal.type("q")
    try terminal.wait(for: "CODE=0")
    #expect(try terminal.modes == "0 1 0")
  }

  @Test func stoppedFromOutsideItComesBackInTheSizeOfThen() throws {
    let terminal = try TerminalSession()
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder))
    try #require(kill(terminal.process, SIGTSTP) == 0)
    try terminal.ends(with: 128 + Int(SIGTSTP))
    try terminal.resize(width: 120, height: 36)
    terminal.type("fg; echo CODE=$?\n")
    try terminal.wait("five panes") { $0.contains("Ticket queue") && $0.contains("Training · modules done") }
    terminal.type("q")
    try terminal.wait(for: "CODE=0")
  }

  @Test func itEndsWhenTheTerminalGoesAway() throws {
    let terminal = try TerminalSession()
    try terminal.open(try TerminalPortfolio.copy(into: terminal.folder))
    let process = try terminal.process
    try terminal.killTerminal()
    let end = Date(timeIntervalSinceNow: 30)
    while TerminalSession.isRunning(process), Date() < end { usleep(10_000) }
    #expect(!TerminalSession.isRunning(process))
    let left = try FileManager.default.contentsOfDirectory(atPath: terminal.folder.path).filter {
      $0.hasPrefix("portfolio")
    }
    #expect(left == ["portfolio.db"], "the database is closed, too")
  }
}
