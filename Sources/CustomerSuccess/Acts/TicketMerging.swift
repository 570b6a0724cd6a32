extension Acting {
  /// Both histories name the merge, and what the customer had written to the one counts on the other, at the time at which
  /// it was written: an answer that came as a new ticket ends the waiting for it then. Replies stay where they were given:
  /// taken along they would mend what was promised on the ticket that stays.
  func merge(_ course: TicketCourse, into survivor: Ticket, isSure: Bool) throws -> [FactEdit] {
    var leaving = course
    try leaving.take(.merged(into: survivor.id), by: .agent(author))
    guard case .customer(let customer) = try source.fact(.customer(survivor.customer)) else {
      throw missing(.customer(survivor.customer))
    }
    let staying = TicketCourse(
      ticket: survivor, customer: customer, rules: rules.support, now: now, events: try source.events(of: survivor.id))
    let messages = course.events.filter(\.kind.isFromCustomer).sorted { ($0.at, $0.order) < ($1.at, $1.order) }
    let carried = carry(messages, from: leaving, to: staying)
    if !isSure, let doubt = doubt(course, customer, staying, carried) {
      throw ActFailure.refused(Refusal(doubt, isDoubt: true))
    }
    try refuseUnheard(messages, of: course, on: staying.reading)
    return (leaving.new + carried).map { Fact.ticketEvent($0).added }
  }

  private func carry(
    _ messages: [TicketEvent], from leaving: TicketCourse, to staying: TicketCourse
  ) -> [TicketEvent] {
    let before = staying.reading
    let merged = TicketEvent(
      ticket: staying.ticket.id, at: max(now, before.lastEvent), order: before.nextOrder, author: .agent(author),
      kind: .tookIn(leaving.ticket.id))
    func copies(notBefore earliest: Instant) -> [TicketEvent] {
      messages.enumerated().map { offset, message in
        TicketEvent(
          ticket: staying.ticket.id, at: max(message.at, earliest), order: merged.order + 1 + offset,
          author: .customer(message.author.named ?? leaving.customer.name), kind: message.kind)
      }
    }
    let own = copies(notBefore: staying.ticket.created)
    // A first answer that was late stays on the ticket that goes; the one that stays owes one only from now on.
    let owesAnew =
      staying.reading(with: own).clocks.filter { $0.kind == .respond }.count
      > before.clocks.filter { $0.kind == .respond }.count
    let isLate = leaving.reading.clocks.contains { $0.kind == .respond }
    return [merged] + (owesAnew && isLate ? copies(notBefore: merged.at) : own)
  }

  /// What nobody has answered yet must not end up where nobody looks.
  private func refuseUnheard(
    _ messages: [TicketEvent], of leaving: TicketCourse, on survivor: TicketReading
  ) throws(ActFailure) {
    guard let last = messages.last, leaving.reading.waitingSince != nil, let ended = survivor.resolved,
      last.at > ended, !survivor.facts.canReopen(at: last.at)
    else { return }
    throw .refused(
      Refusal(
        "\(survivor.ticket.id): ended more than 7 days before the customer wrote \(leaving.ticket.id), where it would "
          + "not be seen: merge that one into this one"))
  }

  /// What is seldom meant: another customer's ticket, one that is promised less than the one that goes, and one that is late as
  /// soon as it is open again.
  private func doubt(
    _ course: TicketCourse, _ owner: Customer, _ staying: TicketCourse, _ carried: [TicketEvent]
  ) -> String? {
    let (ticket, survivor) = (course.ticket, staying.ticket)
    var doubts: [String] = []
    if survivor.customer != ticket.customer {
      doubts.append(
        "\(ticket.id) '\(ticket.subject)' is \(course.customer.name)'s, \(survivor.id) '\(staying.reading.ticket.subject)' "
          + "is \(owner.name)'s: another customer's.")
    }
    let heard = carried.filter(\.kind.isFromCustomer).map(\.at)
    let clocks = MergedClocks(course.reading, into: staying.reading, heard: heard, at: now, in: rules.zone)
    if clocks.isDoubtful || (clocks.reopensEnded && !doubts.isEmpty) {
      doubts.append(clocks.words.map { "\($0)." }.joined(separator: " "))
    }
    return doubts.isEmpty ? nil : doubts.joined(separator: " ")
  }

  /// The ticket that stays. One that was itself merged away would take this one with it.
  func survivor(_ other: TicketID, of ticket: Ticket) throws -> Ticket {
    let id = try source.meant(other)
    guard case .ticket(let known) = try source.fact(.ticket(id)) else {
      throw ActFailure.refused("There is no ticket \(other) to merge into")
    }
    let reading = rules.support.reading(of: known, events: try source.events(of: id), customer: nil, at: now)
    switch reading.disposition {
    case .counted: break
    case .merged(let next) where next == ticket.id:
      throw ActFailure.refused("\(ticket.id): \(id) was merged into it already")
    case .merged(let next):
      throw ActFailure.refused("\(id): was merged into \(next), merge \(ticket.id) into that one")
    case .spam: throw ActFailure.refused("\(id): is spam, nothing is merged into it")
    case .withdrawn(let reason): throw ActFailure.refused("\(id): counts no more, \(reason): nothing is merged into it")
    }
    return known
  }
}

extension TicketCourse {
  /// The ticket as it would be with these events too.
  fileprivate func reading(with more: [TicketEvent]) -> TicketReading {
    let end = max(now, (events + more).map(\.at).max() ?? now)
    return rules.reading(of: ticket, events: events + more, customer: customer, at: end)
  }
}

extension Actor {
  /// Nil where the tool that a message came from names nobody.
  fileprivate var named: String? {
    switch self {
    case .customer(let name), .agent(let name), .automation(let name): name.isEmpty ? nil : name
    }
  }
}
