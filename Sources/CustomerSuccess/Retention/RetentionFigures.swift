/// What becomes of customers and their recurring revenue, by subscriptions alone: whether a customer is marked as churned
/// says nothing here. After the framework's retention rate, over a fixed cohort for each period.
public struct RetentionFigures: Hashable, Sendable {
  public let plan: RetentionPlan
  public internal(set) var periods: [Period]
  /// The whole time as one period: what came and went in between is not in it.
  public internal(set) var whole: RetentionSums
  /// By the month or quarter of the first live subscription, the earliest first; those that were over by the last day, and
  /// nobody began in are left out. Empty where the whole time is one period.
  public internal(set) var cohorts: [RetentionCohort]
  /// Who is in none of it: told where customers are known as well as subscriptions.
  public var leftOut = LeftOut()

  /// Whether anybody was there on any of the days.
  public var isEmpty: Bool { !periods.contains { $0.sums.startAccounts + $0.sums.endAccounts > 0 } }

  /// Customers without a subscription that could be followed.
  public struct LeftOut: Hashable, Sendable {
    /// Those who are there and bring something by what they say of themselves.
    public var present = Group()
    /// Those who left within the time, with what they said that they brought until then.
    public var gone = Group()

    public init() {}

    public var customers: Int { present.customers + gone.customers }

    public struct Group: Hashable, Sendable {
      public private(set) var customers = 0
      /// A month.
      public private(set) var revenue = MoneySums()

      public init() {}

      public mutating func add(_ revenue: Money) {
        customers += 1
        self.revenue.add(revenue.minorUnits, revenue.currency)
      }
    }
  }

  public struct Period: Hashable, Sendable {
    public let days: RetentionDays
    public internal(set) var sums = RetentionSums()
    /// Who moved, in the order in which they were told.
    public internal(set) var moved: [RevenueMovement: [CustomerID]] = [:]
  }
}

/// Makes the figures of one customer after the other, so that nobody has to hold all subscriptions at once.
public struct RetentionReckoning: Sendable {
  private let days: [LocalDate]
  private var made: RetentionFigures
  private var cohorts: [CalendarStep: RetentionCohort] = [:]

  public init(_ plan: RetentionPlan) {
    days = plan.days
    made = RetentionFigures(
      plan: plan, periods: plan.periods.map { RetentionFigures.Period(days: $0) }, whole: RetentionSums(), cohorts: [])
  }

  /// Counts a customer, once, with all of its subscriptions.
  public mutating func add(_ customer: CustomerID, _ subscriptions: [Subscription]) {
    guard let first = subscriptions.firstLiveDay, first <= made.plan.to else { return }
    addToPeriods(customer, subscriptions, since: first)
    addToCohort(customer, subscriptions, since: first)
  }

  public var figures: RetentionFigures {
    var figures = made
    figures.cohorts = cohorts.values.sorted { $0.began < $1.began }
    return figures
  }

  private mutating func addToPeriods(_ customer: CustomerID, _ subscriptions: [Subscription], since first: LocalDate) {
    let start = RevenueStanding(subscriptions, on: days[0])
    var before = start
    for (place, period) in made.plan.periods.enumerated() where period.to >= first {
      let changes = subscriptions.changes(after: period.from, through: period.to)
      let after = changes ? RevenueStanding(subscriptions, on: period.to) : before
      let movements = made.periods[place].sums.add(before, after, isNew: first > period.from)
      for movement in movements { made.periods[place].moved[movement, default: []].append(customer) }
      before = after
    }
    _ = made.whole.add(start, before, isNew: first > made.plan.from)
  }

  /// A cohort is whole or not at all: one that the time begins in counts those before that day too.
  private mutating func addToCohort(_ customer: CustomerID, _ subscriptions: [Subscription], since first: LocalDate) {
    guard let step = made.plan.step else { return }
    let began = CalendarStep(first, by: step)
    guard began >= CalendarStep(made.plan.from, by: step), began.lastDay <= made.plan.to else { return }
    cohorts[began, default: RetentionCohort(began, until: made.plan.to)].add(customer, subscriptions, since: first)
  }
}

extension RetentionFigures {
  /// Of everybody's subscriptions at once, in whatever order.
  public init(_ plan: RetentionPlan, _ subscriptions: some Sequence<Subscription>) {
    var reckoning = RetentionReckoning(plan)
    let all = Dictionary(grouping: subscriptions, by: \.customer)
    for (customer, theirs) in all.sorted(by: { $0.key < $1.key }) { reckoning.add(customer, theirs) }
    self = reckoning.figures
  }
}
