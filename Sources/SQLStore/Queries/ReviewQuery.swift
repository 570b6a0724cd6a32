import CustomerSuccess
import SuccessStore

extension ReviewQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.review(self) }
}

extension Snapshot {
  /// Along the index of escalations; each ticket is then read as a whole.
  func review(_ query: ReviewQuery) throws -> [ReviewRow] {
    let period = ISOWeek.period(query.first, through: query.last, in: rulebook.zone)
    var condition = FilterSQL(.tickets, self).condition(query.filter)
    if let isReviewed = query.isReviewed {
      let found = "EXISTS (SELECT 1 FROM root_causes r WHERE r.ticket = t.ticket AND r.at <= \(now.seconds))"
      condition = condition && SQLCondition(sql: isReviewed ? found : "NOT \(found)")
    }
    let statement = try db.statement(
      """
      SELECT DISTINCT e.ticket FROM ticket_events e \(dialect.along("escalations_by_time"))
      \(dialect.inOrder) ticket_standing t ON t.ticket = e.ticket
      \(dialect.inOrder) customer_standing s ON s.customer = t.customer
      WHERE e.kind = \(TicketEventCode.escalated) AND e.at >= ? AND e.at < ? AND e.at <= ? AND \(condition.sql)
      """)
    let arguments: SQLArguments =
      [period.lowerBound.seconds, period.upperBound.seconds, now.seconds] + condition.arguments
    let rows = try statement.ints(arguments).compactMap { key in
      try ticketRow(key).flatMap { reviewRow($0, period) }
    }
    return rows.sorted { left, right in
      let (a, b) = (left.escalations.last?.at ?? now, right.escalations.last?.at ?? now)
      return a == b ? left.id < right.id : a > b
    }
  }

  /// Nil for a ticket that counts no more.
  private func reviewRow(_ row: TicketRow, _ period: Range<Instant>) -> ReviewRow? {
    let escalations = row.reading.escalations.filter { period.contains($0.at) }
    guard row.reading.disposition == .counted, !escalations.isEmpty else { return nil }
    return ReviewRow(ticket: row, escalations: escalations, misses: row.reading.misses(at: now))
  }

  /// As it was known at the clock.
  func rootCause(of ticket: Int) throws -> RootCause? {
    try RootCause.stored("f.ticket = ? AND f.at <= ?", [ticket, now.seconds], in: db).first
  }
}
