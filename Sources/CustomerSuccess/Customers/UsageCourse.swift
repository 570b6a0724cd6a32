/// How a counter of one customer went: what stood at the end of each of the last weeks.
public struct UsageCourse: Hashable, Sendable {
  /// How many weeks are looked back.
  public static let weeks = 12
  /// What stands now is held against what stood so many days ago.
  public static let days = 30

  /// When it was counted first.
  public var since: Instant
  /// The count that stood at each of `moments`, the newest last; nil before the first one.
  public var values: [Int?]
  /// What stood `days` ago; nil where nothing was counted yet.
  public var before: Int?
  /// By how much it rose or fell, as filters ask for it; nil where nobody has looked.
  public var trend: CounterTrend?

  public init(since: Instant, values: [Int?], before: Int?, trend: CounterTrend? = nil) {
    (self.since, self.values, self.before, self.trend) = (since, values, before, trend)
  }

  /// Week by week up to now, the oldest first.
  public static func moments(upTo now: Instant) -> [Instant] {
    (0..<weeks).reversed().map { now.adding(days: -7 * $0) }
  }

  /// How much more than `days` ago; nil where nothing was counted then.
  public var change: Int? { Self.change(from: before, to: values.last ?? nil) }

  static func change(from before: Int?, to now: Int?) -> Int? {
    guard let before, let now else { return nil }
    let (difference, isTooFar) = now.subtractingReportingOverflow(before)
    return isTooFar ? nil : difference
  }
}
