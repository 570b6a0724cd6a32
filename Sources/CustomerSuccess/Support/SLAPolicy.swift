/// What a customer is promised for the tickets it matches: a target for each of the three clocks.
public struct SLAPolicy: Hashable, Sendable {
  public var name: String
  public var conditions: PolicyConditions
  /// A clock without a target does not run.
  public var targets: [ClockKind: SLATarget]
  /// Waiting on a third party stops the clocks, as waiting on the customer always does.
  public var pausesOnHold: Bool
  /// The first reply has to say when the next will come, as the framework's low severity asks.
  public var firstReplyPromisesTime: Bool

  public init(
    name: String, conditions: PolicyConditions = PolicyConditions(), targets: [ClockKind: SLATarget],
    pausesOnHold: Bool = false, firstReplyPromisesTime: Bool = false
  ) {
    self.name = name
    self.conditions = conditions
    self.targets = targets
    self.pausesOnHold = pausesOnHold
    self.firstReplyPromisesTime = firstReplyPromisesTime
  }
}

/// So many open seconds of a calendar.
public struct SLATarget: Hashable, Sendable {
  public var seconds: Int
  public var calendar: BusinessCalendar
  /// Where it was told in days: how, and how long a day of it is, such as `2d of 12h`.
  public var inDays: String?

  public init(seconds: Int, calendar: BusinessCalendar, inDays: String? = nil) {
    self.seconds = seconds
    self.calendar = calendar
    self.inDays = inDays
  }
}

/// Which tickets a policy is for; an empty set asks for nothing, and all the others must hold.
public struct PolicyConditions: Hashable, Sendable {
  public var severities: Set<Severity>
  public var tiers: Set<Tier>
  public var industries: Set<Industry>
  public var supportTiers: Set<SupportTier>
  public var channels: Set<String>
  public var categories: Set<String>
  /// Ids and names, folded.
  public var customers: Set<String>
  /// What else has to hold, in the filter language of tickets; see `PolicyConditions.refusal(of:)`.
  public var filter: Filter

  public init(
    severities: Set<Severity> = [], tiers: Set<Tier> = [], industries: Set<Industry> = [],
    supportTiers: Set<SupportTier> = [], channels: Set<String> = [], categories: Set<String> = [],
    customers: Set<String> = [], filter: Filter = Filter()
  ) {
    self.severities = severities
    self.tiers = tiers
    self.industries = industries
    self.supportTiers = supportTiers
    self.channels = channels
    self.categories = categories
    self.customers = Set(customers.map(folded))
    self.filter = filter
  }

  /// A condition on the customer fails while nobody knows the customer.
  func hold(for case: PolicyCase) -> Bool {
    admits(severities, `case`.severity) && admits(tiers, `case`.customer?.tier)
      && admits(industries, `case`.customer?.industry) && admits(supportTiers, `case`.supportTier)
      && admits(channels, `case`.channel) && admits(categories, `case`.category)
      && names(`case`.customer) && filter.matches(`case`, in: `case`.context)
  }

  private func names(_ customer: Customer?) -> Bool {
    guard !customers.isEmpty else { return true }
    guard let customer else { return false }
    return customers.contains(folded(customer.id.text)) || customers.contains(folded(customer.name))
  }

  private func admits<Value: Hashable>(_ wanted: Set<Value>, _ value: Value?) -> Bool {
    guard !wanted.isEmpty else { return true }
    return value.map(wanted.contains) ?? false
  }
}
