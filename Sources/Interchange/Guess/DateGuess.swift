import CustomerSuccess

/// How a column's dates are written, as far as its values prove it.
struct DateGuess: Sendable {
  enum Form: Hashable, Sendable {
    /// ISO 8601, which needs no telling.
    case iso
    case order(DayOrder)
    /// Both orders read every value, and differently.
    case eitherOrder
    /// `excel`, `epoch`, `epoch_ms`, or a pattern.
    case named(String)
  }

  let form: Form
  /// A time of day stands beside some day.
  let hasTime: Bool

  /// Nil for a column whose values are no dates, or all empty.
  init?(_ profile: ColumnProfile) {
    guard !profile.isBlank else { return nil }
    func reads(_ formats: [TimeFormat]) -> Bool { profile.all { SourceTime.stamp($0, formats: formats) != nil } }
    func times(_ formats: [TimeFormat]) -> Bool {
      profile.values.contains { (SourceTime.stamp($0, formats: formats)?.secondOfDay ?? 0) != 0 }
    }
    if reads([]) {
      (form, hasTime) = (.iso, times([]))
      return
    }
    let orders = DayOrder.allCases.filter { reads($0.formats) }
    if let order = orders.first {
      let differs = profile.values.contains { text in
        Set(DayOrder.allCases.map { SourceTime.stamp(text, formats: $0.formats) }).count > 1
      }
      (form, hasTime) = (orders.count > 1 && differs ? .eitherOrder : .order(order), times(order.formats))
      return
    }
    for name in DateGuess.patterns {
      guard let format = TimeFormat(name), reads([format]) else { continue }
      (form, hasTime) = (.named(name), times([format]))
      return
    }
    guard let number = DateGuess.number(profile) else { return nil }
    (form, hasTime) = (.named(number), number != "excel" || profile.values.contains { $0.contains(".") })
  }

  /// Numbers are days or moments only where they fall between 2000 and 2050.
  private static func number(_ profile: ColumnProfile) -> String? {
    let ranges: [(String, ClosedRange<Double>)] = [
      ("excel", 36_526...54_789), ("epoch", 946_684_800...2_524_608_000),
      ("epoch_ms", 946_684_800_000...2_524_608_000_000),
    ]
    return ranges.first { range in profile.all { Double($0).map(range.1.contains) ?? false } }?.0
  }

  private static let patterns: [String] = {
    let days = [
      "d MMM yyyy", "d MMM yy", "d-MMM-yyyy", "d-MMM-yy", "d/MMM/yyyy", "d/MMM/yy", "MMM d, yyyy", "MMM d yyyy",
      "d. MMM yyyy", "EEE, d MMM yyyy", "EEE, MMM d, yyyy", "EEE MMM d yyyy", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd",
    ]
    let times = [
      "", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a", ", h:mm a", ", H:mm", " H:mm:ss Z", " H:mm Z", " h:mm a Z",
    ]
    return days.flatMap { day in times.map { day + $0 } }
  }()
}
