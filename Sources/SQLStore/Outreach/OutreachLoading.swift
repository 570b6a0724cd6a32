import CustomerSuccess
import SuccessStore

extension OutreachFacts {
  /// Nil when there is no such customer.
  static func load(_ key: Int, _ rules: OutreachRules, in db: any SQLConnection) throws -> OutreachFacts? {
    guard let customer = try Customer.stored("f.key = ?", [key], in: db).first else { return nil }
    let journey = try JourneyFacts(
      customer: customer, events: JourneyFacts.events(key, in: db),
      outcomes: StepOutcome.stored("f.customer = ?", [key], in: db),
      counts: UsageCount.stored("f.customer = ?", [key], in: db))
    return try OutreachFacts(
      journey: journey, observations: Observation.stored("f.customer = ?", [key], in: db),
      overrides: Override.stored("f.customer = ?", [key], in: db),
      contacts: Contact.stored("f.customer = ?", [key], in: db),
      firings: OutreachFiring.stored("f.customer = ? ORDER BY f.at, f.key", [key], in: db),
      messages: OutreachMessage.stored("f.customer = ? ORDER BY f.key", [key], in: db),
      mutes: OutreachMute.stored("f.customer = ?", [key], in: db),
      // Asked for the open ones alone, an engine would walk everybody's.
      actions: ActionItem.stored("f.customer = ? ORDER BY f.key", [key], in: db)
        .filter { $0.status.isOpen && OutreachOrigin($0) != nil },
      memberships: ProgrammeMembership.stored("f.customer = ?", [key], in: db),
      opportunities: Opportunity.stored("f.customer = ?", [key], in: db),
      activities: Activity.stored(of: key, types: rules.activityTypes, in: db),
      scores: ScoreRecord.stored("f.customer = ?", [key], in: db),
      subscriptions: rules.programmes.programmes.contains { $0.target.filter.asks(about: .revenue) }
        ? Subscription.stored("f.customer = ?", [key], in: db) : [],
      hasCriticalTicket: db.statement(
        "SELECT EXISTS (SELECT 1 FROM ticket_standing WHERE customer = ? AND is_open = 1 AND severity = ?)"
      ).isTrue([key, Severity.critical.code]))
  }
}

/// What runs keep beside the facts: how each trigger stands, and how each customer stood.
struct OutreachState {
  let db: any SQLConnection

  init(_ db: any SQLConnection) { self.db = db }

  struct Trigger: Hashable, Sendable {
    /// What it was judged by last.
    var rules: String
    /// The last change that its last run knew.
    var seen: Int
    var at: Instant
  }

  /// Of programmes too.
  func triggers() throws -> [TriggerID: Trigger] {
    let rows = try db.statement("SELECT name, rules, seen, at FROM outreach_triggers").rows()
    var found: [TriggerID: Trigger] = [:]
    while let row = try rows.next() {
      found[TriggerID(row[0])] = Trigger(rules: row[1], seen: row[2], at: row.instant(3))
    }
    return found
  }

  func put(_ trigger: TriggerID, _ state: Trigger) throws {
    try db.statement(
      """
      INSERT INTO outreach_triggers (name, rules, seen, at) VALUES (?, ?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET rules = excluded.rules, seen = excluded.seen, at = excluded.at
      """
    ).run([trigger.text, state.rules, state.seen, state.at.seconds])
  }

  /// A trigger that is switched off is new when it is switched on again.
  func remove(_ trigger: TriggerID) throws {
    try db.statement("DELETE FROM outreach_triggers WHERE name = ?").run([trigger.text])
  }

  /// What nobody has judged yet is not remembered.
  func memory(of customer: CustomerID) throws -> OutreachMemory {
    let text = try db.statement("SELECT memory FROM outreach_memory WHERE customer = ?").string([customer.text])
    return try text.map { try JSON.decode(OutreachMemory.self, $0) } ?? OutreachMemory()
  }

  func put(_ memory: OutreachMemory, of customer: CustomerID) throws {
    let text = try JSON.encode(memory)
    try db.statement(
      """
      INSERT INTO outreach_memory (customer, due, memory) VALUES (?, ?, ?)
      ON CONFLICT (customer) DO UPDATE SET due = excluded.due, memory = excluded.memory
      """
    ).run([customer.text, memory.nextLook?.seconds, text])
  }

  /// Customers for whom time alone may have changed the answer.
  func due(at now: Instant) throws -> [Int] {
    try db.statement(
      "SELECT c.key FROM outreach_memory m JOIN customers c ON c.id = m.customer WHERE m.due <= ?"
    ).ints([now.seconds])
  }

  func touched(since change: Int) throws -> [Int] {
    try touches(since: change).map(\.customer)
  }

  /// Each with the last change that touched it.
  func touches(since change: Int) throws -> [(customer: Int, change: Int)] {
    try db.statement("SELECT customer, change FROM outreach_touched WHERE change > ?").all([change]) { row in
      (row[0], row[1])
    }
  }

  func isAnyDue(at now: Instant, since change: Int) throws -> Bool {
    try db.statement(
      """
      SELECT EXISTS (SELECT 1 FROM outreach_memory WHERE due <= ?1)
        OR EXISTS (SELECT 1 FROM outreach_touched WHERE change > ?2)
      """
    ).isTrue([now.seconds, change])
  }

  /// Who is no customer any more is looked at no more; what fired is remembered, should it come back.
  func leaveOutMissing(at now: Instant) throws {
    try db.statement(
      """
      UPDATE outreach_memory SET due = NULL
      WHERE due <= ? AND NOT EXISTS (SELECT 1 FROM customers c WHERE c.id = outreach_memory.customer)
      """
    ).run([now.seconds])
  }
}
