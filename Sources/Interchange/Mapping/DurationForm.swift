import CustomerSuccess
import Foundation

/// How a tool writes lengths of time.
struct DurationForm: Sendable, Hashable {
  enum Unit: String, CaseIterable, Sendable {
    case milliseconds, seconds, minutes, hours, days

    var seconds: Double {
      switch self {
      case .milliseconds: 0.001
      case .seconds: 1
      case .minutes: 60
      case .hours: 3600
      case .days: 86_400
      }
    }
  }

  /// What a number alone counts.
  var unit = Unit.minutes
  /// What is given.
  var given = Unit.minutes
  var number = NumberForm()

  /// The length as a number of `given`; nil where the text is none.
  func text(_ text: String) -> String? {
    seconds(text).map { ((($0 / given.seconds) * 1e6).rounded() / 1e6).shortText }
  }

  /// `20h`, `1d 4h`, `1 hour, 5 min`, `2:30:00`, `PT20H`, or a number of `unit`.
  func seconds(_ text: String) -> Double? {
    let text = text.trimmingBlanks()
    if let number = number.number(text) { return bounded(number * unit.seconds) }
    if text.contains(":") { return clock(text) }
    return words(text).flatMap(bounded)
  }

  private func bounded(_ seconds: Double) -> Double? {
    seconds.magnitude <= Double(DurationFormat.longest) ? seconds : nil
  }

  /// `HH:MM:SS` and `HH:MM`: hours may be more than a day's.
  private func clock(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Double($0) }
    guard numbers.count == parts.count, numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
    return bounded(numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0))
  }

  private func words(_ text: String) -> Double? {
    var rest = text.lowercased().filter { !$0.isBlank && $0 != "," && $0 != ";" }[...]
    // ISO 8601 has months and minutes by the same letter; months are no length.
    var isISO = false
    if rest.hasPrefix("p") {
      isISO = true
      rest = rest.dropFirst()
    }
    var total = 0.0
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      if isISO, rest.hasPrefix("t") { rest = rest.dropFirst() }
      let digits = rest.prefix { $0.isWholeNumber || $0 == number.decimal }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count)
      guard !digits.isEmpty, let count = number.number(String(digits)), let length = DurationForm.lengths[String(unit)]
      else { return nil }
      total += count * length
    }
    return total
  }

  private static let lengths: [String: Double] = {
    let names: [(Double, [String])] = [
      (604_800, ["w", "wk", "week", "weeks"]), (86_400, ["d", "day", "days"]),
      (3600, ["h", "hr", "hrs", "hour", "hours"]), (60, ["m", "min", "mins", "minute", "minutes"]),
      (1, ["s", "sec", "secs", "second", "seconds"]),
    ]
    return Dictionary(uniqueKeysWithValues: names.flatMap { length, names in names.map { ($0, length) } })
  }()
}
