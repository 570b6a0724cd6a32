/// A ticket event's kind as files have it: what happened, and a column for each thing that may be said about it.
struct EventParts: Equatable {
  enum Event: String, CaseIterable {
    case opened, customerMessage, publicReply, note, status, severity, owner, escalated, subject, due, merged, spam,
      tookIn, withdrawn
  }

  var event = Event.spam
  var severity: Severity?
  var status: TicketStatus?
  var tier: Int?
  var clock: ClockKind?
  var due: Instant?
  var into: TicketID?
  var text = ""

  static func fields(_ kind: inout TicketEvent.Kind, _ visitor: inout some FieldVisitor) {
    var parts = EventParts(kind)
    let before = parts
    visitor.choice(
      .required(
        "event",
        """
        opened, customerMessage, publicReply, note, status, severity, owner, escalated, subject, due, merged, spam, \
        tookIn, withdrawn
        """), &parts.event)
    visitor.choice(.optional("severity", "of opened and severity"), &parts.severity)
    visitor.choice(.optional("status", "of opened and status"), &parts.status)
    visitor.integer(.optional("tier", "of escalated: 1 to 3"), &parts.tier, in: 1...3)
    visitor.choice(.optional("clock", "of due: respond, update or resolve"), &parts.clock)
    visitor.instant(.optional("due", "of due: time; empty gives the clock back to the policy"), &parts.due)
    visitor.reference(.optional("into", "of merged and tookIn: the other ticket"), &parts.into, to: .ticket)
    visitor.text(
      .optional(
        "text", "of messages, replies and notes; the owner, the subject, the escalation trigger, why it was withdrawn"
      )
      .limited(to: parts.limit), &parts.text)
    guard parts != before else { return }
    let read = parts.kind
    // Where nothing else is said than what the event needs, there is nothing to complain of.
    if read.map({ EventParts($0) != parts }) ?? true { parts.complain(&visitor) }
    if let read { kind = read }
  }

  private func complain(_ visitor: inout some FieldVisitor) {
    guard visitor.hasRead("event") else { return }
    for column in given.subtracting(told).sorted() {
      visitor.complain(column, "found a value, expected none for \(event.rawValue)")
    }
    for column in needed.subtracting(given).sorted() where visitor.hasRead(column) {
      visitor.complain(column, EventParts.expected(column))
    }
  }

  /// The columns that say something about the event; the others stay empty.
  private var told: Set<String> {
    switch event {
    case .opened: ["severity", "status"]
    case .status: ["status"]
    case .severity: ["severity"]
    case .escalated: ["tier", "text"]
    case .due: ["clock", "due"]
    case .merged, .tookIn: ["into"]
    case .spam: []
    case .customerMessage, .publicReply, .note, .owner, .subject, .withdrawn: ["text"]
    }
  }

  private var limit: TextLimit? {
    switch event {
    case .owner: .name
    case .subject, .escalated, .withdrawn: .line
    default: nil
    }
  }

  private var needed: Set<String> { told.subtracting(["due", "text"]) }

  private var given: Set<String> {
    var given: Set<String> = []
    if severity != nil { given.insert("severity") }
    if status != nil { given.insert("status") }
    if tier != nil { given.insert("tier") }
    if clock != nil { given.insert("clock") }
    if due != nil { given.insert("due") }
    if into != nil { given.insert("into") }
    if !text.trimmingBlanks().isEmpty { given.insert("text") }
    return given
  }

  private static func expected(_ column: String) -> String {
    func names<Choice: FieldChoice>(_ choices: Choice.Type) -> String {
      "found '', expected one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))"
    }
    return switch column {
    case "severity": names(Severity.self)
    case "status": names(TicketStatus.self)
    case "clock": names(ClockKind.self)
    case "tier": "found '', expected a whole number from 1 to 3"
    default: "empty, expected an id"
    }
  }
}

extension EventParts {
  init(_ kind: TicketEvent.Kind) {
    switch kind {
    case .opened(let severity, let status): (event, self.severity, self.status) = (.opened, severity, status)
    case .customerMessage(let text): (event, self.text) = (.customerMessage, text)
    case .publicReply(let text): (event, self.text) = (.publicReply, text)
    case .note(let text): (event, self.text) = (.note, text)
    case .status(let status): (event, self.status) = (.status, status)
    case .severity(let severity): (event, self.severity) = (.severity, severity)
    case .owner(let name): (event, text) = (.owner, name)
    case .escalated(let tier, let trigger): (event, self.tier, text) = (.escalated, tier.rawValue, trigger)
    case .subject(let text): (event, self.text) = (.subject, text)
    case .due(let clock, let due): (event, self.clock, self.due) = (.due, clock, due)
    case .merged(let other): (event, into) = (.merged, other)
    case .tookIn(let other): (event, into) = (.tookIn, other)
    case .spam: event = .spam
    case .withdrawn(let reason): (event, text) = (.withdrawn, reason)
    }
  }

  /// Nil where something that is needed is missing.
  var kind: TicketEvent.Kind? {
    switch event {
    case .opened: severity.flatMap { severity in status.map { .opened(severity: severity, status: $0) } }
    case .customerMessage: .customerMessage(text)
    case .publicReply: .publicReply(text)
    case .note: .note(text)
    case .status: status.map(TicketEvent.Kind.status)
    case .severity: severity.map(TicketEvent.Kind.severity)
    case .owner: .owner(text)
    case .escalated: tier.flatMap(SupportTier.init(rawValue:)).map { .escalated(to: $0, trigger: text) }
    case .subject: .subject(text)
    case .due: clock.map { .due($0, due) }
    case .merged: into.map(TicketEvent.Kind.merged)
    case .tookIn: into.map(TicketEvent.Kind.tookIn)
    case .spam: .spam
    case .withdrawn: .withdrawn(text)
    }
  }
}

/// An event's kind as its table has it. The codes are in the released schema: never changed, only added to.
struct StoredEventParts: Equatable {
  var code = 0
  var text = ""
  var first: Int?
  var second: Int?

  static func fields(_ kind: inout TicketEvent.Kind, _ visitor: inout some FieldVisitor) {
    var parts = StoredEventParts(kind)
    let before = parts
    visitor.integer(.stored("kind"), &parts.code, in: 0...11)
    visitor.text(.stored("text"), &parts.text)
    visitor.integer(.stored("first"), &parts.first, in: .min ... .max)
    visitor.integer(.stored("second"), &parts.second, in: .min ... .max)
    guard parts != before else { return }
    guard let read = parts.kind else {
      return visitor.complain("kind", "\(parts.code) with \(parts.first ?? -1) is no kind of ticket event")
    }
    kind = read
  }

  init(_ kind: TicketEvent.Kind) {
    switch kind {
    case .opened(let severity, let status): (code, first, second) = (0, severity.code, status.code)
    case .customerMessage(let text): (code, self.text) = (1, text)
    case .publicReply(let text): (code, self.text) = (2, text)
    case .note(let text): (code, self.text) = (3, text)
    case .status(let status): (code, first) = (4, status.code)
    case .severity(let severity): (code, first) = (5, severity.code)
    case .owner(let name): (code, text) = (6, name)
    case .escalated(let tier, let trigger): (code, text, first) = (7, trigger, tier.rawValue)
    case .subject(let text): (code, self.text) = (8, text)
    case .due(let clock, let due): (code, first, second) = (9, clock.code, due?.seconds)
    case .merged(let ticket): (code, text) = (10, ticket.text)
    // The other side of a merge and a tool's own words stand beside the codes that released tables have room for.
    case .tookIn(let ticket): (code, text, first) = (10, ticket.text, 1)
    case .spam: code = 11
    case .withdrawn(let reason): (code, text, first) = (11, reason, 1)
    }
  }

  var kind: TicketEvent.Kind? {
    switch code {
    case 0:
      StoredEventParts.choice(first).flatMap { severity in
        StoredEventParts.choice(second).map { .opened(severity: severity, status: $0) }
      }
    case 1: .customerMessage(text)
    case 2: .publicReply(text)
    case 3: .note(text)
    case 4: StoredEventParts.choice(first).map(TicketEvent.Kind.status)
    case 5: StoredEventParts.choice(first).map(TicketEvent.Kind.severity)
    case 6: .owner(text)
    case 7: first.flatMap(SupportTier.init(rawValue:)).map { .escalated(to: $0, trigger: text) }
    case 8: .subject(text)
    case 9: StoredEventParts.choice(first).map { .due($0, second.map(Instant.init(seconds:))) }
    case 10: first == 1 ? .tookIn(TicketID(text)) : .merged(into: TicketID(text))
    case 11: first == 1 ? .withdrawn(text) : .spam
    default: nil
    }
  }

  private static func choice<Choice: CaseIterable>(_ code: Int?) -> Choice? { code.flatMap(Choice.init(code:)) }
}
