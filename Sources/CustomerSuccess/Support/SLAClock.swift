/// One promise on one ticket: when it started, what was promised, where it stands.
///
/// It carries its calendar, so it can be asked at any later second without the store.
public struct SLAClock: Hashable, Sendable {
  public let kind: ClockKind
  public let calendar: BusinessCalendar
  public let start: Instant
  /// Open seconds promised; for a due time set by hand, all of those between the start and it.
  public let targetSeconds: Int
  /// Where the target was told in days: how, and how long a day of it is.
  public let inDays: String?
  /// In order; the last may still last. Empty where the due time was set by hand, which stays whatever happens.
  public let pauses: [Pause]
  /// Nil while a pause without an end stands before it.
  public let deadline: Deadline?
  public let isSetByHand: Bool
  public let outcome: Outcome
  /// The first time the promise was broken at a change of the ticket or its end; later changes never erase it.
  public let breach: Breach?
  /// Changes of the target while the clock ran, in order.
  public let retargets: [Retarget]

  public enum Outcome: Hashable, Sendable {
    case open
    case met(at: Instant, taken: Int)
    case missed(at: Instant, taken: Int)
    /// Ended with nothing to judge, such as a ticket resolved within its response time without a reply.
    case stopped(at: Instant)
  }

  /// A promise broken.
  public struct Breach: Hashable, Sendable {
    public var at: Instant
    /// A change of severity broke it at once, with nobody late until then.
    public var bySeverity: Bool

    public init(at: Instant, bySeverity: Bool) {
      self.at = at
      self.bySeverity = bySeverity
    }
  }

  /// A change of the target, with the severity that brought it.
  public struct Retarget: Hashable, Sendable {
    public var at: Instant
    public var from: Severity
    public var to: Severity
    /// What was promised before; nil when nothing was.
    public var formerSeconds: Int?
  }

  /// A clock of no ticket, to see what a target comes to.
  public init(kind: ClockKind, target: SLATarget, start: Instant, pauses: [Pause] = []) {
    var run = ClockRun(kind: kind, start: start, policy: nil)
    run.target = target
    self.init(run: run, calendar: target.calendar, pauses: pauses)
  }

  init(run: ClockRun, calendar: BusinessCalendar, pauses: [Pause]) {
    kind = run.kind
    // A moment that was promised comes, whether anybody is there or not.
    let calendar = run.handSet == nil ? calendar : .always
    self.calendar = calendar
    start = run.start
    isSetByHand = run.handSet != nil
    self.pauses = isSetByHand ? [] : pauses
    targetSeconds = run.handSet.map { calendar.openSeconds(from: run.start, to: $0) } ?? run.target?.seconds ?? 0
    inDays = isSetByHand ? nil : run.target?.inDays
    deadline =
      run.handSet.map { Deadline(due: $0) }
      ?? calendar.due(from: run.start, budget: targetSeconds, pauses: self.pauses)
    breach = run.breach
    retargets = run.retargets
    outcome = .open
  }

  private init(_ clock: SLAClock, outcome: Outcome) {
    kind = clock.kind
    calendar = clock.calendar
    start = clock.start
    targetSeconds = clock.targetSeconds
    inDays = clock.inDays
    pauses = clock.pauses
    deadline = clock.deadline
    isSetByHand = clock.isSetByHand
    breach = clock.breach
    retargets = clock.retargets
    self.outcome = outcome
  }

  func ended(_ outcome: Outcome) -> SLAClock { SLAClock(self, outcome: outcome) }

  /// The moment the promise falls due; nil while the clock is paused.
  public var due: Instant? { deadline?.due }
  /// When the promised time is used up: earlier than `due` where that is exactly at closing.
  public var closing: Instant? { deadline?.closing }

  /// Open seconds from the start to `moment`, pauses left out.
  public func taken(at moment: Instant) -> Int {
    calendar.openSeconds(from: start, to: moment, pauses: pauses)
  }

  /// Past its promise. Due is an open second after the whole target is used, so any later moment has more than the target
  /// behind it; and a pause without an end that leaves no due moment began while some of the target was left.
  func isPast(at moment: Instant) -> Bool { due.map { moment > $0 } ?? false }

  /// The pause that lasts at `moment`, if one does.
  func lastingPause(at moment: Instant) -> Pause? {
    guard let last = pauses.last, last.to == nil, last.from <= moment else { return nil }
    return last
  }
}
