import CustomerSuccess
import SuccessStore

extension Projector {
  /// Answers the customers whose counts the ticket moves.
  mutating func project(ticket key: Int) throws -> Set<Int> {
    var customers: Set<Int> = []
    let before = try db.statement("SELECT customer FROM ticket_standing WHERE ticket = ?")
    if let old = try before.int([key]) { customers.insert(old) }
    try db.statement("DELETE FROM ticket_verdicts WHERE ticket = ?").run { $0.bind(key) }
    guard let facts = try TicketFacts.load(key, in: db, &known) else {
      try db.statement("DELETE FROM ticket_standing WHERE ticket = ?").run { $0.bind(key) }
      return customers
    }
    customers.insert(facts.customerKey)
    let reading = rulebook.support.reading(
      of: facts.ticket, events: facts.events, customer: facts.customer, at: now)
    try write(reading, facts, key)
    for (at, verdict) in verdicts(reading) { try write(verdict, at, key, reading, facts) }
    return customers
  }

  private func write(_ reading: TicketReading, _ facts: TicketFacts, _ key: Int) throws {
    let isYetToCome = facts.ticket.created > now
    let isOpen = reading.isOpen && !isYetToCome
    let place = reading.queueKey(at: now)
    let next = ([facts.ticket.created] + facts.events.map(\.at)).filter { $0 > now }.min()
    // What broke by another severity in this very second counts as open and broken from the next one on.
    let settles = reading.clocks.contains { $0.breach?.at == now } ? now + 1 : nil
    let turn = [next, settles, reading.nextChange(after: now)].compactMap(\.self).min()
    let breached = openBreaches(reading)
    try db.statement(Self.putStanding).run { binder in
      binder.bind(key)
      binder.bind(now)
      binder.bind(turn?.seconds ?? ProjectionSchema.forever)
      binder.bind(facts.customerKey)
      binder.bind(folded(facts.ticket.id.text))
      binder.bind(folded(reading.ticket.subject))
      binder.bind(folded(reading.ticket.category))
      binder.bind(folded(reading.ticket.channel))
      binder.bind(folded(reading.owner))
      binder.bind(reading.status.code)
      binder.bind(reading.severity.code)
      binder.bind(reading.supportTier.rawValue)
      binder.bind(isOpen)
      binder.bind(TicketSLA(reading, at: now).code)
      binder.bind(isYetToCome ? TicketBand.yetToCome : place.rank.rawValue)
      // Ended tickets are listed newest first.
      binder.bind(place.rank == .ended ? -place.at.seconds : place.at.seconds)
      binder.bind(facts.ticket.created)
      binder.bind(isYetToCome ? 0 : breached.respondInTime.whole)
      binder.bind(isYetToCome ? 0 : breached.resolveInTime.whole)
    }
  }

  private static let putStanding = ProjectionSchema.ticketStanding.put

  /// A period that holds no second has only what is open and breached.
  private func openBreaches(_ reading: TicketReading) -> SupportQuality {
    SupportQualityRules.verdict(for: reading, period: now..<now, at: now)
  }

  /// The core's verdict second by second, so that any period is a sum: asked as of before the ticket began, when nothing
  /// was open and breached yet.
  private func verdicts(_ reading: TicketReading) -> [(Instant, SupportQuality)] {
    let ends = reading.clocks.compactMap(\.endedAt) + reading.resolutions.map(\.at)
    return Set(ends).filter { $0 <= now }.map { end in
      let second = end..<(end + 1)
      return (end, SupportQualityRules.verdict(for: reading, period: second, at: reading.ticket.created - 1))
    }
  }

  private func write(
    _ verdict: SupportQuality, _ at: Instant, _ key: Int, _ reading: TicketReading, _ facts: TicketFacts
  ) throws {
    let shares = [
      verdict.firstContact, verdict.closedWithoutEscalation, verdict.respondInTime, verdict.resolveInTime,
    ]
    guard verdict.resolved > 0 || shares.contains(where: { $0.whole > 0 }) else { return }
    try db.statement(
      """
      INSERT INTO ticket_verdicts (at, ticket, customer, tier, severity, owner_folded, first_part, first_whole,
        unescalated_part, unescalated_whole, respond_part, respond_whole, resolve_part, resolve_whole, resolved,
        resolution_seconds)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).run { binder in
      binder.bind(at)
      binder.bind(key)
      binder.bind(facts.customerKey)
      binder.bind(facts.customer.tier.code)
      binder.bind(reading.severity.code)
      binder.bind(folded(reading.owner))
      for share in shares {
        binder.bind(share.part)
        binder.bind(share.whole)
      }
      binder.bind(verdict.resolved)
      binder.bind(verdict.resolutionSeconds)
    }
  }
}

extension SLAClock {
  fileprivate var endedAt: Instant? {
    switch outcome {
    case .met(let at, _), .missed(let at, _), .stopped(let at): at
    case .open: nil
    }
  }
}

/// The parts of the queue: the core's `QueueKey.Rank` by its number, and one more.
enum TicketBand {
  /// A ticket that is dated ahead stands outside the queue until its time.
  static let yetToCome = QueueKey.Rank.allCases.count
  static let ended = QueueKey.Rank.ended.rawValue
}
