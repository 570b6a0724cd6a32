import CustomerSuccess

enum TicketTable: FactTable {
  static let kind = FactKind.ticket
  static let name = "tickets"
  static let keyColumns = ["id"]
  static let valueColumns = [
    "customer", "subject", "category", "channel", "created", "outside_id", "follows", "outside_updated",
  ]
  static let source = """
    tickets f JOIN customers c ON c.key = f.customer LEFT JOIN tickets o ON o.key = f.follows
    """
  static let columns = "f.id, c.id, f.subject, f.category, f.channel, f.created, f.outside_id, o.id, f.outside_updated"
  static let order = "f.id"
  static let customer = "f.customer"

  static func keyParts(_ key: FactKey, _ keys: Keys) -> [KeyPart]? { key.parts.map(KeyPart.text) }

  static func bind(_ value: Ticket, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(try keys.required(value.customer.text, in: .customers))
    binder.bind(value.subject)
    binder.bind(value.category)
    binder.bind(value.channel)
    binder.bind(value.created)
    binder.bind(value.outsideID)
    binder.bind(try value.follows.map { try keys.required($0.text, in: .tickets) })
    binder.bind(value.outsideUpdated)
  }

  static func read(_ row: SQLRow) -> Ticket {
    Ticket(
      id: row.id(0), customer: row.id(1), subject: row[2], category: row[3], channel: row[4],
      created: row.instant(5), outsideID: row[6], outsideUpdated: (row[8] as Int?).map(Instant.init(seconds:)),
      follows: (row[7] as String?).map(TicketID.init))
  }

  static func fact(_ value: Ticket) -> Fact { .ticket(value) }
  static func value(_ fact: Fact) -> Ticket? { if case .ticket(let value) = fact { value } else { nil } }
}

enum TicketEventTable: FactTable {
  static let kind = FactKind.ticketEvent
  static let name = "ticket_events"
  static let keyColumns = ["ticket", "seq"]
  static let valueColumns = ["at", "actor", "actor_name", "kind", "text", "first", "second"]
  static let source = "ticket_events f JOIN tickets t ON t.key = f.ticket"
  static let columns = "t.id, f.seq, f.at, f.actor, f.actor_name, f.kind, f.text, f.first, f.second"
  static let order = "t.id, f.seq"
  static let customer = "t.customer"

  static func keyParts(_ key: FactKey, _ keys: Keys) throws -> [KeyPart]? {
    guard case .number(let order) = key.values[1], let ticket = try keys.key(of: key.parts[0], in: .tickets) else {
      return nil
    }
    return [.integer(ticket), .integer(order)]
  }

  static func bind(_ value: TicketEvent, _ binder: inout Binder, _ keys: Keys) throws {
    binder.bind(value.at)
    let (actor, name) = parts(value.author)
    binder.bind(actor)
    binder.bind(name)
    let parts = parts(value.kind)
    binder.bind(parts.code)
    binder.bind(parts.text)
    binder.bind(parts.first)
    binder.bind(parts.second)
  }

  static func read(_ row: SQLRow) throws -> TicketEvent {
    let parts = KindParts(code: row[5], text: row[6], first: row[7], second: row[8])
    return TicketEvent(
      ticket: row.id(0), at: row.instant(2), order: row[1], author: try actor(row[3], row[4]),
      kind: try kind(parts))
  }

  static func fact(_ value: TicketEvent) -> Fact { .ticketEvent(value) }
  static func value(_ fact: Fact) -> TicketEvent? { if case .ticketEvent(let value) = fact { value } else { nil } }
}

extension TicketEventTable {
  /// An event's kind as columns. The codes are in the released schema: never changed, only added to.
  struct KindParts {
    var code: Int
    var text = ""
    var first: Int?
    var second: Int?
  }

  private static func parts(_ actor: Actor) -> (Int, String) {
    switch actor {
    case .customer(let name): (0, name)
    case .agent(let name): (1, name)
    case .automation(let name): (2, name)
    }
  }

  private static func actor(_ code: Int, _ name: String) throws -> Actor {
    switch code {
    case 0: .customer(name)
    case 1: .agent(name)
    case 2: .automation(name)
    default: throw UnreadableRow("\(code) is no author of a ticket event")
    }
  }

  private static func parts(_ kind: TicketEvent.Kind) -> KindParts {
    switch kind {
    case .opened(let severity, let status): KindParts(code: 0, first: severity.code, second: status.code)
    case .customerMessage(let text): KindParts(code: 1, text: text)
    case .publicReply(let text): KindParts(code: 2, text: text)
    case .note(let text): KindParts(code: 3, text: text)
    case .status(let status): KindParts(code: 4, first: status.code)
    case .severity(let severity): KindParts(code: 5, first: severity.code)
    case .owner(let name): KindParts(code: 6, text: name)
    case .escalated(let tier, let trigger): KindParts(code: 7, text: trigger, first: tier.rawValue)
    case .subject(let text): KindParts(code: 8, text: text)
    case .due(let clock, let due): KindParts(code: 9, first: clock.code, second: due?.seconds)
    case .merged(let ticket): KindParts(code: 10, text: ticket.text)
    case .spam: KindParts(code: 11)
    }
  }

  private static func kind(_ parts: KindParts) throws -> TicketEvent.Kind {
    switch parts.code {
    case 0: .opened(severity: try choice(parts.first), status: try choice(parts.second))
    case 1: .customerMessage(parts.text)
    case 2: .publicReply(parts.text)
    case 3: .note(parts.text)
    case 4: .status(try choice(parts.first))
    case 5: .severity(try choice(parts.first))
    case 6: .owner(parts.text)
    case 7: .escalated(to: try choice(parts.first.map { $0 - 1 }), trigger: parts.text)
    case 8: .subject(parts.text)
    case 9: .due(try choice(parts.first), parts.second.map(Instant.init(seconds:)))
    case 10: .merged(into: TicketID(parts.text))
    case 11: .spam
    default: throw UnreadableRow("\(parts.code) is no kind of ticket event")
    }
  }

  private static func choice<Choice: CaseIterable>(_ code: Int?) throws -> Choice {
    guard let code, let choice = Choice(code: code) else {
      throw UnreadableRow("\(code ?? -1) is no \(Choice.self)")
    }
    return choice
  }
}
