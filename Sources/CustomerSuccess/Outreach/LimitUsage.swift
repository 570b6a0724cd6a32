/// How much of a customer's plan limits was used, as counters and metrics told it.
struct LimitUsage {
  var customer: Customer
  var counts: [UsageCount]
  var observations: [Observation]
  /// The metrics that measure a limit in percent, by the limit's name.
  var metrics: [String: MetricID]
  var zone: Zone

  /// In percent of the limit, those ahead of the clock too, the oldest first; of one moment the higher one is the newer. What was
  /// told of the time before sign-up is left out.
  func percents(of limit: String) -> [(at: Instant, percent: Double)] {
    let counter = CounterID(limit)
    let counted = counts.filter { $0.counter == counter }.compactMap { count in
      customer.share(of: counter, used: count.value).map { (at: count.at, percent: $0 * 100) }
    }
    let metered = (metrics[limit].map(observations.measured) ?? []).map { (at: $0.at, percent: $0.value) }
    let start = zone.instant(customer.signedUp, secondOfDay: 0)
    return (counted + metered).filter { $0.at >= start }.sorted { ($0.at, $0.percent) < ($1.at, $1.percent) }
  }
}

extension OutreachContext {
  func usage(_ facts: OutreachFacts) -> LimitUsage {
    LimitUsage(
      customer: facts.customer, counts: facts.journey.counts, observations: facts.observations,
      metrics: rules.usage.metrics, zone: zone)
  }
}

extension [Observation] {
  /// Measured values of a metric with their times, those ahead of the clock too, the oldest first.
  func measured(_ metric: MetricID) -> [(at: Instant, value: Double)] {
    filter { $0.metric == metric }.sorted { $1.isNewer(than: $0) }.compactMap {
      guard case .measured(let value) = $0.value else { return nil }
      return ($0.at, value)
    }
  }
}
