import CustomerSuccess

/// How a column's dates are written, as far as its values prove it.
struct DateGuess: Hashable, Sendable {
  enum Form: Hashable, Sendable {
    /// ISO 8601, which needs no telling.
    case iso
    case order(DayOrder)
    /// Both orders read every value, and differently.
    case eitherOrder
    /// `excel`, `epoch`, `epoch_ms`, or a pattern.
    case named(String)
  }

  /// One, or those that stand side by side, the commonest first.
  private(set) var forms: [Form]
  /// A time of day stands beside some day.
  let hasTime: Bool
  /// Values that are no date, or none in the order of the others.
  private(set) var unread: [String] = []
  /// No day above 12 proves the order: dates with dots have the day first.
  let isByDots: Bool

  /// Nil for a column whose values are no dates, or all empty.
  init?(_ profile: ColumnProfile) {
    let days = DayOrders(profile)
    guard let plain = DateGuess(plain: profile, days) else {
      self.init(mixed: profile, days)
      return
    }
    self = plain
  }

  /// Values in several forms, most of them dates.
  private init?(mixed profile: ColumnProfile, _ days: DayOrders) {
    (forms, hasTime, isByDots) = ([], false, days.isByDots)
    var rest = profile.values
    while !rest.isEmpty {
      let parts = DateGuess.parts(of: rest, days)
      guard let most = parts.max(by: { $0.read.count < $1.read.count }), !most.read.isEmpty else { break }
      forms.append(most.form)
      rest.removeAll { most.read.contains($0) }
    }
    guard !forms.isEmpty, rest.count * 2 < profile.values.count else { return nil }
    unread = rest
  }

  /// What each form reads of some values, those first that go before others that read as many.
  private static func parts(of values: [String], _ days: DayOrders) -> [(form: Form, read: Set<String>)] {
    func read(_ formats: [TimeFormat]) -> Set<String> {
      Set(values.filter { SourceTime.stamp($0, formats: formats) != nil })
    }
    let iso = read([])
    guard iso.isEmpty else { return [(.iso, iso)] }
    var parts: [(form: Form, read: Set<String>)] = ranges.map { name, range in
      (.named(name), Set(values.filter { Double($0).map(range.contains) ?? false }))
    }
    parts += days.forms.map { ($0.form, read($0.order.formats)) }
    if parts.allSatisfy(\.read.isEmpty) {
      parts += patterns.compactMap { name in TimeFormat(name).map { (.named(name), read([$0])) } }
    }
    return parts
  }

  private init?(plain profile: ColumnProfile, _ days: DayOrders) {
    guard !profile.isBlank else { return nil }
    isByDots = days.isByDots
    func reads(_ formats: [TimeFormat]) -> Bool { profile.all { SourceTime.stamp($0, formats: formats) != nil } }
    func times(_ formats: [TimeFormat]) -> Bool {
      profile.values.contains { (SourceTime.stamp($0, formats: formats)?.secondOfDay ?? 0) != 0 }
    }
    if reads([]) {
      (forms, hasTime) = ([.iso], times([]))
      return
    }
    if let days = days.forms.first, reads(days.order.formats) {
      let differs = profile.values.contains { text in
        Set(DayOrder.allCases.map { SourceTime.stamp(text, formats: $0.formats) }).count > 1
      }
      forms = [days.form == .eitherOrder && !differs ? .order(days.order) : days.form]
      hasTime = times(days.order.formats)
      return
    }
    for name in DateGuess.patterns {
      guard let format = TimeFormat(name), reads([format]) else { continue }
      (forms, hasTime) = ([.named(name)], times([format]))
      return
    }
    guard let number = DateGuess.number(profile) else { return nil }
    (forms, hasTime) = ([.named(number)], number != "excel" || profile.values.contains { $0.contains(".") })
  }

  /// Numbers are days or moments only where they fall between 2000 and 2050.
  private static func number(_ profile: ColumnProfile) -> String? {
    ranges.first { range in profile.all { Double($0).map(range.1.contains) ?? false } }?.0
  }

  private static let ranges: [(String, ClosedRange<Double>)] = [
    ("excel", 36_526...54_789), ("epoch", 946_684_800...2_524_608_000),
    ("epoch_ms", 946_684_800_000...2_524_608_000_000),
  ]

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
