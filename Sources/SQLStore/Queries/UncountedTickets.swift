import CustomerSuccess

extension Snapshot {
  /// The keys of tickets that count no more: those that were merged into another, withdrawn or taken for no request. One that
  /// took another in has the same kind of event and counts, as does one that came back: the reading decides.
  func uncountedTickets() throws -> Set<Int> {
    let statement = try db.statement(
      """
      SELECT DISTINCT e.ticket FROM ticket_events e
      WHERE e.kind IN (\(TicketEventCode.merged), \(TicketEventCode.gone)) AND e.at <= ?
      """)
    return Set(
      try statement.ints([now.seconds]).filter { key in try ticketRow(key)?.reading.disposition != .counted })
  }
}
