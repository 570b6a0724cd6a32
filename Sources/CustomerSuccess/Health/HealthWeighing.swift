/// The arithmetic of a score: metrics into dimensions, dimensions into one number, weights renormalised over what has a
/// value.
struct HealthWeighing {
  struct Dimension {
    var weight: Double
    /// One entry a metric; nil when it does not count.
    var scores: [Double?]
    var override: Double?
  }

  /// What each dimension comes to; nil without a value.
  private(set) var dimensionScores: [Double?] = []
  /// Each dimension's share of the whole.
  private(set) var dimensionWeights: [Double] = []
  /// The share of the whole that each counting metric of a dimension has.
  private(set) var metricWeights: [Double] = []
  /// The weighted mean; nil when no dimension has a value.
  private(set) var exact: Double?

  init(_ dimensions: [Dimension]) {
    let means = dimensions.map { HealthWeighing.mean($0.scores) }
    dimensionScores = zip(dimensions, means).map { $0.override ?? $1.value }
    let whole = zip(dimensions, dimensionScores).reduce(0) { $0 + ($1.1 == nil ? 0 : $1.0.weight) }
    guard whole > 0 else {
      dimensionWeights = dimensions.map { _ in 0 }
      metricWeights = dimensionWeights
      return
    }
    dimensionWeights = zip(dimensions, dimensionScores).map { $1 == nil ? 0 : $0.weight / whole }
    metricWeights = zip(dimensionWeights, means).map { $1.count == 0 ? 0 : $0 / Double($1.count) }
    exact = zip(dimensionWeights, dimensionScores).reduce(0) { $0 + $1.0 * ($1.1 ?? 0) }
  }

  private static func mean(_ scores: [Double?]) -> (value: Double?, count: Int) {
    var sum = 0.0
    var count = 0
    for case let score? in scores {
      sum += score
      count += 1
    }
    return (count == 0 ? nil : sum / Double(count), count)
  }
}

extension HealthModel {
  /// The weighted mean of the dimensions that have a value, before rounding; nil when none has.
  public func score(dimensions scores: [DimensionID: Double]) -> Double? {
    HealthWeighing(
      dimensions.map { HealthWeighing.Dimension(weight: $0.weight, scores: [scores[$0.id]]) }
    ).exact
  }

  /// The weighing of one score a metric, in the order of `metrics`.
  func weighing(_ scores: [Double?], dimensionOverrides: [DimensionID: Double] = [:]) -> HealthWeighing {
    var start = 0
    return HealthWeighing(
      dimensions.map { dimension in
        defer { start += dimension.metrics.count }
        return HealthWeighing.Dimension(
          weight: dimension.weight, scores: Array(scores[start..<start + dimension.metrics.count]),
          override: dimensionOverrides[dimension.id])
      })
  }
}
