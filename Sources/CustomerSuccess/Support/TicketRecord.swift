extension Ticket: LinkedRecord {
  public static let names = RecordNames(.ticket, title: "ticket", rows: "tickets")
  public static let blank = Ticket(id: "", customer: "", subject: "", created: Instant(seconds: 0))
  public static let moves: [FactKind] = [.customer, .ticket]
  public var fact: Fact { .ticket(self) }
  public static let changedColumn: StaticString? = "outside_updated"

  /// Columns from which a row tells a ticket's whole story, in place of its events.
  public static let story: [RecordField] = [
    .optional("severity", "critical, high, medium or low; empty: see ticket-events"),
    .optional("status", "new, open, pending, onHold, resolved or closed; empty: told by the times"),
    .optional("owner", "empty: nobody"),
    .optional("first_response", "time of the first public reply"),
    .optional("resolved", "time"),
    .optional("tier", "support tier 1 to 3 it was escalated to, if it was"),
    .optional("escalation_trigger", "why it was escalated, in the framework's words"),
    .optional("satisfaction", "CSAT answer after support, 1 to 5"),
    .optional("withdrawn", "why it counts no more, such as cancelled in ServiceNow; empty: it counts"),
  ]

  public static func fields<Visitor: FieldVisitor>(_ value: inout Ticket, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the ticket's id"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.text(.required("subject", "what it is about", filled: "a subject").line, &value.subject)
    visitor.text(.optional("category", "such as Integration").line, &value.category)
    visitor.text(.optional("channel", "such as email or phone").line, &value.channel)
    visitor.instant(.required("created", "time"), &value.created)
    visitor.text(.optional("outside_id", "its id in the tool it came from"), &value.outsideID)
    visitor.reference(.optional("follows", "the closed ticket it takes up again").late, &value.follows, to: .ticket)
    if visitor.medium == .file {
      for column in story { visitor.aside(column) }
    }
    visitor.instant(
      .optional("outside_updated", "when it was last changed in the tool it came from"), &value.outsideUpdated)
    visitor.form(
      .optional("untold", "clocks of which that tool does not tell, such as respond update; empty: it tells of all"),
      &value.untold, ClockKindsForm.self)
    visitor.integer(
      .optional("outside_replies", "how many public replies that tool has counted"), &value.outsideReplies,
      in: 0...1_000_000)
    visitor.integer(
      .optional("outside_reopens", "how often it was reopened there"), &value.outsideReopens, in: 0...1_000_000)
    visitor.link(&value.link)
  }
}

extension TicketEvent: FactRecord {
  public static let names = RecordNames(
    .ticketEvent, title: "ticket event", rows: "ticket-events", table: "ticket_events")
  public static let blank = TicketEvent(
    ticket: "", at: Instant(seconds: 0), order: 0, author: .customer(""), kind: .spam)
  public static let moves: [FactKind] = [.ticket]
  public var fact: Fact { .ticketEvent(self) }
  /// What happened is one thing, whichever of its columns say so.
  public static let inseparable: [[StaticString]] = [
    ["event", "severity", "status", "tier", "clock", "due", "into", "text"]
  ]
  public var key: FactKey { .ticketEvent(ticket, order) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout TicketEvent, _ visitor: inout Visitor) {
    visitor.reference(.key("ticket", "the ticket's id"), &value.ticket, to: .ticket)
    visitor.integer(
      .key("order", "0 for the first event of a ticket, then counting up", column: "seq"), &value.order,
      in: 0...Int.max)
    visitor.instant(.required("at", "time"), &value.at)
    switch visitor.medium {
    case .file:
      visitor.form(
        .required("author", "customer:NAME, agent:NAME or automation:NAME"), &value.author, ActorForm.self)
      EventParts.fields(&value.kind, &visitor)
      value.complainOfItsPlace(&visitor)
    case .table:
      value.author.storedFields(&visitor)
      StoredEventParts.fields(&value.kind, &visitor)
    }
  }

  public static func words(_ key: [String]) -> String { "event \(key[1]) of ticket \(key[0])" }

  /// A ticket's story begins with its opening, which comes once, and no ticket is merged into itself.
  private func complainOfItsPlace(_ visitor: inout some FieldVisitor) {
    guard visitor.hasRead("ticket", "order", "event") else { return }
    let isFirst = order == 0
    switch kind {
    case .opened:
      if !isFirst { visitor.complain("event", "found 'opened', expected it of order 0 alone: a ticket is opened once") }
    case .merged(let other), .tookIn(let other):
      if other == ticket { visitor.complain("into", "found '\(other)', expected another ticket") }
      fallthrough
    default:
      if isFirst {
        visitor.complain(
          "event", "found '\(EventParts(kind).event.rawValue)', expected opened, as a ticket's first event is")
      }
    }
  }
}

/// `respond update`, in their own order; nil for none.
public enum ClockKindsForm: FieldForm {
  public static func text(_ kinds: [ClockKind]?) -> String { (kinds ?? []).map(\.rawValue).joined(separator: " ") }

  public static func read(_ text: String) throws(Refusal) -> [ClockKind]? {
    var found: Set<ClockKind> = []
    for word in text.split(whereSeparator: { " ,;".contains($0) }) {
      guard let kind = ClockKind(rawValue: String(word)) else {
        throw Refusal("found '\(String(word).excerpt)', expected some of respond, update and resolve")
      }
      found.insert(kind)
    }
    return found.isEmpty ? nil : ClockKind.allCases.filter(found.contains)
  }
}

extension Actor {
  /// As released: a code, and the name.
  fileprivate mutating func storedFields(_ visitor: inout some FieldVisitor) {
    var (code, name) = parts
    let before = (code, name)
    visitor.integer(.stored("actor"), &code, in: 0...2)
    visitor.text(.stored("actor_name"), &name)
    guard before != (code, name) else { return }
    switch code {
    case 0: self = .customer(name)
    case 1: self = .agent(name)
    case 2: self = .automation(name)
    default: visitor.complain("actor", "\(code) is no author of a ticket event")
    }
  }

  private var parts: (Int, String) {
    switch self {
    case .customer(let name): (0, name)
    case .agent(let name): (1, name)
    case .automation(let name): (2, name)
    }
  }
}
