import TerminalUI

/// What can be done everywhere.
enum ConsoleAction: String, PaneAction {
  case nextPane, previousPane, back, filter, help, redraw, suspend, quit

  var title: String {
    switch self {
    case .nextPane: "Next pane"
    case .previousPane: "Previous pane"
    case .back: "Back: close, clear the filter, leave the pane"
    case .filter: "Filter the list by words or fields"
    case .help: "Every key in force here"
    case .redraw: "Read everything again"
    case .suspend: "Back to the shell; fg returns"
    case .quit: "Leave Rapport"
    }
  }

  var keys: [Key] {
    switch self {
    case .nextPane: [.tab]
    case .previousPane: [.backTab]
    case .back: [.escape]
    case .filter: [.character("/")]
    case .help: [.character("?"), .f(1)]
    case .redraw: [.control("l")]
    case .suspend: [.control("z")]
    case .quit: [.character("q"), .control("c")]
    }
  }

  var hint: String? {
    switch self {
    case .nextPane: "pane"
    case .filter: "filter"
    case .help: "help"
    case .quit: "quit"
    case .previousPane, .back, .redraw, .suspend: nil
    }
  }
}
