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

  /// Saved in an editor whose console was killed, or whose terminal went away with both: the form offers it.
  @Test(arguments: [SIGKILL, SIGHUP]) func aTextInTheEditorIsOfferedAgain(signal: Int32) throws {
    let terminal = try TerminalSession(width: 160, height: 36)
    try terminal.write(
      "editor", "echo $$ > editor.process\nprintf 'Written outside' > \"$1\"\necho; echo SAVED\nexec sleep 600\n")
    let database = try TerminalPortfolio.copy(into: terminal.folder)
    try terminal.open(database, environment: ["EDITOR": "sh ./editor"])
    try type("Half", into: terminal)
    terminal.press("C-e")
    try terminal.wait(for: "SAVED")
    let console = try terminal.process
    // The terminal tells everybody who is on it.
    kill(signal == SIGHUP ? -console : console, signal)
    // The command as it was typed is on the screen while an editor is.
    try terminal.wait("the end") { $0.contains(/EXIT=\d/) }
    let editor = try String(contentsOf: terminal.folder.appending(path: "editor.process"), encoding: .utf8)
    if let process = pid_t(editor.trimmingCharacters(in: .whitespacesAndNewlines)) { kill(process, SIGKILL) }

    terminal.type("clear\n")
    try terminal.wait(forNo: "EXIT=")
    try terminal.open(database)
    terminal.type("3")
    try terminal.wait(for: "Conversation")
    terminal.type("r")
    try terminal.wait(for: "your draft of")
    #expect(try terminal.screen().contains("Written outside"))
  }

  /// Two consoles of one person write the same form: neither takes the other's letters.
  @Test func twoConsolesOfOnePersonKeepTheirOwn() throws {
    let (first, second) = (try TerminalSession(width: 160, height: 36), try TerminalSession(width: 160, height: 36))
    let database = try TerminalPortfolio.copy(into: first.folder)
    for terminal in [first, second] { try terminal.open(database) }
    try type("One of them", into: first)
    try type("The other", into: second)
    #expect(try !second.screen().contains("your draft of"))
    kill(try first.process, SIGKILL)
    try first.wait(for: "EXIT=")
    let listed = try RunningBinary(["drafts", "--db", database.path, "--as", "dana", "--now", TerminalPortfolio.now])
    #expect(listed.output.contains("One of them") && listed.output.contains("The other"))
  }
}
