import Foundation
import Testing

/// What is typed into a form outlives the console, however that ends; on a terminal of its own.
@Suite(.enabled(if: TerminalSession.isInstalled)) struct TerminalDraftTests {
  /// Opens the reply form of the first ticket and types; returns when all of it is on the screen.
  private func type(_ text: String, into terminal: TerminalSession) throws {
    terminal.type("3")
    try terminal.wait(for: "Conversation")
    terminal.type("r")
    try terminal.wait(for: "the customer sees this")
    terminal.type(text)
    try terminal.wait(for: text)
  }

  @Test(arguments: [SIGKILL, SIGHUP]) func aHalfWrittenReplyIsOfferedAgain(signal: Int32) throws {
    let terminal = try TerminalSession(width: 160, height: 36)
    let database = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.open(database)
    try type("Half a reply", into: terminal)
    kill(try terminal.process, signal)
    try terminal.wait(for: "EXIT=")
    let listed = try RunningBinary(["drafts", "--db", database.path, "--as", "dana", "--now", TerminalPortfolio.now])
    #expect(listed.output.contains("Half a reply"), "\(listed.errors)")

    terminal.type("clear\n")
    try terminal.wait(forNo: "EXIT=")
    try terminal.open(database)
    terminal.type("3")
    try terminal.wait(for: "Conversation")
    terminal.type("r")
    try terminal.wait(for: "your draft of")
    #expect(try terminal.screen().contains("Half a reply"))
  }
}
