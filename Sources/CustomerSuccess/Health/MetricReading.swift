/// What one metric says at a moment, before any override.
struct MetricReading: Hashable {
  var state: MetricAssessment.State
  var band: HealthCategory?
  var score: Double?
  var staleFrom: Instant?
  /// The first later moment at which the passing of time alone makes this another reading.
  var changesAt: Instant?

  static let unknown = MetricReading(state: .unknown)
  static let notApplicable = MetricReading(state: .notApplicable)
}

/// What a metric is read against.
struct ReadingContext {
  var customer: Customer
  var now: Instant
  var zone: Zone

  /// Whole local days since the customer signed up.
  var days: Int { zone.date(of: now) - customer.signedUp }

  /// The first moment of a day counted from sign-up.
  func start(ofDay day: Int) -> Instant { zone.instant(customer.signedUp + day, secondOfDay: 0) }
}

extension HealthModel {
  func reading(
    of metric: HealthMetric, _ observation: Observation?, in context: ReadingContext
  ) -> MetricReading {
    guard metric.applies(to: context.customer) else { return .notApplicable }
    guard let observation else { return early(metric, in: context) ?? .unknown }
    switch observation.value {
    case .notApplicable: return .notApplicable
    case .unmet: return unmet(metric, observation, in: context)
    case .measured(let value): return measured(metric, value, observation, at: context.now)
    case .judged(let level): return judged(metric, level, observation, at: context.now)
    }
  }

  /// A value the model has no scale for (its file changed since) is not known, rather than guessed.
  private func measured(
    _ metric: HealthMetric, _ value: Double, _ observation: Observation, at now: Instant
  ) -> MetricReading {
    guard let scale = metric.measure?.scale, value.isFinite else { return .unknown }
    let band = scale.band(for: value).category
    return aging(metric, observation, band: band, score: scale.score(for: value), at: now)
  }

  private func judged(
    _ metric: HealthMetric, _ level: HealthCategory, _ observation: Observation, at now: Instant
  ) -> MetricReading {
    guard metric.levels[level] != nil, let score = levelScores[level] else { return .unknown }
    return aging(metric, observation, band: level, score: score, at: now)
  }

  /// After the deadline an unmet measure is scored as its age would be, an unmet judgement as the worst level.
  private func unmet(
    _ metric: HealthMetric, _ observation: Observation, in context: ReadingContext
  ) -> MetricReading {
    guard metric.deadline != nil else { return .unknown }
    if let early = early(metric, in: context) { return early }
    guard let scale = metric.measure?.scale else {
      guard let worst = metric.levels.keys.min() else { return .unknown }
      return judged(metric, worst, observation, at: context.now)
    }
    let days = context.days
    var reading = measured(metric, Double(days), observation, at: context.now)
    if scale.score(for: Double(days + 1)) != reading.score {
      let tomorrow = context.start(ofDay: days + 1)
      reading.changesAt = min(reading.changesAt ?? tomorrow, tomorrow)
    }
    return reading
  }

  /// Older than its shelf life: the second after the last one it was good for.
  private func aging(
    _ metric: HealthMetric, _ observation: Observation, band: HealthCategory, score: Double, at now: Instant
  ) -> MetricReading {
    let staleFrom = metric.shelfLife.map { observation.at.adding(days: $0) + 1 }
    guard let staleFrom else { return MetricReading(state: .known, band: band, score: score) }
    let isStale = staleFrom <= now
    return MetricReading(
      state: isStale ? .stale : .known, band: band, score: score, staleFrom: staleFrom,
      changesAt: isStale ? nil : staleFrom)
  }

  /// The reading of a timed metric that has no value yet, while its deadline has not passed; else nil.
  private func early(_ metric: HealthMetric, in context: ReadingContext) -> MetricReading? {
    guard let deadline = metric.deadline else { return nil }
    let days = context.days
    guard days <= deadline, let reachable = metric.reachable(onDay: days) else { return nil }
    var next = max(days, 0) + 1
    while next <= deadline, metric.reachable(onDay: next) == reachable { next += 1 }
    return MetricReading(
      state: .tooEarly(stillReachable: reachable), changesAt: context.start(ofDay: next))
  }
}

extension HealthMetric {
  /// The best band a value met on that day after sign-up can have.
  fileprivate func reachable(onDay day: Int) -> HealthCategory? {
    guard let scale = measure?.scale else { return levels.keys.max() }
    return scale.band(for: Double(max(day, 0))).category
  }
}

extension Observation {
  /// Of two at the same second one must count, whatever order they come in: the one whose words sort last.
  func isNewer(than other: Observation) -> Bool {
    guard at == other.at else { return at > other.at }
    return "\(value) \(source) \(note)" > "\(other.value) \(other.source) \(other.note)"
  }
}
