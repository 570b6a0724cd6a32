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

/// The kinds of events as their table has them, for whoever asks the table. They are in the released schema: never changed, only
/// added to.
package enum TicketEventCode: Int, CaseIterable, CustomStringConvertible {
  case opened = 0
  case customerMessage = 1
  case publicReply = 2
  case note = 3
  case status = 4
  case severity = 5
  case owner = 6
  case escalated = 7
  case subject = 8
  case due = 9
  /// Merged into another one, or the other side of that.
  case merged = 10
  /// Counts no more, as spam or by its tool's word.
  case gone = 11

  /// As a query names it.
  package var description: String { "\(rawValue)" }
}

/// An event's kind as its table has it.
struct StoredEventParts: Equatable {
  var code = TicketEventCode.opened
  var text = ""
  var first: Int?
  var second: Int?

  static func fields(_ kind: inout TicketEvent.Kind, _ visitor: inout some FieldVisitor) {
    var parts = StoredEventParts(kind)
    let before = parts
    var number = parts.code.rawValue
    visitor.integer(.stored("kind"), &number, in: 0...(TicketEventCode.allCases.count - 1))
    parts.code = TicketEventCode(rawValue: number) ?? parts.code
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
    case .opened(let severity, let status): (code, first, second) = (.opened, severity.code, status.code)
    case .customerMessage(let text): (code, self.text) = (.customerMessage, text)
    case .publicReply(let text): (code, self.text) = (.publicReply, text)
    case .note(let text): (code, self.text) = (.note, text)
    case .status(let status): (code, first) = (.status, status.code)
    case .severity(let severity): (code, first) = (.severity, severity.code)
    case .owner(let name): (code, text) = (.owner, name)
    case .escalated(let tier, let trigger): (code, text, first) = (.escalated, trigger, tier.rawValue)
    case .subject(let text): (code, self.text) = (.subject, text)
    case .due(let clock, let due): (code, first, second) = (.due, clock.code, due?.seconds)
    case .merged(let ticket): (code, text) = (.merged, ticket.text)
    // The other side of a merge and a tool's own words stand beside the codes that released tables have room for.
    case .tookIn(let ticket): (code, text, first) = (.merged, ticket.text, 1)
    case .spam: code = .gone
    case .withdrawn(let reason): (code, text, first) = (.gone, reason, 1)
    }
  }

  var kind: TicketEvent.Kind? {
    switch code {
    case .opened:
      StoredEventParts.choice(first).flatMap { severity in
        StoredEventParts.choice(second).map { .opened(severity: severity, status: $0) }
      }
    case .customerMessage: .customerMessage(text)
    case .publicReply: .publicReply(text)
    case .note: .note(text)
    case .status: StoredEventParts.choice(first).map(TicketEvent.Kind.status)
    case .severity: StoredEventParts.choice(first).map(TicketEvent.Kind.severity)
    case .owner: .owner(text)
    case .escalated: first.flatMap(SupportTier.init(rawValue:)).map { .escalated(to: $0, trigger: text) }
    case .subject: .subject(text)
    case .due: StoredEventParts.choice(first).map { .due($0, second.map(Instant.init(seconds:))) }
    case .merged: first == 1 ? .tookIn(TicketID(text)) : .merged(into: TicketID(text))
    case .gone: first == 1 ? .withdrawn(text) : .spam
    }
  }

  private static func choice<Choice: CaseIterable>(_ code: Int?) -> Choice? { code.flatMap(Choice.init(code:)) }
}
