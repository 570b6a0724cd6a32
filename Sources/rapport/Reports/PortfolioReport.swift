import ConsoleApp
import CustomerSuccess
import SuccessStore

/// The framework's `healthScoreDashboard`, with the support and satisfaction figures beside it.
struct PortfolioReport: Encodable {
  var asOf: String
  var portfolioOverview: Overview
  var segmentAnalysis: Segments
  var riskIndicators: Risks
  /// Who moved between categories in the last 7 days, today among them; and who came and who left in them, who are in none of these.
  var moves: [CategoryMoveReport]
  var arrivals: Int
  var departures: Int
  /// What stands out, best first; each survived a test corrected for all that was tried.
  var keyInsights: [String]
  /// The framework's `supportQualityFramework.qualityMetrics`.
  var qualityMetrics: QualityMetrics
  /// The framework's `customerSuccessMetricsDashboard.overallPerformance.customerSatisfaction`.
  var customerSatisfaction: Satisfaction
  /// How many renewals' day is over; for text and pages only.
  var overdue: Int
  /// With what those customers bring; for pages only, for it is read from each of them.
  var overdueSums: BookRenewals?
  /// What the model calls each category; for text only.
  var status: [HealthCategory: String]
  /// What the figures were made of; for pages only.
  var figures: PortfolioFigures
  /// For text and pages only.
  var flows: CategoryFlows
  var model: HealthModel

  enum CodingKeys: String, CodingKey {
    case asOf, portfolioOverview, segmentAnalysis, riskIndicators, moves, arrivals, departures, keyInsights,
      qualityMetrics
    case customerSatisfaction
  }

  struct Overview: Encodable {
    var totalCustomers: Int
    var scoredCustomers: Int
    /// Customers with nothing known: counted apart.
    var unscoredCustomers: Int
    var healthDistribution: Distribution
    @OrNull var averageHealthScore: Double?
    var trendDirection: String
    @OrNull var trendChange: Double?
  }

  struct Distribution: Encodable {
    var excellent: Int
    var good: Int
    var fair: Int
    var poor: Int

    init(_ counts: [HealthCategory: Int]) {
      excellent = counts[.excellent] ?? 0
      good = counts[.good] ?? 0
      fair = counts[.fair] ?? 0
      poor = counts[.poor] ?? 0
    }
  }

  struct Segments: Encodable {
    var byTier: [String: SegmentFigures]
    var byIndustry: [String: SegmentFigures]
    var byCompanySize: [String: SegmentFigures]
  }

  struct SegmentFigures: Encodable {
    @OrNull var averageScore: Double?
    var count: Int
    var healthDistribution: Distribution
    @OrNull var trendChange: Double?
    var openTickets: Int

    init(
      customers: Int, average: Double?, distribution: [HealthCategory: Int], change: Double?, openTickets: Int
    ) {
      averageScore = tenths(average)
      count = customers
      healthDistribution = Distribution(distribution)
      trendChange = tenths(change)
      self.openTickets = openTickets
    }

    init(_ row: SegmentRow) {
      self.init(
        customers: row.customers, average: row.average, distribution: row.distribution, change: row.change,
        openTickets: row.openTickets)
    }
  }

  struct Risks: Encodable {
    var atRiskCustomers: Int
    var churnRiskCustomers: Int
    var expansionOpportunities: Int
    /// Open tickets of critical or high severity.
    var supportBacklog: Int
    var openTickets: Int
    /// At risk with no open action.
    var interventionRequired: Int
  }

  struct Satisfaction: Encodable {
    var npsScore: Figure
    var csatScore: Figure
  }

  struct Figure: Encodable {
    /// Absent where metrics.yaml sets none.
    @OrNull var target: Double?
    @OrNull var current: Double?
    /// How many answers it rests on.
    var n: Int
  }
}

extension PortfolioReport {
  /// Asks the store for everything; each figure is computed there from facts.
  static func make(from place: Workplace, _ filter: Filter) async throws -> PortfolioReport {
    let (store, now) = (place.store, place.now)
    let figures = try await store.answer(PortfolioQuery(filter, movesOver: CategoryFlows.week), at: now)
    let flows = figures.flows ?? CategoryFlows([], over: CategoryFlows.week)
    let start = SupportPeriod.start(before: now)
    let support = try await store.answer(SupportQuery(filter, from: start, ofPortfolio: true), at: now)
    return PortfolioReport(
      asOf: now.iso8601, portfolioOverview: Overview(figures),
      segmentAnalysis: Segments(
        byTier: try await segment(.tier, filter, in: place),
        byIndustry: try await segment(.industry, filter, in: place),
        byCompanySize: try await segment(.size, filter, in: place)),
      riskIndicators: Risks(figures), moves: flows.moves.map { CategoryMoveReport($0, in: place.model) },
      arrivals: flows.came, departures: flows.left, keyInsights: figures.insights.map(InsightWords.sentence),
      qualityMetrics: QualityMetrics(support),
      customerSatisfaction: Satisfaction(support, place.rulebook.performance),
      overdue: try await store.answer(PopulationQuery(missed(filter)), at: now),
      status: HealthWords.statuses(in: place.model), figures: figures, flows: flows, model: place.model)
  }

  /// Those whose renewal's day is over.
  static func missed(_ filter: Filter) -> Filter {
    those(of: filter, with: .renews, .daysAhead(.init(upper: 0, includesUpper: false)))
  }

  /// Those who have not left and of whom a test holds.
  static func those(of filter: Filter, with field: Field, _ test: Filter.Test) -> Filter {
    let left = Filter.Term(.field(.lifecycle, anyOf: [.equals(Lifecycle.churned.rawValue)]), isNegated: true)
    return filter.and(Filter([left])).and(Filter([.init(.field(field, anyOf: [test]))]))
  }

  /// Nil where none is.
  var overdueWords: String? {
    guard overdue > 0 else { return nil }
    let worth = overdueSums.map { ", worth \(BookWords.amounts($0.value)) a month" } ?? ""
    return
      "\(PaperWords.counted(overdue, "renewal")) \(overdue == 1 ? "is" : "are") overdue\(worth): the day is over, and nobody has "
      + "renewed, moved or ended the contract."
  }

  /// The segments by their values; those the framework names are there even when nobody is in them.
  static func segment(
    _ segment: Segment, _ filter: Filter, in place: Workplace
  ) async throws -> [String: SegmentFigures] {
    let rows = try await place.store.answer(SegmentQuery(by: segment, filter), at: place.now)
    let nobody = segment.knownValues.map { ($0, SegmentFigures(.empty($0))) }
    return Dictionary(nobody + rows.map { ($0.value.isEmpty ? "none" : $0.value, SegmentFigures($0)) }) { $1 }
  }
}

extension SegmentRow {
  static func empty(_ value: String) -> SegmentRow {
    SegmentRow(value: value, customers: 0, scored: 0, distribution: [:], average: nil, change: nil, openTickets: 0)
  }
}

extension PortfolioReport.Overview {
  init(_ figures: PortfolioFigures) {
    totalCustomers = figures.customers
    scoredCustomers = figures.scored
    unscoredCustomers = figures.unscored
    healthDistribution = PortfolioReport.Distribution(figures.distribution)
    averageHealthScore = tenths(figures.average)
    trendDirection = HealthTrend(change: figures.change).rawValue
    trendChange = tenths(figures.change)
  }
}

extension PortfolioReport.Risks {
  init(_ figures: PortfolioFigures) {
    atRiskCustomers = figures.atRisk
    churnRiskCustomers = figures.churnRisk
    expansionOpportunities = figures.expansion
    supportBacklog = figures.backlog
    openTickets = figures.openTickets
    interventionRequired = figures.interventionRequired
  }
}
