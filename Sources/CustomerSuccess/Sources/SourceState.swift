/// How things stand with a source that rows come from by themselves.
public struct SourceState: Hashable, Sendable {
  public var name: String
  /// Seconds between two runs, as it was told at the last one.
  public var every: Int
  /// Where the next run begins; nil: at the source's beginning.
  public var cursor: String?
  /// Tells which call the cursor is of.
  public var call = ""
  /// When the last run that succeeded began.
  public var success: Instant?
  /// How many rows that one brought.
  public var rows = 0
  /// When a run failed last, and why; it stays when a later one succeeds.
  public var failure: Instant?
  public var error = ""
  /// How many have failed since the last success.
  public var failures = 0
  /// The source itself has asked not to be called before.
  public var notBefore: Instant?

  public init(name: String, every: Int) {
    self.name = name
    self.every = every
  }

  public var isFailing: Bool { failures > 0 }
}

extension SourceState {
  /// The first wait after a failure in seconds, unless the source is asked more often than that.
  static let shortestBackoff = 60
  /// The longest wait, unless the source is asked more seldom than that.
  static let longestBackoff = 3600

  /// Seconds to wait after so many failures in a row: each time twice as long, up to the ceiling.
  public static func backoff(after failures: Int, every: Int) -> Int {
    let first = min(every, shortestBackoff)
    let ceiling = max(every, longestBackoff)
    guard failures > 0 else { return every }
    // Thirty doublings of a second are past any ceiling.
    return min(ceiling, first << min(failures - 1, 30))
  }

  /// When it is to run next; nil: it never ran, and may at once.
  public var next: Instant? {
    let rhythm = isFailing ? failure : success
    guard let rhythm else { return notBefore }
    let due = rhythm + SourceState.backoff(after: failures, every: every)
    return max(due, notBefore ?? due)
  }

  /// A clock that was put back keeps nobody waiting: a run in the future has not been.
  public func isDue(at now: Instant) -> Bool {
    guard let next else { return true }
    return next <= now || [success, failure].contains { $0.map { $0 > now } ?? false }
  }

  /// After a run that began at `began` and brought `rows`. A cursor that was not found stays where it was.
  public mutating func succeed(began: Instant, rows: Int, cursor: String?) {
    success = began
    self.rows = rows
    self.cursor = cursor ?? self.cursor
    failures = 0
    notBefore = nil
  }

  /// After a run that failed at `moment`: nothing has moved.
  public mutating func fail(at moment: Instant, _ words: String, notBefore: Instant? = nil) {
    failure = moment
    error = words
    failures += 1
    self.notBefore = notBefore
  }
}

extension SourceState {
  /// It has not run yet: nothing is known of it but its name and rhythm.
  public var isNew: Bool { success == nil && failure == nil }

  /// What it is told by was refused at `moment`; it goes on as it was told before, and no run has failed.
  public mutating func refuse(at moment: Instant, _ words: String) {
    failure = moment
    error = words
  }
}

/// Values of which the later is where a source is asked from.
public enum SourceCursor {
  /// The later of two: by number, by time, else by text.
  public static func later(_ left: String, _ right: String) -> String {
    if let first = Int(left), let second = Int(right) { return first < second ? right : left }
    if let first = moment(left), let second = moment(right), first != second { return first < second ? right : left }
    return left < right ? right : left
  }

  private static func moment(_ text: String) -> Int? {
    guard let stamp = LocalTimestamp(text: text) else { return nil }
    return stamp.secondsAsUTC - (stamp.offset ?? 0)
  }
}
