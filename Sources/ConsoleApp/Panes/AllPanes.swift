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
      SegmentsPane(),
      HeatPane(),
      InsightsPane(),
      QualityPane(),
      BehindPane(),
      ReviewPane(),
      CausesPane(),
      ArticlesPane(),
      ArticlePane(),
    ]
    return Dictionary(uniqueKeysWithValues: panes.map { ($0.id, $0) })
  }
}

extension PaneID {
  /// Not a pane: what lies above them asks under this name.
  static let overlay = PaneID("overlay")
  /// Nor this: all rows of a list, to be marked.
  static let marks = PaneID("marks")
  /// Nor this: the names that owners are completed with.
  static let people = PaneID("people")
  static let myDay = PaneID("myDay")
  static let dayCustomer = PaneID("dayCustomer")
  static let portfolio = PaneID("portfolio")
  static let customer = PaneID("customer")
  static let actions = PaneID("actions")
  static let tickets = PaneID("tickets")
  static let training = PaneID("training")
  static let activity = PaneID("activity")
  static let customers = PaneID("customers")
  static let customerDetail = PaneID("customerDetail")
  static let queue = PaneID("queue")
  static let ticket = PaneID("ticket")
  static let actionList = PaneID("actionList")
  static let action = PaneID("action")
  static let learners = PaneID("learners")
  static let learner = PaneID("learner")
  static let segments = PaneID("segments")
  static let heat = PaneID("heat")
  static let insights = PaneID("insights")
  static let quality = PaneID("quality")
  static let behind = PaneID("behind")
  static let review = PaneID("review")
  static let causes = PaneID("causes")
  static let articles = PaneID("articles")
  static let article = PaneID("article")
}
