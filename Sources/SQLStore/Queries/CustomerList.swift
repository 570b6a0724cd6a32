import CustomerSuccess
import SuccessStore

extension CustomerQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.customers(self) }
}

extension Snapshot {
  func key(of id: CustomerID) throws -> Int? { try Keys(db, addsNames: false).key(of: id.text, in: .customers) }

  func customerList(_ query: CustomerQuery) -> OrderedList {
    let (column, index) = query.sort.place(descending: query.descending)
    return OrderedList(
      db: db, table: "customer_standing s", index: index,
      condition: FilterSQL(.customers, self).condition(query.filter), reach: .init(query.filter),
      order: ["s.\(column)", "s.customer"],
      descending: query.descending)
  }

  func customers(_ query: CustomerQuery) throws -> Page<CustomerRow> {
    let found = try names?.keys(passing: query.filter, in: db)
    let slice = try customerList(query).slice(query.window, of: found) { try key(of: CustomerID($0)) }
    let days = Days(self)
    return Page(
      rows: try slice.keys.compactMap { try customerRow($0, days) }, position: slice.position, total: slice.total)
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
      lifecycle: Lifecycle(code: standing.customer.lifecycle))
    row.health.imported = imported
    row.isYetToCome = !standing.customer.isPresent && row.lifecycle != .churned
    row.journeyStep = standing.journeyOpen.flatMap { $0 < JourneyStanding.finished ? LocalDate(day: $0) : nil }
    return row
  }

  private func importedScore(of customer: Int) throws -> Int? {
    try db.statement(
      "SELECT score FROM scores WHERE customer = ? AND at <= ? AND origin = ? ORDER BY at DESC LIMIT 1"
    ).int([customer, now.seconds, ScoreRecord.Origin.imported.rawValue])
  }
}

extension CustomerQuery.Sort {
  /// The column to sort by and its index; with what is not known at the end, whichever way.
  fileprivate func place(descending: Bool) -> (column: String, index: String) {
    let way = descending ? "down" : "up"
    switch self {
    case .id: return ("id_folded", "customers_by_id")
    case .name: return ("name_folded", "customers_by_name")
    case .tier: return ("tier", "customers_by_tier")
    case .score: return ("score_\(way)", "customers_by_score_\(way)")
    case .change: return ("change_\(way)", "customers_by_change_\(way)")
    case .renews: return ("renews_\(way)", "customers_by_renews_\(way)")
    case .owner: return ("owner_folded", "customers_by_owner")
    case .openTickets: return ("open_tickets", "customers_by_tickets")
    case .revenue: return ("revenue", "customers_by_revenue")
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
