public import CustomerSuccess

public struct PortfolioQuery: Question {
  public typealias Answer = PortfolioFigures
  public var filter: Filter
  /// Over how many days, today among them, moves between categories are wanted too; they are read one by one.
  public var movesOver: Int?

  public init(_ filter: Filter = Filter(), movesOver: Int? = nil) {
    self.filter = filter
    self.movesOver = movesOver
  }
}

/// How many customers match, churned ones left out: `PortfolioFigures.customers` and nothing beside it.
public struct PopulationQuery: Question {
  public typealias Answer = Int
  public var filter: Filter

  public init(_ filter: Filter = Filter()) { self.filter = filter }
}

/// The figures of a population of customers, churned ones left out.
public struct PortfolioFigures: Hashable, Sendable, Codable {
  public var customers: Int
  /// Customers by the category of their score.
  public var distribution: [HealthCategory: Int]
  /// Customers with nothing known: counted apart, never as 0.
  public var unscored: Int
  /// Mean of the scores; nil when nobody has one.
  public var average: Double?
  /// Mean change over the customers scored now and 30 days ago.
  public var change: Double?
  public var changeCount: Int
  /// Mean score at the end of each of the last days, oldest first.
  public var days: [Double?]
  /// Excellent or good, with upgrade readiness good or better.
  public var expansion: Int
  /// Fair or poor with no open action.
  public var interventionRequired: Int
  public var openTickets: Int
  /// Open tickets of critical or high severity.
  public var backlog: Int
  public var breachedTickets: Int
  public var atRiskTickets: Int
  /// What stands out, best first.
  public var insights: [Insight] = []
  /// Who moved between categories, of the customers whom the filter passes now; nil where nobody asked.
  public var flows: CategoryFlows?

  public var scored: Int { distribution.values.reduce(0, +) }
  public var atRisk: Int { (distribution[.fair] ?? 0) + (distribution[.poor] ?? 0) }
  public var churnRisk: Int { distribution[.poor] ?? 0 }

  public init(
    customers: Int, distribution: [HealthCategory: Int], unscored: Int, average: Double?,
    change: Double?, changeCount: Int, days: [Double?], expansion: Int,
    interventionRequired: Int, openTickets: Int, backlog: Int, breachedTickets: Int,
    atRiskTickets: Int
  ) {
    self.customers = customers
    self.distribution = distribution
    self.unscored = unscored
    self.average = average
    self.change = change
    self.changeCount = changeCount
    self.days = days
    self.expansion = expansion
    self.interventionRequired = interventionRequired
    self.openTickets = openTickets
    self.backlog = backlog
    self.breachedTickets = breachedTickets
    self.atRiskTickets = atRiskTickets
  }
}

/// Over the seconds from `start` to now, now included.
public struct SupportQuery: Question {
  public typealias Answer = SupportFigures
  public var filter: Filter
  public var start: Instant
  /// Without customers who have left, as a portfolio is counted; what was promised them counts otherwise.
  public var ofPortfolio: Bool

  public init(_ filter: Filter = Filter(), from start: Instant, ofPortfolio: Bool = false) {
    self.filter = filter
    self.start = start
    self.ofPortfolio = ofPortfolio
  }
}

/// Support over a period: the tickets' quality, and what customers answered.
public struct SupportFigures: Hashable, Sendable, Codable {
  public var quality: SupportQuality
  /// Mean of 1–5 answers after support; nil without answers.
  public var satisfaction: Double?
  public var satisfactionCount: Int
  /// What the portfolio answered: customers who have left are not in it.
  public var portfolio: PortfolioSatisfaction

  public init(
    quality: SupportQuality, satisfaction: Double?, satisfactionCount: Int,
    portfolio: PortfolioSatisfaction = PortfolioSatisfaction()
  ) {
    self.quality = quality
    self.satisfaction = satisfaction
    self.satisfactionCount = satisfactionCount
    self.portfolio = portfolio
  }
}

/// The answers of customers who are there.
public struct PortfolioSatisfaction: Hashable, Sendable, Codable {
  /// Mean of 1–5 answers after support; nil without answers.
  public var csat: Double?
  public var csatCount = 0
  /// Share of 9–10 less share of 0–6, −100 to 100; nil below n = 5.
  public var nps: Double?
  public var npsCount = 0

  public init() {}

  /// In whole points, a half upwards: −12.5 is −12.
  public var npsPoints: Double? { nps.map(SurveySums.points) }
}
