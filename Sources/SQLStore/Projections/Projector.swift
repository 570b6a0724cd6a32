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
    // What was predicted judges nobody anew.
    for customer in touched.chances.subtracting(customers).sorted() { try project(chanceOf: customer) }
    try changes.write(to: db)
  }

  /// Every row anew; whatever the tables held before is gone.
  mutating func projectAll() throws {
    for table in ProjectionSchema.tables { try db.execute("DELETE FROM \(table.name)") }
    let (rulebook, now) = (rulebook, now)
    let tickets = try db.statement("SELECT key FROM tickets").rows()
    try SideWork { (facts: TicketFacts) in TicketStanding(facts, rulebook, at: now) }.run {
      while let row = try tickets.next() {
        if let facts = try TicketFacts.load(row[0], in: db, &known) { return facts }
      }
      return nil
    } take: {
      try write($0)
    }
    let learners = try db.statement("SELECT key FROM learners").rows()
    while let row = try learners.next() { try project(learner: row[0]) }
    let customers = try db.statement("SELECT key FROM customers").rows()
    try SideWork { (facts: StandingFacts) in CustomerStanding.following(from: facts, rulebook, at: now) }.run {
      while let row = try customers.next() { if let facts = try standingFacts(row[0]) { return facts } }
      return nil
    } take: { found in
      try write(found.standing, found.history, over: nil, [])
      try write(found.opportunities, of: found.standing.key, over: false)
      try write(found.moves, of: found.standing.key, over: false)
    }
    try changes.write(to: db)
  }
}

// MARK: Customers

extension Projector {
  private mutating func project(customer key: Int) throws {
    let old = try CustomerStanding.find(key, in: db)
    let oldChanges = try scoreChanges(key)
    guard let facts = try standingFacts(key) else {
      try remove(customer: key, old, oldChanges)
      return
    }
    let found = CustomerStanding.following(from: facts, rulebook, at: now)
    try write(found.standing, found.history, over: old, oldChanges)
    try write(found.opportunities, of: key, over: old != nil)
    try write(found.moves, of: key, over: old != nil)
  }

  private mutating func write(
    _ standing: CustomerStanding, _ newChanges: [ScoreChange], over old: CustomerStanding?, _ oldChanges: [ScoreChange]
  ) throws {
    try standing.write(to: db)
    if newChanges != oldChanges { try replace(oldChanges, by: newChanges, of: standing.key) }
    move(old, to: standing)
    if newChanges != oldChanges || old?.cut != standing.cut || old?.customer.isPresent != standing.customer.isPresent {
      moveDays(old, oldChanges, to: standing, newChanges)
    }
  }

  private mutating func remove(customer key: Int, _ old: CustomerStanding?, _ changes: [ScoreChange]) throws {
    guard let old else { return }
    try db.statement("DELETE FROM customer_standing WHERE customer = ?").run { $0.bind(key) }
    try removeOpportunities(of: key)
    try removeMoves(of: key)
    try replace(changes, by: [], of: key)
    move(old, to: nil)
    moveDays(old, changes, to: nil, [])
  }

  /// Nil when there is no such customer.
  private func standingFacts(_ key: Int) throws -> StandingFacts? {
    guard let facts = try HealthFacts.load(key, in: db) else { return nil }
    let actions = try openActions(key)
    var work = try tickets(of: key)
    work.openActions = actions.open
    let subscriptions = try Subscription.stored("f.customer = ?", [key], in: db)
    return StandingFacts(
      key: key, facts: facts, subscriptions: subscriptions, work: work, nextAction: actions.next,
      journey: try JourneyStanding.facts(key, of: facts.customer, rulebook, at: now, in: db),
      growth: try StandingFacts.GrowthFacts.load(key, of: facts, rulebook, in: db),
      chance: try Prediction.chanceToLeave(of: key, in: db))
  }

  private func project(chanceOf key: Int) throws {
    let chance = try Prediction.chanceToLeave(of: key, in: db)
    try db.statement("UPDATE customer_standing SET chance = ? WHERE customer = ?").run { binder in
      binder.bind(chance)
      binder.bind(key)
    }
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
    if let old, old.customer.isPresent { changes.add(-old.cell, at: old.cubeKey) }
    if let new, new.customer.isPresent { changes.add(new.cell, at: new.cubeKey) }
  }
}

// MARK: Past days

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
    if let old, old.customer.isPresent {
      for (day, move) in moves(oldChanges) {
        changes.add(DayMove(sum: -move.sum, count: -move.count), day: day, at: old.cut)
      }
    }
    if let new, new.customer.isPresent {
      for (day, move) in moves(newChanges) { changes.add(move, day: day, at: new.cut) }
    }
  }

  /// What a customer's scores add to each local day: the day's last score less the one before.
  private func moves(_ changes: [ScoreChange]) -> [Int: DayMove] {
    var moves: [Int: DayMove] = [:]
    var before: Int?
    for change in changes {
      let day = rulebook.zone.date(of: Instant(seconds: change.at)).day
      moves[day, default: DayMove()].add(change.score, after: before)
      before = change.score
    }
    return moves
  }
}
