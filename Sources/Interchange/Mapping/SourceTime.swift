import CustomerSuccess

/// Dates and times as other tools write them.
enum SourceTime {
  /// A date alone is its midnight; without an offset, the zone's.
  static func instant(_ text: String, pattern: DatePattern?, zone: Zone) -> Instant? {
    guard let stamp = stamp(text, pattern: pattern) else { return nil }
    if let moment = Instant(iso8601: text), pattern == nil { return moment }
    return zone.instant(stamp.date, secondOfDay: stamp.secondOfDay)
  }

  static func stamp(_ text: String, pattern: DatePattern?) -> (date: LocalDate, secondOfDay: Int)? {
    if let pattern { return pattern.read(text) }
    if let date = LocalDate(iso8601: text) { return (date, 0) }
    return LocalTimestamp(text: text).map { ($0.date, $0.secondOfDay) }
  }
}

/// A date format such as `M/d/yyyy h:mm a`: `yyyy MM M dd d HH H hh h mm ss a`, all else as it stands.
struct DatePattern: Sendable {
  private var parts: [Part]

  private enum Part: Sendable {
    case number(Field, digits: ClosedRange<Int>)
    case half
    case literal(Character)

    func isNumber(_ wanted: Field) -> Bool {
      if case .number(wanted, _) = self { return true }
      return false
    }
  }

  private enum Field: Sendable { case year, month, day, hour, minute, second }

  /// Nil for a letter that is none of these, or without year, month and day.
  init?(_ text: String) {
    parts = []
    var rest = text[...]
    while let first = rest.first {
      let run = rest.prefix { $0 == first }
      rest = rest.dropFirst(run.count)
      switch String(run) {
      case "yyyy": parts.append(.number(.year, digits: 4...4))
      case "MM": parts.append(.number(.month, digits: 2...2))
      case "M": parts.append(.number(.month, digits: 1...2))
      case "dd": parts.append(.number(.day, digits: 2...2))
      case "d": parts.append(.number(.day, digits: 1...2))
      case "HH", "hh": parts.append(.number(.hour, digits: 2...2))
      case "H", "h": parts.append(.number(.hour, digits: 1...2))
      case "mm": parts.append(.number(.minute, digits: 2...2))
      case "ss": parts.append(.number(.second, digits: 2...2))
      case "a": parts.append(.half)
      case let other where other.allSatisfy(\.isLetter) && other != "T": return nil
      case let other: parts += other.map { .literal($0) }
      }
    }
    for field in [Field.year, .month, .day] where !parts.contains(where: { $0.isNumber(field) }) { return nil }
  }

  func read(_ text: String) -> (date: LocalDate, secondOfDay: Int)? {
    var rest = text[...]
    var numbers: [Field: Int] = [:]
    var isAfternoon: Bool?
    for part in parts {
      switch part {
      case .literal(let character):
        guard rest.first == character else { return nil }
        rest = rest.dropFirst()
      case .half:
        let half = rest.prefix(2).lowercased()
        guard half == "am" || half == "pm" else { return nil }
        isAfternoon = half == "pm"
        rest = rest.dropFirst(2)
      case .number(let field, let digits):
        let run = rest.prefix(digits.upperBound).prefix { $0.isASCII && $0.isNumber }
        guard run.count >= digits.lowerBound, let number = Int(run) else { return nil }
        numbers[field] = number
        rest = rest.dropFirst(run.count)
      }
    }
    guard rest.isEmpty, let year = numbers[.year], let month = numbers[.month], let day = numbers[.day],
      let date = LocalDate(year: year, month: month, day: day)
    else { return nil }
    return secondOfDay(numbers, isAfternoon: isAfternoon).map { (date, $0) }
  }

  private func secondOfDay(_ numbers: [Field: Int], isAfternoon: Bool?) -> Int? {
    var hour = numbers[.hour] ?? 0
    if let isAfternoon {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    let (minute, second) = (numbers[.minute] ?? 0, numbers[.second] ?? 0)
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return hour * 3600 + minute * 60 + second
  }
}
