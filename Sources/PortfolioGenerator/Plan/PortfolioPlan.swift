public import CustomerSuccess

/// What a made-up portfolio is made from: everything else follows from these numbers.
public struct PortfolioPlan: Hashable, Sendable {
  public var customers: Int
  public var seed: UInt64
  /// Beside those who are there, those who left in the two years before, and of all what was known before then.
  public var hasDepartures: Bool

  /// The size at which the portfolio shows the framework's own figures.
  public static let sampleSize = 1250
  public static let defaultSeed: UInt64 = 20_240_115
  /// The moment the data speaks of as now: 2024-01-15T15:00:00Z, the day of the framework's example customer.
  public static let anchor = Instant(seconds: 1_705_330_800)
  /// The anchor's day.
  public static let today = LocalDate(day: 19_737)

  public init(customers: Int = sampleSize, seed: UInt64 = defaultSeed, hasDepartures: Bool = false) {
    self.customers = max(0, customers)
    self.seed = seed
    self.hasDepartures = hasDepartures
  }
}

/// How far a portfolio is moved in time: moments by seconds, days by whole days.
public struct TimeShift: Hashable, Sendable {
  public var seconds: Int
  public var days: Int

  public init(seconds: Int, days: Int) {
    self.seconds = seconds
    self.days = days
  }

  public static let none = TimeShift(seconds: 0, days: 0)

  /// From the anchor to `now`; `zone` says which day it is then.
  public static func toNow(_ now: Instant, zone: Zone) -> TimeShift {
    TimeShift(seconds: now - PortfolioPlan.anchor, days: zone.date(of: now) - PortfolioPlan.today)
  }
}
