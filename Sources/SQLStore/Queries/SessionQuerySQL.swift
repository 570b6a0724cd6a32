import CustomerSuccess
import SuccessStore

extension SessionQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.sessions(self) }
}

extension SessionDetailQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.session(session) }
}

extension Snapshot {
  /// What is under way or to come stands first, the soonest before; then what is over, the latest before. Sessions for anybody
  /// are everybody's. Which of them is over hangs on the moment, so no index has the order.
  func sessionList(_ query: SessionQuery) -> OrderedList {
    let filter = FilterSQL(.customers, self).condition(query.filter)
    var condition =
      filter.isAll
      ? filter
      : SQLCondition(
        sql: """
          (t.customer IS NULL
            OR EXISTS (SELECT 1 FROM customer_standing s WHERE s.customer = t.customer AND (\(filter.sql))))
          """, arguments: filter.arguments)
    if let module = query.module {
      let named = SQLCondition(sql: "t.module = (SELECT key FROM names WHERE text = ?)", arguments: [module.text])
      condition = named && condition
    }
    let isOver = "t.at + t.minutes * 60 <= \(now.seconds)"
    return OrderedList(
      db: db, table: "sessions t", condition: condition, reach: .init(query.filter),
      order: ["(CASE WHEN \(isOver) THEN 1 ELSE 0 END)", "(CASE WHEN \(isOver) THEN -t.at ELSE t.at END)", "t.key"])
  }

  func sessions(_ query: SessionQuery) throws -> Page<SessionRow> {
    let keys = Keys(db, addsNames: false)
    let slice = try sessionList(query).slice(query.window) { try keys.key(of: $0, in: .rows(.session)) }
    return Page(
      rows: try slice.keys.compactMap(sessionRow), position: slice.position, total: slice.total)
  }

  func session(_ id: SessionID) throws -> SessionDetail? {
    guard let key = try Keys(db, addsNames: false).key(of: id.text, in: .rows(.session)),
      let row = try sessionRow(key)
    else { return nil }
    let people = try Attendance.stored("f.session = ?", [key], in: db).compactMap { attendance -> SessionDetail.Seat? in
      guard let learner = try Learner.stored("f.id = ?", [attendance.learner.text], in: db).first else { return nil }
      return SessionDetail.Seat(
        learner: learner, customerName: try customerName(learner.customer), attendance: attendance)
    }
    return SessionDetail(
      row: row, people: people.sorted { (folded($0.learner.name), $0.id) < (folded($1.learner.name), $1.id) })
  }

  private func sessionRow(_ key: Int) throws -> SessionRow? {
    guard let session = try TrainingSession.stored("f.key = ?", [key], in: db).first else { return nil }
    var row = SessionRow(
      session: session, customerName: try session.customer.map(customerName) ?? "", taken: 0, attended: 0, ratings: 0,
      rated: 0)
    let sums = try db.statement(
      """
      SELECT count(*) FILTER (WHERE minutes IS NULL OR minutes <> 0), count(*) FILTER (WHERE minutes * 5 >= ?2 * 4),
        count(rating), coalesce(sum(rating), 0)
      FROM attendance WHERE session = ?1
      """)
    _ = try sums.first([key, session.minutes]) { found in
      (row.taken, row.attended, row.ratings, row.rated) = (found[0], found[1], found[2], found[3])
    }
    return row
  }

  private func customerName(_ id: CustomerID) throws -> String {
    try db.statement("SELECT name FROM customers WHERE id = ?").string([id.text]) ?? ""
  }
}
