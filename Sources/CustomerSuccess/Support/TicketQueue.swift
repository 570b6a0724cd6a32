extension TicketReading {
  /// The running clock that falls due first, a breached one before all; nil when all are paused or ended.
  public func nextDeadline(at now: Instant) -> SLAClock? {
    openClocks.filter { $0.due != nil && $0.lastingPause(at: now) == nil }.min { left, right in
      QueueKey(clock: left, ticket: facts.ticket.id, at: now)
        < QueueKey(clock: right, ticket: facts.ticket.id, at: now)
    }
  }

  /// The running clock that breaks its promise next: of a ticket that has broken one, the others still may.
  public func nextBreach(at now: Instant) -> SLAClock? {
    openClocks.filter { $0.due != nil && $0.lastingPause(at: now) == nil && !$0.isPast(at: now) }.min { left, right in
      (left.due ?? now, left.kind.code) < (right.due ?? now, right.kind.code)
    }
  }

  /// The clock that a row shows: the one that is due first, and in a list by what breaks next that one, which is another where a
  /// promise is broken already.
  public func shownClock(at now: Instant, byBreach: Bool) -> SLAClock? {
    (byBreach ? nextBreach(at: now) : nil) ?? nextDeadline(at: now)
  }

  /// The next second at which a clock changes its state or standing by time alone: until then, whatever was computed from
  /// this reading holds.
  public func nextChange(after now: Instant) -> Instant? {
    openClocks.compactMap { $0.nextChange(after: now) }.min()
  }

  /// The worst standing of the running clocks; nil when none runs.
  public func standing(at now: Instant) -> Standing? {
    openClocks.compactMap { $0.state(at: now).standing }.max()
  }

  /// The place in the queue: breached first, then the earliest due, then those that wait, those without a clock, and
  /// those that have ended.
  public func queueKey(at now: Instant) -> QueueKey {
    if let clock = nextDeadline(at: now) {
      return QueueKey(clock: clock, ticket: facts.ticket.id, at: now)
    }
    guard isOpen else { return QueueKey(rank: .ended, at: facts.statusSince, ticket: facts.ticket.id) }
    let rank: QueueKey.Rank = openClocks.isEmpty ? .unclocked : .paused
    return QueueKey(rank: rank, at: facts.statusSince, ticket: facts.ticket.id)
  }
}

/// Where a ticket stands in the queue; the smallest is worked first.
public struct QueueKey: Hashable, Comparable, Sendable {
  public var rank: Rank
  /// The due moment; where none runs, since when the ticket is in its status.
  public var at: Instant
  public var ticket: TicketID

  public enum Rank: Int, Hashable, Comparable, Sendable, CaseIterable {
    case breached, running, paused, unclocked, ended
    public static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  public init(rank: Rank, at: Instant, ticket: TicketID) {
    self.rank = rank
    self.at = at
    self.ticket = ticket
  }

  fileprivate init(clock: SLAClock, ticket: TicketID, at now: Instant) {
    self.init(rank: clock.isPast(at: now) ? .breached : .running, at: clock.due ?? now, ticket: ticket)
  }

  public static func < (left: QueueKey, right: QueueKey) -> Bool {
    (left.rank, left.at, left.ticket) < (right.rank, right.at, right.ticket)
  }
}
