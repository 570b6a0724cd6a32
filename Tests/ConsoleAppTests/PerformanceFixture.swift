import CustomerSuccess
import Framework
import SuccessStore

@testable import ConsoleApp

/// The metrics dashboard made by hand: every kind of figure, better and worse, new, too few and none.
extension ConsoleFixture {
  private func series(
    _ figure: PerformanceFigure, _ current: Double, before: Double?, n: Int, step: Double, currency: String? = nil
  ) -> PerformanceSeries {
    let months = (0..<12).map { month -> PerformanceValue in
      month < 2 ? PerformanceValue(.noAnswers) : PerformanceValue(current - Double(11 - month) * step, n: n)
    }
    return PerformanceSeries(
      figure, months: months, before: before.map { PerformanceValue($0, n: n) } ?? PerformanceValue(.noAnswers),
      currency: currency)
  }

  private func none(_ figure: PerformanceFigure, _ lack: PerformanceLack, n: Int = 0) -> PerformanceSeries {
    PerformanceSeries(
      figure, months: Array(repeating: PerformanceValue(lack, n: n), count: 12), before: PerformanceValue(lack))
  }

  private var allSeries: [PerformanceSeries] {
    [
      series(.npsScore, 48, before: 47, n: 312, step: 1), series(.csatScore, 4.7, before: 4.5, n: 1240, step: 0.02),
      none(.cesScore, .noAnswers), series(.timeToFirstValue, 28, before: 31, n: 980, step: -0.5),
      series(.featureAdoption, 72.4, before: 75, n: 1180, step: -0.4),
      series(.userEngagement, 86, before: nil, n: 1044, step: 0),
      series(.retentionRate, 94.2, before: 94, n: 1100, step: 0.1),
      series(.grossRetention, 91, before: 93.5, n: 1100, step: -0.3),
      netRetention,
      series(.expansionRate, 22.04, before: 18, n: 1100, step: 0.5),
      series(.lifetimeValue, 3200.4, before: 2900, n: 1150, step: 20, currency: "USD"),
    ]
  }

  private var netRetention: PerformanceSeries {
    var series = series(.netRetention, 101.2, before: 99, n: 1090, step: 0.2)
    series.share = CurrencyShare("USD", leftOut: ["EUR"])
    return series
  }

  var metrics: SuccessMetrics {
    var upgrade = UpgradeFigure(
      UpgradeObjective(
        title: "6-Month Expansion", goal: "Grow Professional customers to Enterprise within 6 months",
        from: .professional, to: .enterprise, months: 6, target: 25))
    for day in [1, 2, 3] {
      upgrade.add(signedUp: Self.today - 400 - day, tier: .professional, moves: [], today: Self.today)
    }
    upgrade.add(
      signedUp: Self.today - 400, tier: .enterprise,
      moves: [(Self.today - 300, TierMove(from: .professional, to: .enterprise))], today: Self.today)
    let objective = journeyRules.objective
    return SuccessMetrics(
      rules: performance, series: Dictionary(uniqueKeysWithValues: allSeries.map { ($0.figure, $0) }), tiers: [],
      revenue: [:], portfolio: figures(),
      support: SupportFigures(quality: SupportQuality(), satisfaction: nil, satisfactionCount: 0),
      expansion: expansionFigures,
      activation: objective.map {
        ActivationFigure(objective: $0, count: 900, reached: 711, unknown: 14, medianDays: 28)
      },
      upgrade: upgrade,
      impact: [
        ImpactValue(.revenueGrowth, PerformanceValue(36.2, n: 1150), now: 3200.4, base: 2350, currency: "USD"),
        ImpactValue(.retentionImprovement, PerformanceValue(-3.4, n: 1100), now: 6, base: 5.8),
        ImpactValue(.expansionRevenue, PerformanceValue(24_178.82, n: 15), currency: "USD"),
        ImpactValue(.referralGrowth, PerformanceValue(.nothingKnown, n: 212)),
      ])
  }

  /// Of a portfolio in which nobody is.
  static func noMetrics(_ rules: PerformanceRules) -> SuccessMetrics {
    SuccessMetrics(
      rules: rules,
      series: Dictionary(
        uniqueKeysWithValues: PerformanceFigure.allCases.map { figure in
          let none = PerformanceValue(.noAnswers)
          return (figure, PerformanceSeries(figure, months: Array(repeating: none, count: 12), before: none))
        }),
      tiers: [], revenue: [:],
      portfolio: PortfolioFigures(
        customers: 0, distribution: [:], unscored: 0, average: nil, change: nil, changeCount: 0, days: [],
        expansion: 0, interventionRequired: 0, openTickets: 0, backlog: 0, breachedTickets: 0, atRiskTickets: 0),
      support: SupportFigures(quality: SupportQuality(), satisfaction: nil, satisfactionCount: 0),
      expansion: ExpansionFigures(qualifiedLeads: 0, [ExpansionFigures.Entry]()), activation: nil, upgrade: nil,
      impact: [])
  }
}
