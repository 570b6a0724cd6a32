import CustomerSuccess
import SuccessStore

extension WallQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.wall(limit: limit) }
}

extension Snapshot {
  func wall(limit: Int) throws -> WallFigures {
    WallFigures(
      queue: try tickets(TicketQuery(window: Window(.first, limit: limit))), standings: try openByStanding(),
      hours: try wallHours(),
      today: try support(Filter(), from: rulebook.zone.instant(today, secondOfDay: 0)))
  }

  private func openByStanding() throws -> [TicketSLA: Int] {
    let statement = try db.statement(
      """
      SELECT sla, count(*) FROM ticket_standing \(dialect.along("tickets_in_order")) WHERE band < \(TicketBand.ended)
      GROUP BY sla
      """)
    var counts: [TicketSLA: Int] = [:]
    let cursor = try statement.rows()
    while let row = try cursor.next() { counts[try row.code(0)] = row[1] }
    return counts
  }

  private func wallHours() throws -> [WallFigures.Hour] {
    let starts = WallFigures.hourStarts(at: now, in: rulebook.zone)
    guard let first = starts.first else { return [] }
    let opened = try byHour("SELECT created, 1 AS amount FROM tickets", "created", from: first)
    let closed = try byHour("SELECT at, resolved AS amount FROM ticket_verdicts", "at", from: first)
    return starts.enumerated().map { index, start in
      WallFigures.Hour(start: start, opened: opened[index] ?? 0, closed: closed[index] ?? 0)
    }
  }

  /// Sums of what happened up to now, by whole hours after `first`.
  private func byHour(_ rows: String, _ moment: String, from first: Instant) throws -> [Int: Int] {
    let statement = try db.statement(
      """
      SELECT (\(moment) - ?1) / 3600, sum(amount) FROM (\(rows) WHERE \(moment) BETWEEN ?1 AND ?2) AS happened
      GROUP BY 1
      """)
    var sums: [Int: Int] = [:]
    let cursor = try statement.rows([first.seconds, now.seconds])
    while let row = try cursor.next() { sums[row[0]] = row[1] }
    return sums
  }
}
