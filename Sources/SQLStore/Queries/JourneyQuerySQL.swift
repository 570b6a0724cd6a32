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
    let condition = SQLCondition.underWay && FilterSQL(.customers, snapshot).condition(filter)
    for key in try snapshot.journeyKeys(condition) { try gathering.add(key) }
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

  @discardableResult
  mutating func add(_ key: Int) throws -> JourneyRow? {
    guard let (row, facts) = try snapshot.journey(key) else { return nil }
    sums.add(row.journey, facts, measured: try measured(key), in: snapshot.rulebook.zone)
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
