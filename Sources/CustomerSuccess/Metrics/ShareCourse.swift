/// Customers' shares in percent over time, each weighed by the whole that it is a share of.
public struct ShareCourse: Sendable {
  private let moments: [PerformanceMoment]
  /// A value that is older does not count; nil: the newest counts whatever its age.
  private let days: Int?
  private let needsWhole: Bool
  private var sums: [ShareSums]

  /// Features used: where the plan does not say how many there are, as many as other plans have in the mean.
  public static func adoption(_ moments: PerformanceMoments) -> ShareCourse {
    ShareCourse(moments, days: nil, needsWhole: false)
  }

  /// Active users: without licensed users there is no share.
  public static func engagement(_ moments: PerformanceMoments) -> ShareCourse {
    ShareCourse(moments, days: PerformanceMoments.activeDays, needsWhole: true)
  }

  private init(_ moments: PerformanceMoments, days: Int?, needsWhole: Bool) {
    self.moments = moments.months + [moments.before(days: PerformanceMoments.activeDays)]
    self.days = days
    self.needsWhole = needsWhole
    sums = self.moments.map { _ in ShareSums() }
  }

  /// One customer, with all values of the metric, the oldest first, and what they are shares of, where that is told.
  public mutating func add(_ values: [(at: Instant, value: MetricValue)], whole: Int?, of stay: CustomerStay) {
    let whole = whole.flatMap { $0 > 0 ? Double($0) : nil }
    guard whole != nil || !needsWhole else { return }
    for (place, moment) in moments.enumerated() where stay.counts(on: moment.day) {
      guard let newest = values.last(where: { $0.at <= moment.at }), case .measured(let share) = newest.value else {
        continue
      }
      if let days, newest.at < moment.at.adding(days: -days) { continue }
      sums[place].add(share, of: whole)
    }
  }

  public func series(_ figure: PerformanceFigure) -> PerformanceSeries {
    var values = sums.map { sums in
      sums.mean.map { PerformanceValue($0, n: sums.count) } ?? PerformanceValue(.nothingKnown)
    }
    let before = values.popLast() ?? PerformanceValue(.nothingKnown)
    return PerformanceSeries(figure, months: values, before: before)
  }
}

/// A mean of shares, each weighed by its whole; those whose whole is not known have the mean of the others'.
public struct ShareSums: Hashable, Sendable {
  private var weighed = 0.0
  private var wholes = 0.0
  private var known = 0
  private var plain = 0.0
  private var unknown = 0

  public init() {}

  public mutating func add(_ share: Double, of whole: Double?) {
    guard let whole else {
      plain += share
      unknown += 1
      return
    }
    weighed += share * whole
    wholes += whole
    known += 1
  }

  public var count: Int { known + unknown }

  /// Nil of nothing.
  public var mean: Double? {
    guard count > 0 else { return nil }
    let usual = known == 0 ? 1 : wholes / Double(known)
    return (weighed + plain * usual) / (wholes + Double(unknown) * usual)
  }
}
