import ConsoleApp
import CustomerSuccess
import Foundation
import SuccessStore
import TerminalUI

extension Surroundings {
  func session(
    on store: Early<any SuccessStore>, _ rulebook: Rulebook, theme: ThemeChoice, database title: String,
    complaint: String?
  ) -> ConsoleSession {
    ConsoleSession(
      store: store, rulebook: rulebook, database: title, me: me, clock: clock, theme: theme,
      configuration: configuration, themes: themes, viewsFile: ViewsFile(folder: configurationFolder),
      drafts: DraftFolder(beside: database, console: DraftFolder.newConsole), mappings: mappingFolder,
      sources: ToldSources(self), framework: FrameworkWatch(self), plans: plans, differences: differences,
      past: past?.heading, complaint: complaint)
  }

  /// A handed-in clock goes on from where it was set.
  var clock: ConsoleClock {
    if let past { return ConsoleClock(standingAt: past.moment.at) }
    return fixedNow.map(ConsoleClock.init(startingAt:)) ?? ConsoleClock()
  }

  typealias Session = @MainActor (_ here: Surroundings, _ on: HeldTerminal, _ complaint: String?) throws -> PastWish?

  /// One session after the other on one terminal, each left for the moment of the next. A moment that cannot be shown leads
  /// back to the present, where it is said.
  func sessions(back present: Surroundings, _ run: Session) throws {
    let outcome = MainActor.assumeIsolated { Result { try sessionsOnMain(back: present, run) } }
    try outcome.get()
  }

  @MainActor
  private func sessionsOnMain(back present: Surroundings, _ run: Session) throws {
    let terminal = HeldTerminal()
    // Before anything is said of what went wrong.
    defer { terminal.close() }
    var wish = try run(self, terminal, nil)
    while let wanted = wish {
      do {
        wish = try run(present.looking(at: wanted), terminal, nil)
      } catch  where wanted != .present {
        wish = try run(present, terminal, Running.complaint(error, in: nil).words)
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
