import Foundation
import Testing

/// The import wizard on a real terminal, from a pasted path to the undo.
@Suite(.enabled(if: TerminalSession.isInstalled, "tmux is not installed; ./test installs it"))
struct TerminalImportTests {
  private static let export = """
    Account ID,Company name,Plan,Owner,Customer since
    A-1,Nordlicht AG,Enterprise,Mira Okafor,2024-04-03
    A-2,Volt Labs,Pro,Lee Ek,2024-06-05

    """

  private func customers(in database: URL) throws -> String {
    try RunningBinary(["list", "customers", "--db", database.path, "--format", "csv", "--now", TerminalPortfolio.now])
      .output
  }

  /// A terminal with an empty database and a file in its folder.
  private func terminal(
    with name: String, _ text: String = export, environment: (TerminalSession) -> [String: String] = { _ in [:] }
  ) throws -> (TerminalSession, file: String, database: URL) {
    let terminal = try TerminalSession()
    let database = terminal.folder.appending(path: "new.db")
    try terminal.write(name, text)
    try terminal.startConsole(database, environment: environment(terminal))
    try terminal.wait(for: "No customers yet")
    return (terminal, terminal.folder.appending(path: name).path, database)
  }

  @Test func anExportComesInFromAPastedPathAndGoesAgain() throws {
    let (terminal, file, database) = try terminal(with: "our accounts.csv")
    terminal.type(":import ")
    try terminal.wait(for: "1 File")
    try terminal.paste(Data("'\(file)'".utf8))
    try terminal.wait(for: "our accounts.csv")
    terminal.press("Enter")
    try terminal.wait(for: "Read as")
    terminal.press("Enter")
    try terminal.wait(for: "try it out")
    terminal.press("Enter")
    // Keys are not taken in before there is something to be looked at.
    let preview = try terminal.wait(for: "unchanged")
    #expect(preview.contains("Keep the mapping as our-accounts"))
    terminal.press("Enter")
    try terminal.wait(for: "The mapping is kept in")
    #expect(try customers(in: database).contains("Nordlicht AG"))
    let mapping = terminal.folder.appending(path: ".config/rapport/mappings/our-accounts.yaml")
    #expect(try String(contentsOf: mapping, encoding: .utf8).contains("name: our-accounts"))
    terminal.type("u")
    try terminal.wait(for: "No customers yet")
    #expect(try !customers(in: database).contains("Nordlicht AG"))
    terminal.type("q")
    try terminal.ends(with: 0)
  }

  /// The mapping goes to the editor and comes back, and what is wrong with it is named by its line.
  @Test func theMappingIsChangedInTheEditor() throws {
    let (terminal, file, _) = try terminal(with: "accounts.csv") { ["EDITOR": "sh \($0.folder.path)/editor"] }
    try terminal.write("editor", "#!/bin/sh\nsed -i 's/kind: customers/kind: customer/' \"$1\"\n")
    terminal.type(":import \(file)\n")
    try terminal.wait(for: "Read as")
    terminal.press("C-e")
    try terminal.wait(for: "accounts.yaml:6:")
    terminal.press("C-c")
    try terminal.wait(for: "what you chose for accounts.csv is kept")
    terminal.type("q")
    try terminal.ends(with: 0)
  }
}
