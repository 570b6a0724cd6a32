import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Foundation
import Framework
import SuccessStore
import TerminalUI

struct ConsoleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console",
    abstract: "Opens the console on the database, making it when there is none.",
    discussion: "This is what 'rapport' does when it is called without a command.")

  @OptionGroup var look: LookOptions
  @OptionGroup var role: RoleOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let here = try Surroundings(common)
    let theme = try look.theme(here)
    let rulebook = try here.rulebook()
    try ConsoleSession.requireTerminal()
    let store = try here.openStore(for: .creating)
    defer { try? store.close() }
    try ConsoleSession(
      store: store, rulebook: rulebook, database: here.database.deletingPathExtension().lastPathComponent, me: here.me,
      clock: here.clock, theme: theme, usesMouse: here.configuration.usesMouse, role: role.role
    ).run()
  }
}

/// How the console looks.
struct LookOptions: ParsableArguments {
  @Option(help: "A theme by name, or a theme file.")
  var theme: String?

  func theme(_ here: Surroundings) throws -> Theme {
    let library = ThemeLibrary(folder: here.configurationFolder.appending(path: "themes"))
    let name = theme ?? here.configuration.theme ?? ThemeLibrary.defaultName
    return try Complaint.reading { () throws(DocumentError) in try library.theme(named: name) }
  }
}

extension Surroundings {
  /// A handed-in clock goes on from where it was set.
  var clock: ConsoleClock { fixedNow.map(ConsoleClock.init(startingAt:)) ?? ConsoleClock() }
}
