/// An opportunity as lists show it: what somebody made of it, and what the data say.
public struct OpportunityStanding: Hashable, Sendable, Identifiable {
  public var opportunity: Opportunity
  /// False while health alone says that there is one.
  public var isTaken: Bool
  /// 0 to 100, the points of the signals that are there.
  public var score: Int
  /// Nil where nothing is known of it.
  public var value: Money?
  /// The day by which it is to be decided, or on which it was; nil where none is agreed.
  public var decided: LocalDate?
  public var id: OpportunityID { opportunity.id }

  public init(opportunity: Opportunity, isTaken: Bool, score: Int, value: Money?, decided: LocalDate?) {
    self.opportunity = opportunity
    self.isTaken = isTaken
    self.score = score
    self.value = value
    self.decided = decided
  }
}

/// All that decides a customer's opportunities at a moment.
public struct OpportunityFacts {
  public var customer: Customer
  /// Those that somebody has taken up.
  public var taken: [Opportunity]
  public var assessment: HealthAssessment
  public var reading: ExpansionReading
  public var health: HealthModel
  public var now: Instant
  public var zone: Zone

  public init(
    customer: Customer, taken: [Opportunity], assessment: HealthAssessment, reading: ExpansionReading,
    health: HealthModel, now: Instant, zone: Zone
  ) {
    self.customer = customer
    self.taken = taken
    self.assessment = assessment
    self.reading = reading
    self.health = health
    self.now = now
    self.zone = zone
  }
}

extension OpportunityFacts {
  /// What the portfolio counts as an expansion opportunity.
  fileprivate var isLead: Bool {
    customer.counts(on: zone.date(of: now)) && health.isExpansionOpportunity(assessment)
  }
}

extension ExpansionRules {
  /// The oldest first, and when time alone may change them. A customer has at most one that nobody has taken up: where its health
  /// says so, none is open, and none was decided lately.
  public func opportunities(_ facts: OpportunityFacts) -> (all: [OpportunityStanding], due: Instant?) {
    let taken = facts.taken.filter { $0.identified <= facts.now }.sorted {
      ($0.identified, $0.id) < ($1.identified, $1.id)
    }
    // Of one who has left nothing is to be won any more; should it come back, it goes on where it was.
    let counts = facts.customer.counts(on: facts.zone.date(of: facts.now))
    var all = taken.filter { counts || !$0.stage.isOpen }.map { standing($0, isTaken: true, facts) }
    var due = facts.taken.map(\.identified).filter { $0 > facts.now }.min()
    guard facts.isLead, !taken.contains(where: \.stage.isOpen) else {
      return (all, due)
    }
    if let decided = taken.map(\.since).max() {
      let again = decided.adding(days: againAfterDays)
      guard again <= facts.now else { return (all, earliest(due, again)) }
    }
    all.append(standing(found(facts), isTaken: false, facts))
    due = earliest(due, facts.reading.due)
    return (all, due)
  }

  /// The id of the next one: above all that the customer has had.
  static func nextID(of customer: CustomerID, after known: [Opportunity]) -> OpportunityID {
    OpportunityID(customer, max(known.count, known.compactMap(\.id.number).max() ?? 0) + 1)
  }

  /// Identified when the readiness that makes it one was told.
  private func found(_ facts: OpportunityFacts) -> Opportunity {
    let since = facts.health.becameReady(facts.assessment) ?? facts.now
    return Opportunity(
      id: Self.nextID(of: facts.customer.id, after: facts.taken), customer: facts.customer.id, stage: .identified,
      since: since, identified: since)
  }

  private func standing(_ one: Opportunity, isTaken: Bool, _ facts: OpportunityFacts) -> OpportunityStanding {
    let today = facts.zone.date(of: facts.now)
    let renews = facts.customer.renews.flatMap { $0 >= today ? $0 : nil }
    return OpportunityStanding(
      opportunity: one, isTaken: isTaken, score: one.stage.isOpen ? facts.reading.score : 0,
      value: one.told ?? facts.reading.value?.amount,
      decided: one.stage.isOpen ? one.closes ?? renews : facts.zone.date(of: one.since))
  }
}

extension HealthModel {
  /// When the readiness that makes a customer an expansion opportunity was told; nil where none is known.
  func becameReady(_ assessment: HealthAssessment) -> Instant? {
    let readiness = assessment.metrics.first { $0.id == expansion?.metric }
    return readiness?.override?.at ?? readiness?.observation?.at
  }
}
