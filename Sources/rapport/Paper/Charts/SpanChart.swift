import CustomerSuccess
import TerminalUI

/// Things that take their time, and things that have their day, one below the other.
struct SpanChart: Chart {
  struct Row {
    var name: String
    /// Of one day: a mark.
    var days: ClosedRange<LocalDate>
    /// It goes on beyond its last day.
    var isOpen = false
    var isFilled = true
    /// Behind everything: how it stands.
    var words: String
    var tone: Tone
  }

  var rows: [Row]
  var days: ClosedRange<LocalDate>
  /// Days that are named above all rows, such as today.
  var marks: [(day: LocalDate, name: String)] = []

  private static let rowHeight = 26.0
  private static let start = 244.0
  private static let end = 560.0
  private static let top = 20.0

  private var bottom: Double { Self.top + Double(rows.count) * Self.rowHeight + 4 }
  var height: Double { bottom + 26 }

  func draw(on drawing: inout Drawing) {
    let axis = DayAxis(days: days, x: Self.start...Self.end)
    axis.draw(top: Self.top, bottom: bottom, on: &drawing)
    drawMarks(axis, &drawing)
    for (index, row) in rows.enumerated() {
      let y = Self.top + (Double(index) + 0.5) * Self.rowHeight + 2
      drawing.words(row.name, .init(x: 0, y: y + 4), .init(widest: Self.start - 12))
      draw(row, axis, y: y, on: &drawing)
      drawing.words(
        row.words, .init(x: Self.end + 14, y: y + 4),
        .init(ink: PaperInk.of(row.tone), widest: Drawing.width - Self.end - 14))
    }
  }

  private func drawMarks(_ axis: DayAxis, _ drawing: inout Drawing) {
    var free = 0.0
    for mark in marks.sorted(by: { $0.day < $1.day }) where days.contains(mark.day) {
      let x = axis.place(of: mark.day)
      drawing.line(
        .init(x: x, y: Self.top - 4), .init(x: x, y: bottom), PaperInk.accent, width: 1.5, isDashed: true)
      let half = Drawing.width(of: mark.name, size: 11) / 2
      let middle = max(min(x, Drawing.width - half), free + half)
      free = middle + half + 8
      drawing.words(mark.name, .init(x: middle, y: 11), .init(size: 11, ink: PaperInk.accent, anchor: .middle))
    }
  }

  private func draw(_ row: Row, _ axis: DayAxis, y: Double, on drawing: inout Drawing) {
    let (start, end) = (axis.place(of: row.days.lowerBound), axis.place(of: row.days.upperBound))
    let ink = PaperInk.of(row.tone)
    guard row.days.lowerBound < row.days.upperBound || row.isOpen else {
      drawing.diamond(.init(x: start, y: y), radius: 6, ink, isFilled: row.isFilled)
      return
    }
    let width = max(end - start, 3)
    if row.isFilled {
      drawing.box(.init(x: start, y: y - 7), width: width, height: 14, ink, round: 3)
    } else {
      drawing.box(.init(x: start, y: y - 7), width: width, height: 14, PaperInk.ground, round: 3)
      drawing.frame(.init(x: start, y: y - 7), width: width, height: 14, ink, round: 3)
    }
    guard row.isOpen else { return }
    // An arrow says that there is no end.
    drawing.course(
      [.init(x: end + 2, y: y - 5), .init(x: end + 8, y: y), .init(x: end + 2, y: y + 5)], ink, width: 2)
  }
}
