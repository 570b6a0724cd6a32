/// What the customers of a period add up to. Sums only, so that segments add up to what holds them; amounts are a month, in
/// minor units by currency.
public struct RetentionSums: Hashable, Sendable, Codable {
  /// Customers with a live subscription on the first day: the cohort, which nobody joins later.
  public internal(set) var startAccounts = 0
  public internal(set) var start = MoneySums()
  /// What the cohort brings on the last day, with all that it has added.
  public internal(set) var retained = MoneySums()
  /// Customers with a live subscription on the last day, new ones too.
  public internal(set) var endAccounts = 0
  public internal(set) var end = MoneySums()
  private var counts: [RevenueMovement: Int] = [:]
  private var moved: [RevenueMovement: MoneySums] = [:]
  /// Customers that paid something in a currency on the first day, and on the last one.
  private var startPaying: [String: Int] = [:]
  private var endPaying: [String: Int] = [:]

  public init() {}

  /// How many customers moved so; one with two currencies may have moved both ways.
  public func accounts(_ movement: RevenueMovement) -> Int { counts[movement] ?? 0 }

  /// How much was gained or lost so: `start` with all gains and without all losses is `end`.
  public func amount(_ movement: RevenueMovement) -> MoneySums { moved[movement] ?? MoneySums() }

  /// The currencies that anything is in, by their codes.
  public var currencies: [String] {
    var all: Set<String> = []
    for sums in [start, end] + moved.values { all.formUnion(sums.amounts.map(\.currency)) }
    return all.sorted()
  }

  /// Those of them that anything was or is paid in: what came to nothing is in none.
  public var paidCurrencies: [String] {
    var all: Set<String> = []
    for sums in [start, end] + moved.values {
      all.formUnion(sums.amounts.filter { $0.minorUnits != 0 }.map(\.currency))
    }
    return all.sorted()
  }

  /// Customers of the cohort that paid something in a currency on the first day.
  public func startAccounts(paying currency: String) -> Int { startPaying[currency] ?? 0 }

  /// Customers that pay something in a currency on the last day.
  public func endAccounts(paying currency: String) -> Int { endPaying[currency] ?? 0 }

  /// Of the cohort, who still has a live subscription, 0 to 1; nil without a cohort.
  public var logoRetention: Double? {
    guard startAccounts > 0 else { return nil }
    return Double(startAccounts - accounts(.churn)) / Double(startAccounts)
  }

  /// What is left of the cohort's revenue, with nothing that was added: 1 − (churned + contraction) ÷ start. Nil where nothing
  /// was paid at the start.
  public func grossRetention(_ currency: String) -> Double? {
    let start = Double(start[currency])
    guard start > 0 else { return nil }
    return (start - Double(amount(.churn)[currency]) - Double(amount(.contraction)[currency])) / start
  }

  /// What the cohort brings at the end ÷ what it brought at the start. Nil where nothing was paid at the start.
  public func netRetention(_ currency: String) -> Double? {
    let start = start[currency]
    return start > 0 ? Double(retained[currency]) / Double(start) : nil
  }

  public static func += (left: inout RetentionSums, right: RetentionSums) {
    left.startAccounts += right.startAccounts
    left.endAccounts += right.endAccounts
    left.start += right.start
    left.retained += right.retained
    left.end += right.end
    left.counts.merge(right.counts, uniquingKeysWith: +)
    left.startPaying.merge(right.startPaying, uniquingKeysWith: +)
    left.endPaying.merge(right.endPaying, uniquingKeysWith: +)
    for (movement, amounts) in right.moved { left.moved[movement, default: MoneySums()] += amounts }
  }
}

extension RetentionSums {
  /// Counts one customer, and says how it moved.
  mutating func add(_ before: RevenueStanding, _ after: RevenueStanding, isNew: Bool) -> Set<RevenueMovement> {
    if before.isLive {
      startAccounts += 1
      start += before.revenue
      for amount in before.revenue.amounts where amount.minorUnits > 0 { startPaying[amount.currency, default: 0] += 1 }
    }
    if after.isLive {
      endAccounts += 1
      end += after.revenue
      for amount in after.revenue.amounts where amount.minorUnits > 0 { endPaying[amount.currency, default: 0] += 1 }
    }
    guard before.isLive else {
      return after.isLive ? move(isNew ? .new : .reactivation, after.revenue) : []
    }
    guard after.isLive else { return move(.churn, before.revenue) }
    retained += after.revenue
    return before == after ? [] : change(from: before.revenue, to: after.revenue)
  }

  private mutating func move(_ movement: RevenueMovement, _ amounts: MoneySums) -> Set<RevenueMovement> {
    counts[movement, default: 0] += 1
    moved[movement, default: MoneySums()] += amounts
    return [movement]
  }

  /// A contract that goes over to another currency is less of the one and more of the other.
  private mutating func change(from before: MoneySums, to after: MoneySums) -> Set<RevenueMovement> {
    var movements: Set<RevenueMovement> = []
    for currency in Set((before.amounts + after.amounts).map(\.currency)) {
      let more = after[currency].subtractingUpToTheEnd(before[currency])
      guard more != 0 else { continue }
      let movement = more > 0 ? RevenueMovement.expansion : .contraction
      let amount = more > 0 ? more : 0.subtractingUpToTheEnd(more)
      moved[movement, default: MoneySums()].add(amount, currency)
      movements.insert(movement)
    }
    for movement in movements { counts[movement, default: 0] += 1 }
    return movements
  }
}
