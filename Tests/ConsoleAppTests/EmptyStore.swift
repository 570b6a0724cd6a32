import CustomerSuccess
import SuccessStore

@testable import ConsoleApp

/// What a store with nothing in it answers.
enum EmptyStore {
  static func answer(_ question: AnyQuestion) -> AnyAnswer {
    switch question.asked {
    case let asked as PortfolioQuery:
      asked.told(
        PortfolioFigures(
          customers: 0, distribution: [:], unscored: 0, average: nil, change: nil, changeCount: 0, days: [],
          expansion: 0, interventionRequired: 0, openTickets: 0, backlog: 0, breachedTickets: 0, atRiskTickets: 0))
    case let asked as PopulationQuery: asked.told(0)
    case let asked as CustomerQuery: asked.told(Page(rows: [], position: 0, total: 0))
    case let asked as CustomerDetailQuery: asked.told(nil)
    case let asked as TicketQuery: asked.told(Page(rows: [], position: 0, total: 0))
    case let asked as ActionQuery: asked.told(Page(rows: [], position: 0, total: 0))
    case let asked as TrialQuery: asked.told(nil)
    case let asked as LogQuery: asked.told([])
    case let asked as ChangeQuery: asked.told(nil)
    case let asked as DayQuery: asked.told([])
    case let asked as TicketDetailQuery: asked.told(nil)
    case let asked as LearnerQuery: asked.told(Page(rows: [], position: 0, total: 0))
    case let asked as TrainingQuery: asked.told(TrainingFigures(paths: []))
    case let asked as SessionQuery: asked.told(Page(rows: [], position: 0, total: 0))
    case let asked as SessionDetailQuery: asked.told(nil)
    case let asked as LearningQuery:
      asked.told(Learning(groups: [:], skills: [], figures: LearningFigures(), people: []))
    case let asked as SearchQuery: asked.told([])
    case let asked as SegmentAnalysisQuery:
      asked.told(SegmentAnalysis(cross: SegmentCross(asked.segment, asked.other, []), insights: []))
    case let asked as SegmentWorkQuery: asked.told(SegmentWorkCut())
    case let asked as BookQuery: asked.told(BookOfBusiness([], on: ConsoleFixture.today))
    case let asked as InsightsQuery: asked.told(InsightFindings())
    case let asked as QualityQuery:
      asked.told(QualityFigures(breakdown: QualityBreakdown(asked.cut, []), before: QualitySums()))
    case let asked as QualityCaseQuery:
      asked.told(QualityCases(page: Page(rows: [], position: 0, total: 0), share: TicketShare()))
    case let asked as PeopleQuery: asked.told([])
    case let asked as FilterNamesQuery: asked.told(FilterNames(counters: []))
    case let asked as WorkloadQuery: asked.told([])
    case let asked as ReviewQuery: asked.told([])
    case let asked as ImprovementQuery:
      asked.told(ImprovementFigures(fishbone: Fishbone([], rules: ImprovementRules())))
    case let asked as FeedbackTopicsQuery: asked.told(FeedbackTopics(figures: FeedbackFigures()))
    case let asked as ArticleQuery: asked.told(Page(rows: [], position: 0, total: 0))
    case let asked as ArticleDetailQuery: asked.told(nil)
    case let asked as InitiativeQuery: asked.told(Page(rows: [], position: 0, total: 0))
    case let asked as InitiativeDetailQuery: asked.told(nil)
    case let asked as RoadmapQuery: asked.told(Roadmap([], RoadmapRules(), on: ConsoleFixture.today))
    case let asked as JourneyQuery: asked.told(Page(rows: [], position: 0, total: 0))
    case let asked as JourneyDetailQuery: asked.told(nil)
    case let asked as FiringQuery: asked.told(Page(rows: [], position: 0, total: 0))
    case let asked as MessageQuery: asked.told(Page(rows: [], position: 0, total: 0))
    case let asked as OutreachWhyQuery: asked.told(nil)
    case let asked as ProgrammesQuery: asked.told([])
    case let asked as MemberQuery: asked.told(Page(rows: [], position: 0, total: 0))
    case let asked as OpportunityQuery: asked.told(Page(rows: [], position: 0, total: 0))
    case let asked as ExpansionFiguresQuery: asked.told(ExpansionFigures(qualifiedLeads: 0, [ExpansionFigures.Entry]()))
    case let asked as OpportunityDetailQuery: asked.told(nil)
    case let asked as RetentionQuery: asked.told(RetentionFigures(asked.plan, []))
    case let asked as MetricsQuery: asked.told(ConsoleFixture.noMetrics(PerformanceRules()))
    case let asked as JourneyFiguresQuery: asked.told(JourneyFigures())
    default: question.unknown()
    }
  }
}
