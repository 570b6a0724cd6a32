extension HealthModel {
  /// A customer's health at a moment. Observations and overrides come in any order; other customers' are left out.
  public func assess(
    _ customer: Customer, observations: [Observation], overrides: [Override], at now: Instant, zone: Zone
  ) -> HealthAssessment {
    let (newest, nextObservation) = newest(of: customer.id, in: observations, at: now)
    let own = overrides.filter { $0.customer == customer.id }
    let inForce = OverridesInForce(own, at: now)
    let context = ReadingContext(customer: customer, now: now, zone: zone)
    let readings = zip(metrics, newest).map { reading(of: $0, $1, in: context) }

    var assessment = assemble(customer.id, at: now, newest: newest, readings: readings, inForce: inForce)
    let nextOverride = own.filter { $0.at > now && $0.at < $0.end }.map(\.at).min()
    let turns = readings.map(\.changesAt) + [nextObservation, nextOverride, inForce.firstEnd]
    assessment.validUntil = turns.compactMap(\.self).min()
    return assessment
  }

  /// The newest observation of each metric not later than `now`, and the first moment at which a later one counts.
  private func newest(
    of customer: CustomerID, in observations: [Observation], at now: Instant
  ) -> (newest: [Observation?], next: Instant?) {
    var newest = [Observation?](repeating: nil, count: metrics.count)
    var next: Instant?
    for observation in observations where observation.customer == customer {
      guard let position = position(of: observation.metric) else { continue }
      guard observation.at <= now else {
        next = min(next ?? observation.at, observation.at)
        continue
      }
      if let standing = newest[position], !observation.isNewer(than: standing) { continue }
      newest[position] = observation
    }
    return (newest, next)
  }

  /// Without until when it holds.
  func assemble(
    _ customer: CustomerID, at now: Instant, newest: [Observation?], readings: [MetricReading],
    inForce: OverridesInForce
  ) -> HealthAssessment {
    let computed = weighing(readings.map(\.score))
    let scores = zip(metrics, readings).map { metric, reading in
      inForce.metrics[metric.id].map { Double($0.value) } ?? reading.score
    }
    let shown = weighing(scores, dimensionOverrides: inForce.dimensionValues)
    let exact = inForce.score.map { Double($0.value) } ?? shown.exact
    let coverage = coverage(readings, scores)

    var position = 0
    let parts = dimensions.indices.map { index in
      let dimension = dimensions[index]
      let metrics = dimension.metrics.map { metric in
        defer { position += 1 }
        return MetricAssessment(
          metric, readings[position], newest[position], override: inForce.metrics[metric.id],
          score: scores[position], weight: shown.metricWeights[index])
      }
      return DimensionAssessment(
        id: dimension.id, title: dimension.title, weight: shown.dimensionWeights[index],
        modelWeight: dimension.weight, score: shown.dimensionScores[index],
        computed: computed.dimensionScores[index], override: inForce.dimensions[dimension.id], metrics: metrics)
    }
    // A score set by a person is that person's word, however little is known underneath.
    let isProvisional = exact != nil && inForce.score == nil && coverage.share < coverageFloor
    return HealthAssessment(
      customer: customer, at: now, score: exact.map(roundedHalfUp), computed: computed.exact.map(roundedHalfUp),
      exact: exact, coverage: coverage, isProvisional: isProvisional, override: inForce.score, dimensions: parts,
      validUntil: nil)
  }

  /// A metric that only an override gives a value to counts as known.
  private func coverage(_ readings: [MetricReading], _ scores: [Double?]) -> Coverage {
    let known = scores.count { $0 != nil }
    let unknown = zip(readings, scores).count { $0.state == .unknown && $1 == nil }
    return Coverage(known: known, applicable: known + unknown)
  }
}

extension MetricAssessment {
  fileprivate init(
    _ metric: HealthMetric, _ reading: MetricReading, _ observation: Observation?, override: Override?,
    score: Double?, weight: Double
  ) {
    self.init(
      id: metric.id, title: metric.title, state: reading.state,
      band: override.map { HealthCategory(score: $0.value) } ?? reading.band, score: score,
      computed: reading.score, override: override, weight: score == nil ? 0 : weight, observation: observation,
      staleFrom: reading.staleFrom)
  }
}
