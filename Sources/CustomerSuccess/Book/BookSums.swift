/// What the customers of one owner add up to. Sums only, so that owners add up to all; amounts are a month, in minor units by
/// currency.
public struct BookSums: Hashable, Sendable, Codable {
  public internal(set) var customers = 0
  public internal(set) var revenue = MoneySums()
  public internal(set) var distribution: [HealthCategory: Int] = [:]
  public internal(set) var scoreSum = 0
  /// Of customers whose score is fair or poor.
  public internal(set) var valueAtRisk = MoneySums()
  public internal(set) var openTickets = 0
  public internal(set) var breachedTickets = 0
  public internal(set) var openActions = 0
  public internal(set) var lateActions = 0
  /// By quarter: this one first.
  public internal(set) var renewals = [BookRenewals](repeating: BookRenewals(), count: BookOfBusiness.quarterCount)
  /// Whose day is over, of whatever quarter; those of this quarter are in it, too.
  public internal(set) var overdue = BookRenewals()
  public internal(set) var opportunities = 0
  public internal(set) var pipeline = MoneySums()

  public init() {}

  public var scored: Int { distribution.values.reduce(0, +) }
  /// Mean score; nil when nobody has one.
  public var average: Double? { scored == 0 ? nil : Double(scoreSum) / Double(scored) }
  /// Customers whose score is fair.
  public var atRisk: Int { distribution[.fair] ?? 0 }
  /// Customers whose score is poor.
  public var critical: Int { distribution[.poor] ?? 0 }

  public static func += (left: inout BookSums, right: BookSums) {
    left.customers += right.customers
    left.revenue += right.revenue
    left.distribution.merge(right.distribution, uniquingKeysWith: +)
    left.scoreSum += right.scoreSum
    left.valueAtRisk += right.valueAtRisk
    left.openTickets += right.openTickets
    left.breachedTickets += right.breachedTickets
    left.openActions += right.openActions
    left.lateActions += right.lateActions
    for (place, renewals) in right.renewals.enumerated() { left.renewals[place] += renewals }
    left.overdue += right.overdue
    left.opportunities += right.opportunities
    left.pipeline += right.pipeline
  }

  /// `quarter`: the place among the quarters that the renewal falls into; nil for none of them.
  mutating func add(_ entry: BookEntry, renewingIn quarter: Int?, on today: LocalDate) {
    customers += 1
    revenue += entry.revenue
    if let category = entry.category { distribution[category, default: 0] += 1 }
    scoreSum += entry.score ?? 0
    if entry.isAtRisk { valueAtRisk += entry.revenue }
    openTickets += entry.openTickets
    breachedTickets += entry.breachedTickets
    openActions += entry.openActions
    lateActions += entry.lateActions
    if let quarter { renewals[quarter].add(entry.revenue) }
    if entry.isOverdue(on: today) { overdue.add(entry.revenue) }
    opportunities += entry.opportunities
    pipeline += entry.pipeline
  }
}

/// Customers whose contracts renew in a quarter, and what they bring a month.
public struct BookRenewals: Hashable, Sendable, Codable {
  public internal(set) var customers = 0
  public internal(set) var value = MoneySums()

  public init() {}

  public static func += (left: inout BookRenewals, right: BookRenewals) {
    left.customers += right.customers
    left.value += right.value
  }

  mutating func add(_ revenue: MoneySums) {
    customers += 1
    value += revenue
  }
}

extension MoneySums {
  /// Whoever pays nothing brings no currency in.
  mutating func add(paid amount: Money) {
    if amount.minorUnits != 0 { add(amount.minorUnits, amount.currency) }
  }
}
