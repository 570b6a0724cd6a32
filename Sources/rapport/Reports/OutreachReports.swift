import CustomerSuccess
import Foundation
import SuccessStore

/// A firing as data.
struct FiringEntry: Encodable {
  /// Absent where it is only told, and not written.
  var id: String?
  var date: String
  var at: String
  var customer: String
  var trigger: String
  var occasion: String
  /// The numbers it was judged by, by their names.
  var reason: [String: String]
  /// In words.
  var why: String
  var escalated: String?

  init(_ firing: OutreachFiring, in zone: Zone) {
    id = firing.id.text.isEmpty ? nil : firing.id.text
    date = zone.date(of: firing.at).description
    at = firing.at.iso8601
    customer = firing.customer.text
    trigger = firing.trigger.text
    occasion = firing.occasion
    reason = Dictionary(firing.reason.values.map { ($0.name, $0.text) }) { $1 }
    why = firing.words
    escalated = firing.escalated.map { zone.date(of: $0).description }
  }
}

/// A message as data.
struct MessageEntry: Encodable {
  var id: String?
  /// The day it took its state.
  var date: String
  var customer: String
  @OrNull var contact: String?
  var trigger: String
  var occasion: String
  /// The day on which what it is about fired.
  var fired: String
  var state: String
  /// Why it is held or dropped; empty where it is drafted.
  var why: String

  init(_ message: OutreachMessage, in zone: Zone) {
    id = message.id.text.isEmpty ? nil : message.id.text
    date = zone.date(of: message.since).description
    customer = message.customer.text
    contact = message.contact?.text
    trigger = message.trigger.text
    occasion = message.occasion
    fired = zone.date(of: message.fired).description
    state = message.state.rawValue
    why = message.why
  }
}

/// A customer's membership in a programme as data.
struct MembershipEntry: Encodable {
  var customer: String
  var programme: String
  var since: String
  /// Absent while it goes on.
  var until: String?
  var why: String?

  init(_ membership: ProgrammeMembership, in zone: Zone) {
    customer = membership.customer.text
    programme = membership.programme.text
    since = zone.date(of: membership.since).description
    until = membership.until.map { zone.date(of: $0).description }
    why = membership.until == nil ? nil : membership.why
  }
}

/// What a run did, would do, or would do on many days.
struct OutreachRunReport: Encodable {
  /// The entry of the log; absent where nothing was written.
  var entry: Int?
  var firings: [FiringEntry]
  /// Firings of earlier runs that got so much worse.
  var escalated: [FiringEntry]
  var messages: [MessageEntry]
  /// Who came into a programme, and who is out of one.
  var memberships: [MembershipEntry]
  /// Of a dry run alone.
  var nearly: [Nearly]?
  /// What stood then was taken for dealt with, as what had fired came with an import; absent where nothing did.
  var since: String?

  struct Nearly: Encodable {
    var customer: String
    var trigger: String
    var fails: String
  }

  init(_ found: OutreachReport, in place: Workplace, isDry: Bool = false) {
    let zone = place.zone
    entry = found.entry?.id
    firings = found.firings.map { FiringEntry($0, in: zone) }
    escalated = found.escalated.map { FiringEntry($0, in: zone) }
    messages = found.messages.map { MessageEntry($0, in: zone) }
    memberships = found.memberships.map { MembershipEntry($0.after, in: zone) }
    since = found.since?.iso8601
    guard isDry else { return }
    nearly = found.nearly.map { Nearly(customer: $0.customer.text, trigger: $0.trigger.text, fails: $0.fails) }
  }

  var done: String { "\(told)\(entry.map { ", entry \($0) of the log" } ?? "")." }

  private var told: String {
    OutreachReport.told(
      firings: firings.count, escalated: escalated.count, messages: messages.count, memberships: memberships.count)
      ?? "Nothing fires"
  }
}

extension OutreachRunReport: PrintedReport {
  var parts: [ReportPart] {
    guard
      !firings.isEmpty || !escalated.isEmpty || !messages.isEmpty || !memberships.isEmpty || nearly?.isEmpty == false
    else {
      return [.line("Nothing fires.")] + history
    }
    let log = entry.map { " · entry \($0)" } ?? ""
    var parts: [ReportPart] = [.line("\(told)\(log)")] + history
    if !firings.isEmpty { parts.append(.sheet(Self.sheet("Fired", firings))) }
    if !escalated.isEmpty { parts.append(.sheet(Self.sheet("Escalated", escalated))) }
    if !messages.isEmpty { parts.append(.sheet(Self.sheet(messages))) }
    if !memberships.isEmpty { parts.append(.sheet(Self.sheet(memberships))) }
    if let nearly, !nearly.isEmpty { parts.append(.sheet(Self.sheet(nearly))) }
    return parts
  }

  private var history: [ReportPart] {
    since.map {
      [
        .line(
          "What has fired came with an import, the last of it at \($0): what stood then is dealt with. --existing fires for it, too."
        )
      ]
    } ?? []
  }

  static func sheet(_ title: String, _ firings: [FiringEntry]) -> Sheet {
    Sheet(
      title: title,
      columns: [.words("Date"), .words("Customer"), .words("Trigger"), .words("Occasion"), .words("Why")],
      rows: firings.map { [$0.date, $0.customer, $0.trigger, $0.occasion, $0.why] })
  }

  static func sheet(_ messages: [MessageEntry]) -> Sheet {
    Sheet(
      title: "Messages",
      columns: [
        .words("Date"), .words("Customer"), .words("To"), .words("Trigger"), .words("Occasion"), .words("State"),
        .words("Why"),
      ],
      rows: messages.map { [$0.date, $0.customer, $0.contact ?? "–", $0.trigger, $0.occasion, $0.state, $0.why] })
  }

  private static func sheet(_ memberships: [MembershipEntry]) -> Sheet {
    Sheet(
      title: "Programmes",
      columns: [.words("Customer"), .words("Programme"), .words("In since"), .words("Out since"), .words("Why")],
      rows: memberships.map { [$0.customer, $0.programme, $0.since, $0.until ?? "", $0.why ?? ""] })
  }

  private static func sheet(_ nearly: [Nearly]) -> Sheet {
    Sheet(
      title: "Nearly", columns: [.words("Customer"), .words("Trigger"), .words("What fails")],
      rows: nearly.map { [$0.customer, $0.trigger, $0.fails] })
  }
}

/// Why something is there.
struct OutreachWhyReport: Encodable {
  /// What was asked about: `action`, `firing` or `message`, and its id.
  var kind: String
  var id: String
  var customer: String
  var companyName: String
  /// Absent where no trigger made it, or what made it was undone.
  var firing: FiringEntry?
  /// What the rule says, in the framework's words.
  var trigger: String?
  var timing: String?
  /// The rule with its numbers, a sentence.
  var rule: String?
  var message: MessageEntry?
  /// As it reads, and to whom it goes; absent where it cannot be written.
  var to: String?
  var subject: String?
  var body: String?
  /// Why it cannot be written.
  var unwritten: String?
  /// All that the firing made.
  var actions: [String]
  var messages: [MessageEntry]
  var muted: String?
  /// Of an action item that no trigger made, or one whose firing is not there.
  var origin: String?

  init(_ why: OutreachWhy, in place: Workplace) {
    let (rules, zone) = (place.rulebook.outreach, place.zone)
    kind = why.action != nil ? "action" : why.message != nil ? "message" : "firing"
    id = why.action?.id.text ?? why.message?.id.text ?? why.firing?.id.text ?? ""
    customer = why.customer.id.text
    companyName = why.customer.name
    firing = why.firing.map { FiringEntry($0, in: zone) }
    let words = (why.firing?.trigger ?? why.message?.message.trigger).flatMap(rules.words)
    trigger = words?.trigger
    timing = words?.timing
    rule = why.firing?.rule(rules)
    message = why.message.map { MessageEntry($0.message, in: zone) }
    to = why.message?.contact.map { $0.email.isEmpty ? $0.name : "\($0.name) <\($0.email)>" }
    switch why.message?.text {
    case .success(let text): (subject, body) = (text.subject, text.body)
    case .failure(let refusal): unwritten = refusal.description
    case nil: break
    }
    actions = why.actions.map(\.id.text)
    messages = why.messages.map { MessageEntry($0, in: zone) }
    muted = why.mute.map { "\($0.until.map { "until \($0)" } ?? "for good"): \($0.reason)" }
    origin = why.firing == nil ? why.action.map { ActionOriginForm.text($0.origin) } : nil
  }
}

extension OutreachWhyReport: PrintedReport {
  var parts: [ReportPart] {
    var lines = ["\(id) · \(customer) \(companyName)"]
    if let origin {
      let words = origin.hasPrefix("trigger:") ? "Which firing made it is not known here" : "No trigger made it"
      lines.append("\(words): \(origin).")
    }
    if firing == nil, origin == nil { lines.append("What made it is there no more.") }
    if let trigger, let timing { lines.append("\(trigger). \(timing).") }
    if let rule, let firing { lines.append("\(rule) Fired on \(firing.date) as \(firing.id ?? firing.occasion).") }
    if let escalated = firing?.escalated { lines.append("Escalated on \(escalated).") }
    if !actions.isEmpty { lines.append("Action items: \(actions.joined(separator: ", "))") }
    if let muted { lines.append("Muted \(muted)") }
    let told = messages.isEmpty ? message.map { [$0] } ?? [] : messages
    if let unwritten { lines.append("Not written: \(unwritten).") }
    if let subject, let body {
      lines.append("\nTo: \(to ?? "nobody")\nSubject: \(subject)\n\n\(body.trimmingCharacters(in: .newlines))\n")
    }
    return [.line(lines.joined(separator: "\n"))] + (told.isEmpty ? [] : [.sheet(OutreachRunReport.sheet(told))])
  }
}
