import CustomerSuccess
import SuccessStore

extension InsightsQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    InsightFindings(try InsightReading(filter, snapshot).customers)
  }
}

/// Reads what insights ask of each customer, a kind of fact after the other.
struct InsightReading {
  private let snapshot: Snapshot
  private let condition: SQLCondition
  private var keys: [Int] = []
  private var places: [Int: Int] = [:]
  private(set) var customers: [InsightCustomer] = []

  private var db: any SQLConnection { snapshot.db }
  private var rules: Rulebook { snapshot.rulebook }

  init(_ filter: Filter, _ snapshot: Snapshot) throws {
    self.snapshot = snapshot
    condition = SQLCondition.present && FilterSQL(.customers, snapshot).condition(filter)
    let rows = try snapshot.db.statement(
      """
      SELECT s.customer, s.tier, s.industry, s.size, s.owner, s.score, s.change, s.open_tickets, s.expansion, s.adoption
      FROM customer_standing s WHERE \(condition.sql) ORDER BY s.customer
      """
    ).rows(condition.arguments)
    while let row = try rows.next() {
      let values = [Segment.tier, .industry, .size].enumerated().map { ($1, $1.name("\(row[$0 + 1] as Int)")) }
      var customer = InsightCustomer(
        places: Dictionary(uniqueKeysWithValues: values + [(.owner, row[4] as String)]), score: row[5], change: row[6])
      customer.isDeclining = snapshot.rulebook.health.trend(change: customer.change.map(Double.init)) == .declining
      (customer.openTickets, customer.isExpansion, customer.adoption) = (row[7], row[8], row[9])
      places[row[0]] = customers.count
      keys.append(row[0])
      customers.append(customer)
    }
    try readTraining()
    try readAnswers()
    try readPoints()
  }

  private mutating func readTraining() throws {
    let modules = try rules.training.paths.reduce(into: [Int: Int]()) { modules, path in
      let key = try Keys(db, addsNames: false).key(of: path.id.text, in: .names)
      if let key { modules[key] = path.modules.count }
    }
    let rows = try db.statement(
      """
      SELECT e.customer, e.path, count(*), sum(e.modules_done)
      FROM enrolment_standing e \(snapshot.dialect.inOrder) customer_standing s ON s.customer = e.customer
      WHERE \(condition.sql) GROUP BY e.customer, e.path
      """
    ).rows(condition.arguments)
    var totals: [Int: (done: Int, whole: Int)] = [:]
    while let row = try rows.next() {
      let enrolled: Int = row[2]
      totals[row[0], default: (0, 0)].whole += enrolled * (modules[row[1]] ?? 0)
      totals[row[0], default: (0, 0)].done += row[3]
    }
    for (key, total) in totals where total.whole > 0 {
      if let place = places[key] { customers[place].training = Double(total.done) / Double(total.whole) }
    }
  }

  /// Each rated ticket once, by its newest rating; the newest of them, as many as are looked at.
  private mutating func readAnswers() throws {
    let start = snapshot.now.adding(days: -InsightCustomer.answerDays).seconds
    let rows = try db.statement(
      """
      SELECT r.customer, r.ticket, r.score FROM surveys r \(snapshot.dialect.inOrder) customer_standing s
        ON s.customer = r.customer
      WHERE r.kind = ? AND r.at >= ? AND r.at <= ? AND r.ticket IS NOT NULL AND \(condition.sql)
      ORDER BY r.at DESC, r.key DESC LIMIT \(InsightCustomer.mostLookedAt)
      """
    ).all([SurveyResponse.Kind.csat.rawValue, start, snapshot.now.seconds] + condition.arguments) { row in
      (customer: row[0] as Int, ticket: row[1] as Int, score: row[2] as Int)
    }
    var seen: Set<Int> = []
    var sums: [Int: (seconds: Double, score: Double, count: Double)] = [:]
    for row in rows where seen.insert(row.ticket).inserted {
      try db.checkCancellation()
      guard let seconds = try firstAnswer(row.ticket) else { continue }
      let sum = sums[row.customer, default: (0, 0, 0)]
      sums[row.customer] = (sum.seconds + Double(seconds), sum.score + Double(row.score), sum.count + 1)
    }
    for (key, sum) in sums {
      guard let place = places[key] else { continue }
      customers[place].response = sum.seconds / sum.count
      customers[place].satisfaction = sum.score / sum.count
    }
  }

  /// Open seconds until the customer was first answered.
  private func firstAnswer(_ ticket: Int) throws -> Int? {
    guard let facts = try TicketFacts.load(ticket, in: db) else { return nil }
    let reading = rules.support.reading(
      of: facts.ticket, events: facts.events, customer: facts.customer, at: snapshot.now)
    switch reading.clocks.first(where: { $0.kind == .respond })?.outcome {
    case .met(_, let taken), .missed(_, let taken): return taken
    case .open, .stopped, nil: return nil
    }
  }

  /// Of those in decline and of the others as many as are looked at, spread evenly over all.
  private mutating func readPoints() throws {
    let compared = customers.indices.filter { customers[$0].change != nil }
    let (falling, others) = (
      compared.filter { customers[$0].isDeclining }, compared.filter { !customers[$0].isDeclining }
    )
    for place in falling.spread(InsightCustomer.mostLookedAt) + others.spread(InsightCustomer.mostLookedAt) {
      try db.checkCancellation()
      customers[place].points = try points(keys[place])
    }
  }

  private func points(_ key: Int) throws -> [MetricID: Double]? {
    guard let facts = try HealthFacts.load(key, in: db) else { return nil }
    let model = rules.health
    let moments = [snapshot.now.adding(days: -model.trend.days), snapshot.now].map {
      model.assess(
        facts.customer, observations: facts.observations, overrides: facts.overrides, at: $0, zone: rules.zone)
    }
    guard let change = CustomerSuccess.ScoreChange(from: moments[0], to: moments[1]) else { return nil }
    return change.lines.reduce(into: [:]) { points, line in
      if case .metric(let metric) = line.cause { points[metric] = line.points }
    }
  }
}

extension [Int] {
  /// Up to so many, from the first on at even distances.
  fileprivate func spread(_ most: Int) -> [Int] {
    count <= most ? self : (0..<most).map { self[$0 * count / most] }
  }
}
