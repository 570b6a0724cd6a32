import CustomerSuccess
import SuccessStore

extension AlertQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    let statement = try snapshot.db.statement(
      """
      SELECT ticket FROM ticket_standing \(snapshot.dialect.along("tickets_in_order"))
      WHERE band < \(TicketBand.ended) AND (severity = \(Severity.critical.code) OR (owner_folded = ? AND support_tier > 1)
        OR next_breach <= ?)
      ORDER BY band, queue, ticket LIMIT ?
      """)
    return try snapshot.ticketRows(statement.ints([folded(me), until.seconds, limit]))
  }
}
