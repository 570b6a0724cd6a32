import CustomerSuccess
import SuccessStore

@testable import ConsoleApp

/// What a store with nothing in it answers.
enum EmptyStore {
  static func answer(_ question: ConsoleApp.Question) -> Answer {
    switch question {
    case .portfolio:
      .portfolio(
        PortfolioFigures(
          customers: 0, distribution: [:], unscored: 0, average: nil, change: nil, changeCount: 0, days: [],
          expansion: 0, interventionRequired: 0, openTickets: 0, backlog: 0, breachedTickets: 0, atRiskTickets: 0))
    case .customers: .customers(Page(rows: [], position: 0, total: 0))
    case .customer: .customer(nil)
    case .tickets: .tickets(Page(rows: [], position: 0, total: 0))
    case .actions: .actions(Page(rows: [], position: 0, total: 0))
    case .trial: .trial(nil)
    case .log: .log([])
    case .change: .change(nil)
    case .day: .day([])
    case .ticket: .ticket(nil)
    case .learners: .learners(Page(rows: [], position: 0, total: 0))
    case .training: .training(TrainingFigures(paths: []))
    case .search: .search([])
    case .segments(let segment, let other, _):
      .segments(SegmentAnalysis(cross: SegmentCross(segment, other, []), insights: []))
    case .quality(let query):
      .quality(QualityFigures(breakdown: QualityBreakdown(query.cut, []), before: QualitySums()))
    case .qualityCases: .qualityCases(QualityCases(page: Page(rows: [], position: 0, total: 0), share: TicketShare()))
    case .people: .people([])
    case .workload: .workload([])
    case .review: .review([])
    case .improvement: .improvement(ImprovementFigures(fishbone: Fishbone([], rules: ImprovementRules())))
    case .articles: .articles(Page(rows: [], position: 0, total: 0))
    case .article: .article(nil)
    }
  }
}
