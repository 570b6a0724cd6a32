extension Acting {
  func edits(_ request: ActRequest, ticket id: TicketID) throws -> [FactEdit] {
    guard case .ticket(let ticket) = try source.fact(.ticket(id)) else { throw missing(request.target) }
    guard case .customer(let customer) = try source.fact(.customer(ticket.customer)) else {
      throw missing(.customer(ticket.customer))
    }
    var course = TicketCourse(
      ticket: ticket, customer: customer, rules: rules.support, now: now, events: try source.events(of: id))
    try refuseOvertaken(request, course)
    if case .merge(let other) = request.act {
      return try merge(course, into: survivor(other, of: ticket), isSure: request.isSure)
    }
    for kind in try kinds(of: request.act, course.reading) {
      try course.take(kind, by: kind.isFromCustomer ? .customer(customer.name) : .agent(author))
    }
    if let status = request.act.statusInTheEnd, status != course.reading.status {
      try course.take(.status(status), by: .agent(author))
    }
    return course.new.map { Fact.ticketEvent($0).added }
  }

  private func kinds(of act: Act, _ reading: TicketReading) throws -> [TicketEvent.Kind] {
    switch act {
    case .respond(let text, _): return [.publicReply(text)]
    case .note(let text): return [.note(text)]
    case .hear(let text): return [.customerMessage(text)]
    case .move(let status): return [.status(status)]
    case .changeSeverity(let severity): return [.severity(severity)]
    case .assignTicket(let owner): return [.owner(owner)]
    case .escalate(let tier, let trigger):
      guard let next = tier ?? reading.nextTier else { throw ActFailure.refused(reading.refusalOfNextTier) }
      return [.escalated(to: next, trigger: trigger)]
    case .promise(let kind, let due): return [.due(kind, due)]
    case .retitle(let subject): return [.subject(subject)]
    case .markSpam: return [.spam]
    default: return []
    }
  }

  /// Notes come to what others wrote; anything else must not undo what they did unseen, and a customer is not to get two
  /// people's replies unawares, nor one written before what they said last.
  private func refuseOvertaken(_ request: ActRequest, _ course: TicketCourse) throws {
    guard case .events(let seen, _) = request.sight, let touched = request.act.touches else { return }
    let later = course.events.filter { $0.order >= seen }.sorted { $0.order < $1.order }
    let reply = request.act.isReply ? later.last(where: isNews) : nil
    guard let other = reply ?? later.last(where: { touched.contains($0.kind.topic) }) else { return }
    throw ActFailure.conflict(.ticketEvent(other.ticket, other.order), expected: nil, found: .ticketEvent(other))
  }

  /// What somebody who answers has to have read.
  private func isNews(_ event: TicketEvent) -> Bool {
    event.kind.isFromCustomer || event.answers && event.author != .agent(author)
  }

  /// What others have made of the ticket since it was seen that the act would settle anew: all of it is shown with the one
  /// event that stands in the way, so that nothing is overruled unseen.
  public func overtaking(_ request: ActRequest) throws -> [TicketEvent] {
    guard case .ticket(let id) = request.target, case .events(let seen, _) = request.sight,
      let touched = request.act.touches
    else { return [] }
    return try source.events(of: id).filter { event in
      event.order >= seen && (request.act.isReply && isNews(event) || touched.contains(event.kind.topic))
    }
  }

  /// A ticket that another one can take up again: the customer's own, which has ended and counts.
  private func ended(_ ticket: TicketID, of customer: Customer) throws -> TicketID {
    let id = try own(ticket, of: customer, "is followed")
    guard case .ticket(let known) = try source.fact(.ticket(id)) else { return id }
    let reading = rules.support.reading(of: known, events: try source.events(of: id), customer: customer, at: now)
    switch reading.disposition {
    case .spam: throw ActFailure.refused("\(id): is spam, nothing follows it")
    case .merged(let other): throw ActFailure.refused("\(id): was merged into \(other), follow that one")
    case .withdrawn(let reason): throw ActFailure.refused("\(id): counts no more: \(reason)")
    case .counted: break
    }
    guard !reading.status.isOpen else {
      throw ActFailure.refused("\(id): is \(reading.status.title.lowercased()), go on with that one")
    }
    return id
  }

  /// The new ticket with its first events: opened by the customer whose words are taken down, or by the team.
  func ticket(_ draft: TicketDraft, _ customer: Customer) throws -> [FactEdit] {
    guard !draft.subject.isBlank else { throw ActFailure.refused("a ticket needs a subject") }
    let ticket = Ticket(
      id: TicketID(try source.freshID(.ticket)), customer: customer.id, subject: draft.subject,
      category: draft.category, channel: draft.channel, created: now,
      follows: try draft.follows.map { try ended($0, of: customer) })
    let speaks = !draft.message.isBlank
    let opener: Actor = speaks ? .customer(customer.name) : .agent(author)
    var kinds: [(Actor, TicketEvent.Kind)] = [(opener, .opened(severity: draft.severity, status: .new))]
    if speaks { kinds.append((opener, .customerMessage(draft.message))) }
    if !draft.owner.isEmpty { kinds.append((.agent(author), .owner(draft.owner))) }
    let events = kinds.enumerated().map { order, event in
      TicketEvent(ticket: ticket.id, at: now, order: order, author: event.0, kind: event.1)
    }
    return [Fact.ticket(ticket).added] + events.map { Fact.ticketEvent($0).added }
  }
}

/// A ticket while events are added to it one after the other.
struct TicketCourse {
  let ticket: Ticket
  let customer: Customer
  let rules: SupportRules
  let now: Instant
  let events: [TicketEvent]
  private(set) var new: [TicketEvent] = []

  init(ticket: Ticket, customer: Customer, rules: SupportRules, now: Instant, events: [TicketEvent]) {
    self.ticket = ticket
    self.customer = customer
    self.rules = rules
    self.now = now
    self.events = events
  }

  var reading: TicketReading {
    let end = max(now, (events + new).map(\.at).max() ?? now)
    return rules.reading(of: ticket, events: events + new, customer: customer, at: end)
  }

  mutating func take(_ kind: TicketEvent.Kind, by author: Actor) throws {
    do {
      new.append(try reading.applying(kind, by: author, at: now))
    } catch {
      throw ActFailure.refused(error)
    }
  }
}

extension TicketEvent {
  /// An answer that the customer has from a person.
  fileprivate var answers: Bool {
    guard case .publicReply = kind, case .agent = author else { return false }
    return true
  }
}

extension TicketEvent.Kind {
  var isFromCustomer: Bool {
    if case .customerMessage = self { return true }
    return false
  }

  /// What an event settles; two events of one topic overrule each other.
  enum Topic: Hashable { case words, status, severity, owner, tier, subject, due, disposition }

  var topic: Topic {
    switch self {
    case .opened, .customerMessage, .publicReply, .note: .words
    case .status: .status
    case .severity: .severity
    case .owner: .owner
    case .escalated: .tier
    case .subject: .subject
    case .due: .due
    case .merged, .tookIn, .spam, .withdrawn: .disposition
    }
  }
}

extension Act {
  fileprivate var isReply: Bool {
    if case .respond = self { true } else { false }
  }

  /// How a reply leaves the ticket: by itself it opens what was new, so the status is set where the reply has not done so.
  public var statusInTheEnd: TicketStatus? {
    if case .respond(_, let status) = self { status } else { nil }
  }

  /// The topics that the act settles anew; nil for what only adds.
  fileprivate var touches: Set<TicketEvent.Kind.Topic>? {
    switch self {
    case .respond(_, let status): status == nil ? [] : [.status]
    case .move: [.status]
    case .changeSeverity: [.severity]
    case .assignTicket: [.owner]
    case .escalate: [.tier]
    case .promise: [.due]
    case .retitle: [.subject]
    case .merge, .markSpam: [.disposition, .status]
    default: nil
    }
  }
}

extension SupportRules {
  /// What a ticket would be after one thing more, done now; nothing is changed. Throws why it cannot be done.
  public func reading(
    of ticket: Ticket, events: [TicketEvent], customer: Customer, trying kind: TicketEvent.Kind, by author: String,
    at now: Instant
  ) throws(Refusal) -> TicketReading {
    let course = TicketCourse(ticket: ticket, customer: customer, rules: self, now: now, events: events)
    let event = try course.reading.applying(kind, by: .agent(author), at: now)
    return reading(of: ticket, events: events + [event], customer: customer, at: now)
  }
}
