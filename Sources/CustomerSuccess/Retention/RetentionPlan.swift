/// The steps in which retention is looked at, and cohorts are made.
public enum RetentionStep: String, CaseIterable, Sendable {
  case month, quarter

  public var months: Int {
    switch self {
    case .month: 1
    case .quarter: 3
    }
  }
}

/// A stretch of days between two at which subscriptions are looked at.
public struct RetentionDays: Hashable, Sendable {
  public var from: LocalDate
  public var to: LocalDate

  public init(from: LocalDate, to: LocalDate) {
    self.from = from
    self.to = to
  }
}

/// The periods that retention is asked for: one from the first day to the last, steps of months that begin on the first
/// day's number, clamped to shorter months, or those of the calendar up to a day. Each begins on the day on which the one before ends, and the last ends on the last day.
public struct RetentionPlan: Hashable, Sendable {
  public let from: LocalDate
  public let to: LocalDate
  /// Nil: the whole in one.
  public let step: RetentionStep?
  public let periods: [RetentionDays]

  /// A hundred years of months; more is a slip of the fingers in a year.
  public static let most = 1200

  /// Why there is no such plan.
  public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Days that do not follow one another have nothing between them.
    case endsBeforeItBegins(from: LocalDate)
    case tooMany(RetentionStep)

    /// What was expected of the last day, in words.
    public var description: String {
      switch self {
      case .endsBeforeItBegins(let from): "a day after \(from), on which the time begins"
      case .tooMany(let step): "a day within \(RetentionPlan.most) \(step.rawValue)s of the first one"
      }
    }
  }

  public init(from: LocalDate, to: LocalDate, by step: RetentionStep? = nil) throws(Fault) {
    guard from < to else { throw .endsBeforeItBegins(from: from) }
    (self.from, self.to, self.step) = (from, to, step)
    guard let step else {
      periods = [RetentionDays(from: from, to: to)]
      return
    }
    var periods: [RetentionDays] = []
    var start = from
    while start < to {
      guard periods.count < Self.most else { throw .tooMany(step) }
      // From the first day each time, so that the 31st comes back after a shorter month; there is no year 10000.
      let next = from.adding(months: step.months * (periods.count + 1))
      let end = next > start ? min(next, to) : to
      periods.append(RetentionDays(from: start, to: end))
      start = end
    }
    self.periods = periods
  }

  /// The last months, or quarters, of the calendar, whole but for the one that a day is in, which goes up to that day. Each is
  /// looked at on its own last day and on that of the one before: who begins on the first counts in the month that begins then.
  public init(last count: Int, _ step: RetentionStep, upTo day: LocalDate) {
    let (count, current) = (max(1, count), CalendarStep(day, by: step))
    from = current.earlier(by: count).lastDay
    to = day
    self.step = step
    var start = from
    periods = (0..<count).reversed().map { back in
      let end = back == 0 ? day : current.earlier(by: back).lastDay
      defer { start = end }
      return RetentionDays(from: start, to: end)
    }
  }

  /// The days at which subscriptions are looked at, in order.
  var days: [LocalDate] { [from] + periods.map(\.to) }
}
