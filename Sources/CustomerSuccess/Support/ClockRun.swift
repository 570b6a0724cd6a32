/// A clock while a ticket's events are read: what it measures, whatever the policy promises just then.
struct ClockRun {
  let kind: ClockKind
  let start: Instant
  var target: SLATarget?
  var pausesOnHold = false
  var handSet: Instant?
  var ending: Ending?
  var breach: SLAClock.Breach?
  var retargets: [SLAClock.Retarget] = []

  struct Ending {
    var at: Instant
    /// What was promised was done, in time or not; otherwise there is nothing left to promise.
    var isDone: Bool
  }

  init(kind: ClockKind, start: Instant, policy: SLAPolicy?) {
    self.kind = kind
    self.start = start
    adopt(policy)
  }

  mutating func adopt(_ policy: SLAPolicy?) {
    target = policy?.targets[kind]
    pausesOnHold = policy?.pausesOnHold ?? false
  }

  /// The clock as of `ending` or still open; nil while nothing is promised.
  func clock(_ stays: [StatusStay]) -> SLAClock? {
    guard target != nil || handSet != nil else { return nil }
    let pauses = stays.compactMap { $0.pause(of: self) }
    return SLAClock(run: self, calendar: target?.calendar ?? .always, pauses: pauses)
  }

  /// The clock, if it ended with its promise broken.
  func broken(_ stays: [StatusStay]) -> SLAClock? {
    guard let clock = judged(stays), case .missed = clock.outcome else { return nil }
    return clock
  }

  /// The clock with its verdict.
  func judged(_ stays: [StatusStay]) -> SLAClock? {
    guard let clock = clock(stays) else { return nil }
    guard let ending else { return clock }
    let taken = clock.taken(at: ending.at)
    if breach != nil || clock.isPast(at: ending.at) {
      return clock.ended(.missed(at: ending.at, taken: taken))
    }
    return clock.ended(ending.isDone ? .met(at: ending.at, taken: taken) : .stopped(at: ending.at))
  }
}

/// A stretch of a ticket's life in one status.
struct StatusStay {
  var status: TicketStatus
  var from: Instant
  var to: Instant?

  /// The part of it that stops a clock, nothing before its start or after its end.
  func pause(of run: ClockRun) -> Pause? {
    guard let cause = cause(pausesOnHold: run.pausesOnHold) else { return nil }
    let from = max(from, run.start)
    let end = run.ending?.at
    if let end, from >= end { return nil }
    if let to, to <= from { return nil }
    return Pause(from: from, to: [to, end].compactMap(\.self).min(), cause: cause)
  }

  private func cause(pausesOnHold: Bool) -> Pause.Cause? {
    switch status {
    case .new, .open: nil
    case .pending: .pending
    case .onHold: pausesOnHold ? .onHold : nil
    case .resolved, .closed: .closed
    }
  }
}
