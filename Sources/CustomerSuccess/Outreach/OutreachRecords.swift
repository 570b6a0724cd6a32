extension OutreachFiring: FactRecord {
  public static let names = RecordNames(.firing, title: "firing", rows: "firings")
  public static let blank = OutreachFiring(
    id: "", customer: "", trigger: "", occasion: "", at: Instant(seconds: 0), reason: OutreachReason())
  public static let moves: [FactKind] = [.customer]
  public var fact: Fact { .firing(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout OutreachFiring, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the firing's id"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.name(.required("trigger", "the framework's name, such as renewalReminders"), &value.trigger)
    visitor.text(
      .required("occasion", "what it fires on once, such as 2024-04-10/30", filled: "an occasion").line, &value.occasion
    )
    visitor.instant(.required("at", "time it fired"), &value.at)
    visitor.form(
      .optional("reason", "its numbers, such as score=68; before=74"), &value.reason, OutreachReasonForm.self)
    visitor.instant(.optional("escalated", "time it was escalated, if it was"), &value.escalated)
  }
}

extension OutreachMute: FactRecord {
  public static let names = RecordNames(.mute, title: "mute", rows: "mutes")
  public static let blank = OutreachMute(customer: "", trigger: "", reason: "", author: "", at: Instant(seconds: 0))
  public static let moves: [FactKind] = [.customer]
  public static let inseparable: [[StaticString]] = [["reason", "until"]]
  public var fact: Fact { .mute(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout OutreachMute, _ visitor: inout Visitor) {
    visitor.reference(.key("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.name(.key("trigger", "the framework's name, such as renewalReminders"), &value.trigger)
    visitor.text(.required("reason", "why it is not to fire", filled: "a reason").line, &value.reason)
    visitor.text(.optional("author", "who says so"), &value.author)
    visitor.instant(.required("at", "time it was muted"), &value.at)
    visitor.date(.optional("until", "date, the first day it fires again; empty: until it is unmuted"), &value.until)
  }

  public static func words(_ key: [String]) -> String { "mute of \(key[1]) for \(key[0])" }
}

extension OutreachMessage: FactRecord {
  public static let names = RecordNames(.message, title: "message", rows: "messages")
  public static let blank = OutreachMessage(
    id: "", customer: "", trigger: "", occasion: "", fired: Instant(seconds: 0), state: .held,
    since: Instant(seconds: 0))
  public static let moves: [FactKind] = [.customer]
  public static let inseparable: [[StaticString]] = [
    ["state", "since", "why", "drafted", "author", "notBefore"], ["subject", "body"],
  ]
  public var fact: Fact { .message(self) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout OutreachMessage, _ visitor: inout Visitor) {
    visitor.id(.key("id", "the message's id"), &value.id)
    visitor.reference(.required("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.id(.optional("contact", "the contact's id; empty: nobody is known"), &value.contact)
    visitor.name(.required("trigger", "what it comes of, such as renewalReminders"), &value.trigger)
    visitor.text(
      .required("occasion", "what that fired on, such as 2024-04-10/30", filled: "an occasion").line, &value.occasion)
    visitor.instant(.required("fired", "time what it is about fired"), &value.fired)
    visitor.choice(
      .required("state", "drafted, held, dropped, approved, sending, sent, failed or unknown"), &value.state)
    visitor.instant(.required("since", "time it took that state"), &value.since)
    visitor.text(.optional("why", "why it is held, was dropped or was not sent").line, &value.why)
    visitor.instant(.optional("drafted", "time it was drafted, where it has got further since"), &value.drafted)
    visitor.text(.optional("author", "who held, dropped, approved or sent it; empty: a run").line, &value.author)
    visitor.instant(
      .optional("notBefore", "time before which it is not sent", column: "not_before"), &value.notBefore)
    visitor.text(.optional("subject", "as somebody wrote it; empty: as the template says").line, &value.subject)
    visitor.text(.optional("body", "as somebody wrote it; empty: as the template says"), &value.body)
    visitor.instant(.optional("replied", "time the customer answered it"), &value.replied)
  }
}

/// `score=68; before=74`
public enum OutreachReasonForm: FieldForm {
  public static func text(_ reason: OutreachReason) -> String {
    ListText.join(reason.values.map { "\(ListText.escape($0.name))=\(ListText.escape($0.text))" })
  }

  public static func read(_ text: String) throws(Refusal) -> OutreachReason {
    guard let parts = ListText.parts(text) else {
      throw Refusal("ends in a bare \\, expected numbers such as score=68; before=74")
    }
    return OutreachReason(parts.map { OutreachReason.Value($0.name, $0.value ?? "") })
  }
}

extension FactKey {
  public static func firing(_ id: FiringID) -> FactKey { FactKey(.firing, id.text) }
  public static func message(_ id: MessageID) -> FactKey { FactKey(.message, id.text) }
  public static func mute(_ customer: CustomerID, _ trigger: TriggerID) -> FactKey {
    FactKey(.mute, [.text(customer.text), .text(trigger.text)])
  }
}
