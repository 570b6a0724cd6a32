public import CustomerSuccess

/// What moved a score, for people: metrics and dimensions by their titles.
public enum CauseWords {
  /// Begins small unless it is a title: `Login frequency`, `override of the score`, `what is known`.
  public static func title(_ cause: PointsLine.Cause, in health: HealthModel) -> String {
    switch cause {
    case .metric(let metric): title(metric, in: health)
    case .override(.metric(let metric)): "override of \(title(metric, in: health))"
    case .override(.dimension(let dimension)): "override of \(health.dimension(dimension)?.title ?? dimension.text)"
    case .override(.score): "override of the score"
    case .coverage: "what is known"
    case .modelWeights: "changed weights"
    case .rounding: "rounding"
    }
  }

  private static func title(_ metric: MetricID, in health: HealthModel) -> String {
    health.metric(metric)?.title ?? metric.text
  }
}
