/// A customer's score carried from event to event, reading again only the metric an event touches.
struct ScoreReplay {
  struct Event {
    var at: Instant
    var kind: Kind

    enum Kind {
      /// With the metric's place in the model.
      case observed(Observation, Int)
      /// An override started, expired or was withdrawn.
      case overridden
      /// A day passed for an unmet timed metric.
      case aged(Int)
    }
  }

  let model: HealthModel
  let customer: Customer
  let overrides: [Override]
  let zone: Zone
  /// Records say what made them.
  let explains: Bool
  private var newest: [Observation?]
  private var scores: [Double?]
  private var inForce: OverridesInForce
  private var mark: Mark?

  /// What was there at a moment, as far as it has changed since: a copy of all of it a day would cost more than the day's events.
  private struct Mark {
    var inForce: OverridesInForce
    var replaced: [(position: Int, newest: Observation?)] = []
  }

  init(model: HealthModel, customer: Customer, overrides: [Override], zone: Zone, explains: Bool) {
    self.model = model
    self.customer = customer
    self.overrides = overrides
    self.zone = zone
    self.explains = explains
    newest = Array(repeating: nil, count: model.metrics.count)
    scores = Array(repeating: nil, count: model.metrics.count)
    inForce = OverridesInForce([], at: Instant(seconds: 0))
  }

  /// Takes in the events of one second; false when none of them can have changed the score.
  mutating func apply(_ events: ArraySlice<Event>, at now: Instant) -> Bool {
    var counts = false
    for event in events where apply(event.kind, at: now) { counts = true }
    return counts
  }

  private mutating func apply(_ kind: Event.Kind, at now: Instant) -> Bool {
    switch kind {
    case .observed(let observation, let position):
      if newest[position].map(observation.isNewer) ?? true {
        mark?.replaced.append((position, newest[position]))
        newest[position] = observation
      }
      read(position, at: now)
      return true
    case .overridden:
      inForce = OverridesInForce(overrides, at: now)
      return true
    case .aged(let position):
      let before = scores[position]
      if newest[position]?.value == .unmet { read(position, at: now) }
      return scores[position] != before
    }
  }

  private mutating func read(_ position: Int, at now: Instant) {
    let context = ReadingContext(customer: customer, now: now, zone: zone)
    scores[position] = model.reading(of: model.metrics[position], newest[position], in: context).score
  }

  /// The score as it stands; nil when nothing is known.
  func record(at now: Instant) -> ScoreRecord? {
    var shown = scores
    for (id, override) in inForce.metrics {
      if let position = model.position(of: id) { shown[position] = Double(override.value) }
    }
    let weighing = model.weighing(shown, dimensionOverrides: inForce.dimensionValues)
    guard let exact = inForce.score.map({ Double($0.value) }) ?? weighing.exact else { return nil }
    return ScoreRecord(
      customer: customer.id, at: now, score: roundedHalfUp(exact), origin: .computed,
      contributions: explains ? contributions(shown, weighing) : [])
  }

  /// From here on it is known how things stood.
  mutating func setMark() { mark = Mark(inForce: inForce) }

  /// All that the score was made of at the mark, as it stood after the events of `moment`; nil without a mark.
  func markedAssessment(at moment: Instant) -> HealthAssessment? {
    guard let mark else { return nil }
    var known = newest
    for (position, before) in mark.replaced.reversed() { known[position] = before }
    return assessment(at: moment, known, mark.inForce)
  }

  /// All that the score is made of, as it stood after the events of `moment`.
  func assessment(at moment: Instant) -> HealthAssessment { assessment(at: moment, newest, inForce) }

  private func assessment(
    at moment: Instant, _ newest: [Observation?], _ inForce: OverridesInForce
  ) -> HealthAssessment {
    let context = ReadingContext(customer: customer, now: moment, zone: zone)
    let readings = zip(model.metrics, newest).map { model.reading(of: $0, $1, in: context) }
    return model.assemble(customer.id, at: moment, newest: newest, readings: readings, inForce: inForce)
  }

  private func contributions(_ shown: [Double?], _ weighing: HealthWeighing) -> [ScoreRecord.Contribution] {
    let weights = zip(model.dimensions, weighing.metricWeights).flatMap { dimension, weight in
      dimension.metrics.map { _ in weight }
    }
    return zip(model.metrics, zip(shown, weights)).compactMap { metric, part in
      part.0.map { ScoreRecord.Contribution(metric: metric.id, score: $0, weight: part.1) }
    }
  }
}
