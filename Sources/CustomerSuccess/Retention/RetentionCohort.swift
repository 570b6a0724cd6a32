/// A month or a quarter of the calendar.
public struct CalendarStep: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let step: RetentionStep
  /// Months, or quarters, since the year 0.
  private let number: Int

  public init(_ day: LocalDate, by step: RetentionStep) {
    let (year, month, _) = day.civil
    self.init(number: (year * 12 + month - 1) / step.months, step)
  }

  private init(number: Int, _ step: RetentionStep) {
    self.step = step
    self.number = number
  }

  /// So many months, or quarters, before it.
  func earlier(by steps: Int) -> CalendarStep { CalendarStep(number: number - steps, step) }

  /// The last day in it.
  public var lastDay: LocalDate {
    let last = number * step.months + step.months - 1
    let (year, month) = (last / 12, last % 12 + 1)
    // It was made of a day, so that its year is one that days have.
    return LocalDate(year: year, month: month, day: LocalDate.daysInMonth(year: year, month: month))
      ?? LocalDate(day: 0)
  }

  /// `2026-11`, `2026-Q4`
  public var description: String {
    let month = number * step.months
    let year = String(month / 12)
    let padded = String(repeating: "0", count: max(0, 4 - year.count)) + year
    switch step {
    case .month: return "\(padded)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)"
    case .quarter: return "\(padded)-Q\(month % 12 / 3 + 1)"
    }
  }

  public static func < (left: CalendarStep, right: CalendarStep) -> Bool { left.number < right.number }
}

/// Customers whose first live subscription began in one month or quarter, and what became of them.
public struct RetentionCohort: Hashable, Sendable {
  public let began: CalendarStep
  public internal(set) var customers: [CustomerID] = []
  /// What they brought a month on their first days.
  public internal(set) var start = MoneySums()
  /// By age, as far as all of them can have reached it; the first is age 0, everybody's own first day.
  public internal(set) var ages: [Age]

  /// Everybody on the day so many months, or quarters, after their own first one, clamped to shorter months: all have had the same time.
  public struct Age: Hashable, Sendable {
    /// Who has a live subscription; one that came back is there again.
    public internal(set) var customers: [CustomerID] = []
    public internal(set) var revenue = MoneySums()
  }

  init(_ began: CalendarStep, until day: LocalDate) {
    self.began = began
    let last = began.lastDay
    let reached = (0...Self.oldest).prefix { age in
      let reached = last.adding(months: began.step.months * age)
      // There is no year 10000: then the day does not move.
      return reached <= day && (age == 0 || reached > last)
    }
    ages = reached.map { _ in Age() }
  }

  /// So many steps on a cohort is followed at most: three years of months, nine of quarters.
  public static let oldest = 36

  /// The share who are there at an age, 0 to 1; nil without a customer.
  public func liveShare(at age: Int) -> Double? {
    guard ages.indices.contains(age), !customers.isEmpty else { return nil }
    return Double(ages[age].customers.count) / Double(customers.count)
  }

  /// What they bring at an age ÷ what they brought on their first days; nil where they paid nothing then.
  public func revenueShare(at age: Int, _ currency: String) -> Double? {
    guard ages.indices.contains(age), start[currency] > 0 else { return nil }
    return Double(ages[age].revenue[currency]) / Double(start[currency])
  }

  /// The currencies that anything is in, by their codes.
  public var currencies: [String] {
    var all = Set(start.amounts.map(\.currency))
    for age in ages { all.formUnion(age.revenue.amounts.map(\.currency)) }
    return all.sorted()
  }

  mutating func add(_ customer: CustomerID, _ subscriptions: [Subscription], since first: LocalDate) {
    customers.append(customer)
    var (day, standing) = (first, RevenueStanding(subscriptions, on: first))
    start += standing.revenue
    for age in ages.indices {
      let next = first.adding(months: began.step.months * age)
      if subscriptions.changes(after: day, through: next) { standing = RevenueStanding(subscriptions, on: next) }
      day = next
      guard standing.isLive else { continue }
      ages[age].customers.append(customer)
      ages[age].revenue += standing.revenue
    }
  }
}
