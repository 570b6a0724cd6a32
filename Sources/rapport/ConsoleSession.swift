import ConsoleApp
import CursesTerminal
import CustomerSuccess
import Foundation
import SuccessStore
import TerminalUI

/// The console on the terminal, from the first frame to the last.
struct ConsoleSession {
  var store: any SuccessStore
  var rulebook: Rulebook
  var database: String
  var me: String
  var clock: ConsoleClock
  var theme: Theme
  var usesMouse: Bool
  var role: Role?

  /// Says so in a sentence before anything is opened or made, where there is no terminal to draw on.
  static func requireTerminal() throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Complaint.complain(
        "The console needs a terminal for input and output; for scripts there are 'rapport report', 'list' and 'show'.",
        Complaint.workFailed)
    }
    do { try CursesTerminal.requireUsable() } catch {
      throw Complaint.complain(error.description, Complaint.workFailed)
    }
  }

  func run() throws {
    let outcome = MainActor.assumeIsolated { Result { try runOnMain() } }
    try outcome.get()
  }

  @MainActor
  private func runOnMain() throws {
    let terminal: CursesTerminal
    do {
      terminal = try CursesTerminal(theme: theme, mouse: usesMouse)
    } catch {
      throw Complaint.complain(error.description, Complaint.workFailed)
    }
    let mailbox = Mailbox<Event>(wake: terminal.wake)
    let performer = Performer(store: store, clock: clock, mailbox: mailbox)
    defer { performer.stop() }
    var setting = Console.Setting(
      database: database, me: me, zone: rulebook.zone, health: rulebook.health, training: rulebook.training)
    setting.role = role
    var program = ConsoleProgram(
      Console(setting, size: terminal.size, now: clock.now()), performer: performer, clock: clock,
      suspend: { terminal.suspend() })
    terminal.setTitle("Rapport · \(database)")
    performer.startWatching()
    _ = EventLoop.run(&program, on: terminal, mailbox: mailbox)
    terminal.close()
  }
}
