import TerminalUI

extension Key {
  /// What it says to a question that is answered with yes or no; nil where it says nothing to it: it is meant for what stands below, so that nothing
  /// typed is swallowed by a question that nobody saw.
  var answer: Bool? {
    switch self {
    case .character("y"), .character("Y"): true
    case .character("n"), .character("N"), .escape, .enter, .control("c"): false
    default: nil
    }
  }
}
