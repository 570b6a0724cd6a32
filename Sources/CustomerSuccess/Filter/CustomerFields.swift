/// What a filter sees of a customer itself, wherever the customer is a row or a row is about it.
extension Customer {
  /// Nil where it has no such value, or the field is about something else than the customer itself.
  public func value(of field: Field, lifecycle: Lifecycle) -> FieldValue? {
    switch field {
    case .customerID: .text(id.text)
    case .customerName: .text(name)
    case .tier: .text(tier.rawValue)
    case .industry: .text(industry.rawValue)
    case .size: .text(size.rawValue)
    case .customerOwner: .text(owner)
    case .accountExecutive: .text(accountExecutive)
    case .lifecycle: .text(lifecycle.rawValue)
    case .revenue: .amounts([recurringRevenue(as: lifecycle)])
    case .signedUp: .day(signedUp)
    case .renews: renews.map { .day($0) }
    default: nil
    }
  }
}

/// A customer's health as a filter sees it.
public struct FilteredHealth: Hashable, Sendable {
  public var score: Int?
  public var change: Int?
  public var coverage: Coverage
  public var isExpansion: Bool
  public var signs: HealthSigns

  public init(score: Int?, change: Int?, coverage: Coverage, isExpansion: Bool, signs: HealthSigns) {
    self.score = score
    self.change = change
    self.coverage = coverage
    self.isExpansion = isExpansion
    self.signs = signs
  }

  public func value(of field: Field) -> FieldValue? {
    switch field {
    case .score: score.map { .number(Double($0)) }
    case .health: .text(score.map { HealthCategory(score: $0).rawValue } ?? "unknown")
    case .trend: .text(HealthTrend(change: change.map(Double.init)).rawValue)
    case .change: change.map { .number(Double($0)) }
    case .coverage: .number(coverage.share * 100)
    case .expansion: .text(isExpansion ? "yes" : "no")
    case .adoption: signs.adoption.map { .number($0) }
    case .engagement: signs.engagement.map { .number(Double($0)) }
    case .readiness: .text(signs.readiness?.rawValue ?? "unknown")
    default: nil
    }
  }
}
