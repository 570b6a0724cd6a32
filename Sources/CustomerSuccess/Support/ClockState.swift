/// Where a clock stands at a moment. Seconds are open seconds of its calendar.
public enum ClockState: Hashable, Sendable {
  /// Negative `remaining` once breached.
  case running(Standing, remaining: Int)
  /// Not paused, but nobody works now.
  case outsideHours(Standing, remaining: Int)
  /// What was left when the pause began; negative when it was breached before.
  case paused(since: Instant, remaining: Int)
  case met(at: Instant, taken: Int)
  case missed(at: Instant, taken: Int)
  /// Ended with nothing to judge.
  case stopped(at: Instant)

  /// Nil for a clock that is paused or has ended.
  public var standing: Standing? {
    switch self {
    case .running(let standing, _), .outsideHours(let standing, _): standing
    case .paused, .met, .missed, .stopped: nil
    }
  }

  /// Nil for a clock that has ended.
  public var remaining: Int? {
    switch self {
    case .running(_, let remaining), .outsideHours(_, let remaining), .paused(_, let remaining): remaining
    case .met, .missed, .stopped: nil
    }
  }
}

/// How much of the target is used: below 75 %, from 75 %, from 90 %, above 100 %.
public enum Standing: String, Hashable, Comparable, Sendable, CaseIterable {
  case fine, atRisk, imminent, breached

  static let riskPercent = 75
  static let imminentPercent = 90

  init(taken: Int, of target: Int) {
    if taken > target {
      self = .breached
    } else if taken >= Standing.threshold(Standing.imminentPercent, of: target) {
      self = .imminent
    } else if taken >= Standing.threshold(Standing.riskPercent, of: target) {
      self = .atRisk
    } else {
      self = .fine
    }
  }

  /// The first whole second that is at least so many percent of the target.
  static func threshold(_ percent: Int, of target: Int) -> Int { (target * percent + 99) / 100 }

  /// More urgent is greater.
  public static func < (left: Standing, right: Standing) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .fine: 0
    case .atRisk: 1
    case .imminent: 2
    case .breached: 3
    }
  }
}

extension SLAClock {
  public func state(at now: Instant) -> ClockState {
    switch outcome {
    case .met(let at, let taken): .met(at: at, taken: taken)
    case .missed(let at, let taken): .missed(at: at, taken: taken)
    case .stopped(let at): .stopped(at: at)
    case .open: openState(at: now)
    }
  }

  /// The next second at which `state` changes its case or standing by time alone; nil when only an event can change it.
  public func nextChange(after now: Instant) -> Instant? {
    guard outcome == .open, lastingPause(at: now) == nil else { return nil }
    var changes = [Standing.riskPercent, Standing.imminentPercent].compactMap { percent in
      calendar.due(
        from: start, budget: Standing.threshold(percent, of: targetSeconds), pauses: pauses)?.closing
    }
    if let due { changes.append(due + 1) }
    if let edge = calendar.nextClosing(after: now) ?? calendar.nextOpening(at: now) { changes.append(edge) }
    return changes.filter { $0 > now }.min()
  }

  private func openState(at now: Instant) -> ClockState {
    if let pause = lastingPause(at: now) {
      return .paused(since: pause.from, remaining: remaining(at: now))
    }
    let standing: Standing =
      isPast(at: now) ? .breached : min(.imminent, Standing(taken: taken(at: now), of: targetSeconds))
    let remaining = remaining(at: now)
    return calendar.isOpen(at: now)
      ? .running(standing, remaining: remaining) : .outsideHours(standing, remaining: remaining)
  }

  private func remaining(at now: Instant) -> Int {
    guard isSetByHand, let due else { return targetSeconds - taken(at: now) }
    return now <= due
      ? calendar.openSeconds(from: now, to: due) : -calendar.openSeconds(from: due, to: now)
  }
}
