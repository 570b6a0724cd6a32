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
    try here.sessions(back: present) { here, complaint in
      let store = Early { try here.openStore(for: .looking, rules) }
      defer { try? store.value().close() }
      return try ConsoleSession(
        store: store, rulebook: rulebook, database: here.databaseTitle, me: here.me,
        clock: here.clock, theme: theme, configuration: here.configuration, themes: here.themes,
        viewsFile: ViewsFile(folder: here.configurationFolder),
        drafts: DraftFolder(beside: here.database, console: DraftFolder.newConsole),
        mappings: here.mappingFolder, sources: ToldSources(here),
        framework: FrameworkWatch(here), plans: here.plans, differences: here.differences,
        past: here.past?.heading, complaint: complaint
      ).run()
    }
  }
}

extension Surroundings {
  /// What the console calls the database.
  fileprivate var databaseTitle: String { database.deletingPathExtension().lastPathComponent }

  /// A handed-in clock goes on from where it was set.
  var clock: ConsoleClock {
    if let past { return ConsoleClock(standingAt: past.moment.at) }
    return fixedNow.map(ConsoleClock.init(startingAt:)) ?? ConsoleClock()
  }

  /// One session after the other, each left for the moment of the next. A moment that cannot be shown leads back to the present, where
  /// it is said.
  fileprivate func sessions(
    back present: Surroundings, _ run: (_ here: Surroundings, _ complaint: String?) throws -> PastWish?
  ) throws {
    var wish = try run(self, nil)
    while let wanted = wish {
      do {
        wish = try run(present.looking(at: wanted), nil)
      } catch  where wanted != .present {
        wish = try run(present, Running.complaint(error, in: nil).words)
      }
    }
  }

  private func looking(at wish: PastWish) throws -> Surroundings {
    guard case .past(let text, let manner) = wish, let told = DayOrTime(text) else { return self }
    var here = self
    here.look(back: try LookBack(told, as: manner, from: fixedNow ?? Surroundings.clock(), option: "asof"))
    return here
  }
}
