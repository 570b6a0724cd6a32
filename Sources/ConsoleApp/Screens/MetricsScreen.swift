import TerminalUI

extension Screen {
  static let metrics = Screen(id: .metrics, number: 9, title: "Metrics", panes: [.quality, .behind]) { rect in
    let rows = supportQuality(rect)
    return [.quality: rows[0], .behind: rows[1]]
  }

  /// The figures above, and what is behind them below: all figures and the total of a few rows are always there.
  private static func supportQuality(_ rect: Rect) -> [Rect] {
    Layout.rows(rect, [.flexible(weight: 1, minimum: 18), .flexible(weight: 1, minimum: 8)])
  }
}
