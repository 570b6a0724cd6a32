/// What people do about a customer's expansion opportunity.
extension Acting {
  /// Nil for any other act.
  func staging(_ request: ActRequest, _ customer: Customer) throws -> [FactEdit]? {
    guard case .stage(let news) = request.act else { return nil }
    let known = try source.facts(.opportunity, of: customer.id).compactMap { fact -> Opportunity? in
      if case .opportunity(let opportunity) = fact { opportunity } else { nil }
    }
    try refuseWhoLeft(customer)
    let before = rules.outreach.programmes.expansion.current(of: known, at: now)
    let after = try staged(news, before, known, customer)
    guard news.stage != .lost || !after.reason.isBlank else {
      throw refusal(customer, "an opportunity is lost for a reason")
    }
    if let before, before.said(like: after) {
      throw refusal(customer, "\(before.id) is \(before.stage.rawValue) like that already")
    }
    return [FactEdit(before: before.map(Fact.opportunity), after: .opportunity(after))]
  }

  private func staged(
    _ news: OpportunityNews, _ before: Opportunity?, _ known: [Opportunity], _ customer: Customer
  ) throws -> Opportunity {
    var after =
      try before
      ?? Opportunity(
        id: ExpansionRules.nextID(of: customer.id, after: known), customer: customer.id, stage: .identified, since: now,
        identified: identified(customer), amount: Money(minorUnits: 0, currency: customer.monthlyRevenue.currency))
    if after.stage != news.stage || before == nil { after.since = now }
    after.stage = news.stage
    after.reason = news.reason
    after.author = author
    let worth = rules.outreach.programmes.expansion.value(of: customer)?.amount
    // Taken up again, it is worth what the data say, if that is what it was decided at.
    if before?.stage.isOpen == false, after.stage.isOpen, after.amount == worth { after.amount.minorUnits = 0 }
    if let amount = news.amount { after.amount = amount }
    if let closes = news.closes {
      after.closes = closes
      if !after.stage.isOpen { try decide(&after, on: closes, customer) }
    }
    // What was won is worth what it was worth then, whatever the customer pays later.
    if !after.stage.isOpen, after.amount.minorUnits == 0 {
      after.amount = worth ?? after.amount
    }
    return after
  }

  /// What is told of what was won or lost is the day of that; it was there by then, whenever it was noted.
  private func decide(_ one: inout Opportunity, on day: LocalDate, _ customer: Customer) throws {
    guard day <= today else {
      throw refusal(customer, "an opportunity is \(one.stage.rawValue) on a day that has come: \(day.written) has not")
    }
    // Today's is decided now; of another day nobody says when.
    if rules.zone.date(of: one.since) != day {
      one.since = day < today ? rules.zone.instant(day, secondOfDay: Instant.secondsPerDay - 1) : now
    }
    one.identified = min(one.identified, one.since)
  }

  /// When health said first that there is one; now, where somebody sees one that it does not.
  private func identified(_ customer: Customer) throws -> Instant {
    var facts = (observations: [Observation](), overrides: [Override]())
    for case .observation(let one) in try source.facts(.observation, of: customer.id) { facts.observations.append(one) }
    for case .override(let one) in try source.facts(.override, of: customer.id) { facts.overrides.append(one) }
    let assessment = rules.health.assess(
      customer, observations: facts.observations, overrides: facts.overrides, at: now, zone: rules.zone)
    guard rules.health.isExpansionOpportunity(assessment) else { return now }
    return rules.health.becameReady(assessment) ?? now
  }
}

/// What is told of an opportunity; nil stays as it is.
public struct OpportunityNews: Hashable, Sendable {
  public var stage: Opportunity.Stage
  public var reason: String
  /// More a month.
  public var amount: Money?
  /// The day by which it is to be decided.
  public var closes: LocalDate?

  public init(_ stage: Opportunity.Stage, reason: String = "", amount: Money? = nil, closes: LocalDate? = nil) {
    self.stage = stage
    self.reason = reason
    self.amount = amount
    self.closes = closes
  }
}

extension ExpansionRules {
  /// The one that is open, or was decided so lately that it is not a new one; nil where the next act begins one.
  public func current(of known: [Opportunity], at now: Instant) -> Opportunity? {
    guard let last = known.max(by: { ($0.identified, $0.id) < ($1.identified, $1.id) }) else { return nil }
    return last.stage.isOpen || last.since.adding(days: againAfterDays) > now ? last : nil
  }
}

extension Opportunity {
  /// Nothing but who says it is another.
  fileprivate func said(like other: Opportunity) -> Bool {
    var same = other
    same.author = author
    return same == self
  }
}

extension Verb {
  static let stageFields = [
    Parameter(
      "stage", "Stage", .choice(Opportunity.Stage.allCases.map { .init($0.rawValue, $0.rawValue.capitalizedFirst) })),
    Parameter("reason", "Reason", .line, isRequired: false, hint: "why; a loss needs one"),
    Parameter("amount", "More a month", .line, isRequired: false, hint: Told.moreHint, isTypedOver: true),
    Parameter(
      "closes", "Closes", .day, isRequired: false,
      hint: "by when it is decided, or when it was; empty: the renewal, today"),
  ]
}

extension ActReader {
  /// Nil for what is not about an opportunity.
  func expansionAct(_ verb: Verb, _ told: Told, _ subject: ActSubject?) throws(ParameterError) -> Act? {
    guard verb == .stage else { return nil }
    let seen: Customer? = if case .customer(let customer) = subject { customer } else { nil }
    guard let stage = Opportunity.Stage(rawValue: try told.choice("stage")) else { throw told.missing("stage") }
    let reason = told.line("reason")
    if stage == .lost, reason.isBlank { throw told.missing("reason") }
    return .stage(
      OpportunityNews(
        stage, reason: reason, amount: try told.money("amount", currency: seen?.monthlyRevenue.currency),
        closes: try told.day("closes")))
  }
}

extension Told {
  static let moreHint = "more a month, such as 950; empty: as the data say"
}
