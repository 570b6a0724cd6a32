/// What of an assessment, besides the score, customers are chosen by: the framework's programmes ask for it.
public struct HealthSigns: Hashable, Sendable, Codable {
  /// The share of the available features that are used, in percent, as it was measured last.
  public var adoption: Double?
  /// The score of the dimension `engagement`, 0 to 100, overrides included.
  public var engagement: Int?
  /// The band of the metric by which the model knows an expansion opportunity.
  public var readiness: HealthCategory?

  public init(adoption: Double? = nil, engagement: Int? = nil, readiness: HealthCategory? = nil) {
    self.adoption = adoption
    self.engagement = engagement
    self.readiness = readiness
  }
}

extension HealthModel {
  /// A model that has no such metric, or no such dimension, knows nothing of it.
  public func signs(of assessment: HealthAssessment) -> HealthSigns {
    HealthSigns(
      adoption: assessment.measured("featureAdoption"),
      engagement: assessment.dimensions.first { $0.id == "engagement" }?.score.map(roundedHalfUp),
      readiness: expansion.flatMap { terms in assessment.metrics.first { $0.id == terms.metric }?.band })
  }
}

extension HealthAssessment {
  /// The newest value of a metric that counts, where it was measured.
  public func measured(_ metric: MetricID) -> Double? {
    guard let found = metrics.first(where: { $0.id == metric }), found.computed != nil,
      case .measured(let value)? = found.observation?.value
    else { return nil }
    return value
  }
}
