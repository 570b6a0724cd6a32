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
    let here = try Surroundings(lookingBack: common, look: look)
    let choice = Early { try here.themeChoice() }
    let rules = here.rules
    // One's own files matter only where the team has none.
    let rulebook = try (try? rules.make([])) ?? here.rulebook()
    let theme = try choice.value()
    try ConsoleSession.requireTerminal()
    // Nobody waits for it.
    _ = Early { Scratch.sweep(here) }
    let present = try Surroundings(common.inThePresent, look: look)
    try here.sessions(back: present) { here, terminal, complaint in
      let store = Early { try here.openStore(for: .looking, rules) }
      defer { try? store.value().close() }
      return try here.session(
        on: store, rulebook, theme: theme, database: here.databaseTitle, complaint: complaint
      ).run(on: terminal)
    }
  }
}

extension Surroundings {
  /// What the console calls the database.
  fileprivate var databaseTitle: String { database.deletingPathExtension().lastPathComponent }
}
