/// One line of the sum that makes a score, or a change of it.
public struct PointsLine: Hashable, Sendable {
  public var cause: Cause
  public var points: Double

  public enum Cause: Hashable, Sendable, Codable {
    case metric(MetricID)
    case override(OverrideTarget)
    /// Metrics became known or fell away, and the others' weights made room.
    case coverage(gained: [MetricID], lost: [MetricID])
    /// The model's weights are not the same at both times.
    case modelWeights
    case rounding
  }

  public init(cause: Cause, points: Double) {
    self.cause = cause
    self.points = points
  }
}

/// Why a score is what it is: lines that add up to the number shown.
public struct Explanation: Hashable, Sendable {
  public var score: Int
  public var sections: [Section]
  /// What an override of the whole adds to what the dimensions come to; nil without one.
  public var override: PointsLine?
  public var rounding: PointsLine

  /// A dimension's part of the sum.
  public struct Section: Hashable, Sendable {
    public var dimension: DimensionAssessment
    /// The metrics that count, with an override's value where one is in force.
    public var metrics: [PointsLine]
    /// What an override of the dimension adds to what its metrics come to; nil without one.
    public var override: PointsLine?
    public var points: Double { (metrics + [override].compactMap(\.self)).reduce(0) { $0 + $1.points } }
  }

  /// All lines in order; their points add up to `score`.
  public var lines: [PointsLine] {
    sections.flatMap { $0.metrics + [$0.override].compactMap(\.self) } + [override].compactMap(\.self) + [rounding]
  }

  /// Nil for a customer without a score.
  public init?(_ assessment: HealthAssessment) {
    guard let score = assessment.score, let exact = assessment.exact else { return nil }
    self.score = score
    sections = assessment.dimensions.map(Section.init)
    let sum = sections.reduce(0) { $0 + $1.points }
    override = assessment.override.map { _ in PointsLine(cause: .override(.score), points: exact - sum) }
    rounding = PointsLine(cause: .rounding, points: Double(score) - exact)
  }
}

extension Explanation.Section {
  fileprivate init(_ dimension: DimensionAssessment) {
    self.dimension = dimension
    metrics = dimension.metrics.filter(\.counts).map { PointsLine(cause: .metric($0.id), points: $0.points) }
    let sum = metrics.reduce(0) { $0 + $1.points }
    override = dimension.override.map { _ in
      PointsLine(
        cause: .override(.dimension(dimension.id)), points: (dimension.score ?? 0) * dimension.weight - sum)
    }
  }
}
