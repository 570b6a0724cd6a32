/// Lengths of time as ISO 8601 writes them: `PT1H30M`, `P1DT2H`, `PT0.5S`, `P2W`.
enum ISODuration {
  private static let dayParts: [(sign: Character, milliseconds: Double)] = [
    ("Y", 365 * 86_400_000), ("M", 30 * 86_400_000), ("W", 7 * 86_400_000), ("D", 86_400_000),
  ]
  private static let timeParts: [(sign: Character, milliseconds: Double)] = [
    ("H", 3_600_000), ("M", 60_000), ("S", 1000),
  ]

  /// Years count 365 days and months 30. Nil for what is none, or longer than a thousand years.
  static func milliseconds(_ text: String) -> Int? {
    guard text.first == "P" || text.first == "p" else { return nil }
    let parts = text.uppercased().dropFirst().split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let days = parts.first, let sum = sum(days, dayParts) else { return nil }
    guard parts.count > 1 else { return days.isEmpty ? nil : whole(sum) }
    guard !parts[1].isEmpty, let rest = self.sum(parts[1], timeParts) else { return nil }
    return whole(sum + rest)
  }

  private static func whole(_ sum: Double) -> Int? { sum < 3.2e13 ? Int(sum.rounded()) : nil }

  private static func sum(_ text: Substring, _ known: [(sign: Character, milliseconds: Double)]) -> Double? {
    var (rest, sum, next) = (text, 0.0, 0)
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
      rest = rest.dropFirst(digits.count)
      guard let number = Double(digits.replacing(",", with: ".")), let sign = rest.popFirst(),
        let place = known[next...].firstIndex(where: { $0.sign == sign })
      else { return nil }
      sum += number * known[place].milliseconds
      next = place + 1
    }
    return sum
  }
}
