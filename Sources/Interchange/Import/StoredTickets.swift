import CustomerSuccess

/// The stored tickets that rows of an export are about.
struct StoredTickets {
  private let facts: [FactKey: Fact]
  private let events: [TicketID: [TicketEvent]]

  /// `rows` are the facts of each row from the beginning.
  init(of rows: [[Fact]], in target: any ImportTarget) throws {
    let keys = rows.joined().map(\.key).filter { $0.kind == .ticket || $0.kind == .survey }
    let facts = try target.stored(keys)
    self.facts = facts
    let tickets = facts.values.compactMap { if case .ticket(let ticket) = $0 { ticket.id } else { nil } }
    events = try target.events(of: tickets)
  }

  /// What a row of a stored ticket amounts to, and what there is to say about it.
  struct News {
    var facts: [Fact]
    var notice: String?
  }

  /// Nil for a ticket that is not stored: `story`, its row from the beginning, is news as a whole.
  func news(in story: [Fact], _ snapshot: TicketSnapshot, at now: Instant) -> News? {
    guard case .ticket(let ticket)? = facts[.ticket(snapshot.ticket.id)], let events = events[ticket.id],
      !events.isEmpty
    else { return nil }
    let change = TicketComparison(ticket, events: events, at: now).catchUp(to: snapshot)
    if change.isOlder { return News(facts: [], notice: "older than what is stored; left as it is") }
    let found = (change.ticket.map { [Fact.ticket($0)] } ?? []) + change.events.map(Fact.ticketEvent)
    return News(
      facts: found + ratings(in: story),
      notice: change.keepsWork ? "changed here later than in the export; left as it is" : nil)
  }

  /// Answers to surveys that say something else than those stored.
  private func ratings(in story: [Fact]) -> [Fact] {
    story.filter { fact in
      guard case .survey(let told) = fact else { return false }
      guard case .survey(let known)? = facts[fact.key] else { return true }
      return known.score != told.score
    }
  }
}
