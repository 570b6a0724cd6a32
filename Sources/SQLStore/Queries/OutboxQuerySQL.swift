import CustomerSuccess
import SuccessStore

extension OutboxQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.outbox(most) }
}

extension Snapshot {
  /// The condition on the state is the index's own.
  func outbox(_ most: Int) throws -> [MessageRow] {
    let found = try OutreachMessage.stored(
      """
      f.state IN ('approved', 'sending', 'failed', 'unknown')
        AND (f.state IN ('sending', 'unknown') OR f.state = 'approved' AND coalesce(f.not_before, 0) <= ?)
      ORDER BY f.since, f.key LIMIT ?
      """, [now.seconds, most], in: db)
    return try found.compactMap(messageRow)
  }
}
