import CustomerSuccess
import SuccessStore

extension TraitsQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try TraitReading(snapshot).all() }
}

/// Each customer's facts are read once and judged as lists judge them.
private struct TraitReading {
  private let snapshot: Snapshot
  private let subscriptions: [Int: [Subscription]]
  private let lastNPS: [Int: Int]
  private let counters: [(key: Int, id: CounterID)]

  private var db: any SQLConnection { snapshot.db }

  init(_ snapshot: Snapshot) throws {
    self.snapshot = snapshot
    var known: [Int: [Subscription]] = [:]
    try snapshot.subscriptions(of: .all) { key, _, theirs in known[key] = theirs }
    subscriptions = known
    lastNPS = try Self.lastNPS(snapshot)
    counters = try Self.counters(snapshot)
  }

  /// In one walk too: those that are counted for most customers, by name.
  private static func counters(_ snapshot: Snapshot) throws -> [(key: Int, id: CounterID)] {
    let rows = try snapshot.db.statement(
      """
      SELECT x.counter, n.text FROM counters x JOIN names n ON n.key = x.counter WHERE x.at <= ?
      GROUP BY x.counter, n.text ORDER BY count(DISTINCT x.customer) DESC, n.text LIMIT \(CustomerTraits.mostCounters)
      """
    ).all([snapshot.now.seconds]) { row in (key: row[0] as Int, id: CounterID(row[1])) }
    return rows.sorted { $0.id < $1.id }
  }

  /// In one walk: the index by time knows no customer, so one customer's would be looked for among all.
  private static func lastNPS(_ snapshot: Snapshot) throws -> [Int: Int] {
    let rows = try snapshot.db.statement(
      "SELECT customer, score FROM surveys WHERE kind = 'nps' AND at <= ? ORDER BY at, id"
    ).rows([snapshot.now.seconds])
    var last: [Int: Int] = [:]
    while let row = try rows.next() { last[row[0]] = row[1] }
    return last
  }

  func all() throws -> [CustomerTraits] {
    let statement = try db.statement(
      """
      SELECT s.customer, s.change, s.open_tickets, s.breached, s.open_actions
      FROM customer_standing s JOIN customers c ON c.key = s.customer WHERE \(SQLCondition.present.sql) ORDER BY c.id
      """)
    let standings = try statement.all { row in
      (
        key: row[0] as Int, change: row[1] as Int?, tickets: row[2] as Int, breached: row[3] as Int,
        actions: row[4] as Int
      )
    }
    return try standings.compactMap { standing in
      try db.checkCancellation()
      guard var facts = try facts(standing.key) else { return nil }
      facts.change = standing.change
      facts.openTickets = standing.tickets
      facts.breachedTickets = standing.breached
      facts.openActions = standing.actions
      return CustomerTraits(facts)
    }
  }

  private func facts(_ key: Int) throws -> TraitFacts? {
    guard let health = try HealthFacts.load(key, in: db) else { return nil }
    let rules = snapshot.rulebook
    let assessment = rules.health.assess(
      health.customer, observations: health.observations, overrides: health.overrides, at: snapshot.now,
      zone: rules.zone)
    var facts = TraitFacts(health.customer, on: snapshot.today, assessment)
    let start = snapshot.now.adding(days: -CustomerTraits.recentDays).seconds
    let recent: SQLArguments = [key, start, snapshot.now.seconds]
    facts.subscriptions = subscriptions[key] ?? []
    facts.recentTickets = try count("tickets WHERE customer = ? AND created > ? AND created <= ?", recent)
    facts.recentActivities = try count("activities WHERE customer = ? AND at > ? AND at <= ?", recent)
    facts.lastNPS = lastNPS[key]
    let before = snapshot.now.adding(days: -UsageCourse.days)
    facts.counters = try counters.map { counter in
      TraitFacts.Counter(
        counter.id, value: try snapshot.count(key, counter.key, at: snapshot.now),
        before: try snapshot.count(key, counter.key, at: before))
    }
    return facts
  }

  private func count(_ rows: String, _ arguments: SQLArguments) throws -> Int {
    try db.statement("SELECT count(*) FROM \(rows)").int(arguments) ?? 0
  }
}

extension PredictionModelQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    try PredictionModel.stored("f.event = ?", [event.text], in: db).first
  }
}
