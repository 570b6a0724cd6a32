/// What is known of a customer at the end of a day that may tell what becomes of it.
public struct CustomerTraits: Hashable, Sendable {
  public var customer: CustomerID
  /// By name, in the same order for every customer of one answer; empty where nothing is known.
  public var values: [Trait]

  public struct Trait: Hashable, Sendable {
    public var name: String
    public var text: String
  }

  /// So many counters are told of, those that are counted for most customers.
  public static let mostCounters = 20

  /// Days over which tickets and activities are counted.
  public static let recentDays = 90

  public init(_ facts: TraitFacts) {
    let customer = facts.customer
    self.customer = customer.id
    let revenue = facts.revenue
    values = [
      Trait("tier", customer.tier.rawValue), Trait("industry", customer.industry.rawValue),
      Trait("size", customer.size.rawValue), Trait("ageDays", facts.day - customer.signedUp),
      Trait("monthlyRevenue", Double(revenue.amountText)), Trait("currency", revenue.currency),
      Trait("score", facts.assessment.score), Trait("scoreChange", facts.change),
      Trait("coverage", facts.assessment.coverage.share), Trait("openTickets", facts.openTickets),
      Trait("breachedTickets", facts.breachedTickets), Trait("recentTickets", facts.recentTickets),
      Trait("recentActivities", facts.recentActivities), Trait("openActions", facts.openActions),
      Trait("lastNPS", facts.lastNPS),
    ]
    for dimension in facts.assessment.dimensions {
      values.append(Trait("dimension.\(dimension.id)", dimension.score))
      values += dimension.metrics.map { Trait("metric.\($0.id)", $0.score) }
    }
    for counter in facts.counters {
      values.append(Trait("counter.\(counter.id)", counter.value))
      values.append(Trait("counterChange.\(counter.id)", counter.change))
    }
  }
}

extension CustomerTraits.Trait {
  fileprivate init(_ name: String, _ text: String) { (self.name, self.text) = (name, text) }
  fileprivate init(_ name: String, _ number: Int?) { self.init(name, number.map { "\($0)" } ?? "") }
  fileprivate init(_ name: String, _ number: Double?) { self.init(name, number.map { "\($0)" } ?? "") }
}

/// What traits follow from.
public struct TraitFacts: Sendable {
  public var customer: Customer
  /// At the end of the day.
  public var day: LocalDate
  public var assessment: HealthAssessment
  /// Of the score in the last 30 days.
  public var change: Int?
  public var subscriptions: [Subscription] = []
  public var openTickets = 0
  public var breachedTickets = 0
  public var openActions = 0
  public var recentTickets = 0
  public var recentActivities = 0
  /// The newest answer, 0 to 10.
  public var lastNPS: Int?
  /// The same ones in the same order for everybody.
  public var counters: [Counter] = []

  /// What stands in a counter, such as sessions, minutes or errors.
  public struct Counter: Hashable, Sendable {
    public var id: CounterID
    /// Nil where it was never counted.
    public var value: Int?
    /// What stood `UsageCourse.days` before.
    public var before: Int?

    public init(_ id: CounterID, value: Int?, before: Int?) { (self.id, self.value, self.before) = (id, value, before) }

    var change: Int? { UsageCourse.change(from: before, to: value) }
  }

  public init(_ customer: Customer, on day: LocalDate, _ assessment: HealthAssessment) {
    self.customer = customer
    self.day = day
    self.assessment = assessment
  }

  /// What it brought that day.
  var revenue: Money { customer.recurringRevenue(on: day, by: subscriptions) }
}
