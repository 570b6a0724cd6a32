/// The overrides that count at a moment: the newest in force of each target.
struct OverridesInForce {
  private(set) var metrics: [MetricID: Override] = [:]
  private(set) var dimensions: [DimensionID: Override] = [:]
  private(set) var score: Override?

  init(_ overrides: [Override], at now: Instant) {
    for override in overrides where override.counts(at: now) { put(override) }
  }

  private mutating func put(_ override: Override) {
    switch override.target {
    case .metric(let id): metrics[id] = newer(metrics[id], override)
    case .dimension(let id): dimensions[id] = newer(dimensions[id], override)
    case .score: score = newer(score, override)
    }
  }

  private func newer(_ standing: Override?, _ override: Override) -> Override {
    guard let standing else { return override }
    return (standing.at, standing.id) < (override.at, override.id) ? override : standing
  }

  var dimensionValues: [DimensionID: Double] { dimensions.mapValues { Double($0.value) } }

  /// The first end among those that count: one that stands behind a newer one changes nothing by ending.
  var firstEnd: Instant? {
    (Array(metrics.values) + Array(dimensions.values) + [score].compactMap(\.self)).map(\.end).min()
  }
}

extension Override {
  /// The first second at which it no longer counts.
  var end: Instant { withdrawn.map { min($0, expires) } ?? expires }
}
