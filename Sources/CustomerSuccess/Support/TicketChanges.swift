extension TicketReading {
  /// The event that doing `kind` adds to the ticket, or why it cannot be done, in words for who asked. A clock that was set
  /// back stops nobody: what is done now comes after all that has happened, at that moment.
  public func applying(
    _ kind: TicketEvent.Kind, by author: Actor, at now: Instant
  ) throws(Refusal) -> TicketEvent {
    try refuseIfGone()
    try refuse(kind, author)
    try refuse(kind, now)
    return TicketEvent(
      ticket: facts.ticket.id, at: max(now, facts.lastEvent), order: facts.nextOrder, author: author, kind: kind)
  }

  private func refusal(_ words: String) -> Refusal { Refusal("\(facts.ticket.id): \(words)") }

  private func refuseIfGone() throws(Refusal) {
    switch facts.disposition {
    case .counted: return
    case .merged(let target): throw refusal("was merged into \(target), work on that one")
    case .spam: throw refusal("is spam")
    case .withdrawn(let reason): throw refusal("counts no more: \(reason)")
    }
  }

  /// Who may do what: customers write, everyone else does the rest.
  private func refuse(_ kind: TicketEvent.Kind, _ author: Actor) throws(Refusal) {
    let isCustomer = if case .customer = author { true } else { false }
    if case .customerMessage = kind {
      if !isCustomer { throw refusal("a customer's message has to come from the customer") }
    } else if isCustomer {
      throw refusal("a customer can only write a message")
    }
  }

  private func refuse(_ kind: TicketEvent.Kind, _ now: Instant) throws(Refusal) {
    switch kind {
    case .opened: throw refusal("is opened already")
    case .customerMessage(let text), .publicReply(let text): try refuseMessage(text, now)
    case .note(let text): if text.isEmpty { throw refusal("an empty note says nothing") }
    case .status(let status): try refuse(status, now)
    case .severity(let severity): try refuse(severity)
    case .owner(let owner):
      if owner == facts.owner { throw refusal("is \(owner.isEmpty ? "nobody" : owner)'s already") }
    case .escalated(let tier, let trigger): try refuseEscalation(tier, trigger)
    case .subject(let subject):
      if subject.isEmpty { throw refusal("a ticket needs a subject") }
      if subject == facts.ticket.subject { throw refusal("has that subject already") }
    case .due(let kind, let due): try refuseDue(kind, due, now)
    case .merged(let target): if target == facts.ticket.id { throw refusal("cannot be merged into itself") }
    case .tookIn, .spam, .withdrawn: break
    }
  }

  private func refuseMessage(_ text: String, _ now: Instant) throws(Refusal) {
    if text.isEmpty { throw refusal("an empty message says nothing") }
    if !facts.status.isOpen { try refuseLate(now) }
  }

  private func refuseLate(_ now: Instant) throws(Refusal) {
    guard let resolved = facts.resolved, !facts.canReopen(at: now) else { return }
    throw refusal("ended more than 7 days ago, at \(resolved): open a new ticket that follows it")
  }

  private func refuseEnded(_ what: String) throws(Refusal) {
    if !facts.status.isOpen { throw refusal("is \(facts.status.rawValue): reopen it before \(what)") }
  }

  private func refuse(_ status: TicketStatus, _ now: Instant) throws(Refusal) {
    if status == facts.status { throw refusal("is already \(status.title.lowercased())") }
    if status == .new { throw refusal("was worked on and cannot be new again") }
    if facts.status == .closed, status == .resolved { throw refusal("is closed, which is resolved for good") }
    if !facts.status.isOpen, status.isOpen { try refuseLate(now) }
  }

  private func refuse(_ severity: Severity) throws(Refusal) {
    if severity == facts.severity { throw refusal("is already \(severity.rawValue)") }
    try refuseEnded("changing its severity")
  }

  private func refuseEscalation(_ tier: SupportTier, _ trigger: String) throws(Refusal) {
    try refuseEnded("escalating it")
    if tier.rawValue <= facts.supportTier.rawValue {
      throw refusal("is with \(facts.supportTier.badge) already, which is not below \(tier.badge)")
    }
    if trigger.isEmpty { throw refusal("escalating needs its trigger") }
  }

  private func refuseDue(_ kind: ClockKind, _ due: Instant?, _ now: Instant) throws(Refusal) {
    try refuseEnded("setting a due time")
    guard let due else {
      if clock(kind)?.isSetByHand != true { throw refusal("has no \(kind.rawValue) time set by hand") }
      return
    }
    if due <= now { throw refusal("a due time at \(due) is not in the future") }
    if isDue(kind, at: due) { throw refusal("is due then already") }
    if kind == .respond, openClocks.allSatisfy({ $0.kind != .respond }) {
      throw refusal("nobody waits for a first response")
    }
  }
}
