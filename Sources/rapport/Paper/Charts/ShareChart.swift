import ConsoleApp
import TerminalUI

/// How each of several things is made up: bars of one length, in parts.
struct ShareChart: Chart {
  struct Row {
    var name: String
    /// As many as there are series.
    var counts: [Int]
    /// Behind the bar: `12 of 13`.
    var words: String
  }

  var series: [ChartSeries]
  var rows: [Row]

  private static let rowHeight = 30.0
  private static let start = 170.0
  private static let end = 556.0

  var height: Double { ChartSeries.height + Double(rows.count) * Self.rowHeight + 2 }

  func draw(on drawing: inout Drawing) {
    ChartSeries.draw(series, from: Self.start, on: &drawing)
    for (index, row) in rows.enumerated() {
      let y = ChartSeries.height + Double(index) * Self.rowHeight + 2
      drawing.words(row.name, .init(x: 0, y: y + 17), .init(widest: Self.start - 8))
      draw(row, y: y, on: &drawing)
      drawing.words(row.words, .init(x: Self.end + 10, y: y + 17), .init(widest: Drawing.width - Self.end - 10))
    }
  }

  private func draw(_ row: Row, y: Double, on drawing: inout Drawing) {
    let width = Self.end - Self.start
    let whole = row.counts.reduce(0) { $0 + Double($1) }
    drawing.box(.init(x: Self.start, y: y + 2), width: width, height: 22, PaperInk.shade, round: 2)
    guard whole > 0 else { return }
    var x = Self.start
    for (count, item) in zip(row.counts, series) where count > 0 {
      let length = Double(count) / whole * width
      let isLast = x + length > Self.end - 0.5
      drawing.box(
        .init(x: x, y: y + 2), width: max(length - (isLast ? 0 : 1.5), 1), height: 22, item.fill)
      let words = NumberWords.whole(count)
      if Drawing.width(of: words, size: 12) + 6 <= length {
        drawing.words(
          words, .init(x: x + length / 2, y: y + 17), .init(ink: item.ink, isBold: true, anchor: .middle))
      }
      x += length
    }
  }
}
