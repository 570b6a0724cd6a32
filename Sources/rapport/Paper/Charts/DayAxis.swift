import CustomerSuccess
import TerminalUI

/// Where days stand on a line from left to right.
struct DayAxis {
  var days: ClosedRange<LocalDate>
  var x: ClosedRange<Double>

  func place(of day: LocalDate) -> Double {
    let span = Double(days.upperBound - days.lowerBound)
    guard span > 0 else { return x.upperBound }
    let share = Double(min(max(day, days.lowerBound), days.upperBound) - days.lowerBound) / span
    return x.lowerBound + share * (x.upperBound - x.lowerBound)
  }

  /// Days that are named below the line: first days of months, of a short time each Monday, of a long one every few of them.
  private var ticks: [(day: LocalDate, words: String)] {
    let span = days.upperBound - days.lowerBound
    if span < 60 {
      return (0...span).map { days.lowerBound + $0 }.filter { $0.weekday == .mon }
        .map { ($0, "\($0.civil.day) \(TimeNames.month($0))") }
    }
    let month = (x.upperBound - x.lowerBound) / Double(span) * 30.4
    let step = Self.steps.first { Double($0) * month >= 46 } ?? 1200
    return Months.firsts(in: days, step: step).map { day in
      (day, day.civil.month == 1 ? "\(day.civil.year)" : TimeNames.month(day))
    }
  }

  /// Months from one name to the next.
  private static let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600]

  /// Names and fine lines, from `top` to `bottom`.
  func draw(top: Double, bottom: Double, on drawing: inout Drawing) {
    drawing.line(.init(x: x.lowerBound, y: bottom), .init(x: x.upperBound, y: bottom), PaperInk.muted)
    var free = x.lowerBound - 10
    for tick in ticks {
      let place = place(of: tick.day)
      let half = Drawing.width(of: tick.words, size: 11) / 2
      guard place - half > free, place + half <= Drawing.width else { continue }
      free = place + half + 6
      drawing.line(.init(x: place, y: top), .init(x: place, y: bottom + 4), PaperInk.rule)
      drawing.words(
        tick.words, .init(x: place, y: bottom + 17), .init(size: 11, ink: PaperInk.muted, anchor: .middle))
    }
  }
}
