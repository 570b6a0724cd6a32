import ArgumentParser

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man",
    abstract: "The manual page rapport(1), as roff.",
    discussion: "rapport man | man -l - shows it; rapport man > ~/.local/share/man/man1/rapport.1 installs it.")

  func run() throws { try Output.write(ManualPage(tool: ToolDescription.ofRapport().command).text) }
}
