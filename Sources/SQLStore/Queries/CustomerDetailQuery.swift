import CustomerSuccess
import SuccessStore

extension CustomerDetailQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    try snapshot.key(of: customer).flatMap(snapshot.customerDetail)
  }
}

extension HealthFactsQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    let key = try Keys(db, addsNames: false).key(of: customer.text, in: .customers)
    return try key.flatMap { try HealthFacts.load($0, in: db) }
  }
}

extension Snapshot {
  /// What a customer's page shows of what it has very much of.
  private static let activityLimit = 200
  private static let ticketLimit = 250
  private static let surveyLimit = 20

  func customerDetail(_ key: Int) throws -> CustomerDetail? {
    guard let row = try customerRow(key, Days(self)), let facts = try HealthFacts.load(key, in: db) else { return nil }
    let (model, zone) = (rulebook.health, rulebook.zone)
    func assessment(at moment: Instant) -> HealthAssessment {
      model.assess(
        facts.customer, observations: facts.observations, overrides: facts.overrides, at: moment, zone: zone)
    }
    let then = assessment(at: now.adding(days: -model.trend.days))
    let history = model.history(
      of: facts.customer, observations: facts.observations, overrides: facts.overrides, imported: facts.history,
      through: now, zone: zone)
    var detail = CustomerDetail(
      row: row, assessment: assessment(at: now), monthAgo: then.score == nil ? nil : then,
      contacts: try Contact.stored("f.customer = ? ORDER BY f.is_primary DESC, f.name, f.id", [key], in: db),
      subscriptions: try Subscription.stored("f.customer = ? ORDER BY f.starts, f.id", [key], in: db),
      activities: try Activity.stored(
        "f.customer = ? AND f.at <= ? ORDER BY f.at DESC, f.key DESC LIMIT \(Self.activityLimit)",
        [key, now.seconds], in: db),
      actions: try ActionItem.stored(
        "f.customer = ? AND f.created <= ? ORDER BY f.is_ended, f.queue, f.key", [key, now.seconds], in: db),
      tickets: try tickets(of: key, row.customer), learners: try learners(of: key, row.customer),
      history: history.records.reversed())
    detail.usage = try UsageCount.stored(
      """
      f.customer = ?1 AND f.at = (SELECT max(x.at) FROM counters x WHERE x.customer = f.customer
        AND x.counter = f.counter AND x.at <= ?2) ORDER BY counter_name.text
      """, [key, now.seconds], in: db)
    detail.usageCourses = try usageCourses(of: key, detail.usage.map(\.counter))
    detail.surveys = try SurveyResponse.stored(
      "f.customer = ? AND f.at <= ? ORDER BY f.at DESC, f.key DESC LIMIT \(Self.surveyLimit)", [key, now.seconds],
      in: db)
    detail.departures = try Departure.stored("f.customer = ? ORDER BY f.left_on DESC, f.key DESC", [key], in: db)
    detail.interviews = try ExitInterview.stored(
      "f.customer = ? AND f.day <= ? ORDER BY f.day DESC, f.key DESC", [key, today.day], in: db)
    detail.reviews = try BusinessReview.stored(
      "f.customer = ? AND f.day <= ? ORDER BY f.day DESC, f.key DESC", [key, today.day], in: db)
    detail.predictions = try Prediction.stored("f.customer = ? ORDER BY event_name.text", [key], in: db)
    detail.journey = try journeyUnderWay(key, facts.customer)
    detail.memberships = try memberships(of: key)
    detail.opportunities = try opportunityRows(of: key, facts, detail.assessment).reversed()
    return detail
  }

  private func journeyUnderWay(_ key: Int, _ customer: Customer) throws -> Journey? {
    guard let facts = try JourneyStanding.facts(key, of: customer, rulebook, at: now, in: db),
      let reckoned = ReckonedJourney(facts, rulebook, at: now), reckoned.isUnderWay
    else { return nil }
    return reckoned.journey
  }

  func tickets(of key: Int, _ customer: Customer) throws -> [TicketRow] {
    let statement = try db.statement(
      """
      SELECT ticket FROM ticket_standing WHERE customer = ? AND band < \(TicketBand.yetToCome)
      ORDER BY band, queue, ticket LIMIT \(Self.ticketLimit)
      """)
    let keys = try statement.ints([key])
    return try keys.compactMap { try ticketRow($0) }
  }

  private func learners(of key: Int, _ customer: Customer) throws -> [LearnerRow] {
    let statement = try db.statement("SELECT key FROM learners WHERE customer = ? ORDER BY name, id")
    return try statement.ints([key]).compactMap { try learnerRow($0, of: customer.name) }
  }
}
