import CustomerSuccess
import SuccessStore

extension RulebookQuery: SQLQuestion {
  func answer(from store: SQLStore, at now: Instant) async throws(StoreError) -> Answer {
    try await store.askFacts { try store.rules.rulebook(in: $0) }
  }
}

extension FrameworkFilesQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    let (log, keys) = (ChangeLog(db), Keys(db, addsNames: false))
    return try FrameworkFile.all(in: db).map { file in
      let stored = try FrameworkFile.find(.frameworkFile(file.id), in: db, keys)
      return AppliedFile(file, entry: try stored.flatMap { try log.entry($0.change) })
    }
  }
}

extension RulebookPlanQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    var planning = Planning(snapshot, rulebook)
    try planning.lookAtCustomers()
    try planning.lookAtTickets()
    try planning.lookBack(from: snapshot.today)
    return planning.plan
  }
}

/// Everybody judged by the rules in force and by those that are planned. What the two have in common is not looked at.
private struct Planning {
  private let db: any SQLConnection
  private let now: Instant
  private let before: Rulebook
  private let after: Rulebook
  private(set) var plan = RulebookPlan()

  init(_ snapshot: Snapshot, _ rulebook: Rulebook) {
    (db, now) = (snapshot.db, snapshot.now)
    (before, after) = (snapshot.rulebook, rulebook)
  }

  private var changesHealth: Bool { before.health != after.health || before.zone != after.zone }
  private var changesOutreach: Bool {
    changesHealth || before.outreach != after.outreach || before.journeys != after.journeys
  }

  // MARK: Customers

  mutating func lookAtCustomers() throws {
    guard changesOutreach else { return }
    let runs = (
      before: try OutreachPlan(db, before, OutreachOrder(), at: now),
      after: try OutreachPlan(db, after, OutreachOrder(), at: now)
    )
    for key in try db.statement("SELECT key FROM customers ORDER BY id").ints() {
      guard let old = try runs.before.judge(key, in: db) else { continue }
      // Which notes are signals is the programmes' own.
      let hasOtherFacts = before.outreach.programmes != after.outreach.programmes
      guard let new = try hasOtherFacts ? runs.after.judge(key, in: db) : runs.after.judge(old.facts) else { continue }
      if changesHealth { compareHealth(old.facts) }
      compare(old.found, new.found, of: old.facts.customer)
    }
  }

  private mutating func compareHealth(_ facts: OutreachFacts) {
    func assessment(_ rules: Rulebook) -> HealthAssessment {
      rules.health.assess(
        facts.customer, observations: facts.observations, overrides: facts.overrides, at: now, zone: rules.zone)
    }
    let (old, new) = (assessment(before), assessment(after))
    guard old.category != new.category else { return }
    plan.categories.append(
      .init(facts.customer.id, before: old.category, old.score, after: new.category, new.score))
    plan.names[facts.customer.id] = facts.customer.name
  }

  private mutating func compare(_ old: OutreachFindings, _ new: OutreachFindings, of customer: Customer) {
    let known = plan.firings.count + plan.silenced.count + plan.programmes.count
    plan.firings += new.firings.filter { one in !old.firings.contains { $0.isSame(as: one) } }
    plan.silenced += old.firings.filter { one in !new.firings.contains { $0.isSame(as: one) } }
    let moves = (before: old.memberships.map(Move.init), after: new.memberships.map(Move.init))
    plan.programmes += zip(moves.after, new.memberships).filter { !moves.before.contains($0.0) }.map { move, change in
      RulebookPlan.Membership(
        customer: customer.id, programme: move.programme, enters: move.enters, why: why(change, move))
    }
    if plan.firings.count + plan.silenced.count + plan.programmes.count > known {
      plan.names[customer.id] = customer.name
    }
  }

  /// A membership that begins, or is over.
  private struct Move: Hashable {
    var programme: TriggerID
    var enters: Bool

    init(_ change: MembershipChange) {
      programme = change.after.programme
      enters = change.before == nil
    }
  }

  private func why(_ change: MembershipChange, _ move: Move) -> String {
    move.enters ? after.outreach.programmes[move.programme]?.target.text ?? "" : change.after.why
  }

  // MARK: Back-test

  /// Everybody who was there before those days, who has left since too, by both.
  mutating func lookBack(from today: LocalDate) throws {
    guard changesHealth else { return }
    var trial = ScoreTrial(today: today)
    let then = after.zone.instant(trial.window.day + 1, secondOfDay: 0) - 1
    // Where too few left for anything to be said, nobody is judged for it.
    let left = try departed(in: trial.window)
    guard left >= ScoreTrial.leastEvents else {
      plan.untested = ScoreUntested(window: trial.window, events: left)
      return
    }
    let departures = Dictionary(grouping: try Departure.stored("f.left_on <= ?", [today.day], in: db), by: \.customer)
    for key in try db.statement("SELECT key FROM customers ORDER BY id").ints() {
      try db.checkCancellation()
      guard let facts = try HealthFacts.load(key, in: db) else { continue }
      func score(_ rules: Rulebook) -> Int? {
        rules.health.assess(
          facts.customer, observations: facts.observations, overrides: facts.overrides, at: then, zone: rules.zone
        ).score
      }
      trial.add(facts.customer, departures[facts.customer.id] ?? [], before: score(before), after: score(after))
    }
    plan.backTest = trial.result
    if plan.backTest == nil { plan.untested = ScoreUntested(window: trial.window, events: trial.left) }
  }

  /// Of how many it is told that they left in those days: no fewer than count.
  private func departed(in window: ChurnWindow) throws -> Int {
    let (first, last) = (window.day.day, window.last.day)
    return try db.statement(
      """
      SELECT count(*) FROM (
        SELECT key FROM customers WHERE churned > ? AND churned <= ?
        UNION SELECT customer FROM departures WHERE left_on > ? AND left_on <= ?
      ) AS gone
      """
    ).int([first, last, first, last]) ?? 0
  }

  // MARK: Tickets

  mutating func lookAtTickets() throws {
    guard before.support != after.support else { return }
    var known: TicketFacts.KnownCustomer?
    let open = try db.statement("SELECT ticket FROM ticket_standing WHERE is_open = 1 ORDER BY customer, ticket").ints()
    for key in open {
      try db.checkCancellation()
      if let facts = try TicketFacts.load(key, in: db, &known) { compareClocks(facts) }
    }
    plan.deadlines.sort { left, right in
      let (one, other) = (left.before ?? left.after ?? now, right.before ?? right.after ?? now)
      return (one, left.ticket, left.clock.code) < (other, right.ticket, right.clock.code)
    }
  }

  private mutating func compareClocks(_ facts: TicketFacts) {
    func clocks(_ rules: SupportRules) -> [SLAClock] {
      rules.reading(of: facts.ticket, events: facts.events, customer: facts.customer, at: now).openClocks
    }
    let (old, new) = (clocks(before.support), clocks(after.support))
    for kind in ClockKind.allCases {
      let due = (before: old.last { $0.kind == kind }?.due, after: new.last { $0.kind == kind }?.due)
      guard due.before != due.after else { continue }
      plan.deadlines.append(
        .init(
          ticket: facts.ticket.id, customer: facts.customer.id, clock: kind, before: due.before, after: due.after))
      plan.names[facts.customer.id] = facts.customer.name
    }
  }
}
