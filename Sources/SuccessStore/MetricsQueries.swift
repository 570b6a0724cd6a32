public import CustomerSuccess

/// All that the framework's metrics dashboard says of the customers that match.
///
/// Portfolio figures, answers, adoption and time to value are of customers who are there; retention and what follows from it is of
/// all that match, for who leaves is what is asked. At earlier moments customers count as they did then, by facts' own times.
public struct MetricsQuery: Question {
  public typealias Answer = SuccessMetrics
  public var filter: Filter

  public init(_ filter: Filter = Filter()) { self.filter = filter }
}

extension MetricsQuery: KeptQuestion {
  public static let keptForm = 1
  public var keptAs: String? { filter.isEmpty ? "metrics" : nil }

  public static func complete(_ answer: inout SuccessMetrics, by rulebook: Rulebook) {
    answer.rules = rulebook.performance
  }
}

public struct SuccessMetrics: Hashable, Sendable, Codable {
  /// The targets that held. The rules in force have them: they are no part of the answer as it is kept.
  public var rules = PerformanceRules()
  /// Every figure there is.
  public var series: [PerformanceFigure: PerformanceSeries]
  /// The portfolio by tier, those without customers left out.
  public var tiers: [SegmentRow]
  /// Of every tier what its customers' subscriptions say over the last year.
  public var revenue: [Tier: RevenueFigures]
  public var portfolio: PortfolioFigures
  /// Over the days that answers count.
  public var support: SupportFigures
  public var expansion: ExpansionFigures
  /// Nil where the rules have no such objective, as the next one.
  public var activation: ActivationFigure?
  public var upgrade: UpgradeFigure?
  /// In the order of the framework.
  public var impact: [ImpactValue]

  private enum CodingKeys: CodingKey {
    case series, tiers, revenue, portfolio, support, expansion, activation, upgrade, impact
  }

  public init(
    rules: PerformanceRules, series: [PerformanceFigure: PerformanceSeries], tiers: [SegmentRow],
    revenue: [Tier: RevenueFigures],
    portfolio: PortfolioFigures, support: SupportFigures, expansion: ExpansionFigures,
    activation: ActivationFigure?, upgrade: UpgradeFigure?, impact: [ImpactValue]
  ) {
    self.rules = rules
    self.series = series
    self.tiers = tiers
    self.revenue = revenue
    self.portfolio = portfolio
    self.support = support
    self.expansion = expansion
    self.activation = activation
    self.upgrade = upgrade
    self.impact = impact
  }

  public subscript(figure: PerformanceFigure) -> PerformanceSeries? { series[figure] }

  /// Those that the rules have, in the framework's order.
  public var objectives: [PerformanceGoal] {
    var goals = [activation.map { PerformanceGoal($0) }, upgrade.map { PerformanceGoal($0) }].compactMap(\.self)
    if let heading = rules.retention, let series = self[.retentionRate] {
      goals.append(PerformanceGoal(heading, series, rules[.retentionRate]))
    }
    return goals
  }

  /// What the framework promises, in its order.
  public var promises: [PerformanceGoal] { impact.map { PerformanceGoal($0, rules.promises[$0.figure]) } }
}
