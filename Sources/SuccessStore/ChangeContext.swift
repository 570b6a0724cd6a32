public import CustomerSuccess

/// What is known of the things that a change is about, so that it can be told in words.
public struct ChangeContext: Hashable, Sendable {
  /// What people call a thing, by its id.
  public var names: [String: String] = [:]
  public var tickets: [TicketID: Story] = [:]

  /// A ticket with all that happened to it.
  public struct Story: Hashable, Sendable {
    public var ticket: Ticket
    public var events: [TicketEvent]

    public init(ticket: Ticket, events: [TicketEvent]) {
      self.ticket = ticket
      self.events = events
    }
  }

  public init() {}
}

extension SuccessStore {
  /// An entry with what it takes to tell it in words.
  public func toldChange(_ id: ChangeEntry.ID, limit: Int) async throws(StoreError) -> ChangeRecord? {
    guard var record = try await change(id, limit: limit) else { return nil }
    record.context = try await context(of: record)
    return record
  }

  /// Looks up what the edits that are shown speak of.
  private func context(of record: ChangeRecord) async throws(StoreError) -> ChangeContext {
    var context = ChangeContext()
    for edit in record.edits {
      guard let fact = edit.after ?? edit.before else { continue }
      for key in [fact.key] + fact.references { try await note(key, in: &context) }
    }
    return context
  }

  private func note(_ key: FactKey, in context: inout ChangeContext) async throws(StoreError) {
    guard let id = key.parts.first, key.parts.count == 1, context.names[id] == nil else { return }
    let found = try await fact(key)
    if let name = found?.name { context.names[id] = name }
    guard case .ticket(let ticket) = found else { return }
    context.tickets[ticket.id] = ChangeContext.Story(ticket: ticket, events: try await events(of: ticket.id) ?? [])
    try await note(.customer(ticket.customer), in: &context)
  }
}

extension Fact {
  /// What people call it; nil where it has no name.
  public var name: String? {
    switch self {
    case .customer(let fact): fact.name
    case .contact(let fact): fact.name
    case .action(let fact): fact.title
    case .ticket(let fact): fact.subject
    case .learner(let fact): fact.name
    case .article(let fact): fact.title
    case .subscription(let fact): fact.plan
    default: nil
    }
  }
}
