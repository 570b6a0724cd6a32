import ConsoleApp
import CursesTerminal
import CustomerSuccess
import SuccessStore
import TerminalUI

/// The wall on the terminal, from the first frame to the last.
struct WallSession: Sendable {
  var setting: Wall.Setting
  var clock: ConsoleClock
  var theme: ThemeChoice
  var notify: NotifySettings
  var open: @Sendable () throws(StoreError) -> any SuccessStore

  func run() throws {
    let outcome = MainActor.assumeIsolated { Result { try runOnMain() } }
    try outcome.get()
  }

  @MainActor
  private func runOnMain() throws {
    let held = HeldTerminal()
    let terminal = try held.open(theme, mouse: false)
    defer { held.close() }
    let mailbox = Mailbox<Wall.Event>(wake: terminal.wake)
    var setting = setting
    setting.glyphs = terminal.capabilities.glyphs
    let reader = WallReader(clock: clock, mailbox: mailbox, alerts: notify.wallDesk, open: open)
    let runner = CommandRunner()
    defer { reader.stop() }
    var program = WallProgram(
      Wall(setting, size: terminal.size, now: clock.now()), reader: reader, clock: clock, ring: { terminal.bell() },
      // There is no line to complain in; the wall itself shows what the command would have told.
      announce: { news in notify.tell(news, on: terminal, runner) { _ in } })
    terminal.setTitle("Rapport · wall")
    reader.start()
    _ = EventLoop.run(&program, on: terminal, mailbox: mailbox)
  }
}
