import TerminalUI

extension Screen {
  /// The dashboard first, then who stays, support quality and the improvement loop, and what is to become better; what
  /// customers say the last.
  static let metrics = Screen(
    id: .metrics, number: 9, title: "Metrics",
    panes: [
      .performance, .movements, .cohorts, .quality, .behind, .review, .causes, .articles, .article, .initiatives,
      .initiative, .roadmap, .feedback,
    ],
    pages: [.article: [.articles], .initiative: [.initiatives]],
    parts: [
      [.performance], [.movements, .cohorts], [.quality, .behind, .review, .causes, .articles, .article],
      [.initiatives, .initiative, .roadmap], [.feedback],
    ]
  ) { rect in
    let columns = Layout.columns(rect, [.flexible(weight: 11, minimum: 60), .flexible(weight: 9, minimum: 40)])
    let rows = supportQuality(columns[0])
    let roadmap = roadmap(in: rect)
    let retention = Layout.rows(rect, [.flexible(weight: 1, minimum: 8), .flexible(weight: 1, minimum: 8)])
    return improvement(in: columns[1]).merging([
      .performance: rect, .movements: retention[0], .cohorts: retention[1], .feedback: rect, .quality: rows[0],
      .behind: rows[1],
    ]) { $1 }.merging(roadmap) { $1 }
  }

  /// The list above the chosen one's page, the board and the roadmap beside them.
  private static func roadmap(in rect: Rect) -> [PaneID: Rect] {
    let columns = Layout.columns(rect, [.flexible(weight: 1, minimum: 60), .flexible(weight: 1, minimum: 50)])
    let rows = Layout.rows(columns[0], [.flexible(weight: 1, minimum: 8), .flexible(weight: 1, minimum: 8)])
    return [.initiatives: rows[0], .initiative: rows[1], .roadmap: columns[1]]
  }

  /// The figures above, and what is behind them below: all figures and the total of a few rows are always there.
  private static func supportQuality(_ rect: Rect) -> [Rect] {
    Layout.rows(rect, [.flexible(weight: 1, minimum: 18), .flexible(weight: 1, minimum: 8)])
  }

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
