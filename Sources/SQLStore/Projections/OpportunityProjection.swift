import CustomerSuccess
import SuccessStore

extension StandingFacts.GrowthFacts {
  /// What signals go by is read of those alone whom health may call an opportunity.
  static func load(_ key: Int, of facts: HealthFacts, _ rulebook: Rulebook, in db: any SQLConnection) throws -> Self {
    var found = Self(taken: try Opportunity.stored("f.customer = ?", [key], in: db))
    guard !found.taken.isEmpty || rulebook.health.mayBeReady(facts) else { return found }
    found.counts = try UsageCount.stored("f.customer = ?", [key], in: db)
    found.activities = try Activity.signals(of: key, rulebook.outreach.programmes, in: db)
    return found
  }

  /// Most customers have none, and nothing of theirs is reckoned.
  func opportunities(
    _ facts: HealthFacts, _ assessment: HealthAssessment, _ rulebook: Rulebook, at now: Instant
  ) -> (all: [OpportunityStanding], reading: ExpansionReading, due: Instant?) {
    guard !taken.isEmpty || rulebook.health.isExpansionOpportunity(assessment) else {
      return ([], ExpansionReading(signals: []), nil)
    }
    let reading = rulebook.outreach.programmes.reading(
      of: ExpansionCase(
        customer: facts.customer, observations: facts.observations, counts: counts, activities: activities,
        assessment: assessment, limits: rulebook.outreach.usage.metrics, health: rulebook.health, now: now,
        zone: rulebook.zone))
    let (all, due) = rulebook.outreach.programmes.expansion.opportunities(
      OpportunityFacts(
        customer: facts.customer, taken: taken, assessment: assessment, reading: reading, health: rulebook.health,
        now: now, zone: rulebook.zone))
    return (all, reading, due)
  }
}

extension Activity {
  /// Those by which people tell signals, found along an index: of all others a customer may have very many.
  static func signals(of key: Int, _ rules: ProgrammeRules, in db: any SQLConnection) throws -> [Activity] {
    try stored(of: key, types: rules.noteTypes, in: db)
  }

  static func stored(of key: Int, types: [String], in db: any SQLConnection) throws -> [Activity] {
    try types.flatMap { try stored("f.customer = ? AND f.kind = ?", [key, $0], in: db) }
  }
}

extension HealthModel {
  /// Whether anything ever told of the customer can make it an expansion opportunity.
  fileprivate func mayBeReady(_ facts: HealthFacts) -> Bool {
    guard let expansion else { return false }
    guard facts.overrides.isEmpty else { return true }
    return facts.observations.contains { observation in
      guard observation.metric == expansion.metric else { return false }
      if case .judged(let level) = observation.value { return level >= expansion.atLeast }
      return true
    }
  }
}

extension Projector {
  private static let put = ProjectionSchema.opportunityStanding.put
  /// More opportunities than these a customer never has.
  private static let most = 1000

  func write(_ opportunities: [OpportunityStanding], of customer: Int, over isOld: Bool) throws {
    if isOld { try removeOpportunities(of: customer) }
    for (place, one) in opportunities.suffix(Self.most).enumerated() {
      try db.statement(Self.put).run { binder in
        binder.bind(customer * Self.most + place)
        binder.bind(customer)
        binder.bind(one.id.text)
        binder.bind(one.isTaken)
        binder.bind(one.opportunity.stage.code)
        binder.bind(one.opportunity.stage.isOpen)
        binder.bind(one.opportunity.since)
        binder.bind(one.opportunity.identified)
        binder.bind(one.score)
        binder.bind(one.value?.minorUnits)
        binder.bind(one.value?.currency ?? "")
        binder.bind(one.decided)
      }
    }
  }

  func removeOpportunities(of customer: Int) throws {
    try db.statement("DELETE FROM opportunity_standing WHERE customer = ?").run { $0.bind(customer) }
  }
}
