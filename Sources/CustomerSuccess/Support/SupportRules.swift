/// How a team's tickets are judged: its policies in order, its calendars, and the framework's words about both.
public struct SupportRules: Hashable, Sendable {
  /// The first that matches a ticket is its policy; where none does, no clock runs.
  public var policies: [SLAPolicy]
  public var calendars: [String: BusinessCalendar]
  /// The framework's `severityLevels`.
  public var severities: [Severity: SeverityLevel]
  /// The framework's support tiers, 1 to 3.
  public var tiers: [SupportTier: SupportTierDescription]

  public init(
    policies: [SLAPolicy], calendars: [String: BusinessCalendar] = [:],
    severities: [Severity: SeverityLevel] = [:], tiers: [SupportTier: SupportTierDescription] = [:]
  ) {
    self.policies = policies
    self.calendars = calendars
    self.severities = severities
    self.tiers = tiers
  }

  /// The policy for a ticket of this severity, as far as nothing else about it is known.
  public func policy(for severity: Severity, customer: Customer? = nil) -> SLAPolicy? {
    policy(
      for: PolicyCase(
        severity: severity, supportTier: .assisted, channel: "", category: "", customer: customer, facts: nil))
  }

  func policy(for case: PolicyCase) -> SLAPolicy? {
    policies.first { $0.conditions.hold(for: `case`) }
  }

  /// Where a ticket that came in through `channel` starts: the first tier that offers it, else tier 2, where people are.
  public func supportTier(forChannel channel: String) -> SupportTier {
    let offering = SupportTier.allCases.first { tier in
      tiers[tier]?.channels.contains { $0.lowercased() == channel.lowercased() } ?? false
    }
    return offering ?? .assisted
  }

  /// What a ticket's events up to `now` mean, clocks included. Events may come in any order.
  public func reading(
    of ticket: Ticket, events: [TicketEvent], customer: Customer?, at now: Instant
  ) -> TicketReading {
    var history = TicketHistory(ticket: ticket, customer: customer, rules: self)
    for event in TicketHistory.inOrder(events) where event.at <= now { history.take(event) }
    // An order is an event's own for good, also that of one whose moment has not come.
    history.facts.nextOrder = max(history.facts.nextOrder, (events.map(\.order).max() ?? -1) + 1)
    return history.reading()
  }
}

/// The framework's words for a severity.
public struct SeverityLevel: Hashable, Sendable {
  public var criteria: [String]
  public var responseTime: String
  public var resolutionTime: String
  public var communication: String

  public init(criteria: [String], responseTime: String, resolutionTime: String, communication: String) {
    self.criteria = criteria
    self.responseTime = responseTime
    self.resolutionTime = resolutionTime
    self.communication = communication
  }
}

/// The framework's words for a support tier.
public struct SupportTierDescription: Hashable, Sendable {
  public var title: String
  public var availability: String
  public var channels: [String]
  public var responseTime: String
  /// Open time within which the tier takes over what is handed to it: the team's own target beside the customer's SLA, by
  /// severity; nil where the framework names none.
  public var handOff: [Severity: SLATarget]
  public var resolutionRate: String
  public var capabilities: [String]
  public var escalationTriggers: [String]

  public init(
    title: String, availability: String, channels: [String], responseTime: String,
    handOff: [Severity: SLATarget], resolutionRate: String, capabilities: [String],
    escalationTriggers: [String]
  ) {
    self.title = title
    self.availability = availability
    self.channels = channels
    self.responseTime = responseTime
    self.handOff = handOff
    self.resolutionRate = resolutionRate
    self.capabilities = capabilities
    self.escalationTriggers = escalationTriggers
  }
}
