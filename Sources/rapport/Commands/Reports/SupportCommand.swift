import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct SupportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "support",
    abstract: "The framework's support quality: first contact, satisfaction, promises kept, and the backlog.",
    discussion: """
      A ticket counts by the severity and the owner it has now. What is open counts in the week that is now, the backlog \
      in the week it was opened.
      """)

  @OptionGroup var filter: FilterArgument
  @OptionGroup var period: PeriodOption
  @OptionGroup var quality: QualityArguments
  @OptionGroup var output: ReportOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let narrowed = try filter.filter(in: .customers, me: surroundings.me)
    let (days, cut) = (try period.days, quality.by)
    if let query = try quality.cases(narrowed, days: days) {
      return try list(query, limit: quality.limit.limit, surroundings)
    }
    try output.give(surroundings, filter) { place, filter in
      try await SupportReport.make(from: place, filter, days: days, by: cut)
    }
  }

  private func list(_ query: QualityCaseQuery, limit: Int?, _ surroundings: Surroundings) throws {
    let format = try output.rows()
    try surroundings.withStore(for: .reading) { place in
      let reading = ListReading<QualityCase>(limit: limit) { window in
        var query = query
        query.window = window
        return try await place.store.answer(query, at: place.now).page
      }
      try await reading.print(.cases(of: query.figure, at: place.now), as: format, under: place.heading)
    }
  }
}

/// The framework's `supportQualityFramework.qualityMetrics` with what stands open.
struct SupportReport: Encodable {
  var asOf: String
  var period: Period
  var qualityMetrics: QualityMetrics
  var supportBacklog: Backlog
  var customerSatisfaction: PortfolioReport.Satisfaction
  /// Only where a cut was asked for.
  var breakdown: QualityBreakdownReport?

  struct Period: Encodable {
    var days: Int
    var from: String
    var to: String
  }

  struct Backlog: Encodable {
    var openTickets: Int
    /// Of critical or high severity.
    var highPriority: Int
    var breached: Int
    var atRisk: Int
    /// Tickets brought to an end in the period.
    var resolved: Int
    var averageResolutionHours: Double?
  }

  static func make(
    from place: Workplace, _ filter: Filter, days: Int, by cut: QualityCut?
  ) async throws -> SupportReport {
    let start = SupportPeriod.start(before: place.now, days: days)
    let figures = try await place.store.answer(SupportQuery(filter, from: start), at: place.now)
    let portfolio = try await place.store.answer(PortfolioQuery(filter), at: place.now)
    var breakdown: QualityBreakdownReport?
    if let cut {
      let query = QualityQuery(filter, by: cut, days: days)
      breakdown = QualityBreakdownReport(try await place.store.answer(query, at: place.now))
    }
    return SupportReport(
      asOf: place.now.iso8601, period: Period(days: days, from: start.iso8601, to: place.now.iso8601),
      qualityMetrics: QualityMetrics(figures),
      supportBacklog: Backlog(
        openTickets: portfolio.openTickets, highPriority: portfolio.backlog, breached: portfolio.breachedTickets,
        atRisk: portfolio.atRiskTickets, resolved: figures.quality.resolved,
        averageResolutionHours: tenths(figures.quality.averageResolutionSeconds.map { $0 / 3600 })),
      customerSatisfaction: PortfolioReport.Satisfaction(figures, place.rulebook.performance), breakdown: breakdown)
  }
}

extension SupportReport: PrintedReport {
  var parts: [ReportPart] {
    let backlog = supportBacklog
    let open = [
      ("Open tickets", backlog.openTickets), ("critical or high", backlog.highPriority), ("breached", backlog.breached),
      ("at risk", backlog.atRisk), ("resolved", backlog.resolved),
    ].map { "\($0.0) \(NumberWords.whole($0.1))" }.joined(separator: "  ·  ")
    let hours =
      backlog.averageResolutionHours.map { "\nAverage time to resolution \(NumberWords.tenth($0)) hours" } ?? ""
    return [
      .line("Support · \(asOf)"), .sheet(qualityMetrics.sheet(days: period.days)), .line(open + hours),
      .line(ReportWords.satisfaction(customerSatisfaction)),
    ] + (breakdown.map { [.sheet($0.sheet)] } ?? [])
  }
}

extension PortfolioReport.Satisfaction {
  /// The dashboard's targets: metrics.yaml has them.
  init(_ figures: SupportFigures, _ rules: PerformanceRules) {
    let answers = figures.portfolio
    npsScore = PortfolioReport.Figure(
      target: rules.target(.npsScore), current: answers.npsPoints, n: answers.npsCount)
    csatScore = PortfolioReport.Figure(
      target: rules.target(.csatScore), current: tenths(answers.csat), n: answers.csatCount)
  }
}
