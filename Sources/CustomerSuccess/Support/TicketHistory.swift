/// Reads a ticket's events one after the other; what they amount to is its `reading`.
struct TicketHistory {
  static let reopenSeconds = 7 * Instant.secondsPerDay

  let rules: SupportRules
  var facts: TicketReading.Facts
  var stays: [StatusStay]
  var runs: [ClockRun] = []
  /// The next message of the customer starts a respond clock: nobody has been asked yet, or the ticket was reopened.
  var awaitsFirstMessage = true
  /// The last answer by a person: what ends or reopens the ticket in the same save comes with it.
  private var answer: Answer?
  /// When news was promised for while no update clock ran: the reply that begins one begins it with that.
  var promisedUpdate: Instant?
  /// One for each escalation; the last may be open.
  var handOffs: [HandOffRun] = []
  var owning: Owning?
  /// The clocks whose promise was broken when the ticket left; whatever happens to it later, they stay as they are.
  private var broken: [SLAClock] = []
  /// How the ticket stood when it left, should it come back.
  private var left: Leaving?
  private let customer: Customer?
  /// The clocks that the event being read begins only by guesses.
  private var untold: Set<ClockKind> = []
  private let ticketUntold: Set<ClockKind>

  init(ticket: Ticket, customer: Customer?, rules: SupportRules) {
    self.rules = rules
    self.customer = customer
    ticketUntold = Set(ticket.untold ?? [])
    facts = TicketReading.Facts(
      ticket: ticket, supportTier: rules.supportTier(forChannel: ticket.channel))
    stays = [StatusStay(status: .new, from: ticket.created)]
  }

  /// In time's order, saves in their own. Within one save by one person the answer comes before the change of status, so
  /// that a reply and a move to pending mean the same whichever was noted first.
  static func inOrder(_ events: [TicketEvent]) -> [TicketEvent] {
    let sorted = events.sorted { ($0.at, $0.order) < ($1.at, $1.order) }
    var result: [TicketEvent] = []
    for event in sorted {
      guard case .publicReply = event.kind else {
        result.append(event)
        continue
      }
      let save = result.suffix(while: { $0.at == event.at && $0.author == event.author && !$0.kind.speaks })
      result.insert(event, at: result.count - save.count)
    }
    return result
  }

  var policy: SLAPolicy? {
    rules.policy(
      for: PolicyCase(
        severity: facts.severity, supportTier: facts.supportTier, channel: facts.ticket.channel,
        category: facts.ticket.category, customer: customer, facts: facts))
  }

  mutating func take(_ event: TicketEvent) {
    facts.lastEvent = event.at
    facts.nextOrder = max(facts.nextOrder, event.order + 1)
    let owner = facts.owner
    untold = event.isImported ? ticketUntold : []
    switch event.kind {
    case .opened(let severity, let status): open(severity, status, by: event.author, at: event.at)
    case .customerMessage: customerWrote(at: event.at)
    case .publicReply: replied(by: event.author, at: event.at)
    case .note: break
    case .status(let status): enter(status, by: event.author, at: event.at)
    case .severity(let severity): change(to: severity, at: event.at)
    case .owner(let owner): handOver(to: owner, by: event.author, at: event.at)
    case .escalated(let tier, let trigger): escalate(to: tier, trigger: trigger, by: event.author, at: event.at)
    case .subject(let subject): rename(to: subject, at: event.at)
    case .due(let kind, let due): setDue(kind, due, at: event.at)
    case .merged(let target): leave(.merged(into: target), at: event.at)
    case .tookIn: break
    case .withdrawn(""): comeBack(at: event.at)
    case .withdrawn(let reason): leave(.withdrawn(reason), at: event.at)
    case .spam: leave(.spam, at: event.at)
    }
    followHandOff(event, ownerBefore: owner)
  }

  func reading() -> TicketReading {
    guard facts.disposition == .counted else {
      return TicketReading(facts: facts, policy: nil, clocks: isMerged ? broken : [])
    }
    return TicketReading(
      facts: facts, policy: policy, clocks: runs.compactMap { $0.judged(stays) },
      handOffs: handOffs.compactMap(\.handOff))
  }
}

extension TicketHistory {
  private mutating func open(_ severity: Severity, _ status: TicketStatus, by author: Actor, at: Instant) {
    facts.severity = severity
    facts.status = status
    facts.statusSince = at
    stays = [StatusStay(status: status, from: at)]
    runs = []
    start(.resolve, at: at)
    if !status.isOpen { end(status, at: at) }
    guard case .customer = author else { return }
    facts.openedByCustomer = true
    startResponse(at: at)
  }

  private mutating func customerWrote(at: Instant) {
    // A message that opens the ticket comes with its status; any later one ends the waiting for it.
    let opensTheTicket = stays.count == 1 && facts.statusSince == at
    if facts.status == .pending, !opensTheTicket { move(to: .open, at: at) }
    if !facts.status.isOpen, facts.canReopen(at: at) {
      move(to: .open, at: at)
      reopen(at: at)
    }
    startResponse(at: at)
  }

  /// A message that waits for an answer; the update clock needs nothing done, because a cadence counted from the last
  /// reply falls due no later than one counted from a message after it.
  private mutating func startResponse(at: Instant) {
    if facts.firstMessage == nil { facts.firstMessage = at }
    guard facts.status.isOpen else { return }
    if facts.waitingSince == nil { facts.waitingSince = at }
    guard awaitsFirstMessage else { return }
    awaitsFirstMessage = false
    start(.respond, at: at)
  }

  /// What the tool does not tell of begins no clock: it would be met and missed by guesses.
  private mutating func start(_ kind: ClockKind, at: Instant) {
    if !untold.contains(kind) { runs.append(ClockRun(kind: kind, start: at, policy: policy)) }
  }

  /// An automatic answer reaches the customer, but answers nothing.
  private mutating func replied(by author: Actor, at: Instant) {
    guard case .agent = author else { return }
    facts.publicReplies += 1
    facts.waitingSince = nil
    if facts.firstReply == nil { facts.firstReply = at }
    if facts.status == .new { move(to: .open, at: at) }
    answer = Answer(at: at, author: author)
    if facts.status.isOpen { answered(at: at) }
  }

  private mutating func answered(at: Instant) {
    // Whoever has been answered since the ticket came back waits for no first answer: the update clock holds.
    if !facts.reopens.isEmpty { awaitsFirstMessage = false }
    facts.waitingSince = nil
    finish(.respond, isDone: true, at: at)
    finish(.update, isDone: true, at: at)
    start(.update, at: at)
    if let promised = promisedUpdate, promised > at, let last = runs.indices.last, runs[last].kind == .update {
      runs[last].handSet = promised
    }
    promisedUpdate = nil
  }

  private mutating func enter(_ status: TicketStatus, by author: Actor, at: Instant) {
    guard status != facts.status else { return }
    let wasOpen = facts.status.isOpen
    move(to: status, at: at)
    if wasOpen, !status.isOpen { return end(status, at: at) }
    guard !wasOpen, status.isOpen else {
      if status == .closed { facts.closed = at }
      return
    }
    let ended = facts.canReopen(at: at) ? facts.resolved : nil
    reopen(at: at)
    if ended != nil { resumeResponse(at: at) }
    // The reply of this save was read while the ticket had still ended.
    if answer == Answer(at: at, author: author) {
      answered(at: at)
    } else if let ended {
      resumeUpdates(since: ended, at: at)
    }
  }

  private mutating func move(to status: TicketStatus, at: Instant) {
    stays[stays.count - 1].to = at
    stays.append(StatusStay(status: status, from: at))
    facts.status = status
    facts.statusSince = at
  }

  private mutating func end(_ status: TicketStatus, at: Instant) {
    facts.resolved = at
    facts.closed = status == .closed ? at : nil
    facts.waitingSince = nil
    facts.resolutions.append(
      TicketReading.Resolution(
        at: at, publicReplies: facts.publicReplies, escalations: facts.escalations.count))
    finish(.resolve, isDone: true, at: at)
    finish(.respond, isDone: false, at: at)
    finish(.update, isDone: false, at: at)
  }

  /// Within seven days the same resolve clock goes on; later it is, for the clocks, a new ticket.
  private mutating func reopen(at: Instant) {
    let continues = facts.canReopen(at: at)
    facts.reopens.append(at)
    facts.resolved = nil
    facts.closed = nil
    awaitsFirstMessage = true
    guard continues, let last = runs.lastIndex(where: { $0.kind == .resolve }) else {
      start(.resolve, at: at)
      return
    }
    runs[last].ending = nil
    retarget(last, from: facts.severity, at: at)
  }

  /// Taken up again by the team: a message that was never answered, nor after the end, still waits for its first reply.
  private mutating func resumeResponse(at: Instant) {
    guard let last = runs.lastIndex(where: { $0.kind == .respond }), let ending = runs[last].ending, !ending.isDone,
      answer.map({ $0.at < ending.at || $0.at == at }) ?? true
    else { return }
    awaitsFirstMessage = false
    facts.waitingSince = runs[last].start
    runs[last].ending = nil
    retarget(last, from: facts.severity, at: at)
  }

  /// Taken up again by the team: the customer is owed news as before, since the last answer; the time in between is a pause.
  /// What was late by the end is late still, until there is an answer.
  private mutating func resumeUpdates(since ended: Instant, at: Instant) {
    if let answer, answer.at > ended { return start(.update, at: answer.at) }
    guard let last = runs.lastIndex(where: { $0.kind == .update }), let ending = runs[last].ending, !ending.isDone
    else { return }
    runs[last].ending = nil
    // A time that was promised, and passed while nothing was owed, is no promise any more.
    if let due = runs[last].handSet, due > ending.at, due <= at { runs[last].handSet = nil }
    retarget(last, from: facts.severity, at: at)
  }

  private var isMerged: Bool {
    if case .merged = facts.disposition { true } else { false }
  }

  /// What runs ends here: what was broken by then stays broken, what was not is promised no more.
  private mutating func leave(_ disposition: TicketReading.Disposition, at: Instant) {
    if facts.disposition == .counted {
      left = Leaving(facts: facts, running: runs.indices.filter { runs[$0].ending == nil })
      for kind in ClockKind.allCases { finish(kind, isDone: false, at: at) }
      broken = runs.compactMap { $0.broken(stays) }
    }
    facts.disposition = disposition
    facts.waitingSince = nil
    if facts.status.isOpen { move(to: .closed, at: at) }
    facts.closed = at
  }
}

extension TicketHistory {
  /// How a ticket stood that is no more counted.
  private struct Leaving {
    var facts: TicketReading.Facts
    /// The clocks that ran, by their places.
    var running: [Int]
  }

  /// Who took it out takes that back: the ticket stands as it stood, and the same clocks go on. In between nobody could be
  /// expected to work on it.
  private mutating func comeBack(at: Instant) {
    guard case .withdrawn = facts.disposition, let left else { return }
    facts.disposition = .counted
    facts.closed = left.facts.closed
    self.left = nil
    guard left.facts.status.isOpen else { return }
    move(to: left.facts.status, at: at)
    facts.waitingSince = left.facts.waitingSince
    for index in left.running {
      runs[index].ending = nil
      retarget(index, from: facts.severity, at: at)
    }
  }
}

/// When a person answered, and who.
private struct Answer: Equatable {
  var at: Instant
  var author: Actor
}

extension TicketEvent.Kind {
  /// Whether it is part of the conversation, which keeps its order.
  fileprivate var speaks: Bool {
    switch self {
    case .opened, .customerMessage, .publicReply: true
    case .note, .status, .severity, .owner, .escalated, .subject, .due, .merged, .tookIn, .spam, .withdrawn: false
    }
  }
}

extension BidirectionalCollection {
  fileprivate func suffix(while holds: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, holds(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
