extension HealthModel {
  /// When an override made at `moment` ends; `days` is the model's default unless said.
  public func expiry(from moment: Instant, days: Int? = nil) -> Instant {
    moment.adding(days: days ?? overrides.defaultDays)
  }

  /// Why an override cannot be made, in words; nil when it can.
  public func refusal(of override: Override) -> Refusal? {
    if let refusal = refusal(of: override.target) { return refusal }
    guard (0...100).contains(override.value) else {
      return Refusal("an override's value is \(override.value), expected 0 to 100")
    }
    guard !override.reason.isBlank else { return Refusal("an override needs a reason") }
    guard !override.author.isBlank else { return Refusal("an override needs an author") }
    guard override.expires > override.at else {
      return Refusal("an override made at \(override.at) expires at \(override.expires), expected a later time")
    }
    guard override.expires <= override.at.adding(days: overrides.maximumDays) else {
      return Refusal("an override lasts at most \(counted(overrides.maximumDays, "day"))")
    }
    return nil
  }

  private func refusal(of target: OverrideTarget) -> Refusal? {
    switch target {
    case .score: return nil
    case .metric(let id):
      guard metric(id) == nil else { return nil }
      return Refusal("unknown metric '\(id)', expected one of \(metrics.map(\.id.text).joined(separator: ", "))")
    case .dimension(let id):
      guard dimension(id) == nil else { return nil }
      return Refusal("unknown dimension '\(id)', expected one of \(dimensions.map(\.id.text).joined(separator: ", "))")
    }
  }
}

extension HealthModel {
  /// Excellent or good, and ready for more by the model's `expansion` metric.
  public func isExpansionOpportunity(_ assessment: HealthAssessment) -> Bool {
    guard let expansion, let category = assessment.category, category >= .good else { return false }
    return signs(of: assessment).readiness.map { $0 >= expansion.atLeast } ?? false
  }
}
