import Foundation

extension FilterParser {
  typealias Value = (text: String, range: Range<Int>)

  func number(
    _ comparison: FilterWord.Comparison, _ value: Value, unit: String, expecting expectation: String
  ) throws(FilterError) -> Filter.Bounds {
    // A thousand, or one: nothing says which.
    if let doubtful = value.text.firstMatch(of: /[0-9]{1,3}(\.[0-9]{3})+(?![0-9])/) {
      let plain = doubtful.output.0.filter { $0 != "." }
      throw error(value.range, "'\(value.text)' may be meant in thousands, expected a number such as \(plain) or 12.5")
    }
    if let dots = value.text.range(of: "..") {
      let lower = amount(value.text[..<dots.lowerBound], unit: unit)
      let upper = amount(value.text[dots.upperBound...], unit: unit)
      guard let lower, let upper, lower <= upper, comparison == .colon || comparison == .equal else {
        throw error(value.range, "'\(value.text)' is no range, expected such as 60..80")
      }
      return Filter.Bounds(lower: lower, upper: upper)
    }
    guard let amount = amount(value.text[...], unit: unit) else {
      throw error(value.range, "'\(value.text)' is not a number, expected \(expectation)")
    }
    return bounds(comparison, amount)
  }

  /// `18`, `3.5`, `60%`; `5k` is 5,000.
  private func amount(_ text: Substring, unit: String) -> Double? {
    guard !unit.isEmpty, text.lowercased().hasSuffix(unit) else { return Double(text).flatMap(finite) }
    return Double(text.dropLast(unit.count)).flatMap(finite).map { unit == "k" ? $0 * 1000 : $0 }
  }

  private func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }

  func day(
    _ comparison: FilterWord.Comparison, _ value: Value, looksAhead: Bool, of field: Field
  ) throws(FilterError) -> Filter.Test {
    if let named = namedDay(value.text, comparison) { return named }
    if let date = LocalDate(written: value.text) { return .day(bounds(comparison, Double(date.day))) }
    guard let seconds = duration(value.text), seconds % Instant.secondsPerDay == 0 else {
      throw error(value.range, "'\(value.text)' is no day, expected \(field.expectation)")
    }
    let days = Double(seconds / Instant.secondsPerDay)
    // A bare `renews:30d` asks for what lies within the span, as people mean it.
    var stretch =
      comparison == .colon ? Filter.Bounds(lower: 0, upper: days) : bounds(comparison, days)
    // What is over is not near: only work that is late is still to be done.
    if stretch.lower == nil, days > 0, field != .due { stretch.lower = 0 }
    return .daysAhead(looksAhead ? stretch : stretch.mirrored)
  }

  private func namedDay(_ text: String, _ comparison: FilterWord.Comparison) -> Filter.Test? {
    switch text.lowercased() {
    case "none": .absent
    case "today": .daysAhead(bounds(comparison, 0))
    case "tomorrow": .daysAhead(bounds(comparison, 1))
    case "yesterday": .daysAhead(bounds(comparison, -1))
    case "past", "overdue": .daysAhead(Filter.Bounds(upper: 0, includesUpper: false))
    default: nil
    }
  }

  func moment(
    _ comparison: FilterWord.Comparison, _ value: Value, looksAhead: Bool, of field: Field
  ) throws(FilterError) -> Filter.Test {
    switch value.text.lowercased() {
    case "today": return .daysAhead(bounds(comparison, 0))
    case "past" where looksAhead: return .age(Filter.Bounds(lower: 0, includesLower: false))
    case "none" where looksAhead: return .absent
    default: break
    }
    if let date = LocalDate(written: value.text) { return .day(bounds(comparison, Double(date.day))) }
    guard let seconds = duration(value.text) else {
      throw error(value.range, "'\(value.text)' is no time, expected \(field.expectation)")
    }
    let span = Double(seconds)
    let stretch = comparison == .colon ? Filter.Bounds(lower: 0, upper: span) : bounds(comparison, span)
    return .age(looksAhead ? stretch.mirrored : stretch)
  }

  /// `90m`, `4h`, `30d`, `2w` in seconds.
  func duration(_ text: String) -> Int? {
    guard let unit = text.last, let amount = Int(text.dropLast()), (0...100_000).contains(amount) else {
      return nil
    }
    switch unit {
    case "m": return amount * 60
    case "h": return amount * 3600
    case "d": return amount * Instant.secondsPerDay
    case "w": return amount * 7 * Instant.secondsPerDay
    default: return nil
    }
  }

  private func bounds(_ comparison: FilterWord.Comparison, _ value: Double) -> Filter.Bounds {
    switch comparison {
    case .less: Filter.Bounds(upper: value, includesUpper: false)
    case .atMost: Filter.Bounds(upper: value)
    case .more: Filter.Bounds(lower: value, includesLower: false)
    case .atLeast: Filter.Bounds(lower: value)
    case .colon, .equal, .isNot: Filter.Bounds(lower: value, upper: value)
    }
  }
}
