import CustomerSuccess
import SuccessStore

extension AlertQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    let statement = try snapshot.db.statement(
      """
      SELECT ticket FROM ticket_standing s \(snapshot.dialect.along("tickets_in_order"))
      WHERE band < \(TicketBand.ended) AND (severity = \(Severity.critical.code) OR next_breach <= ?2
        OR owner_folded = ?1
          AND EXISTS (SELECT 1 FROM ticket_events e WHERE e.ticket = s.ticket AND e.kind = \(TicketEventCode.escalated)))
      ORDER BY band, queue, ticket LIMIT ?3
      """)
    return try snapshot.ticketRows(statement.ints([folded(me), until.seconds, limit]))
  }
}
