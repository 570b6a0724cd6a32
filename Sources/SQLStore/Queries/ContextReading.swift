import CustomerSuccess
import SuccessStore

/// Looks up what the edits of a change speak of.
struct ContextReading {
  private let db: any SQLConnection

  init(_ db: any SQLConnection) { self.db = db }

  func context(of record: ChangeRecord) throws -> ChangeContext {
    var context = ChangeContext()
    for edit in record.edits {
      guard let fact = edit.after ?? edit.before else { continue }
      for key in [fact.key] + fact.references { try note(key, in: &context) }
    }
    return context
  }

  private func note(_ key: FactKey, in context: inout ChangeContext) throws {
    guard let id = key.parts.first, key.parts.count == 1, context.names[id] == nil else { return }
    let found = try FactQuery(key).answer(in: db)
    if let name = found?.name { context.names[id] = name }
    guard case .ticket(let ticket) = found else { return }
    let events = try EventsQuery(of: ticket.id).answer(in: db) ?? []
    context.tickets[ticket.id] = ChangeContext.Story(ticket: ticket, events: events)
    try note(.customer(ticket.customer), in: &context)
  }
}
