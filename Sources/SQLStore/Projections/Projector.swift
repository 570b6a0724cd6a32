import CustomerSuccess
import SuccessStore

/// Computes projections from facts by the core's rules, as of one moment, and writes them.
struct Projector {
  let db: any SQLConnection
  let rulebook: Rulebook
  let now: Instant
  let keys: Keys
  private var changes = CubeChanges()
  var known: TicketFacts.KnownCustomer?

  init(_ db: any SQLConnection, _ rulebook: Rulebook, at now: Instant) {
    self.db = db
    self.rulebook = rulebook
    self.now = now
    keys = Keys(db, addsNames: false)
  }

  /// The projections of what was touched; all of them, when other rules made those that are there.
  mutating func bringUp(_ touched: Touched) throws {
    guard try Self.isOfOtherRules(db, rulebook) else { return try project(touched) }
    try bringUpAll()
  }

  mutating func bringUpAll() throws {
    try projectAll()
    try db.statement(
      """
      INSERT INTO rulebook (id, fingerprint) VALUES (1, ?)
      ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint
      """
    ).run([rulebook.fingerprint])
  }

  static func isOfOtherRules(_ db: any SQLConnection, _ rulebook: Rulebook) throws -> Bool {
    let statement = try db.statement("SELECT NOT EXISTS (SELECT 1 FROM rulebook WHERE fingerprint = ?)")
    return try statement.isTrue([rulebook.fingerprint])
  }

  mutating func project(_ touched: Touched) throws {
    var customers = touched.customers
    for ticket in touched.tickets.sorted() { customers.formUnion(try project(ticket: ticket)) }
    for learner in touched.learners { try project(learner: learner) }
    for customer in customers.sorted() { try project(customer: customer) }
    try changes.write(to: db)
  }

  /// Every row anew; whatever the tables held before is gone.
  mutating func projectAll() throws {
    for table in ProjectionSchema.tables { try db.execute("DELETE FROM \(table.name)") }
    try each("SELECT key FROM tickets") { projector, key in _ = try projector.project(ticket: key) }
    try each("SELECT key FROM learners") { projector, key in try projector.project(learner: key) }
    try each("SELECT key FROM customers") { projector, key in try projector.project(customer: key) }
    try changes.write(to: db)
  }

  private mutating func each(_ sql: String, _ body: (inout Projector, Int) throws -> Void) throws {
    let cursor = try db.statement(sql).rows()
    while let row = try cursor.next() { try body(&self, row[0]) }
  }
}

// MARK: Customers

extension Projector {
  private mutating func project(customer key: Int) throws {
    let old = try CustomerStanding.find(key, in: db)
    let oldChanges = try scoreChanges(key)
    guard let facts = try HealthFacts.load(key, in: db) else {
      try remove(customer: key, old, oldChanges)
      return
    }
    let (standing, newChanges) = try standing(key, facts)
    try standing.write(to: db)
    if newChanges != oldChanges { try replace(oldChanges, by: newChanges, of: key) }
    move(old, to: standing)
    if newChanges != oldChanges || old?.cut != standing.cut || old?.isChurned != standing.isChurned {
      moveDays(old, oldChanges, to: standing, newChanges)
    }
  }

  private mutating func remove(customer key: Int, _ old: CustomerStanding?, _ changes: [ScoreChange]) throws {
    guard let old else { return }
    try db.statement("DELETE FROM customer_standing WHERE customer = ?").run { $0.bind(key) }
    try replace(changes, by: [], of: key)
    move(old, to: nil)
    moveDays(old, changes, to: nil, [])
  }

  private func standing(_ key: Int, _ facts: HealthFacts) throws -> (CustomerStanding, [ScoreChange]) {
    let model = rulebook.health
    let assessment = model.assess(
      facts.customer, observations: facts.observations, overrides: facts.overrides, at: now, zone: rulebook.zone)
    let history = model.history(
      of: facts.customer, observations: facts.observations, overrides: facts.overrides, imported: facts.history,
      through: now, zone: rulebook.zone)
    let change = model.change(of: assessment.score, history: history, at: now)
    var validUntil = assessment.validUntil
    // The day against which the trend is measured moves on past a change of the score, and an imported score may be
    // dated ahead.
    let compared = now.adding(days: -model.trend.days)
    if let next = history.first(where: { $0.at > compared }) {
      validUntil = earlier(validUntil, next.at.adding(days: model.trend.days))
    }
    if let next = facts.history.map(\.at).filter({ $0 > now }).min() { validUntil = earlier(validUntil, next) }
    let actions = try openActions(key)
    validUntil = earlier(validUntil, actions.next)
    var work = try tickets(of: key)
    work.openActions = actions.open
    let standing = CustomerStanding(
      key: key, computedAt: now.seconds, validUntil: validUntil?.seconds ?? ProjectionSchema.forever,
      customer: CustomerStanding.Place(facts.customer),
      health: CustomerStanding.Health(
        score: assessment.score, computed: assessment.computed, exact: assessment.exact,
        coverage: assessment.coverage, isProvisional: assessment.isProvisional,
        isOverridden: assessment.isOverridden, isExpansion: model.isExpansionOpportunity(assessment),
        change: change, dayScore: history.last?.score),
      work: work)
    return (standing, history.map { ScoreChange(at: $0.at.seconds, score: $0.score) })
  }

  private func tickets(of key: Int) throws -> CustomerStanding.Work {
    let statement = try db.statement(
      "SELECT severity, sla FROM ticket_standing WHERE customer = ? AND is_open = 1")
    let cursor = try statement.rows([key])
    var work = CustomerStanding.Work()
    while let row = try cursor.next() {
      let severity = Severity(code: row[0]) ?? .low
      let sla = TicketSLA(code: row[1]) ?? .none
      work.openTickets += 1
      if severity == .critical || severity == .high { work.backlog += 1 }
      if sla == .breached { work.breached += 1 }
      if sla == .atRisk || sla == .imminent { work.atRisk += 1 }
      work.sla = min(work.sla, sla)
    }
    return work
  }

  /// Open action items, and when the next one that is dated ahead begins.
  private func openActions(_ key: Int) throws -> (open: Int, next: Instant?) {
    let statement = try db.statement("SELECT created FROM actions WHERE customer = ? AND is_ended = 0")
    let created = try statement.ints([key])
    let next = created.filter { $0 > now.seconds }.min().map(Instant.init(seconds:))
    return (created.count { $0 <= now.seconds }, next)
  }

  private mutating func move(_ old: CustomerStanding?, to new: CustomerStanding?) {
    if let old, !old.isChurned { changes.add(-old.cell, at: old.cubeKey) }
    if let new, !new.isChurned { changes.add(new.cell, at: new.cubeKey) }
  }
}

private func earlier(_ left: Instant?, _ right: Instant?) -> Instant? {
  guard let left, let right else { return left ?? right }
  return min(left, right)
}

// MARK: Past days

/// A change of a customer's score, without what made it.
struct ScoreChange: Hashable {
  var at: Int
  var score: Int
}

extension Projector {
  private func scoreChanges(_ key: Int) throws -> [ScoreChange] {
    let statement = try db.statement("SELECT at, score FROM score_changes WHERE customer = ? ORDER BY at")
    let cursor = try statement.rows([key])
    var changes: [ScoreChange] = []
    while let row = try cursor.next() { changes.append(ScoreChange(at: row[0], score: row[1])) }
    return changes
  }

  private static let putScore = ProjectionSchema.scoreChanges.put

  /// Mostly a change at the end is added: what stays the same is not written again.
  private func replace(_ old: [ScoreChange], by new: [ScoreChange], of key: Int) throws {
    let same = zip(old, new).prefix { $0 == $1 }.count
    if same < old.count {
      try db.statement("DELETE FROM score_changes WHERE customer = ? AND at >= ?").run { binder in
        binder.bind(key)
        binder.bind(old[same].at)
      }
    }
    for change in new[same...] {
      try db.statement(Self.putScore).run { binder in
        binder.bind(key)
        binder.bind(change.at)
        binder.bind(change.score)
      }
    }
  }

  private mutating func moveDays(
    _ old: CustomerStanding?, _ oldChanges: [ScoreChange], to new: CustomerStanding?, _ newChanges: [ScoreChange]
  ) {
    if let old, !old.isChurned {
      for (day, move) in moves(oldChanges) {
        changes.add(DayMove(sum: -move.sum, count: -move.count), day: day, at: old.cut)
      }
    }
    if let new, !new.isChurned {
      for (day, move) in moves(newChanges) { changes.add(move, day: day, at: new.cut) }
    }
  }

  /// What a customer's scores add to each local day: the day's last score less the one before.
  private func moves(_ changes: [ScoreChange]) -> [Int: DayMove] {
    var moves: [Int: DayMove] = [:]
    var before: Int?
    for change in changes {
      let day = rulebook.zone.date(of: Instant(seconds: change.at)).day
      moves[day, default: DayMove()].sum += change.score - (before ?? 0)
      if before == nil { moves[day, default: DayMove()].count += 1 }
      before = change.score
    }
    return moves
  }
}
