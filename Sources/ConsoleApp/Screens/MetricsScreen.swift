import TerminalUI

extension Screen {
  static let metrics = Screen(
    id: .metrics, number: 9, title: "Metrics", panes: [.review, .causes, .articles, .article]
  ) { rect in improvement(in: rect) }

  /// What the improvement loop shows: the review above, causes below it, the knowledge base at the bottom. In a narrow
  /// column the chosen article stands under its list, in a wide one beside it.
  static func improvement(in rect: Rect) -> [PaneID: Rect] {
    let isWide = rect.width >= 90
    let rows = Layout.rows(
      rect,
      isWide
        ? [.flexible(weight: 5, minimum: 7), .flexible(weight: 6, minimum: 8), .flexible(weight: 6, minimum: 8)]
        : [
          .flexible(weight: 5, minimum: 6), .flexible(weight: 6, minimum: 7), .flexible(weight: 3, minimum: 5),
          .flexible(weight: 5, minimum: 6),
        ])
    guard isWide else { return [.review: rows[0], .causes: rows[1], .articles: rows[2], .article: rows[3]] }
    let columns = Layout.columns(rows[2], [.flexible(weight: 1, minimum: 44), .flexible(weight: 1, minimum: 44)])
    return [.review: rows[0], .causes: rows[1], .articles: columns[0], .article: columns[1]]
  }
}
