/// Every pane there is, one line each.
enum AllPanes {
  static func make() -> [PaneID: any Pane] {
    let panes: [any Pane] = [
      MyDayPane(),
      CustomerPane(id: .dayCustomer, style: .overview),
      PortfolioPane(),
      CustomerPane(id: .customer, style: .overview),
      ActionsPane(),
      TicketsPane(),
      TrainingPane(),
      ActivityPane(),
      CustomersPane(),
      CustomerPane(id: .customerDetail, style: .page),
      QueuePane(),
      TicketPane(),
      ActionListPane(),
      ActionPane(),
      LearnersPane(),
      LearnerPane(),
      SessionsPane(),
      SessionPane(),
      TrainingGridPane(),
      LearningPane(),
      SegmentsPane(),
      HeatPane(),
      InsightsPane(),
      BookPane(),
      JourneysPane(),
      JourneyPane(),
      FunnelPane(),
      FiringsPane(),
      OutreachPane(),
      MessagesPane(),
      ProgrammesPane(),
      MembersPane(),
      ProgrammePane(),
      OpportunitiesPane(),
      OpportunityPane(),
      PipelinePane(),
      PerformancePane(),
      MovementsPane(),
      CohortsPane(),
      QualityPane(),
      BehindPane(),
      ReviewPane(),
      CausesPane(),
      ArticlesPane(),
      ArticlePane(),
      InitiativesPane(),
      InitiativePane(),
      RoadmapPane(),
      FeedbackPane(),
    ]
    return Dictionary(uniqueKeysWithValues: panes.map { ($0.id, $0) })
  }
}

extension PaneID {
  /// Not a pane: what lies above them asks under this name.
  static let overlay = PaneID("overlay")
  /// Nor this: all rows of a list, to be marked.
  static let marks = PaneID("marks")
  /// Nor this: how many customers are in the scope.
  static let population = PaneID("population")
  /// Nor this: what stands beside health in segments.
  static let segmentWork = PaneID("segmentWork")
  /// Nor this: the names that owners are completed with.
  static let people = PaneID("people")
  /// Nor this: whether it was predicted who leaves.
  static let forecast = PaneID("forecast")
  /// Nor this: what is counted of anybody and paid in.
  static let filterNames = PaneID("filterNames")
}
