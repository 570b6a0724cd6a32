/// Why a promise was missed, for the improvement loop: the likeliest cause the ticket's own record shows.
public enum MissCause: String, Hashable, Sendable, CaseIterable {
  /// The target that came with a raised severity was missed; the former one was not.
  case severityRaised
  /// The ticket came back after it was resolved.
  case reopened
  /// The ticket changed hands or tier while the clock ran.
  case handedOver
  /// Nothing but time.
  case late
}

extension TicketReading {
  /// Nil while `clock`, one of this ticket's, has missed nothing.
  public func cause(ofMissing clock: SLAClock, at now: Instant) -> MissCause? {
    guard let end = clock.missedUntil(now) else { return nil }
    if clock.breach?.bySeverity == true || isTightened(clock, end) { return .severityRaised }
    if clock.kind == .resolve, clock.pauses.contains(where: { $0.cause == .closed }) { return .reopened }
    let changes = facts.handovers + facts.escalations.map(\.at)
    return changes.contains { clock.start <= $0 && $0 <= end } ? .handedOver : .late
  }

  private func isTightened(_ clock: SLAClock, _ end: Instant) -> Bool {
    guard let last = clock.retargets.last, last.to.isMoreUrgent(than: last.from),
      let former = last.formerSeconds
    else { return false }
    return clock.taken(at: end) <= former
  }
}

extension SLAClock {
  /// The end of a missed clock, or `now` for an open one that is breached.
  fileprivate func missedUntil(_ now: Instant) -> Instant? {
    switch outcome {
    case .met, .stopped: nil
    case .missed(let at, _): at
    case .open: breach != nil || isPast(at: now) ? now : nil
    }
  }
}

extension Severity {
  public func isMoreUrgent(than other: Severity) -> Bool {
    Severity.allCases.firstIndex(of: self) ?? 0 < Severity.allCases.firstIndex(of: other) ?? 0
  }
}
