/// What moved a score between two moments: lines that add up to the change of the number shown.
///
/// The computed sides are compared metric by metric; everything that people's overrides add, on either side, has its own
/// lines, so that a metric's line never hides one.
public struct ScoreChange: Hashable, Sendable {
  public var before: Int
  public var after: Int
  /// One line a metric known at both times, in the model's order, changed or not; then overrides, coverage, changed
  /// weights and rounding.
  public var lines: [PointsLine]
  public var points: Int { after - before }

  /// Nil unless both have a score.
  public init?(from before: HealthAssessment, to after: HealthAssessment) {
    guard let old = before.score, let new = after.score, let oldExact = before.exact, let newExact = after.exact
    else { return nil }
    self.before = old
    self.after = new
    let rounding = (Double(new) - newExact) - (Double(old) - oldExact)
    lines =
      ComputedChange(before, after).lines + OverrideEffects.lines(from: before, to: after)
      + [PointsLine(cause: .rounding, points: rounding)]
  }
}

/// The change of the computed score, overrides left out.
private struct ComputedChange {
  private let before: [MetricID: Double]
  private let after: [MetricID: Double]
  private let oldWeights: [MetricID: Double]
  /// The old model's weights over what is known now: what separates coverage from a changed model.
  private let middleWeights: [MetricID: Double]
  private let newWeights: [MetricID: Double]
  private let order: [MetricID]
  private let gained: [MetricID]
  private let lost: [MetricID]

  init(_ old: HealthAssessment, _ new: HealthAssessment) {
    before = old.computedScores
    after = new.computedScores
    let newIDs = Set(new.metrics.map(\.id))
    let oldIDs = Set(old.metrics.map(\.id))
    // A metric that the new model does not have went with the model, not with the knowledge.
    let kept = Set(after.keys).union(before.keys.filter { !newIDs.contains($0) })
    oldWeights = old.weights(known: Set(before.keys))
    // Mostly the same is known, and weighed alike.
    middleWeights = kept.count == before.count && kept.isSubset(of: before.keys) ? oldWeights : old.weights(known: kept)
    newWeights =
      kept.count == after.count && old.isWeighed(as: new) ? middleWeights : new.weights(known: Set(after.keys))
    order = new.metrics.map(\.id) + old.metrics.map(\.id).filter { !newIDs.contains($0) }
    gained = Set(after.keys).subtracting(before.keys).intersection(oldIDs).sorted()
    lost = Set(before.keys).subtracting(after.keys).intersection(newIDs).sorted()
  }

  /// `new weight × new score − old weight × old score`, split without remainder: the mean weight times the change of the
  /// score is the metric's, the mean score times the change of the weight is the coverage's or the model's.
  var lines: [PointsLine] {
    var lines: [PointsLine] = []
    var coverage = 0.0
    var model = 0.0
    for id in order {
      guard let level = mean(before[id], after[id]) else { continue }
      let old = oldWeights[id] ?? 0
      let middle = middleWeights[id] ?? 0
      let new = newWeights[id] ?? 0
      coverage += level * (middle - old)
      model += level * (new - middle)
      guard let from = before[id], let to = after[id] else { continue }
      lines.append(PointsLine(cause: .metric(id), points: (old + new) / 2 * (to - from)))
    }
    if !gained.isEmpty || !lost.isEmpty || abs(coverage) > 1e-9 {
      lines.append(PointsLine(cause: .coverage(gained: gained, lost: lost), points: coverage))
    }
    if abs(model) > 1e-9 { lines.append(PointsLine(cause: .modelWeights, points: model)) }
    return lines
  }

  private func mean(_ from: Double?, _ to: Double?) -> Double? {
    guard let from else { return to }
    return to.map { (from + $0) / 2 } ?? from
  }
}

extension HealthAssessment {
  fileprivate var computedScores: [MetricID: Double] {
    Dictionary(
      metrics.compactMap { metric in metric.computed.map { (metric.id, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  /// Of the same dimensions and metrics, with the same weights.
  fileprivate func isWeighed(as other: HealthAssessment) -> Bool {
    dimensions.elementsEqual(other.dimensions) { one, two in
      one.modelWeight == two.modelWeight && one.metrics.elementsEqual(two.metrics) { $0.id == $1.id }
    }
  }

  /// Each known metric's share of the whole, by this assessment's model.
  fileprivate func weights(known: Set<MetricID>) -> [MetricID: Double] {
    let weighing = HealthWeighing(
      dimensions.map { dimension in
        .init(weight: dimension.modelWeight, scores: dimension.metrics.map { known.contains($0.id) ? 0 : nil })
      })
    var weights: [MetricID: Double] = [:]
    for (dimension, weight) in zip(dimensions, weighing.metricWeights) {
      for metric in dimension.metrics where known.contains(metric.id) { weights[metric.id] = weight }
    }
    return weights
  }
}
