import TerminalUI

/// A figure each of several things, side by side.
struct BarChart: Chart {
  struct Row {
    var name: String
    /// Nil where it is not known: no bar, and the words say so.
    var value: Double?
    var words: String
    var tone: Tone
  }

  var rows: [Row]
  var most: Double

  private static let rowHeight = 28.0
  private static let start = 190.0
  private static let end = 540.0

  var height: Double { Double(rows.count) * Self.rowHeight + 4 }

  func draw(on drawing: inout Drawing) {
    for (index, row) in rows.enumerated() {
      let y = Double(index) * Self.rowHeight + 4
      drawing.words(row.name, .init(x: 0, y: y + 15), .init(widest: Self.start - 8))
      let width = Self.end - Self.start
      drawing.box(.init(x: Self.start, y: y + 2), width: width, height: 17, PaperInk.shade, round: 3)
      guard let value = row.value, most > 0 else {
        drawing.words(row.words, .init(x: Self.start + 8, y: y + 15), .init(ink: PaperInk.muted, widest: width - 16))
        continue
      }
      let share = min(max(value / most, 0), 1)
      drawing.box(
        .init(x: Self.start, y: y + 2), width: max(share * width, 2), height: 17, PaperInk.of(row.tone), round: 3)
      drawing.words(
        row.words, .init(x: Self.end + 10, y: y + 15),
        .init(ink: PaperInk.of(row.tone), isBold: true, widest: Drawing.width - Self.end - 10))
    }
  }
}
