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
    let prefix = "\(FactKind.ticketEvent.title) \(ticket.text)"
    // `!` is what comes after a blank.
    let lines = try db.statement(
      "SELECT key, previous, before, after FROM change_edits WHERE key >= ? AND key < ? AND change > ? ORDER BY change, seq"
    ).all(["\(prefix) ", "\(prefix)!", entry]) { row in
      (key: row[0] as String, by: row[1] as Int?, before: row[2] as String?, after: row[3] as String?)
    }
    var met: Set<String> = []
    for line in lines where met.insert(line.key).inserted {
      guard let text = line.before ?? line.after, case .ticketEvent(let event) = try JSON.decode(Fact.self, text) else {
        continue
      }
      let wasThere = line.before != nil && (line.by ?? 0) <= entry
      events[event.order] = wasThere ? event : nil
    }
    return events.values.sorted { ($0.at, $0.order) < ($1.at, $1.order) }
  }
}
