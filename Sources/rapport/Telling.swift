import ConsoleApp
import CursesTerminal
import CustomerSuccess
import TerminalUI

extension NotifySettings {
  /// Looks for what is to be told; nil where nothing is.
  func desk(for me: String) -> AlertDesk? { isSilent ? nil : AlertDesk(rules(for: me)) }

  /// Nobody's own, and only where there is something beside the screen to tell it by.
  var wallDesk: AlertDesk? { reachesOut ? desk(for: "") : nil }

  /// Tells one thing by all the ways that are wanted; `failed` hears what became of the command, where it went wrong.
  @MainActor
  func tell(
    _ news: Announcement, on terminal: CursesTerminal, _ runner: CommandRunner,
    failed: @escaping @Sendable (String) -> Void
  ) {
    if rings { terminal.bell() }
    if let form { terminal.notify(news.title, news.body, by: form) }
    if !command.isEmpty { runner.run(arguments(for: news), failed: failed) }
  }
}
