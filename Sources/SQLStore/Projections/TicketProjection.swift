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
    try write(TicketStanding(facts, rulebook, at: now))
    return customers
  }

  func write(_ standing: TicketStanding) throws {
    let (reading, facts) = (standing.reading, standing.facts)
    let isYetToCome = facts.ticket.created > now
    let isOpen = reading.isOpen && !isYetToCome
    let (place, breached) = (standing.place, standing.openBreaches)
    try db.statement(Self.putStanding).run { binder in
      binder.bind(facts.key)
      binder.bind(now)
      binder.bind(standing.validUntil?.seconds ?? ProjectionSchema.forever)
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
      binder.bind(standing.sla.code)
      binder.bind(isYetToCome ? TicketBand.yetToCome : place.rank.rawValue)
      // Ended tickets are listed newest first.
      binder.bind(place.rank == .ended ? -place.at.seconds : place.at.seconds)
      binder.bind(facts.ticket.created)
      binder.bind(isYetToCome ? 0 : breached.respondInTime.whole)
      binder.bind(isYetToCome ? 0 : breached.resolveInTime.whole)
      binder.bind(isYetToCome ? nil : standing.nextBreach?.seconds)
    }
    for (at, verdict) in standing.verdicts { try write(verdict, at, facts.key, reading, facts) }
  }

  private static let putStanding = ProjectionSchema.ticketStanding.put

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

/// What the rules say of a ticket.
struct TicketStanding: Sendable {
  let facts: TicketFacts
  let reading: TicketReading
  let place: QueueKey
  let sla: TicketSLA
  let nextBreach: Instant?
  let validUntil: Instant?
  /// A period that holds no second has only what is open and breached.
  let openBreaches: SupportQuality
  /// The core's verdict second by second, so that any period is a sum: asked as of before the ticket began, when nothing
  /// was open and breached yet.
  let verdicts: [(at: Instant, verdict: SupportQuality)]

  init(_ facts: TicketFacts, _ rulebook: Rulebook, at now: Instant) {
    self.facts = facts
    let reading = rulebook.support.reading(
      of: facts.ticket, events: facts.events, customer: facts.customer, at: now)
    self.reading = reading
    place = reading.queueKey(at: now)
    sla = TicketSLA(reading, at: now)
    nextBreach = reading.nextBreach(at: now)?.due
    let next = ([facts.ticket.created] + facts.events.map(\.at)).filter { $0 > now }.min()
    // What broke by another severity in this very second counts as open and broken from the next one on.
    let settles = reading.clocks.contains { $0.breach?.at == now } ? now + 1 : nil
    validUntil = [next, settles, reading.nextChange(after: now)].compactMap(\.self).min()
    openBreaches = SupportQualityRules.verdict(for: reading, period: now..<now, at: now)
    let ends = reading.clocks.compactMap(\.endedAt) + reading.resolutions.map(\.at)
    verdicts = Set(ends).filter { $0 <= now }.map { end in
      let second = end..<(end + 1)
      return (end, SupportQualityRules.verdict(for: reading, period: second, at: reading.ticket.created - 1))
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
