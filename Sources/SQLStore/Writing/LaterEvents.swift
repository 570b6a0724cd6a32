import CustomerSuccess
import SuccessStore

/// Later events of tickets, which an undo may not reach behind: what they changed would be said to have been changed from
/// something else than it was.
struct LaterEvents {
  private let db: any SQLConnection
  private let keys: Keys
  /// The entry that is taken back.
  private let undone: Int

  init(_ db: any SQLConnection, _ keys: Keys, undone: Int) {
    self.db = db
    self.keys = keys
    self.undone = undone
  }

  /// The first event after `event`, by a later entry, that decides something that it decides too; nil without one.
  func standingOn(_ event: TicketEvent) throws -> (event: TicketEvent, change: Int)? {
    let aspects = event.kind.aspects
    guard !aspects.isEmpty, let ticket = try keys.key(of: event.ticket.text, in: .rows(.ticket)) else { return nil }
    let later = try TicketEvent.stored(
      "f.ticket = ? AND f.seq > ? AND f.change > ? ORDER BY f.seq", [ticket, event.order, undone], in: db)
    guard let found = later.first(where: { !aspects.isDisjoint(with: $0.kind.aspects) }) else { return nil }
    let change = try db.statement("SELECT change FROM ticket_events WHERE ticket = ? AND seq = ?")
      .int([ticket, found.order])
    return (found, change ?? 0)
  }

  /// Events that the entry added in bulk and that others' events come after; of most there are none.
  func followed() throws -> [TicketEvent] {
    try TicketEvent.stored(
      """
      f.change = ?1 AND EXISTS (SELECT 1 FROM ticket_events l WHERE l.ticket = f.ticket AND l.seq > f.seq AND l.change > ?1)
      """, [undone], in: db)
  }
}
