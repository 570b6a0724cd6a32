import CustomerSuccess
import SuccessStore

extension TicketQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.tickets(self) }
}

extension ActionQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.actions(self) }
}

extension Filter {
  /// Whether deciding it takes more than the list's own row.
  var asksForCustomer: Bool {
    terms.contains { term in
      switch term.condition {
      case .words, .trend: true
      case .field(let field, _): field.subject == .customers
      case .any(let filters): filters.contains(where: \.asksForCustomer)
      }
    }
  }
}

extension TicketQuery.Grouping {
  /// What comes before the queue's own order, all upwards. Two customers of one name stay apart.
  fileprivate var columns: [String] {
    switch self {
    case .none: []
    case .level: ["-t.support_tier"]
    case .plan: ["s.tier"]
    case .customer: ["s.name_folded", "t.customer"]
    }
  }
}

extension Snapshot {
  func ticketList(_ query: TicketQuery) -> OrderedList {
    let behind = query.includeEnded ? TicketBand.yetToCome : TicketBand.ended
    let needsCustomer = query.filter.asksForCustomer || query.grouping == .plan || query.grouping == .customer
    return OrderedList(
      db: db, table: "ticket_standing t", index: query.grouping == .none ? "tickets_in_order" : nil,
      join: needsCustomer ? "customer_standing s ON s.customer = t.customer" : "",
      condition: SQLCondition(sql: "t.band < \(behind)") && FilterSQL(.tickets, self).condition(query.filter),
      reach: .init(query.filter), order: query.grouping.columns + ["t.band", "t.queue", "t.ticket"])
  }

  func tickets(_ query: TicketQuery) throws -> Page<TicketRow> {
    let keys = Keys(db, addsNames: false)
    let slice = try ticketList(query).slice(query.window) { try keys.key(of: $0, in: .tickets) }
    return Page(rows: try ticketRows(slice.keys), position: slice.position, total: slice.total)
  }

  func ticketRow(_ key: Int) throws -> TicketRow? {
    guard let facts = try TicketFacts.load(key, in: db) else { return nil }
    let reading = rulebook.support.reading(
      of: facts.ticket, events: facts.events, customer: facts.customer, at: now)
    return TicketRow(
      reading: reading, customerName: facts.customer.name, plan: facts.customer.tier,
      rootCause: try rootCause(of: key))
  }

  func actionList(_ query: ActionQuery) -> OrderedList {
    var condition = SQLCondition(sql: "a.created <= ?", arguments: [now.seconds])
    if query.isAsleep {
      condition = condition && .asleep(on: today)
    } else if query.includeEnded {
      let awake = "(a.is_ended = 1 OR a.snoozed_until IS NULL OR a.snoozed_until <= ?)"
      condition = condition && SQLCondition(sql: awake, arguments: [today.day])
    } else {
      condition = condition && .awake(on: today)
    }
    return OrderedList(
      db: db, table: "actions a", index: "actions_in_order",
      join: query.filter.asksForCustomer ? "customer_standing s ON s.customer = a.customer" : "",
      condition: condition && FilterSQL(.actions, self).condition(query.filter),
      reach: .init(query.filter), order: ["a.is_ended", "a.queue", "a.key"])
  }

  /// How many action items of each customer are to be worked, and how many of them are late: what the Actions screen lists. Along the queue,
  /// which begins with the open ones.
  func openWork() throws -> [Int: (open: Int, late: Int)] {
    let condition = SQLCondition(sql: "a.created <= ?", arguments: [now.seconds]) && .awake(on: today)
    let rows = try db.statement(
      """
      SELECT a.customer, count(*), sum(\(SQLCondition.count("a.queue < ?"))) FROM actions a \(dialect.along("actions_in_order"))
      WHERE \(condition.sql) GROUP BY a.customer
      """
    ).rows([ActionItem.queueStart(of: today)] + condition.arguments)
    var work: [Int: (open: Int, late: Int)] = [:]
    while let row = try rows.next() { work[row[0]] = (row[1], row[2]) }
    return work
  }

  func actions(_ query: ActionQuery) throws -> Page<ActionRow> {
    let find = try db.statement("SELECT key FROM actions WHERE id = ?")
    let slice = try actionList(query).slice(query.window) { try find.int([$0]) }
    let name = try db.statement("SELECT name FROM customers WHERE id = ?")
    let rows = try slice.keys.compactMap { key in
      try ActionItem.stored("f.key = ?", [key], in: db).first.map { action in
        ActionRow(
          action: action, customerName: try name.string([action.customer.text]) ?? "")
      }
    }
    return Page(rows: rows, position: slice.position, total: slice.total)
  }
}

extension SQLCondition {
  /// Of action items `a` those that can be worked: open, and not snoozed until a later day.
  static func awake(on today: LocalDate) -> SQLCondition {
    SQLCondition(
      sql: "a.is_ended = 0 AND (a.snoozed_until IS NULL OR a.snoozed_until <= ?)", arguments: [today.day])
  }

  /// The other open ones.
  static func asleep(on today: LocalDate) -> SQLCondition {
    SQLCondition(sql: "a.is_ended = 0 AND a.snoozed_until > ?", arguments: [today.day])
  }
}
