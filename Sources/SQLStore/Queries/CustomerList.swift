import CustomerSuccess
import SuccessStore

extension CustomerQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.customers(self) }
}

extension Snapshot {
  func key(of id: CustomerID) throws -> Int? { try Keys(db, addsNames: false).key(of: id.text, in: .customers) }

  func customerList(_ query: CustomerQuery) -> OrderedList {
    let place = query.sort.place(descending: query.descending)
    return OrderedList(
      db: db, table: "customer_standing s", index: place.index,
      condition: FilterSQL(.customers, self).condition(query.filter), reach: .init(query.filter),
      order: place.columns.map { "s.\($0)" } + ["s.customer"], descending: place.descending)
  }

  func customers(_ query: CustomerQuery) throws -> Page<CustomerRow> {
    let found = try names?.keys(passing: query.filter, in: db)
    let slice = try customerList(query).slice(query.window, of: found) { try key(of: CustomerID($0)) }
    let days = Days(self)
    let counters = try query.filter.counters.map { (id: $0, keys: try keys(ofCounter: $0)) }
    let rows = try slice.keys.compactMap { key in
      var row = try customerRow(key, days)
      for counter in counters { row?.trends[counter.id] = try trend(of: counter.keys, of: key) }
      return row
    }
    return Page(rows: rows, position: slice.position, total: slice.total)
  }

  func customerRow(_ key: Int, _ days: Days) throws -> CustomerRow? {
    guard let standing = try CustomerStanding.find(key, in: db),
      let customer = try Customer.stored("f.key = ?", [key], in: db).first
    else { return nil }
    let health = standing.health
    let imported = health.score == nil ? try importedScore(of: key) : nil
    var row = CustomerRow(
      customer: customer,
      health: HealthSummary(
        score: health.score, computed: health.computed, coverage: health.coverage,
        isProvisional: health.isProvisional, isOverridden: health.isOverridden, isExpansion: health.isExpansion,
        signs: health.signs, change: health.change, days: try days.scores(of: key, in: db)),
      openTickets: standing.work.openTickets, openActions: standing.work.openActions, sla: standing.work.sla,
      lifecycle: Lifecycle(code: standing.customer.lifecycle),
      revenue: Money(minorUnits: standing.customer.revenue, currency: standing.customer.currency))
    row.health.imported = imported
    row.isYetToCome = !standing.customer.isPresent && row.lifecycle != .churned
    row.journeyStep = standing.journeyOpen.flatMap { $0 < JourneyStanding.finished ? LocalDate(day: $0) : nil }
    row.weekAgo = try placeWeekAgo(of: key, now: standing.place)
    if row.lifecycle != .churned {
      row.revenueBeside = try paidBeside(row.revenue, of: key)
      row.churnRisk = standing.chance.map { Double($0) / 1_000_000 }
    }
    return row
  }

  /// What its live subscriptions bring in currencies other than this amount's.
  private func paidBeside(_ revenue: Money, of customer: Int) throws -> [Money] {
    let live = Subscription.live(on: today)
    let rows = try db.statement(
      """
      SELECT f.amount, f.currency FROM subscriptions f \(dialect.along("subscriptions_by_customer"))
      WHERE f.customer = ? AND f.currency <> ? AND \(live.sql)
      """
    ).all([customer, revenue.currency] + live.arguments) { Money(minorUnits: $0[0], currency: $0[1]) }
    return MoneySums(rows).amounts
  }

  func churnRisk(of customer: Int) throws -> Double? {
    try Prediction.chanceToLeave(of: customer, in: db).map { Double($0) / 1_000_000 }
  }

  private func importedScore(of customer: Int) throws -> Int? {
    try db.statement(
      "SELECT score FROM scores WHERE customer = ? AND at <= ? AND origin = ? ORDER BY at DESC LIMIT 1"
    ).int([customer, now.seconds, ScoreRecord.Origin.imported.rawValue])
  }
}

extension Prediction {
  /// In millionths; nil where nothing was predicted.
  static func chanceToLeave(of customer: Int, in db: any SQLConnection) throws -> Int? {
    try db.statement(
      "SELECT chance FROM predictions WHERE customer = ? AND event = (SELECT n.key FROM names n WHERE n.text = ?)"
    ).int([customer, PredictedEvent.churned.text])
  }
}

extension CustomerQuery.Sort {
  fileprivate typealias Place = (columns: [String], index: String, descending: Bool)

  /// The columns to sort by and their index; with what is not known at the end, whichever way.
  fileprivate func place(descending: Bool) -> Place {
    func plain(_ column: String, _ index: String) -> Place { ([column], "customers_by_\(index)", descending) }
    func known(_ value: String) -> Place {
      let column = "\(value)_\(descending ? "down" : "up")"
      return ([column, "name_folded"], "customers_by_\(column)", false)
    }
    switch self {
    case .id: return plain("id_folded", "id")
    case .name: return plain("name_folded", "name")
    case .tier: return plain("tier", "tier")
    case .score: return known("score")
    case .change: return known("change")
    case .renews: return known("renews")
    case .owner: return plain("owner_folded", "owner")
    case .openTickets: return plain("open_tickets", "tickets")
    case .revenue: return plain("revenue", "revenue")
    case .risk: return known("chance")
    }
  }
}

/// The last local days, today as far as it has come.
struct Days {
  /// How many a sparkline shows.
  static let count = 12

  let first: LocalDate
  /// The first second after each day; for today the one after now.
  private let ends: [Int]
  let start: Int

  init(_ snapshot: Snapshot) {
    let today = snapshot.today
    let zone = snapshot.rulebook.zone
    let first = today - (Days.count - 1)
    let later = (1..<Days.count).map { zone.instant(first + $0, secondOfDay: 0).seconds }
    self.first = first
    start = zone.instant(first, secondOfDay: 0).seconds
    ends = later + [snapshot.now.seconds + 1]
  }

  /// The score at the end of each day; nil before the first one.
  func scores(of key: Int, in db: any SQLConnection) throws -> [Int?] {
    let earlier = try db.statement(
      "SELECT score FROM score_changes WHERE customer = ? AND at < ? ORDER BY at DESC LIMIT 1")
    let within = try db.statement(
      "SELECT at, score FROM score_changes WHERE customer = ? AND at >= ? ORDER BY at")
    var score = try earlier.int([key, start])
    var changes: [ScoreChange] = []
    let cursor = try within.rows([key, start])
    while let row = try cursor.next() { changes.append(ScoreChange(at: row[0], score: row[1])) }
    var next = 0
    return ends.map { end in
      while next < changes.count, changes[next].at < end {
        score = changes[next].score
        next += 1
      }
      return score
    }
  }
}
