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
  /// Nil while `clock`, one of this ticket's, has missed nothing. A cause comes before its effect: what happened to the
  /// ticket after the promise broke has not broken it.
  public func cause(ofMissing clock: SLAClock, at now: Instant) -> MissCause? {
    guard let end = clock.missedUntil(now) else { return nil }
    if clock.breach?.bySeverity == true || isTightened(clock, end) { return .severityRaised }
    let brokenAt = clock.broken(by: now) ?? end
    if clock.kind == .resolve, clock.cameBack(by: brokenAt) { return .reopened }
    let changes = facts.handovers + facts.escalations.map(\.at)
    return changes.contains { clock.start <= $0 && $0 < brokenAt } ? .handedOver : .late
  }

  private func isTightened(_ clock: SLAClock, _ end: Instant) -> Bool {
    guard let last = clock.retargets.last, last.to.isMoreUrgent(than: last.from),
      let former = last.formerSeconds
    else { return false }
    return clock.taken(at: end) <= former
  }
}

extension SLAClock {
  /// When the promise broke; nil while it has not.
  func broken(by now: Instant) -> Instant? {
    guard let end = missedUntil(now) else { return nil }
    return breach?.at ?? due ?? end
  }

  /// Whether the ticket had ended and come back by then.
  fileprivate func cameBack(by moment: Instant) -> Bool {
    pauses.contains { $0.cause == .closed && $0.to.map { $0 < moment } ?? false }
  }

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
