import CustomerSuccess
import SuccessStore

extension AlertQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    // A ticket's place in the queue is its next due moment; of one that has broken a promise it is that one, and what it comes
    // to next is only known by how long its row holds.
    let statement = try snapshot.db.statement(
      """
      SELECT ticket FROM ticket_standing \(snapshot.dialect.along("tickets_in_order"))
      WHERE band < \(TicketBand.ended) AND (severity = \(Severity.critical.code) OR (owner_folded = ? AND support_tier > 1)
        OR (band = \(QueueKey.Rank.running.rawValue) AND queue <= ?)
        OR (band = \(QueueKey.Rank.breached.rawValue) AND valid_until <= ?))
      ORDER BY band, queue, ticket LIMIT ?
      """)
    return try snapshot.ticketRows(statement.ints([folded(me), until.seconds, until.seconds + 1, limit]))
  }
}
