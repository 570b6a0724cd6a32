import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Foundation
import ProcessMemory
import SuccessStore
import TerminalUI

struct ConsoleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console",
    abstract: "Opens the console on the database, making it when there is none.",
    discussion: "This is what 'rapport' does when it is called without a command.")

  @OptionGroup var look: LookOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    ProcessMemory.keepInOnePool()
    let here = try Surroundings(common, look: look)
    let choice = Early { try here.themeChoice() }
    let rules = here.rules
    // One's own files matter only where the team has none.
    let rulebook = try (try? rules.make([])) ?? here.rulebook()
    let theme = try choice.value()
    try ConsoleSession.requireTerminal()
    // Nobody waits for it.
    _ = Early { Scratch.sweep(here) }
    let store = Early { try here.openStore(for: .looking, rules) }
    defer { try? store.value().close() }
    try ConsoleSession(
      store: store, rulebook: rulebook, database: here.databaseTitle, me: here.me,
      clock: here.clock, theme: theme, configuration: here.configuration, themes: here.themes,
      viewsFile: ViewsFile(folder: here.configurationFolder),
      drafts: DraftFolder(beside: here.database, console: DraftFolder.newConsole),
      mappings: here.mappingFolder, sources: ToldSources(here),
      framework: FrameworkWatch(here), plans: here.plans
    ).run()
  }
}

extension Surroundings {
  /// What the console calls the database.
  fileprivate var databaseTitle: String { database.deletingPathExtension().lastPathComponent }

  /// A handed-in clock goes on from where it was set.
  var clock: ConsoleClock { fixedNow.map(ConsoleClock.init(startingAt:)) ?? ConsoleClock() }
}
