public import CustomerSuccess

/// A page of customers.
public struct CustomerQuery: Question {
  public typealias Answer = Page<CustomerRow>
  public var filter: Filter
  public var sort: Sort
  public var descending: Bool
  public var window: Window

  public enum Sort: String, CaseIterable, Sendable {
    case id, name, tier, score, change, renews, owner, openTickets, revenue
    /// The chance to leave.
    case risk

    /// What filters ask about by this: either is understood by the other's name.
    public var field: Field {
      switch self {
      case .id: .customerID
      case .name: .customerName
      case .tier: .tier
      case .score: .score
      case .change: .change
      case .renews: .renews
      case .owner: .customerOwner
      case .openTickets: .openTickets
      case .revenue: .revenue
      case .risk: .churnRisk
      }
    }

    /// By its own word, by the name that filters have for it, or by the heading of its column.
    public init?(word: String) {
      let field = Field.named(word, in: .customers)
      let named = Sort.allCases.first { $0.rawValue.lowercased() == word.lowercased() }
      guard let sort = named ?? Sort.allCases.first(where: { $0.field == field }) else { return nil }
      self = sort
    }
  }

  public init(
    filter: Filter = Filter(), sort: Sort = .score, descending: Bool = false, window: Window
  ) {
    self.filter = filter
    self.sort = sort
    self.descending = descending
    self.window = window
  }
}

/// To be asked when somebody is about to filter customers: whatever the letters will be looked for in is made ready. Answers
/// how many customers that holds; 0 where the store keeps nothing ready.
public struct FilterReadiness: TimelessQuestion {
  public typealias Answer = Int
  public init() {}
}

/// A customer as lists show it.
public struct CustomerRow: Hashable, Sendable, Identifiable {
  public var customer: Customer
  public var health: HealthSummary
  public var openTickets: Int
  public var openActions: Int
  /// The most urgent of its open tickets' clocks.
  public var sla: TicketSLA
  /// As of the clock that was asked by: who leaves later is still there.
  public var lifecycle: Lifecycle
  /// As of that clock it has not signed up: it is listed, and counted nowhere.
  public var isYetToCome = false
  /// The day of the first open step of a journey that is under way.
  public var journeyStep: LocalDate?
  /// How likely it is to leave, 0 to 1, by the model that was fitted last; nil of whom nothing was predicted.
  public var churnRisk: Double?
  /// Where it stood at the end of the day a week ago.
  public var weekAgo = CategoryPlace.absent
  /// Of the counters that the list's filter asks about.
  public var trends: [CounterID: CounterTrend] = [:]
  public var id: CustomerID { customer.id }
  /// A month, by its subscriptions where it has any, otherwise by what it says of itself: nothing once it has left.
  public var revenue: Money
  /// What it pays beside that, an amount a currency: amounts of two are no sum.
  public var revenueBeside: [Money] = []

  /// Where it stands; with `weekAgo`, what filters call moved.
  public var place: CategoryPlace {
    isYetToCome || lifecycle == .churned ? .absent : CategoryPlace(health.category)
  }

  /// Where it has moved to in the last week; nil where it has not, or has come since.
  public var movedTo: CategoryPlace? {
    weekAgo == .absent || place == .absent || weekAgo == place ? nil : place
  }

  public init(
    customer: Customer, health: HealthSummary, openTickets: Int, openActions: Int, sla: TicketSLA = .none,
    lifecycle: Lifecycle? = nil, revenue: Money? = nil
  ) {
    self.customer = customer
    self.revenue = revenue ?? customer.recurringRevenue(as: lifecycle ?? customer.lifecycle)
    self.health = health
    self.openTickets = openTickets
    self.openActions = openActions
    self.sla = sla
    self.lifecycle = lifecycle ?? customer.lifecycle
  }
}

/// A score as it is shown in a line.
public struct HealthSummary: Hashable, Sendable {
  public var score: Int?
  public var computed: Int?
  public var coverage: Coverage
  public var isProvisional: Bool
  public var isOverridden: Bool
  /// Excellent or good, with upgrade readiness good or better.
  public var isExpansion: Bool
  public var signs: HealthSigns
  /// Now less 30 days ago; nil when there was no score then.
  public var change: Int?
  /// The score at the end of each of the last days, oldest first; nil before the first score.
  public var days: [Int?]
  /// Another system's newest score, of a customer of whom nothing is known that a score of one's own would follow from.
  public var imported: Int?

  public var category: HealthCategory? { score.map(HealthCategory.init(score:)) }
  public var trend: HealthTrend { HealthTrend(change: change.map(Double.init)) }

  public init(
    score: Int?, computed: Int?, coverage: Coverage, isProvisional: Bool, isOverridden: Bool,
    isExpansion: Bool, signs: HealthSigns = HealthSigns(), change: Int?, days: [Int?]
  ) {
    self.score = score
    self.computed = computed
    self.coverage = coverage
    self.isProvisional = isProvisional
    self.isOverridden = isOverridden
    self.isExpansion = isExpansion
    self.signs = signs
    self.change = change
    self.days = days
  }
}

/// One customer's page; nil when there is no such customer.
public struct CustomerDetailQuery: Question {
  public typealias Answer = CustomerDetail?
  public var customer: CustomerID

  public init(_ customer: CustomerID) { self.customer = customer }
}

/// All that one customer's page shows.
public struct CustomerDetail: Hashable, Sendable {
  public var row: CustomerRow
  public var assessment: HealthAssessment
  /// The assessment 30 days ago by today's model, for the changes shown beside each line.
  public var monthAgo: HealthAssessment?
  public var contacts: [Contact]
  public var subscriptions: [Subscription]
  /// The newest count of each counter, by their names.
  public var usage: [UsageCount] = []
  /// How each of them went.
  public var usageCourses: [CounterID: UsageCourse] = [:]
  /// Newest first, as the next two.
  public var surveys: [SurveyResponse] = []
  public var departures: [Departure] = []
  /// Newest first.
  public var interviews: [ExitInterview] = []
  /// Newest first.
  public var reviews: [BusinessReview] = []
  /// What models have said of it last.
  public var predictions: [Prediction] = []
  /// Nil where none is under way.
  public var journey: Journey?
  /// In programmes, those that go on first.
  public var memberships: [MemberRow] = []
  /// Expansion opportunities, the newest first.
  public var opportunities: [OpportunityRow] = []
  /// Newest first.
  public var activities: [Activity]
  /// Open ones first, by due date.
  public var actions: [ActionItem]
  /// Open ones first, most urgent first.
  public var tickets: [TicketRow]
  public var learners: [LearnerRow]
  /// Score history, newest first.
  public var history: [ScoreRecord]

  public init(
    row: CustomerRow, assessment: HealthAssessment, monthAgo: HealthAssessment?,
    contacts: [Contact], subscriptions: [Subscription] = [], activities: [Activity], actions: [ActionItem],
    tickets: [TicketRow], learners: [LearnerRow], history: [ScoreRecord]
  ) {
    self.row = row
    self.assessment = assessment
    self.monthAgo = monthAgo
    self.contacts = contacts
    self.subscriptions = subscriptions
    self.activities = activities
    self.actions = actions
    self.tickets = tickets
    self.learners = learners
    self.history = history
  }

  /// Another system's newest score, for a customer of whom nothing is known that a score of one's own would follow from.
  public var importedScore: ScoreRecord? {
    assessment.score == nil ? history.first { $0.origin == .imported } : nil
  }

  /// A month, an amount a currency.
  public func monthlyRevenue(on day: LocalDate) -> [Money] {
    row.customer.monthlyRevenue(on: day, by: subscriptions)
  }
}

/// Nil when there is no such customer.
public struct HealthFactsQuery: TimelessQuestion {
  public typealias Answer = HealthFacts?
  public var customer: CustomerID

  public init(_ customer: CustomerID) { self.customer = customer }
}

/// One customer's facts that its score is computed from.
public struct HealthFacts: Hashable, Sendable {
  public var customer: Customer
  /// All of them, oldest first.
  public var observations: [Observation]
  public var overrides: [Override]
  public var history: [ScoreRecord]

  public init(
    customer: Customer, observations: [Observation], overrides: [Override],
    history: [ScoreRecord]
  ) {
    self.customer = customer
    self.observations = observations
    self.overrides = overrides
    self.history = history
  }
}
