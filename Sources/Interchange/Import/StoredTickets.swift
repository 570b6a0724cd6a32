import CustomerSuccess
import SuccessStore

/// The stored tickets that rows of an export are about.
struct StoredTickets {
  private let facts: [FactKey: Fact]
  private let events: [TicketID: [TicketEvent]]
  /// What runs said that were taken back: of what is stored its events, and answers to surveys that are not.
  private var takenBack: [TicketID: [TicketEvent]] = [:]
  private var formerRatings: [FactKey: TakenBack] = [:]

  /// `rows` are the facts of each row from the beginning.
  init(of rows: [[ToldFact]], in target: any ImportTarget, without undone: UndoneRuns?) throws {
    let keys = rows.joined().map(\.fact.key).filter { $0.kind == .ticket || $0.kind == .survey }
    let facts = try target.stored(keys)
    self.facts = facts
    let tickets = facts.values.compactMap { if case .ticket(let ticket) = $0 { ticket.id } else { nil } }
    events = try target.events(of: tickets)
    guard let undone else { return }
    for ticket in tickets { takenBack[ticket] = try undone.events(of: ticket) }
    formerRatings = try undone.facts(keys.filter { $0.kind == .survey && facts[$0] == nil })
  }

  /// What a row of a stored ticket amounts to, and what there is to say about it.
  struct News {
    var facts: [ToldFact]
    var notice: String?
    var changes: [FieldChange] = []
    var kept: [KeptField] = []
  }

  /// Nil for a ticket that is not stored: `story`, its row from the beginning, is news as a whole.
  func news(in story: [ToldFact], _ snapshot: TicketSnapshot, at now: Instant) -> News? {
    guard case .ticket(let ticket)? = facts[.ticket(snapshot.ticket.id)], let events = events[ticket.id],
      !events.isEmpty
    else { return nil }
    let change = TicketComparison(ticket, events: events, takenBack: takenBack[ticket.id] ?? [], at: now)
      .catchUp(to: snapshot)
    if change.isOlder { return News(facts: [], notice: "older than what is stored; left as it is") }
    var told = snapshot
    // Whatever columns the row has, it says that a clock is not told.
    if !snapshot.ahead.isEmpty { told.tell("untold") }
    let itself = change.ticket.map { [ToldFact(.ticket($0), fields: told.fields)] } ?? []
    let found = itself + change.events.map { ToldFact(.ticketEvent($0)) }
    return News(
      facts: found + ratings(in: story),
      notice: change.keepsWork
        ? "changed here later than in the export; left as it is"
        : change.staysEnded ? "ended here, and still open in the export; left as it is" : nil,
      changes: change.changes, kept: change.kept)
  }

  /// Answers to surveys that say something else than those stored.
  private func ratings(in story: [ToldFact]) -> [ToldFact] {
    story.filter { told in
      guard case .survey(let told) = told.fact else { return false }
      guard case .survey(let known)? = facts[told.key] ?? formerRatings[told.key]?.fact else { return true }
      return known.score != told.score
    }
  }
}
