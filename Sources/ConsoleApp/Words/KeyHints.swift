import TerminalUI

extension Canvas {
  /// A dialog's keys with what they do, in one line from its left edge: `enter do it  esc leave`.
  mutating func writeKeyHints(_ keys: [(String, String)], y: Int) {
    let pieces = keys.flatMap { [Piece($0.0, .key, emphasis: .bold), Piece(" \($0.1)  ", .muted)] }
    write(pieces, at: Point(x: 0, y: y), maxWidth: width)
  }
}
