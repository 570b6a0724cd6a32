/// A line of the sum that made a deadline. The seconds of all lines add up to the time from the start to the due moment.
public struct LedgerLine: Hashable, Sendable {
  public var kind: Kind
  public var from: Instant
  public var to: Instant
  public var seconds: Int
  /// Why, in words: the calendar that is closed, the cause of a pause, who set a due time.
  public var text: String

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case start, closed, pause
    /// The open time promised.
    case target
    /// Open time up to now, of a clock that is paused and has no due moment.
    case used
    /// Open and closed time up to a due moment that a person set.
    case handSet
    case due
  }

  public init(kind: Kind, from: Instant, to: Instant, seconds: Int, text: String) {
    self.kind = kind
    self.from = from
    self.to = to
    self.seconds = seconds
    self.text = text
  }
}

extension SLAClock {
  /// Start, closed periods and pauses in time's order, target, due. While the clock is paused there is no due moment, and
  /// the lines add up to `now`.
  public func ledger(at now: Instant) -> [LedgerLine] {
    let first = LedgerLine(kind: .start, from: start, to: start, seconds: 0, text: "clock starts")
    guard let deadline else { return [first] + sumUntil(now) }
    if isSetByHand { return [first] + handSetLines(deadline.due) }
    let target = LedgerLine(
      kind: .target, from: start, to: deadline.due, seconds: targetSeconds,
      text: "\(promised) of \(calendar.name)")
    return [first] + gaps(until: deadline.due) + [target, dueLine(deadline)]
  }

  /// `24h`, or `24h (2d of 12h)` where it was told in days.
  private var promised: String {
    DurationFormat.text(targetSeconds) + (inDays.map { " (\($0))" } ?? "")
  }

  private func sumUntil(_ now: Instant) -> [LedgerLine] {
    let end = max(start, now)
    let used = taken(at: end)
    let left = "\(DurationFormat.text(used)) of \(promised) used"
    return gaps(until: end) + [LedgerLine(kind: .used, from: start, to: end, seconds: used, text: left)]
  }

  private func handSetLines(_ due: Instant) -> [LedgerLine] {
    [
      LedgerLine(kind: .handSet, from: start, to: due, seconds: due - start, text: "set by hand"),
      LedgerLine(kind: .due, from: due, to: due, seconds: 0, text: "due, set by hand"),
    ]
  }

  private func dueLine(_ deadline: Deadline) -> LedgerLine {
    let text = deadline.closing < deadline.due ? "due at the next opening" : "due"
    return LedgerLine(kind: .due, from: deadline.closing, to: deadline.due, seconds: 0, text: text)
  }

  /// Pauses, and closed hours outside them.
  private func gaps(until end: Instant) -> [LedgerLine] {
    var lines: [LedgerLine] = []
    var cursor = start
    for pause in Pause.inOrder(pauses) where pause.from < end && (pause.to ?? end) > start {
      let from = max(pause.from, start)
      let to = min(pause.to ?? end, end)
      lines += closedLines(from: cursor, to: from)
      lines.append(
        LedgerLine(kind: .pause, from: from, to: to, seconds: to - from, text: pause.cause.title))
      cursor = to
    }
    return lines + closedLines(from: cursor, to: end)
  }

  private func closedLines(from start: Instant, to end: Instant) -> [LedgerLine] {
    calendar.closedStretches(from: start, to: end).map {
      LedgerLine(kind: .closed, from: $0.from, to: $0.to, seconds: $0.seconds, text: "\(calendar.name) closed")
    }
  }
}
