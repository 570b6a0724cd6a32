import CustomerSuccess

/// Full event streams of tickets: what `tickets` rows leave out.
enum TicketEventRecords: RecordFormat {
  static let columns = [
    RecordColumn("ticket", "the ticket's id", required: true),
    RecordColumn("order", "0 for the first event of a ticket, then counting up", required: true),
    RecordColumn("at", "time", required: true),
    RecordColumn("author", "customer:NAME, agent:NAME or automation:NAME", required: true),
    RecordColumn("event", Event.allCases.map(\.rawValue).joined(separator: ", "), required: true),
    RecordColumn("severity", "of opened and severity"),
    RecordColumn("status", "of opened and status"),
    RecordColumn("tier", "of escalated: 1 to 3"),
    RecordColumn("clock", "of due: respond, update or resolve"),
    RecordColumn("due", "of due: time; empty gives the clock back to the policy"),
    RecordColumn("into", "of merged: the other ticket"),
    RecordColumn("text", "of messages, replies and notes; the owner, the subject, the escalation trigger"),
  ]

  enum Event: String, CaseIterable {
    case opened, customerMessage, publicReply, note, status, severity, owner, escalated, subject, due, merged, spam

    /// The columns that say something about this event; the others stay empty.
    var columns: Set<String> {
      switch self {
      case .opened: ["severity", "status"]
      case .status: ["status"]
      case .severity: ["severity"]
      case .escalated: ["tier", "text"]
      case .due: ["clock", "due"]
      case .merged: ["into"]
      case .spam: []
      case .customerMessage, .publicReply, .note, .owner, .subject: ["text"]
      }
    }
  }

  static func read(_ row: inout RecordRow) -> [Fact] {
    let ticket: TicketID = row.id("ticket")
    let order = row.integer("order", in: 0...Int.max)
    let at = row.instant("at")
    let author = author(&row)
    let event: Event? = row.choice("event")
    guard let event, let kind = kind(of: event, &row), let order, let at, let author else { return [] }
    return [.ticketEvent(TicketEvent(ticket: ticket, at: at, order: order, author: author, kind: kind))]
  }

  static func write(_ fact: Fact) -> [String]? {
    guard case .ticketEvent(let event) = fact else { return nil }
    let author =
      switch event.author {
      case .customer(let name): "customer:\(name)"
      case .agent(let name): "agent:\(name)"
      case .automation(let name): "automation:\(name)"
      }
    var parts = Parts(event.kind)
    parts.values["ticket"] = event.ticket.text
    parts.values["order"] = String(event.order)
    parts.values["at"] = event.at.iso8601
    parts.values["author"] = author
    return columns.map { parts.values[$0.name] ?? "" }
  }

  private static func author(_ row: inout RecordRow) -> Actor? {
    let text = row.text("author")
    switch text.namedPart {
    case ("customer", let name)?: return .customer(name)
    case ("agent", let name)?: return .agent(name)
    case ("automation", let name)?: return .automation(name)
    default:
      row.complain("author", "found '\(text.excerpt)', expected customer:NAME, agent:NAME or automation:NAME")
      return nil
    }
  }

  private static func kind(of event: Event, _ row: inout RecordRow) -> TicketEvent.Kind? {
    for column in ["severity", "status", "tier", "clock", "due", "into", "text"]
    where !event.columns.contains(column) && !row.isEmpty(column) {
      row.complain(column, "found a value, expected none for \(event.rawValue)")
    }
    let severity: Severity? = event.columns.contains("severity") ? row.choice("severity") : nil
    let status: TicketStatus? = event.columns.contains("status") ? row.choice("status") : nil
    let text = row.text("text")
    switch event {
    case .opened: return severity.flatMap { severity in status.map { .opened(severity: severity, status: $0) } }
    case .customerMessage: return .customerMessage(text)
    case .publicReply: return .publicReply(text)
    case .note: return .note(text)
    case .status: return status.map(TicketEvent.Kind.status)
    case .severity: return severity.map(TicketEvent.Kind.severity)
    case .owner: return .owner(text)
    case .escalated:
      let tier = row.integer("tier", in: 1...3).flatMap(SupportTier.init(rawValue:))
      return tier.map { .escalated(to: $0, trigger: text) }
    case .subject: return .subject(text)
    case .due:
      let clock: ClockKind? = row.choice("clock")
      let due = row.optionalInstant("due")
      return clock.map { .due($0, due) }
    case .merged: return .merged(into: row.id("into"))
    case .spam: return .spam
    }
  }

  /// An event's own columns.
  private struct Parts {
    var values: [String: String]

    init(_ kind: TicketEvent.Kind) {
      switch kind {
      case .opened(let severity, let status):
        values = ["event": "opened", "severity": severity.rawValue, "status": status.rawValue]
      case .customerMessage(let text): values = ["event": "customerMessage", "text": text]
      case .publicReply(let text): values = ["event": "publicReply", "text": text]
      case .note(let text): values = ["event": "note", "text": text]
      case .status(let status): values = ["event": "status", "status": status.rawValue]
      case .severity(let severity): values = ["event": "severity", "severity": severity.rawValue]
      case .owner(let name): values = ["event": "owner", "text": name]
      case .escalated(let tier, let trigger):
        values = ["event": "escalated", "tier": String(tier.rawValue), "text": trigger]
      case .subject(let text): values = ["event": "subject", "text": text]
      case .due(let clock, let moment):
        values = ["event": "due", "clock": clock.rawValue, "due": moment?.iso8601 ?? ""]
      case .merged(let other): values = ["event": "merged", "into": other.text]
      case .spam: values = ["event": "spam"]
      }
    }
  }
}
