/// Days to first value over time: at each moment those of all customers who are there and have got value by then.
public struct FirstValueCourse: Sendable {
  private let moments: [PerformanceMoment]
  private let zone: Zone
  private let objective: ActivationObjective
  private var days: [[Int]]

  public init(_ moments: PerformanceMoments, _ objective: ActivationObjective) {
    self.moments = moments.months + [moments.before(days: PerformanceMoments.answerDays)]
    self.objective = objective
    zone = moments.zone
    days = self.moments.map { _ in [] }
  }

  /// One customer, with the moments of the objective's events and all values of its metric, both the oldest first.
  public mutating func add(
    events: [Instant], measured: [(at: Instant, value: MetricValue)], of stay: CustomerStay
  ) {
    for (place, moment) in moments.enumerated() where stay.counts(on: moment.day) {
      var known: Double?
      if case .measured(let days)? = measured.last(where: { $0.at <= moment.at })?.value { known = days }
      let value = objective.daysToValue(
        events, signedUp: stay.signedUp, measured: known, on: moment.day, in: zone)
      if let value { days[place].append(value) }
    }
  }

  public var series: PerformanceSeries {
    var values = days.map { days in
      days.median.map { PerformanceValue($0, n: days.count) } ?? PerformanceValue(.nothingKnown)
    }
    let before = values.popLast() ?? PerformanceValue(.nothingKnown)
    return PerformanceSeries(.timeToFirstValue, months: values, before: before)
  }
}
