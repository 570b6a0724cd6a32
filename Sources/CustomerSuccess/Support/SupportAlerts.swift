/// What somebody wants to be told of, unasked.
public struct AlertRules: Hashable, Sendable {
  /// A promise that breaks within so many minutes; nil: none.
  public var breachWithinMinutes: Int?
  public var criticalOpened: Bool
  /// Tickets of `me` that were handed to another tier.
  public var escalatedToMe: Bool
  public var me: String

  public init(me: String, breachWithinMinutes: Int? = 15, criticalOpened: Bool = true, escalatedToMe: Bool = true) {
    self.me = me
    self.breachWithinMinutes = breachWithinMinutes
    self.criticalOpened = criticalOpened
    self.escalatedToMe = escalatedToMe
  }
}

/// One thing to be told of. It is equal to itself at any later second, so that nobody is told twice.
public struct SupportAlert: Hashable, Sendable {
  public var ticket: TicketID
  public var cause: Cause

  public enum Cause: Hashable, Sendable {
    /// The promise that began at `since` breaks at `due`.
    case breachNear(ClockKind, since: Instant, due: Instant)
    case criticalOpened(at: Instant)
    case escalated(to: SupportTier, at: Instant)
  }
}

extension AlertRules {
  /// What holds of a ticket now, whether somebody was told of it or not.
  public func alerts(of reading: TicketReading, at now: Instant) -> [SupportAlert] {
    guard reading.isOpen, reading.ticket.created <= now else { return [] }
    let causes = breachesNear(reading, at: now) + opening(reading) + escalation(reading, at: now)
    return causes.map { SupportAlert(ticket: reading.ticket.id, cause: $0) }
  }

  private func breachesNear(_ reading: TicketReading, at now: Instant) -> [SupportAlert.Cause] {
    guard let minutes = breachWithinMinutes else { return [] }
    return reading.openClocks.compactMap { clock in
      // How a clock stands is a sum of open hours: only asked where its end is near. One that is over waits or is broken.
      guard let due = clock.due, (0...max(0, minutes * 60)).contains(due - now) else { return nil }
      // Nothing breaks while it waits, and what is broken is no warning.
      guard let standing = clock.state(at: now).standing, standing != .breached else { return nil }
      return .breachNear(clock.kind, since: clock.start, due: due)
    }
  }

  private func opening(_ reading: TicketReading) -> [SupportAlert.Cause] {
    criticalOpened && reading.severity == .critical ? [.criticalOpened(at: reading.ticket.created)] : []
  }

  /// Whoever is given a ticket that was escalated before has been given it, not an escalation.
  private func escalation(_ reading: TicketReading, at now: Instant) -> [SupportAlert.Cause] {
    guard escalatedToMe, !me.isEmpty, reading.owner == me, let last = reading.escalations.last, last.at <= now,
      last.owner == me
    else { return [] }
    return [.escalated(to: last.to, at: last.at)]
  }
}

/// Tells each thing once: what held when it first looked is no news.
public struct AlertMemory: Hashable, Sendable {
  private var told: Set<SupportAlert>?
  /// The latest moment at which it looked.
  private var latest = Instant(seconds: .min)

  public init() {}

  /// What is new among all open tickets' readings; it remembers only what still holds or whose ticket is still open, so
  /// that nothing grows. A clock that was set back hides tickets that were opened since; until it is where it was nothing is
  /// forgotten, so that nothing is told twice.
  public mutating func news(
    of readings: [TicketReading], by rules: AlertRules, at now: Instant
  ) -> [SupportAlert] {
    let found = readings.flatMap { rules.alerts(of: $0, at: now) }
    let open = Set(readings.map(\.ticket.id))
    let before = now < latest ? told : told?.filter { open.contains($0.ticket) }
    latest = max(latest, now)
    told = (before ?? []).union(found)
    guard let before else { return [] }
    return found.filter { !before.contains($0) }
  }
}
