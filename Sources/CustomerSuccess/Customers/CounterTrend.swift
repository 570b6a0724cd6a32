/// How a counter of one customer rose or fell: the mean of what was counted in the last days against that of as many days before.
/// A count is what stood at a time, so their mean depends neither on how often it was counted nor on when exactly.
public struct CounterTrend: Hashable, Sendable {
  /// What is held against what.
  public struct Terms: Hashable, Sendable {
    /// How many days of 24 hours are held against as many before.
    public var days: Int
    /// With fewer counts in either stretch there is no trend.
    public var counts: Int

    public init(days: Int = 30, counts: Int = 2) {
      self.days = days
      self.counts = counts
    }
  }

  /// What was counted in one stretch of days.
  public struct Stretch: Hashable, Sendable {
    public var counts: Int
    /// Nil where nothing was counted.
    public var mean: Double?

    public init(counts: Int, mean: Double?) {
      self.counts = counts
      self.mean = mean
    }

    init(_ values: [Int]) {
      counts = values.count
      mean = values.isEmpty ? nil : values.reduce(0) { $0 + Double($1) } / Double(values.count)
    }
  }

  public var terms: Terms
  public var recent: Stretch
  public var before: Stretch

  public init(_ terms: Terms, recent: Stretch, before: Stretch) {
    self.terms = terms
    self.recent = recent
    self.before = before
  }

  /// Of all that was ever counted in one counter, those ahead of `now` too.
  public init(_ counts: [UsageCount], _ terms: Terms, at now: Instant) {
    let (turn, start) = (now.adding(days: -terms.days), now.adding(days: -2 * terms.days))
    self.init(
      terms, recent: Stretch(counts.filter { $0.at > turn && $0.at <= now }.map(\.value)),
      before: Stretch(counts.filter { $0.at > start && $0.at <= turn }.map(\.value)))
  }

  /// By how many per cent it rose, below 0 fell; nil where too little was counted, or nothing but zeros before.
  public var percent: Double? {
    guard recent.counts >= terms.counts, before.counts >= terms.counts, let now = recent.mean, let then = before.mean,
      then > 0
    else { return nil }
    return 100 * now / then - 100
  }

  /// `41.5 on average in 30 days, 53 in the 30 before: -21.7 %`, or why there is no trend.
  public var words: String {
    let spans = "the last \(terms.days) days and in the \(terms.days) before"
    guard recent.counts >= terms.counts, before.counts >= terms.counts else {
      return
        "no trend: counted \(recent.counts) and \(before.counts) times in \(spans), \(terms.counts) each are needed"
    }
    guard let percent, let now = recent.mean, let then = before.mean else {
      return "no trend: nothing but zeros in the \(terms.days) days before the last \(terms.days)"
    }
    let sign = percent > 0 ? "+" : ""
    return
      "\(now.tenths) on average in \(terms.days) days, \(then.tenths) in the \(terms.days) before: \(sign)\(percent.tenths) %"
  }

  /// When it may be another one though nothing new is told: a count passes from one stretch to the other, leaves the earlier one, or was
  /// dated ahead. Nil where nothing is left to pass.
  static func turns(_ counts: [UsageCount], _ terms: Terms, after now: Instant) -> Instant? {
    counts.lazy.flatMap { [$0.at, $0.at.adding(days: terms.days), $0.at.adding(days: 2 * terms.days)] }
      .filter { $0 > now }.min()
  }
}

extension [UsageCount] {
  /// How one of a customer's counters went, as filters name it.
  func trend(of counter: CounterID, _ terms: CounterTrend.Terms, at now: Instant) -> CounterTrend {
    CounterTrend(counted(by: [counter]), terms, at: now)
  }

  /// What was counted by names that filters mean by these: capitals and accents make no difference.
  func counted(by counters: Set<CounterID>) -> [UsageCount] {
    let names = Set(counters.map { folded($0.text) })
    return filter { names.contains(folded($0.counter.text)) }
  }
}
