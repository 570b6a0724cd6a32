import CustomerSuccess
import SuccessStore

extension JourneyQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.journeys(self) }
}

extension JourneyDetailQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    guard let key = try snapshot.key(of: customer), let (row, facts) = try snapshot.journey(key) else { return nil }
    return JourneyDetail(
      row: row,
      events: facts.events.filter { $0.at <= snapshot.now }
        .sorted { ($1.at, $0.name) < ($0.at, $1.name) },
      actions: try snapshot.actions(of: key, on: row.journey.flow))
  }
}

extension JourneyFiguresQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    var gathering = JourneyGathering(snapshot)
    let matching = SQLCondition.present && FilterSQL(.customers, snapshot).condition(filter)
    for key in try snapshot.journeyKeys(matching && gathering.inCohort()) { try gathering.addJourney(key) }
    try gathering.addValues(of: matching)
    return gathering.figures
  }
}

extension OnboardingQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    var gathering = JourneyGathering(snapshot)
    let condition = SQLCondition.present && FilterSQL(.customers, snapshot).condition(filter)
    let rows = try snapshot.journeyKeys(condition, order: "s.id_folded, s.customer").compactMap {
      try gathering.add($0)
    }
    return Onboarding(journeys: rows, figures: gathering.figures)
  }
}

extension Snapshot {
  /// The objective of those who are there and match; nil where the rules have none.
  func activation(_ filter: Filter) throws -> ActivationFigure? {
    var gathering = JourneyGathering(self)
    try gathering.addValues(of: .present && FilterSQL(.customers, self).condition(filter))
    return gathering.figures.activation
  }
}

extension SQLCondition {
  static let underWay = SQLCondition(sql: "s.journey_open IS NOT NULL")
}

extension Snapshot {
  /// Those under way are few beside all: an order of another kind is made by sorting them.
  func journeyList(_ query: JourneyQuery) -> OrderedList {
    OrderedList(
      db: db, table: "customer_standing s", condition: .underWay && FilterSQL(.customers, self).condition(query.filter),
      reach: .init(query.filter), order: ["s.\(query.sort.column)", "s.customer"], descending: query.descending)
  }

  func journeys(_ query: JourneyQuery) throws -> Page<JourneyRow> {
    let slice = try journeyList(query).slice(query.window) { try key(of: CustomerID($0)) }
    return Page(
      rows: try slice.keys.compactMap { try journey($0)?.row }, position: slice.position, total: slice.total)
  }

  /// Nil for a customer that is on no journey.
  func journey(_ key: Int) throws -> (row: JourneyRow, facts: JourneyFacts)? {
    guard let customer = try Customer.stored("f.key = ?", [key], in: db).first else { return nil }
    let facts = try JourneyFacts.load(key, of: customer, in: db)
    return ReckonedJourney(facts, rulebook, at: now).map {
      (JourneyRow(customer: customer, journey: $0.journey), facts)
    }
  }

  fileprivate func journeyKeys(_ condition: SQLCondition, order: String = "s.customer") throws -> [Int] {
    try db.statement("SELECT s.customer FROM customer_standing s WHERE \(condition.sql) ORDER BY \(order)")
      .ints(condition.arguments)
  }

  /// By their ids. Asked for the open ones alone, an engine would walk everybody's.
  func openActions(of key: Int) throws -> [ActionItem] {
    try ActionItem.stored("f.customer = ? AND f.created <= ?", [key, now.seconds], in: db)
      .filter(\.status.isOpen).sorted { $0.id < $1.id }
  }

  /// By step.
  func actions(of key: Int, on flow: FlowID) throws -> [StepID: ActionItem] {
    var found: [StepID: ActionItem] = [:]
    for item in try openActions(of: key) {
      guard let step = item.journeyStep, step.flow == flow, found[step.step] == nil else { continue }
      found[step.step] = item
    }
    return found
  }
}

extension JourneyQuery.Sort {
  fileprivate var column: String {
    switch self {
    case .next: "journey_open"
    case .name: "name_folded"
    case .tier: "tier"
    case .owner: "owner_folded"
    case .signedUp: "signed_up"
    }
  }
}

/// Figures over journeys, one customer after the other.
private struct JourneyGathering {
  let snapshot: Snapshot
  var sums: JourneySums
  var counts = JourneyFigures()

  init(_ snapshot: Snapshot) {
    self.snapshot = snapshot
    sums = JourneySums(snapshot.rulebook.journeys)
  }

  mutating func add(_ key: Int) throws -> JourneyRow? {
    guard let (row, facts) = try snapshot.journey(key) else { return nil }
    sums.add(row.journey, facts, measured: try measured(key), in: snapshot.rulebook.zone)
    return count(row)
  }

  /// Without what the objective asks of everybody.
  mutating func addJourney(_ key: Int) throws {
    guard let (row, _) = try snapshot.journey(key) else { return }
    sums.add(stagesOf: row.journey)
    count(row)
  }

  @discardableResult
  private mutating func count(_ row: JourneyRow) -> JourneyRow {
    guard snapshot.rulebook.journeys.isUnderWay(row.journey, row.customer) else { return row }
    counts.underWay += 1
    switch row.journey.next?.state {
    case nil: counts.finished += 1
    case .late: counts.late += 1
    case .due: counts.due += 1
    default: break
    }
    return row
  }

  /// Whose journey may be counted: it is under way, or it may have begun within the funnel's days. The rule decides.
  func inCohort() throws -> SQLCondition {
    let first = snapshot.today - rules.cohortDays
    let starts = try names { TierMove(EventName($0)) != nil || StepSignal(events: rules.startEvents).isEvent($0) }
    let list = starts.map(String.init).joined(separator: ", ")
    return SQLCondition(
      sql: """
        (\(SQLCondition.underWay.sql) OR s.signed_up >= ? OR EXISTS (SELECT 1 FROM customer_events e
          WHERE e.customer = s.customer AND e.event IN (\(list)) AND e.at >= ?))
        """,
      arguments: [first.day, snapshot.rulebook.zone.instant(first, secondOfDay: 0).seconds])
  }

  /// The objective counts everybody, and needs no more of them than the day of their first value.
  mutating func addValues(of matching: SQLCondition) throws {
    guard let objective = rules.objective else { return }
    let tiers = rules.flows.keys.map { String($0.code) }.sorted().joined(separator: ", ")
    let list = try names(objective.signal.isEvent).map(String.init).joined(separator: ", ")
    let events = try snapshot.db.statement(
      "SELECT at FROM customer_events WHERE customer = ? AND event IN (\(list)) AND at < ?")
    let customers = try snapshot.db.statement(
      "SELECT s.customer, s.signed_up FROM customer_standing s WHERE \(matching.sql) AND s.tier IN (\(tiers))")
    let zone = snapshot.rulebook.zone
    // Days are what is counted: today's are whole.
    let end = zone.instant(snapshot.today + 1, secondOfDay: 0).seconds
    for (key, signedUp) in try customers.all(matching.arguments, { ($0[0] as Int, $0.date(1)) }) {
      let moments = try events.ints([key, end]).map(Instant.init(seconds:))
      let value = objective.daysToValue(
        moments, signedUp: signedUp, measured: try measured(key), on: snapshot.today, in: zone)
      sums.add(daysToValue: value, signedUp: signedUp, today: snapshot.today)
    }
  }

  private var rules: JourneyRules { snapshot.rulebook.journeys }

  private func names(_ isWanted: (String) -> Bool) throws -> [Int] {
    try snapshot.db.statement("SELECT key, text FROM names").all([]) { ($0[0] as Int, $0[1] as String) }
      .filter { isWanted($0.1) }.map(\.0)
  }

  /// Days to first value as they were measured last.
  private func measured(_ key: Int) throws -> Double? {
    guard let metric = snapshot.rulebook.journeys.objective?.metric else { return nil }
    let newest = try Observation.stored(
      "f.customer = ? AND f.metric = (SELECT key FROM names WHERE text = ?) AND f.at <= ? ORDER BY f.at DESC LIMIT 1",
      [key, metric.text, snapshot.now.seconds], in: snapshot.db)
    guard case .measured(let days) = newest.first?.value else { return nil }
    return days
  }

  var figures: JourneyFigures {
    var figures = counts
    figures.funnels = sums.funnels
    figures.activation = sums.activation
    return figures
  }
}
