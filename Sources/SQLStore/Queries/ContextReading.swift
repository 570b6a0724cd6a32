import CustomerSuccess
import SuccessStore

/// Looks up what the edits of a change speak of.
struct ContextReading {
  private let db: any SQLConnection

  init(_ db: any SQLConnection) { self.db = db }

  func context(of record: ChangeRecord) throws -> ChangeContext {
    var context = ChangeContext()
    let entry = record.entry.id
    for edit in record.edits {
      guard let fact = edit.after ?? edit.before else { continue }
      for key in [fact.key] + fact.references { try note(key, at: entry, in: &context) }
    }
    return context
  }

  private func note(_ key: FactKey, at entry: Int, in context: inout ChangeContext) throws {
    guard let id = key.parts.first, key.parts.count == 1, context.names[id] == nil else { return }
    let found = try FactQuery(key).answer(in: db)
    if let name = found?.name { context.names[id] = name }
    guard case .ticket(let ticket) = found else { return }
    let events = try events(of: ticket.id, at: entry)
    context.tickets[ticket.id] = ChangeContext.Story(ticket: ticket, events: events)
    try note(.customer(ticket.customer), at: entry, in: &context)
  }

  /// As the entry left them: what has come or gone since is told by others.
  private func events(of ticket: TicketID, at entry: Int) throws -> [TicketEvent] {
    let now = try EventsQuery(of: ticket).answer(in: db) ?? []
    var events = Dictionary(now.map { ($0.order, $0) }, uniquingKeysWith: { $1 })
    try ChangeLog(db).earlier(than: entry, eventsOf: ticket) { earlier in
      guard case .ticketEvent(let event) = earlier.fact else { return }
      events[event.order] = earlier.change == nil ? nil : event
    }
    return events.values.sorted { ($0.at, $0.order) < ($1.at, $1.order) }
  }
}
