import CustomerSuccess
import SuccessStore

extension ProgrammesQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    try sorted(snapshot.programmes(filter), snapshot.rulebook.outreach)
  }
}

extension ProgrammesQuery {
  private func sorted(_ rows: [ProgrammeFigures], _ rules: OutreachRules) -> [ProgrammeFigures] {
    let sorted =
      switch sort {
      case .order: rows
      case .members: rows.sorted { ($0.members, $1.programme) < ($1.members, $0.programme) }
      case .title: rows.sorted { rules.title(of: $0.programme) < rules.title(of: $1.programme) }
      }
    return descending ? sorted.reversed() : sorted
  }
}

extension MemberQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.members(self) }
}

extension MembershipsQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    guard let key = try snapshot.key(of: customer) else { return [] }
    return try snapshot.memberships(of: key)
  }
}

extension SQLCondition {
  /// Each customer's latest membership `m` in a programme, as of a moment.
  fileprivate static func latest(_ now: Instant) -> SQLCondition {
    SQLCondition(
      sql: """
        m.since <= ? AND NOT EXISTS (SELECT 1 FROM programme_members n
          WHERE n.customer = m.customer AND n.programme = m.programme AND n.since > m.since AND n.since <= ?)
        """, arguments: [now.seconds, now.seconds])
  }

  /// 0 for a membership that goes on, so that those stand before what is over.
  fileprivate static func over(_ now: Instant) -> String {
    "(CASE WHEN m.ended IS NULL OR m.ended > \(now.seconds) THEN 0 ELSE 1 END)"
  }
}

extension Snapshot {
  func programmes(_ filter: Filter) throws -> [ProgrammeFigures] {
    let over = SQLCondition.over(now)
    let join = filter.isEmpty ? "" : "JOIN customer_standing s ON s.customer = m.customer"
    let condition = SQLCondition.latest(now) && FilterSQL(.customers, self).condition(filter)
    let rows = try db.statement(
      """
      SELECT p.text, \(over), count(*) FROM programme_members m JOIN names p ON p.key = m.programme \(join)
      WHERE \(condition.sql) GROUP BY p.text, \(over)
      """
    ).rows(condition.arguments)
    var counts: [TriggerID: (members: Int, former: Int)] = [:]
    while let row = try rows.next() {
      let isOver: Bool = row[1]
      let count: Int = row[2]
      let name: String = row[0]
      if isOver {
        counts[TriggerID(name), default: (0, 0)].former += count
      } else {
        counts[TriggerID(name), default: (0, 0)].members += count
      }
    }
    return rulebook.outreach.programmes.programmes.map { programme in
      let (members, former) = counts[programme.id] ?? (0, 0)
      return ProgrammeFigures(programme: programme.id, members: members, former: former)
    }
  }

  func members(_ query: MemberQuery) throws -> Page<MemberRow> {
    let names = Keys(db, addsNames: false)
    guard let programme = try names.key(of: query.programme.text, in: .names) else {
      return Page(rows: [], position: 0, total: 0)
    }
    let condition = SQLCondition(sql: "m.programme = ?", arguments: [programme]) && .latest(now)
    let list = OrderedList(
      db: db, table: "programme_members m",
      join: query.filter.isEmpty && query.sort == .since ? "" : "customer_standing s ON s.customer = m.customer",
      // A customer has rows of several programmes: those that match are walked, not looked up again by its key.
      condition: condition && FilterSQL(.customers, self).condition(query.filter), reach: .all,
      // Whichever way round, those who are in stand first.
      order: ["\(query.descending ? "-" : "")\(SQLCondition.over(now))", query.sort.column, "m.customer"],
      descending: query.descending)
    let slice = try list.slice(query.window) { try key(of: CustomerID($0)) }
    let rows = try slice.keys.compactMap { key in
      try memberships(of: key, in: query.programme).max { $0.membership.since < $1.membership.since }
    }
    return Page(rows: rows, position: slice.position, total: slice.total)
  }

  /// A customer's, up to now, in one programme or in all: those that go on first, the newest first. How they stand is reckoned of
  /// those alone who are in any.
  func memberships(of key: Int, in programme: TriggerID? = nil) throws -> [MemberRow] {
    let known = try ProgrammeMembership.stored("f.customer = ?", [key], in: db).filter {
      $0.since <= now && (programme == nil || $0.programme == programme)
    }
    guard !known.isEmpty, let facts = try OutreachFacts.load(key, rulebook.outreach, in: db) else {
      return []
    }
    let memory = try OutreachState(db).memory(of: facts.customer.id)
    let standings = rulebook.outreach(at: now).standings(of: known, facts, memory)
    let rows = zip(known, standings).map { MemberRow(membership: $0, customer: facts.customer, standing: $1) }
    return rows.sorted { left, right in
      let isOver = (left.membership.until != nil, right.membership.until != nil)
      if isOver.0 != isOver.1 { return isOver.1 }
      return (right.membership.since, left.membership.programme) < (left.membership.since, right.membership.programme)
    }
  }
}

extension MemberQuery.Sort {
  fileprivate var column: String {
    switch self {
    case .since: "m.since"
    case .name: "s.name_folded"
    case .owner: "s.owner_folded"
    }
  }
}
