public import CustomerSuccess
import Interchange
public import SuccessStore

/// Changes as the screens put them: what is about what, from what to what, in the viewer's zone, names beside ids.
public struct ChangeWords {
  /// Of an entry that did something to a person who is no longer named.
  public static let scrubbed = "what it did to somebody who has been forgotten since is left out"

  /// One thing that became different.
  public struct Line: Hashable, Sendable {
    public var label: String
    /// Empty where nothing was.
    public var before: String
    public var after: String

    /// Within a sentence: the path of a value has capitals of its own.
    var labelWithin: String { label.prefix(1).lowercased() + label.dropFirst() }
  }

  private let context: ChangeContext
  private let rules: SupportRules
  private let titles: KeyTitles
  private let zone: Zone
  private let now: Instant

  public init(_ context: ChangeContext, rules: ActRules, zone: Zone, now: Instant) {
    self.context = context
    self.rules = rules.support
    titles = KeyTitles(rules)
    self.zone = zone
    self.now = now
  }

  /// `TKT-11205 Login outage · Acme Healthcare Inc.`, `Active users of CUST-001 Acme Healthcare Inc.`
  public func title(_ edit: FactEdit) -> String {
    guard let fact = edit.after ?? edit.before else { return "" }
    return title(fact.key, of: fact)
  }

  /// `added`, `changed`, `removed`; what happens to a ticket is what its lines say.
  public func deed(_ edit: FactEdit) -> String {
    if edit.key?.kind == .ticketEvent { return "" }
    return edit.before == nil ? "added" : edit.after == nil ? "removed" : "changed"
  }

  public func lines(_ edit: FactEdit) -> [Line] {
    if case .ticketEvent(let event) = edit.after, edit.before == nil {
      return [line(event, after: reading(before: event))]
    }
    if case .ticketEvent(let event) = edit.before, edit.after == nil {
      let line = line(event, after: reading(before: event))
      return [Line(label: line.label, before: line.after, after: line.before.isEmpty ? "taken back" : line.before)]
    }
    return lines(from: edit.before, to: edit.after)
  }

  /// `TKT-11205 Login outage: severity High → Critical`
  public func text(of edit: FactEdit) -> String {
    let parts = lines(edit).sorted { $0.label < $1.label }.map { line in
      let after = line.after.isEmpty ? "–" : line.after
      return "\(line.labelWithin) \(line.before.isEmpty ? "" : "\(line.before) → ")\(after)"
    }
    let deed = deed(edit)
    let head = [title(edit), deed].filter { !$0.isEmpty }.joined(separator: " ")
    return parts.isEmpty ? head : "\(head): \(parts.joined(separator: ", "))"
  }

  /// What differs between two states of a thing.
  public func lines(from before: Fact?, to after: Fact?) -> [Line] {
    if case .frameworkFile(let new) = after {
      guard case .frameworkFile(let old) = before else { return FrameworkWords.lines(from: nil, to: new) }
      return FrameworkWords.lines(from: old, to: new)
    }
    if case .frameworkFile(let old) = before { return FrameworkWords.lines(from: old, to: nil) }
    // Its id stands in the title.
    return Fact.differences(from: before, to: after).filter { $0.field != "id" }.map { difference in
      let nature = (after ?? before).map { $0.key.kind.nature(of: difference.field) } ?? .value
      return Line(
        label: ChangeWords.label(difference.field),
        before: shown(titled(difference.before, difference.field, before), difference.field, nature),
        after: shown(titled(difference.after, difference.field, after), difference.field, nature))
    }
  }

  public func title(_ key: FactKey, of fact: Fact? = nil) -> String {
    let parts = key.parts
    switch (key.kind, parts.first ?? "") {
    case (.ticket, let id), (.ticketEvent, let id): return ticket(TicketID(id))
    case (.customer, let id), (.article, let id), (.initiative, let id): return named(id, fact)
    case (.action, let id), (.learner, let id): return named(id, fact) + owner(fact)
    case (.feedbackCorrection, let id): return "how \(id) is meant\(owner(fact))"
    case (.rootCause, let id): return "root cause of \(ticket(TicketID(id)))"
    case (.observation, let customer): return "\(titles.metric(MetricID(parts[1]))) of \(named(customer))"
    case (.score, let customer): return "score of \(named(customer))"
    case (.articleLink, let article): return "\(named(article)) for \(named(parts[1]))"
    case (.enrolment, let learner): return "\(named(learner)) in \(titles.path(PathID(parts[1])))"
    case (.progress, let learner):
      return "\(named(learner)): \(titles.module(ModuleID(parts[2]), of: PathID(parts[1])))"
    case (.stepOutcome, let customer):
      let flow = FlowID(parts[1])
      return "step '\(titles.step(StepID(parts[2]), in: flow))' (\(titles.flow(flow))) of \(named(customer))"
    case (.counter, let customer): return "\(titles.counter(CounterID(parts[1]))) of \(named(customer))"
    case (.mute, let customer): return "silence of '\(titles.trigger(TriggerID(parts[1])))' for \(named(customer))"
    case (.membership, let customer): return "\(titles.trigger(TriggerID(parts[1]))) for \(named(customer))"
    case (.attendance, let learner): return "\(named(learner)) in \(parts[1])"
    case (.assessment, let learner):
      return "\(named(learner)): assessment in \(titles.module(ModuleID(parts[2]), of: PathID(parts[1])))"
    case (.frameworkFile, let document): return FrameworkFileID(document).fileName
    case (.event, let customer): return "'\(parts[1])' of \(named(customer))"
    default: return "\(key)\(owner(fact))"
    }
  }

  /// `yours: resolve TKT-11205 Login outage`
  func title(of requests: [ActRequest], _ subjects: [ActSubject]) -> String {
    requests.title(titles) { key in subjects.first { $0.target.key == key }?.fact }
  }

  private func ticket(_ id: TicketID) -> String {
    let customer = context.tickets[id].flatMap { context.names[$0.ticket.customer.text] }
    return [named(id.text), customer].compactMap(\.self).joined(separator: " · ")
  }

  /// `CUST-001 Acme Healthcare Inc.`
  private func named(_ id: String, _ fact: Fact? = nil) -> String {
    [id, fact?.name ?? context.names[id]].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func owner(_ fact: Fact?) -> String {
    for key in fact?.references ?? [] {
      if let id = key.parts.first, let name = context.names[id] { return " · \(name)" }
    }
    return ""
  }
}

// MARK: Tickets

extension ChangeWords {
  /// `before` is the ticket as it was.
  func line(_ event: TicketEvent, after before: TicketReading?) -> Line {
    switch event.kind {
    case .opened(let severity, let status):
      return Line(label: "Opened", before: "", after: "\(severity.title), \(status.title)")
    case .customerMessage(let text): return Line(label: "Message", before: "", after: text)
    case .publicReply(let text): return Line(label: "Reply", before: "", after: text)
    case .note(let text): return Line(label: "Note", before: "", after: text)
    case .status(let status): return Line(label: "Status", before: before?.status.title ?? "", after: status.title)
    case .severity(let severity):
      return Line(label: "Severity", before: before?.severity.title ?? "", after: severity.title)
    case .owner(let owner):
      return Line(label: "Owner", before: before.map { person($0.owner) } ?? "", after: person(owner))
    case .escalated(let tier, let trigger):
      return Line(label: "Support tier", before: before?.supportTier.badge ?? "", after: "\(tier.badge): \(trigger)")
    case .subject(let subject): return Line(label: "Subject", before: before?.ticket.subject ?? "", after: subject)
    case .due(let clock, let due):
      let known = before?.handSetDue(clock).map(moment) ?? ""
      return Line(
        label: "\(clock.rawValue.capitalizedFirst) due", before: known, after: due.map(moment) ?? "as the policy says")
    case .merged(let other): return Line(label: "Merged into", before: "", after: named(other.text))
    case .tookIn(let other): return Line(label: "Took in", before: "", after: named(other.text))
    case .spam: return Line(label: "Marked as", before: "", after: "spam")
    case .withdrawn(""): return Line(label: "Counts again", before: "", after: "taken back where it came from")
    case .withdrawn(let reason): return Line(label: "Counts no more", before: "", after: reason)
    }
  }

  /// The ticket as the save found it: what a reply of the same save has opened was not open before.
  private func reading(before event: TicketEvent) -> TicketReading? {
    guard let story = context.tickets[event.ticket] else { return nil }
    let earlier = story.events.filter { $0.order < event.order && !$0.isReply(inTheSaveOf: event) }
    guard let last = earlier.map(\.at).max() else { return nil }
    return rules.reading(of: story.ticket, events: earlier, customer: nil, at: last)
  }

  private func person(_ name: String) -> String { name.isEmpty ? "nobody" : name }
}

extension TicketEvent {
  fileprivate func isReply(inTheSaveOf event: TicketEvent) -> Bool {
    guard case .publicReply = kind else { return false }
    return at == event.at && author == event.author
  }
}

// MARK: Values

extension ChangeWords {
  /// `Mon 23 Nov 14:05`, with the year when it is not this one.
  private func moment(_ moment: Instant) -> String {
    let date = zone.date(of: moment)
    let day = TimeWords.day(date, today: zone.date(of: now))
    return "\(date.weekday.rawValue.capitalizedFirst) \(day) \(TimeWords.hour(moment, in: zone))"
  }

  /// `snoozed_until` as `Snoozed until`
  static func label(_ field: String) -> String {
    var words = ""
    for letter in field {
      if letter.isUppercase { words += " " }
      words += letter == "_" ? " " : letter.lowercased()
    }
    return words.capitalizedFirst
  }

  private static let choices: Set<String> = [
    "status", "severity", "priority", "tier", "industry", "size", "lifecycle", "state", "clock", "role",
  ]
  private static let people: Set<String> = ["owner", "author", "account_executive"]

  /// A key of the rules by its title there, where the field holds one.
  private func titled(_ text: String, _ field: String, _ fact: Fact?) -> String {
    guard !text.isEmpty, let fact else { return text }
    switch (fact, field) {
    case (.override(let fact), "target"): return titles.target(fact.target)
    case (.action(let fact), "origin"): return titles.origin(fact.origin)
    case (.rootCause(let fact), "category"): return titles.cause(CausePath(fact.category))
    case (.rootCause(let fact), "sub_cause"): return titles.cause(fact.path)
    case (.departure(let fact), "reason"): return titles.reason(fact.reason)
    case (.score(let fact), "contributions"):
      return fact.contributions.map { "\(titles.metric($0.metric)) \(PlainNumber.tenth($0.score))" }
        .joined(separator: "; ")
    case (.firing(let fact), "reason"): return fact.words
    case (.customer, "limits"): return text.split(separator: "; ").map(limit).joined(separator: "; ")
    default: return NamedFields.title(of: field, in: fact, titles) ?? text
    }
  }

  /// `aiRequests=500` as `Ai requests 500`
  private func limit(_ part: Substring) -> String {
    let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
    guard sides.count == 2 else { return String(part) }
    return "\(titles.counter(CounterID(sides[0]))) \(sides[1])"
  }

  /// What somebody wrote is shown as it is, whatever it looks like.
  func shown(_ text: String, _ field: String, _ nature: FieldNature) -> String {
    guard !text.isEmpty else { return ChangeWords.people.contains(field) ? "nobody" : "" }
    if nature == .text { return text }
    if let moment = Instant(iso8601: text) { return self.moment(moment) }
    if let date = LocalDate(iso8601: text) { return TimeWords.day(date, today: zone.date(of: now)) }
    if ChangeWords.choices.contains(field) { return ChangeWords.label(text) }
    if let name = context.names[text] { return "\(text) \(name)" }
    return text
  }
}
