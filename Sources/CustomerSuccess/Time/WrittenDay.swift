extension LocalDate {
  /// A day as people write it by hand: `2027-01-15`, `15.1.2027`, which is day first everywhere, and `15/01/2027` or `01/15/2027` where one of the two is
  /// no month. Nil for anything else, also where day and month could be either.
  public init?(written text: String) {
    if let day = LocalDate(iso8601: text) {
      self = day
      return
    }
    for sign: Character in [".", "/"] {
      let parts = text.split(separator: sign, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[2].count == 4, parts.dropLast().allSatisfy({ (1...2).contains($0.count) }),
        parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
      else { continue }
      let numbers = parts.compactMap { Int($0) }
      guard numbers.count == 3 else { return nil }
      let isMonthFirst = sign == "/" && numbers[1] > 12
      guard sign == "." || isMonthFirst || numbers[0] > 12 || numbers[0] == numbers[1] else { return nil }
      self.init(
        year: numbers[2], month: isMonthFirst ? numbers[0] : numbers[1], day: isMonthFirst ? numbers[1] : numbers[0])
      return
    }
    return nil
  }
}

extension Zone {
  /// `10 April 2026 14:05`: a moment as this zone's clocks show it.
  public func written(_ moment: Instant) -> String {
    let local = local(moment)
    let (hour, minute) = (local.secondOfDay / 3600, local.secondOfDay / 60 % 60)
    return "\(local.date.written) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
