/// A customer at a moment, as the framework's identification signals look at it.
public struct ExpansionCase {
  public var customer: Customer
  public var observations: [Observation]
  public var counts: [UsageCount]
  public var activities: [Activity]
  public var assessment: HealthAssessment
  /// The metrics that measure a plan limit in percent, by the limit's name.
  public var limits: [String: MetricID]
  public var health: HealthModel
  public var now: Instant
  public var zone: Zone

  public init(
    customer: Customer, observations: [Observation], counts: [UsageCount], activities: [Activity],
    assessment: HealthAssessment, limits: [String: MetricID], health: HealthModel, now: Instant, zone: Zone
  ) {
    self.customer = customer
    self.observations = observations
    self.counts = counts
    self.activities = activities
    self.assessment = assessment
    self.limits = limits
    self.health = health
    self.now = now
    self.zone = zone
  }

  /// What a signal goes by where it is there, and when time alone may take it away or bring it.
  func find(_ signal: ExpansionSignal) -> (evidence: Evidence?, due: Instant?) {
    switch signal.test {
    case .limit(let least, let times, let days): limit(least, times, days)
    case .rise(let metric, let by, let days): rise(metric, by, days)
    case .level(let metric, let least): level(metric, least)
    case .note(let type, let days): note(type, days)
    }
  }

  struct Evidence {
    var text: String
    var at: Instant
  }

  /// The limit that is used most of those of which enough is known.
  private func limit(_ least: Double, _ times: Int, _ days: Int) -> (Evidence?, Instant?) {
    let usage = LimitUsage(
      customer: customer, counts: counts, observations: observations, metrics: limits, zone: zone)
    var found: (evidence: Evidence, percent: Double)?
    var due: Instant?
    for name in customer.limits.keys.sorted() {
      let known = recent(usage.percents(of: name), \.at, days, &due)
      let newest = known.suffix(times)
      guard newest.count == times, newest.allSatisfy({ $0.percent >= least }), let last = newest.last else { continue }
      guard found.map({ last.percent > $0.percent }) ?? true else { continue }
      let values = newest.map { "\($0.percent.tenths) %" }.joined(separator: ", ")
      found = (Evidence(text: "\(values) of \(name)", at: last.at), last.percent)
    }
    return (found?.evidence, due)
  }

  private func rise(_ metric: MetricID, _ by: Double, _ days: Int) -> (Evidence?, Instant?) {
    var due: Instant?
    let known = recent(observations.measured(metric), \.at, days, &due)
    guard let first = known.min(by: { ($0.value, $0.at) < ($1.value, $1.at) }), let last = known.last,
      first.at < last.at, last.value - first.value >= by
    else { return (nil, due) }
    let title = health.metric(metric)?.title.lowercasedFirst ?? metric.text
    let text = "\(title) from \(first.value.tenths) to \(last.value.tenths) since \(zone.date(of: first.at))"
    return (Evidence(text: text, at: last.at), due)
  }

  /// Overrides count, as they do in the score.
  private func level(_ metric: MetricID, _ least: HealthCategory) -> (Evidence?, Instant?) {
    guard let one = assessment.metrics.first(where: { $0.id == metric }), let band = one.band, band >= least else {
      return (nil, assessment.validUntil)
    }
    if let override = one.override {
      return (Evidence(text: "\(override.reason) (\(band.title.lowercased()))", at: override.at), assessment.validUntil)
    }
    guard let observation = one.observation else { return (nil, assessment.validUntil) }
    return (Evidence(text: health.frameworkText(of: observation), at: observation.at), assessment.validUntil)
  }

  private func note(_ type: String, _ days: Int) -> (Evidence?, Instant?) {
    let own = activities.filter { $0.kind == type }
    var due: Instant?
    let known = recent(own.sorted { ($0.at, $0.id) < ($1.at, $1.id) }, \.at, days, &due)
    return (known.last.map { Evidence(text: $0.description.oneLine, at: $0.at) }, due)
  }

  /// Those of the last days; `due` becomes the first moment at which one of them is too old, or one ahead comes.
  private func recent<Value>(_ values: [Value], _ at: (Value) -> Instant, _ days: Int, _ due: inout Instant?) -> [Value]
  {
    let from = now.adding(days: -days)
    let known = values.filter { at($0) > from && at($0) <= now }
    let turns = known.map { at($0).adding(days: days) } + values.map(at).filter { $0 > now }
    due = earliest(due, turns.min())
    return known
  }
}

extension String {
  /// A text of several lines as one.
  fileprivate var oneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
