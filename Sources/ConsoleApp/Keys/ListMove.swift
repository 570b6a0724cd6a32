import TerminalUI

/// Moving in a list, the same in every one.
enum ListMove: String, PaneAction {
  case down, up, pageDown, pageUp, halfPageDown, halfPageUp, top, bottom

  var title: String {
    switch self {
    case .down: "Next row"
    case .up: "Previous row"
    case .pageDown: "Next page"
    case .pageUp: "Previous page"
    case .halfPageDown: "Half a page down"
    case .halfPageUp: "Half a page up"
    case .top: "First row"
    case .bottom: "Last row"
    }
  }

  var keys: [Key] {
    switch self {
    case .down: [.character("j"), .down]
    case .up: [.character("k"), .up]
    case .pageDown: [.pageDown, .control("f")]
    case .pageUp: [.pageUp, .control("b")]
    case .halfPageDown: [.control("d")]
    case .halfPageUp: [.control("u")]
    case .top: [.character("g"), .home]
    case .bottom: [.character("G"), .end]
    }
  }
}
