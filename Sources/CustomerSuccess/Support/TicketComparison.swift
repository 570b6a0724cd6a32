/// Holds a newer export against a stored ticket.
///
/// Three things are compared: what the tool said last (the import's own events), what it says now, and what holds here. Only
/// what the tool itself has changed since becomes an event; so work done here stays, and the same export says nothing twice.
/// Where both changed the same thing, the later change holds.
public struct TicketComparison {
  private let stored: Ticket
  private let events: [TicketEvent]
  /// What the tool has said, and somebody here took back.
  private let takenBack: [TicketEvent]
  private let now: Instant
  /// As everybody's events have it, and as the import's alone have it.
  private let held: TicketReading
  private let said: TicketReading
  private var steps: [Step] = []
  private var result = TicketCatchUp()

  private struct Step {
    var at: Instant
    var author: Actor
    var kind: TicketEvent.Kind
  }

  /// `events` are all of the ticket's, in any order, and `takenBack` those that the tool told of and that were undone here;
  /// `now` stands in for the time of a change where the export names none.
  public init(_ stored: Ticket, events: [TicketEvent], takenBack: [TicketEvent] = [], at now: Instant) {
    self.stored = stored
    self.events = events
    self.takenBack = takenBack
    self.now = now
    held = TicketComparison.reading(of: stored, events)
    let again = Set(takenBack.map(\.order))
    let standing = events.filter { ($0.isOpening || $0.isImported) && !again.contains($0.order) }
    said = TicketComparison.reading(of: stored, standing + takenBack)
  }

  /// What the export adds to what is known.
  public func catchUp(to export: TicketSnapshot) -> TicketCatchUp {
    var comparison = self
    return comparison.compared(to: export)
  }

  private mutating func compared(to export: TicketSnapshot) -> TicketCatchUp {
    let export = completed(export)
    guard !isGone(by: export) else {
      noteUnseen(export)
      return result
    }
    // A time that has not come yet was read wrong: nothing is older by it.
    if let updated = export.updated, let known = stored.outsideUpdated, known <= now, updated < known {
      result.isOlder = true
      return result
    }
    if case .withdrawn(let reason) = held.disposition { return comeBack(reason, export) }
    noteTicket(export)
    noteReply(export)
    noteSeverity(export)
    noteOwner(export)
    noteSubject(export)
    noteTier(export)
    // Of what counts no more, the tool's status says nothing.
    if export.withdrawn.isEmpty { noteStatus(export) } else { noteWithdrawal(export) }
    compareFields(export)
    addSteps()
    return result
  }

  /// What an export does not say is as the tool said it last.
  private func completed(_ export: TicketSnapshot) -> TicketSnapshot {
    var export = export
    if !export.tells("customer") { export.ticket.customer = stored.customer }
    if !export.tells("subject") { export.ticket.subject = said.ticket.subject }
    if !export.tells("severity") { export.severity = said.severity }
    if !export.tells("status") { completeStatus(&export) }
    // That it was listed no more an export that lists it does speak against.
    if !export.tells("withdrawn"), case .withdrawn(let reason) = said.disposition, !TicketCatchUp.isUnlisted(reason) {
      export.withdrawn = reason
    }
    return export
  }

  /// A time that is told says what it says: a first reply that it is new no more, an end that it has ended.
  private func completeStatus(_ export: inout TicketSnapshot) {
    if export.resolved != nil {
      export.status = said.status.isOpen ? .resolved : said.status
      return export.tell("status")
    }
    // Where a blank is an answer, it says that nothing has ended.
    if export.tells("resolved") { return export.tell("status") }
    export.status = said.status == .new && export.firstReply != nil ? .open : said.status
  }

  /// Taken out of the count by somebody here, or by the tool, which still says so: nothing else that it says is of use.
  private func isGone(by export: TicketSnapshot) -> Bool {
    switch held.disposition {
    case .counted: false
    case .merged, .spam: true
    case .withdrawn: !export.withdrawn.isEmpty || said.disposition != held.disposition
    }
  }

  /// Nobody here sees what is spam or a part of another ticket: that the tool has changed it since, and has it open, is told.
  private mutating func noteUnseen(_ export: TicketSnapshot) {
    guard held.isUnseenHere, export.status.isOpen, export.withdrawn.isEmpty else { return }
    if let updated = export.updated, let known = stored.outsideUpdated, updated <= known { return }
    let (key, here) = (FactKey.ticket(stored.id), held.standing.lowercased())
    if export.tells("status"), export.status != said.status {
      result.kept.append(KeptField(key, "status", here: here, source: export.status.rawValue))
    }
    if export.tells("severity"), export.severity != said.severity {
      result.kept.append(KeptField(key, "severity", here: here, source: export.severity.rawValue))
    }
  }

  /// The tool counts it again. What has changed since is held against the ticket as it then stands.
  private func comeBack(_ reason: String, _ export: TicketSnapshot) -> TicketCatchUp {
    let moment = export.updated.map { min($0, now) } ?? now
    let event = TicketEvent(
      ticket: stored.id, at: max(moment, events.map(\.at).max() ?? moment), order: held.nextOrder,
      author: TicketCatchUp.author, kind: .withdrawn(""))
    var result = TicketComparison(stored, events: events + [event], takenBack: takenBack, at: now).catchUp(to: export)
    result.events.insert(event, at: 0)
    result.changes.insert(FieldChange(.ticket(stored.id), "withdrawn", before: reason, after: ""), at: 0)
    return result
  }

  /// What the row's columns say of the ticket, before and after, and where the export differs from what then holds.
  private mutating func compareFields(_ export: TicketSnapshot) {
    var (severity, status, owner, subject) = (held.severity, held.status, held.owner, held.ticket.subject)
    for step in steps {
      switch step.kind {
      case .severity(let new): severity = new
      case .owner(let new): owner = new
      case .subject(let new): subject = new
      case .status(let new): status = new
      default: break
      }
    }
    let hasReplied = steps.contains { if case .publicReply = $0.kind { true } else { false } }
    let toldSeverity = export.tells("severity") ? export.severity : severity
    compare(
      "severity", held.severity.rawValue, severity.rawValue, toldSeverity.rawValue,
      saidBefore: said.severity.rawValue)
    let told = export.withdrawn.isEmpty && export.tells("status") ? export.status : status
    compare("status", held.status.rawValue, status.rawValue, told.rawValue, saidBefore: said.status.rawValue)
    compare("owner", held.owner, owner, export.owner ?? owner, saidBefore: said.owner)
    let toldSubject = export.tells("subject") ? export.ticket.subject : subject
    compare("subject", held.ticket.subject, subject, toldSubject, saidBefore: said.ticket.subject)
    if !export.withdrawn.isEmpty, steps.contains(where: { $0.kind == .withdrawn(export.withdrawn) }) {
      compare("withdrawn", "", export.withdrawn, export.withdrawn)
    }
    guard hasReplied, let reply = export.firstReply?.iso8601 else { return }
    compare("first_response", "", reply, reply)
  }

  /// `saidBefore`: what the tool had said, where it had said anything.
  private mutating func compare(
    _ field: String, _ before: String, _ after: String, _ export: String, saidBefore: String? = nil
  ) {
    let key = FactKey.ticket(stored.id)
    if before != after {
      let overruled = saidBefore == before ? nil : saidBefore
      result.changes.append(FieldChange(key, field, before: before, after: after, saidBefore: overruled))
    }
    if after != export { result.kept.append(KeptField(key, field, here: after, source: export)) }
  }

  /// Facts without clocks need no policy.
  private static func reading(of ticket: Ticket, _ events: [TicketEvent]) -> TicketReading {
    let end = events.map(\.at).max() ?? ticket.created
    return SupportRules(policies: []).reading(of: ticket, events: events, customer: nil, at: end)
  }

  private mutating func addSteps() {
    let inTime = steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    let next = max(held.nextOrder, takenBack.map { $0.order + 1 }.max() ?? 0)
    for (offset, step) in inTime.enumerated() {
      result.events.append(
        TicketEvent(
          ticket: stored.id, at: step.at, order: next + offset, author: step.author, kind: step.kind))
    }
  }
}

// MARK: What changed

extension TicketComparison {
  private mutating func noteTicket(_ export: TicketSnapshot) {
    var ticket = stored
    ticket.customer = export.ticket.customer
    if export.tellsCategory { ticket.category = export.ticket.category }
    if export.tellsChannel { ticket.channel = export.ticket.channel }
    ticket.outsideID = export.ticket.outsideID ?? stored.outsideID
    ticket.outsideUpdated = export.updated ?? stored.outsideUpdated
    ticket.follows = export.ticket.follows ?? stored.follows
    ticket.untold = untold(by: export)
    ticket.outsideReplies = export.ticket.outsideReplies ?? stored.outsideReplies
    ticket.outsideReopens = export.ticket.outsideReopens ?? stored.outsideReopens
    ticket.link = export.ticket.link ?? stored.link
    if ticket != stored { result.ticket = ticket }
  }

  /// An end that the tool told of before and leaves out now is told all the same.
  private func untold(by export: TicketSnapshot) -> [ClockKind]? {
    var clocks = Set(export.ticket.untold ?? [])
    if !export.tells("untold") { clocks = untoldSoFar(clocks, by: export) }
    let isKnown = !said.status.isOpen && !isEndUntold && !export.status.isOpen
    if isKnown { clocks.remove(.resolve) }
    return clocks.isEmpty ? nil : ClockKind.allCases.filter(clocks.contains)
  }

  /// What an export lacks the columns of was told before or was not; only an end of its own is new.
  private func untoldSoFar(_ clocks: Set<ClockKind>, by export: TicketSnapshot) -> Set<ClockKind> {
    var known = Set(stored.untold ?? [])
    if export.status.isOpen || export.resolved != nil { known.remove(.resolve) }
    if clocks.contains(.resolve) { known.insert(.resolve) }
    // A reply that is known stays told, whatever time the export has for it now.
    return known.union(export.ahead.subtracting(said.firstReply == nil ? [] : [.respond]))
  }

  private var isEndUntold: Bool { stored.untold?.contains(.resolve) == true }

  /// The tool tells now when a ticket was resolved that it only said had been: the same end, at its own time.
  private mutating func tellEnd(at resolved: Instant, _ export: TicketSnapshot) {
    guard var end = events.last(where: { $0.isImported && $0.kind == .status(.resolved) }) else { return }
    let before = events.filter { $0.order < end.order }.map(\.at).max() ?? stored.created
    end.at = max(resolved, before)
    result.events.append(end)
    for var later in events where later.order > end.order && later.isImported && (later.at < end.at || later.at > now) {
      later.at = max(end.at, min(export.updated ?? end.at, now))
      result.events.append(later)
    }
  }

  /// A reply noted by hand is taken for the one that the tool tells of.
  private mutating func noteReply(_ export: TicketSnapshot) {
    guard let reply = export.firstReply.map({ max($0, stored.created) }) else { return }
    if takenBack.contains(where: { $0.isImportedReply && $0.at == reply }) { return }
    if var own = events.first(where: \.isImportedReply) {
      guard own.at != reply else { return }
      own.at = reply
      result.events.append(own)
    } else if held.firstReply == nil {
      steps.append(Step(at: reply, author: .agent(export.owner ?? held.owner), kind: .publicReply("")))
    }
  }

  private mutating func noteSeverity(_ export: TicketSnapshot) {
    guard export.severity != said.severity else { return }
    settle(.severity(export.severity), isThere: held.severity == export.severity, in: export)
  }

  private mutating func noteOwner(_ export: TicketSnapshot) {
    guard let owner = export.owner, owner != said.owner else { return }
    settle(.owner(owner), isThere: held.owner == owner, in: export)
  }

  private mutating func noteSubject(_ export: TicketSnapshot) {
    let subject = export.ticket.subject
    guard subject != said.ticket.subject else { return }
    settle(.subject(subject), isThere: held.ticket.subject == subject, in: export)
  }

  /// Once a tier, whoever handed it on; nothing is ever handed back.
  private mutating func noteTier(_ export: TicketSnapshot) {
    let reached = (held.escalations + said.escalations).map(\.to.rawValue).max() ?? 0
    guard let tier = export.tier, tier.rawValue > reached else { return }
    settle(.escalated(to: tier, trigger: export.trigger), isThere: false, in: export)
  }

  private mutating func noteStatus(_ export: TicketSnapshot) {
    guard !export.status.isOpen, let resolved = export.resolved else {
      guard export.status != said.status else { return }
      // From one open state to another is no news of one that has ended here.
      if export.status.isOpen, said.status.isOpen, !held.status.isOpen {
        result.staysEnded = true
        return
      }
      return settle(.status(export.status), isThere: held.status == export.status, in: export)
    }
    if isEndUntold, export.ticket.untold?.contains(.resolve) != true, !said.status.isOpen, export.status == said.status,
      !held.status.isOpen
    {
      return tellEnd(at: resolved, export)
    }
    // An end that has not come yet was read wrong, and this one has come.
    if let known = said.resolved, known > now, resolved <= now, !said.status.isOpen {
      return tellEnd(at: resolved, export)
    }
    let isSolvedAgain = said.resolved.map { $0 < resolved } ?? false
    guard export.status != said.status || isSolvedAgain else { return }
    noteEnd(at: resolved, isSolvedAgain: isSolvedAgain, export)
  }

  /// Said once: who takes it back here knows better than the same export read again.
  private mutating func noteWithdrawal(_ export: TicketSnapshot) {
    guard !export.withdrawn.isEmpty, said.disposition != .withdrawn(export.withdrawn) else { return }
    let moment = export.updated.map { min($0, now) } ?? now
    let latest = (events + result.events).map(\.at).max() ?? stored.created
    steps.append(Step(at: max(moment, latest), author: TicketCatchUp.author, kind: .withdrawn(export.withdrawn)))
  }

  private mutating func noteEnd(at resolved: Instant, isSolvedAgain: Bool, _ export: TicketSnapshot) {
    // Closed later than it was resolved; when, the export may not say.
    var closed = export.updated.map { max($0, resolved) } ?? now
    if held.status.isOpen {
      settle(.status(.resolved), at: resolved)
      if export.updated == nil { closed = resolved }
    } else if isSolvedAgain, let before = held.resolved, before < resolved {
      // Between the two exports it was open; since when, nobody says.
      settle(.status(.open), at: resolved)
      settle(.status(.resolved), at: resolved)
      if export.updated == nil { closed = resolved }
    }
    guard export.status == .closed, held.status != .closed || isSolvedAgain else { return }
    settle(.status(.closed), at: max(resolved, min(closed, now)))
  }
}

// MARK: Whose change holds

extension TicketComparison {
  private mutating func settle(_ kind: TicketEvent.Kind, isThere: Bool, in export: TicketSnapshot) {
    // Where the export names no time, a change that was made here as well is noted all the same: otherwise the same file
    // would undo what is done here later.
    if isThere, export.updated != nil { return }
    settle(kind, at: export.updated.map { min($0, now) } ?? now)
  }

  private mutating func settle(_ kind: TicketEvent.Kind, at moment: Instant) {
    let same = (events + takenBack).filter { $0.kind.settles(kind.topic) }
    if let byHand = same.filter({ !$0.isImported }).map(\.at).max(), byHand > moment {
      result.keepsWork = true
      return
    }
    // What the tool said last has to be the last that is read.
    let latest = same.map(\.at).max() ?? stored.created
    steps.append(Step(at: max(moment, latest), author: TicketCatchUp.author, kind: kind))
  }
}

extension TicketEvent {
  /// What the tool says of a ticket is held against its beginning, whoever noted that.
  fileprivate var isOpening: Bool {
    if case .opened = kind { true } else { false }
  }
}

extension TicketEvent.Kind {
  /// A customer who writes opens the ticket again.
  fileprivate func settles(_ topic: Topic) -> Bool {
    if case .customerMessage = self { return topic == .status }
    if case .opened = self { return topic == .status || topic == .severity }
    return self.topic == topic
  }
}
