import TerminalUI

/// What went up and what went down: bars to both sides of a line.
struct MoveChart: Chart {
  struct Row {
    var name: String
    var change: Double
    /// At the bar's end: `▲ 12`.
    var words: String
    /// Behind everything: from what to what.
    var detail: String
  }

  var rows: [Row]

  private static let rowHeight = 26.0
  private static let middle = 360.0
  private static let reach = 100.0
  private static let names = 216.0
  private static let details = 500.0

  var height: Double { Double(rows.count) * Self.rowHeight + 6 }

  func draw(on drawing: inout Drawing) {
    let most = rows.map { abs($0.change) }.max() ?? 0
    for (index, row) in rows.enumerated() {
      let y = Double(index) * Self.rowHeight + 3
      let isUp = row.change >= 0
      let length = most > 0 ? abs(row.change) / most * Self.reach : 0
      let ink = PaperInk.of(isUp ? .healthy : .critical)
      drawing.words(row.name, .init(x: 0, y: y + 16), .init(widest: Self.names - 8))
      let start = isUp ? Self.middle : Self.middle - length
      drawing.box(.init(x: start, y: y + 4), width: max(length, 1), height: 17, ink, round: 2)
      let end = isUp ? Self.middle + length + 6 : Self.middle - length - 6
      drawing.words(
        row.words, .init(x: end, y: y + 16), .init(size: 11, ink: ink, isBold: true, anchor: isUp ? .start : .end))
      drawing.words(
        row.detail, .init(x: Self.details, y: y + 16),
        .init(ink: PaperInk.muted, widest: Drawing.width - Self.details))
    }
    drawing.line(
      .init(x: Self.middle, y: 0), .init(x: Self.middle, y: Double(rows.count) * Self.rowHeight + 6), PaperInk.muted)
  }
}
