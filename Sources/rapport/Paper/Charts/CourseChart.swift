import CustomerSuccess
import TerminalUI

/// A figure over time.
struct CourseChart: Chart {
  struct Point: Equatable {
    var day: LocalDate
    var value: Double
  }

  /// Values of one meaning, such as those of a category.
  struct Band {
    var name: String
    var from: Double
    var to: Double
    var tone: Tone
  }

  /// Oldest first.
  var points: [Point]
  var days: ClosedRange<LocalDate>
  var values: ClosedRange<Double> = 0...100
  var bands: [Band] = []
  /// Each holds until the next; else one goes over into the other.
  var isStepped = false
  var write: (Double) -> String

  let height = 212.0
  private let top = 14.0
  private let bottom = 182.0
  private let left = 34.0
  private let right = 596.0

  func draw(on drawing: inout Drawing) {
    drawBands(&drawing)
    let axis = DayAxis(days: days, x: left...right)
    axis.draw(top: top, bottom: bottom, on: &drawing)
    var places: [Drawing.Place] = []
    for point in points {
      let place = Drawing.Place(x: axis.place(of: point.day), y: y(point.value))
      if isStepped, let last = places.last { places.append(.init(x: place.x, y: last.y)) }
      places.append(place)
    }
    if isStepped, let last = places.last { places.append(.init(x: axis.place(of: days.upperBound), y: last.y)) }
    drawing.course(places, PaperInk.accent, width: 2.4)
    drawMarks(places, axis, &drawing)
  }

  private func y(_ value: Double) -> Double {
    let span = values.upperBound - values.lowerBound
    let share = (min(max(value, values.lowerBound), values.upperBound) - values.lowerBound) / max(span, 1e-9)
    return bottom - share * (bottom - top)
  }

  private func drawBands(_ drawing: inout Drawing) {
    for band in bands {
      let (low, high) = (max(band.from, values.lowerBound), min(band.to, values.upperBound))
      guard high > low else { continue }
      drawing.box(
        .init(x: left, y: y(high)), width: right - left, height: y(low) - y(high), PaperInk.wash(band.tone))
      let middle = (y(low) + y(high)) / 2 + 4
      guard y(low) - y(high) >= 13 else { continue }
      drawing.words(
        band.name, .init(x: right + 8, y: middle), .init(size: 11, ink: PaperInk.of(band.tone), widest: 76))
    }
    for value in ticks {
      drawing.words(
        write(value), .init(x: left - 6, y: y(value) + 4), .init(size: 11, ink: PaperInk.muted, anchor: .end))
      drawing.line(.init(x: left, y: y(value)), .init(x: right, y: y(value)), PaperInk.rule)
    }
  }

  private var ticks: [Double] {
    let inner = bands.map(\.from).filter { $0 > values.lowerBound && $0 < values.upperBound }
    return [values.lowerBound] + inner + [values.upperBound]
  }

  /// The last value, and the highest and the lowest where they stand apart.
  private func drawMarks(_ places: [Drawing.Place], _ axis: DayAxis, _ drawing: inout Drawing) {
    guard let last = points.last, let end = places.last else { return }
    var taken = [end.x]
    let ordered = [points.max { $0.value < $1.value }, points.min { $0.value < $1.value }, points.first]
    for point in ordered.compactMap(\.self) where point.day >= days.lowerBound && point.value != last.value {
      let place = Drawing.Place(x: axis.place(of: point.day), y: y(point.value))
      guard taken.allSatisfy({ abs($0 - place.x) > 40 }) else { continue }
      taken.append(place.x)
      let isLow = point.value < last.value
      drawing.dot(place, radius: 3, PaperInk.accent)
      let label = Drawing.Place(x: max(place.x, left + 10), y: place.y + (isLow && place.y < bottom - 18 ? 16 : -8))
      drawing.words(write(point.value), label, .init(size: 11, ink: PaperInk.accent, anchor: .middle))
    }
    drawing.dot(end, radius: 4.5, PaperInk.accent)
    let above = end.y > top + 18 ? end.y - 9 : end.y + 19
    drawing.words(
      write(last.value), .init(x: end.x - 3, y: above),
      .init(size: 14, ink: PaperInk.accent, isBold: true, anchor: .end))
  }
}
