import TerminalUI

extension Screen {
  /// The cuts first, who owns what is the next part.
  static let segments = Screen(
    id: .segments, number: 6, title: "Segments", panes: [.segments, .heat, .insights, .book],
    parts: [[.segments, .heat, .insights], [.book]]
  ) { rect in
    let rows = Layout.rows(rect, [.flexible(weight: 1, minimum: 10), .flexible(weight: 1, minimum: 10)])
    let columns = Layout.columns(rows[1], [.flexible(weight: 3, minimum: 60), .flexible(weight: 2, minimum: 38)])
    return [.segments: rows[0], .heat: columns[0], .insights: columns[1], .book: rect]
  }
}
