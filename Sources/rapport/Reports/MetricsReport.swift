import ConsoleApp
import CustomerSuccess
import SuccessStore

/// The framework's `customerSuccessMetricsDashboard`, with its objectives and the impact it promises beside it.
struct MetricsReport: Encodable {
  var asOf: String
  /// The framework's groups of figures.
  var overallPerformance: [String: [String: MetricsFigureEntry]]
  var tierPerformance: [String: MetricsTierEntry]
  var riskIndicators: Risks
  /// Sentences, best first, as report portfolio has them.
  var keyInsights: [String]
  var objectives: [String: MetricsGoalEntry]
  var businessImpact: [String: MetricsGoalEntry]
  /// For text only.
  var metrics: SuccessMetrics

  enum CodingKeys: String, CodingKey {
    case asOf, overallPerformance, tierPerformance, riskIndicators, keyInsights, objectives, businessImpact
  }

  struct Risks: Encodable {
    var healthScoreDecline: HealthScoreDecline
    var supportBacklog: SupportBacklog
    var expansionOpportunities: ExpansionReport.Summary
  }

  struct HealthScoreDecline: Encodable {
    /// Fair or poor.
    var customersAtRisk: Int
    /// Poor.
    var criticalCustomers: Int
    /// At risk with no open action.
    var interventionRequired: Int
  }

  init(_ metrics: SuccessMetrics, in zone: Zone, at now: Instant) {
    (self.metrics, asOf) = (metrics, now.iso8601)
    let days = PerformanceMoments(now: now, zone: zone).months.map(\.day)
    overallPerformance = Dictionary(
      uniqueKeysWithValues: PerformanceFigure.Group.allCases.map { group in
        let entries = group.figures.compactMap { figure in
          metrics[figure].map { (figure.rawValue, MetricsFigureEntry($0, metrics.rules[figure], on: days)) }
        }
        return (group.rawValue, Dictionary(uniqueKeysWithValues: entries))
      })
    tierPerformance = Dictionary(
      uniqueKeysWithValues: Tier.allCases.map { tier in
        let row = metrics.tiers.first { $0.value == tier.rawValue } ?? .empty(tier.rawValue)
        return (tier.rawValue, MetricsTierEntry(row, metrics.revenue[tier] ?? RevenueFigures(RetentionSums())))
      })
    riskIndicators = Risks(metrics, at: now)
    keyInsights = metrics.portfolio.insights.map(InsightWords.sentence)
    objectives = MetricsGoalEntry.byID(metrics.objectives)
    businessImpact = MetricsGoalEntry.byID(metrics.promises)
  }
}

extension MetricsReport.Risks {
  fileprivate init(_ metrics: SuccessMetrics, at now: Instant) {
    let portfolio = PortfolioReport.Risks(metrics.portfolio)
    healthScoreDecline = MetricsReport.HealthScoreDecline(
      customersAtRisk: portfolio.atRiskCustomers, criticalCustomers: portfolio.churnRiskCustomers,
      interventionRequired: portfolio.interventionRequired)
    supportBacklog = MetricsReport.SupportBacklog(metrics)
    expansionOpportunities = ExpansionReport(metrics.expansion, at: now).expansionOpportunities
  }
}

extension MetricsReport {
  struct SupportBacklog: Encodable {
    var openTickets: Int
    /// As the framework prints it, `4.2 hours`; null where nothing was resolved.
    @OrNull var averageResolutionTime: String?
    @OrNull var averageResolutionHours: Double?
    /// Mean of the answers after a ticket.
    @OrNull var customerSatisfaction: Double?
    var customerSatisfactionCount: Int

    init(_ metrics: SuccessMetrics) {
      openTickets = metrics.portfolio.openTickets
      let seconds = metrics.support.quality.averageResolutionSeconds
      let hours = tenths(seconds.map { $0 / 3600 })
      averageResolutionHours = hours
      averageResolutionTime = hours.map { "\(NumberWords.tenth($0)) hours" }
      customerSatisfaction = tenths(metrics.support.satisfaction)
      customerSatisfactionCount = metrics.support.satisfactionCount
    }
  }
}
