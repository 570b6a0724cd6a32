/// The moments at which figures are looked at: now, as many months before, and one comparable period earlier.
public struct PerformanceMoments: Hashable, Sendable {
  public let now: Instant
  public let zone: Zone
  /// The ends of the same day of each of the last months, the oldest first; the last one is now.
  public let months: [PerformanceMoment]

  public static let monthCount = 12
  /// Answers to surveys count for so many days.
  public static let answerDays = 90
  /// How many of the licensed users are active is told of so many days.
  public static let activeDays = 30
  /// Retention is over so many months.
  public static let retentionMonths = 12

  public init(now: Instant, zone: Zone) {
    self.now = now
    self.zone = zone
    let today = zone.date(of: now)
    months = (0..<Self.monthCount).reversed().map { back in
      let day = today.adding(months: -back)
      let end = zone.instant(day + 1, secondOfDay: 0) - 1
      return PerformanceMoment(at: back == 0 ? now : end, day: day)
    }
  }

  public var today: LocalDate { zone.date(of: now) }

  /// The last moment of the time before the last so many days.
  public func before(days: Int) -> PerformanceMoment {
    let at = now.adding(days: -days) - 1
    return PerformanceMoment(at: at, day: zone.date(of: at))
  }
}

/// A moment, and the day that it is on.
public struct PerformanceMoment: Hashable, Sendable {
  public var at: Instant
  public var day: LocalDate

  public init(at: Instant, day: LocalDate) {
    self.at = at
    self.day = day
  }
}

/// From when to when a customer is one.
public struct CustomerStay: Hashable, Sendable {
  public var signedUp: LocalDate
  /// The first day on which it was none any more; nil while it is one.
  public var left: LocalDate?

  public init(signedUp: LocalDate, left: LocalDate? = nil) {
    self.signedUp = signedUp
    self.left = left
  }

  /// As portfolios count customers.
  public func counts(on day: LocalDate) -> Bool {
    guard signedUp <= day else { return false }
    return left.map { $0 > day } ?? true
  }
}
