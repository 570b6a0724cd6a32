/// What each override adds to the computed score, weights made room for included: metrics' first, then dimensions', then
/// the whole's, each counted on top of those before it.
struct OverrideEffects {
  private(set) var effects: [(target: OverrideTarget, points: Double)] = []

  init(_ assessment: HealthAssessment) {
    var parts = assessment.dimensions.map {
      HealthWeighing.Dimension(weight: $0.modelWeight, scores: $0.metrics.map(\.computed))
    }
    var total = HealthWeighing(parts).exact ?? 0
    for (index, dimension) in assessment.dimensions.enumerated() {
      for (place, metric) in dimension.metrics.enumerated() where metric.override != nil {
        parts[index].scores[place] = metric.score
        add(.metric(metric.id), HealthWeighing(parts).exact ?? 0, &total)
      }
    }
    for (index, dimension) in assessment.dimensions.enumerated() where dimension.override != nil {
      parts[index].override = dimension.score
      add(.dimension(dimension.id), HealthWeighing(parts).exact ?? 0, &total)
    }
    if assessment.override != nil { add(.score, assessment.exact ?? 0, &total) }
  }

  private mutating func add(_ target: OverrideTarget, _ sum: Double, _ total: inout Double) {
    effects.append((target, sum - total))
    total = sum
  }

  /// One line for each target overridden at either time.
  static func lines(from before: HealthAssessment, to after: HealthAssessment) -> [PointsLine] {
    var lines = OverrideEffects(after).effects.map { PointsLine(cause: .override($0.target), points: $0.points) }
    for effect in OverrideEffects(before).effects {
      let cause = PointsLine.Cause.override(effect.target)
      guard let place = lines.firstIndex(where: { $0.cause == cause }) else {
        lines.append(PointsLine(cause: cause, points: -effect.points))
        continue
      }
      lines[place].points -= effect.points
    }
    return lines
  }
}
