import CursesTerminal
import TerminalUI

/// The terminal that one session hands on to the next, so that nothing flashes and no key is lost between them.
@MainActor
final class HeldTerminal {
  private var terminal: CursesTerminal?

  /// Taken over by whoever needs it first.
  func open(_ theme: ThemeChoice, mouse: Bool) throws -> CursesTerminal {
    if let terminal {
      terminal.use(theme)
      return terminal
    }
    do throws(TerminalError) {
      let opened = try CursesTerminal(theme: theme, mouse: mouse)
      terminal = opened
      return opened
    } catch {
      throw Complaint.complain(error.description, Complaint.workFailed)
    }
  }

  /// Gives it back as it was found.
  func close() {
    terminal?.close()
    terminal = nil
  }
}
