import TerminalUI

/// What can be done everywhere.
enum ConsoleAction: String, PaneAction {
  case nextPane, previousPane, back, why, filter, search, palette, help, log, undo, redo, again, mark, markRange,
    markAll,
    unmark, copy, export, `import`, widen
  case redraw, suspend, quit

  var title: String {
    switch self {
    case .nextPane: "Next pane"
    case .previousPane: "Previous pane"
    case .back: "Back: close, clear the filter, leave the pane"
    case .filter: "Filter the list by words or fields"
    case .search: "Find anything by a part of its text"
    case .palette: "Every command by name"
    case .help: "Every key in force here"
    case .undo: "Undo your last change"
    case .redo: "Redo what you undid"
    case .again: "The last act again, on what is chosen now"
    case .mark: "Mark the row for an act on many"
    case .markRange: "Mark from the last marked row to here"
    case .markAll: "Mark every row of the list"
    case .unmark: "Take all marks away"
    case .log: "The change log, each entry from what to what"
    case .why: "Why: the sum of the score, deadline or figure"
    case .copy: "Copy the row"
    case .export: "Write the view or the screen to a file"
    case .import: "Import a file, looked through step by step"
    case .widen: "Widen the scope by a step"
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
    case .search: [.character("f")]
    case .palette: [.character(":")]
    case .help: [.character("?"), .f(1)]
    case .undo: [.character("u")]
    case .redo: [.control("r")]
    case .again: [.character(".")]
    case .mark: [.character("v")]
    case .markRange: [.character("V")]
    case .markAll: [.character("*")]
    case .unmark: [.control("v")]
    case .log: [.character("U")]
    case .why: [.character("=")]
    case .copy: [.character("y")]
    case .export: [.character("w")]
    case .import: [.character("I")]
    case .widen: [.backspace]
    case .redraw: [.control("l")]
    case .suspend: [.control("z")]
    case .quit: [.character("q"), .control("c")]
    }
  }

  var isForRows: Bool {
    switch self {
    case .nextPane, .previousPane, .back, .filter, .search, .palette, .help, .log, .widen, .import, .redraw, .suspend,
      .quit:
      false
    case .why, .undo, .redo, .again, .mark, .markRange, .markAll, .unmark, .copy, .export: true
    }
  }

  var changes: Bool { [.undo, .redo, .again, .import].contains(self) }

  var hint: String? {
    switch self {
    case .nextPane: "pane"
    case .filter: "filter"
    case .help: "help"
    case .quit: "quit"
    case .palette: "command"
    case .undo: "undo"
    case .search: "find"
    case .why: "why"
    case .unmark: "unmark"
    case .previousPane, .back, .redraw, .suspend, .redo, .again, .mark, .markRange, .markAll, .copy, .widen,
      .log, .export, .import:
      nil
    }
  }
}
