/// Retention and what follows from it over the twelve months before each of the last months, the year before, and a base year.
///
/// Told one customer after the other, so that nobody has to hold all subscriptions at once. Of the last twelve months it also
/// knows every tier.
public struct RevenueCourse: Sendable {
  /// Months, then the year before, then the base year; nil where there is no such year.
  private var years: [RetentionReckoning?]
  private var tiers: [Tier: RetentionReckoning] = [:]
  private let plan: RetentionPlan?

  /// `baseMonthsAgo` is when the base year ended.
  public init(_ moments: PerformanceMoments, baseMonthsAgo: Int) {
    let ends =
      moments.months.map(\.day)
      + [PerformanceMoments.retentionMonths, baseMonthsAgo].map { moments.today.adding(months: -$0) }
    years = ends.map { Self.year(to: $0).map(RetentionReckoning.init) }
    plan = Self.year(to: moments.today)
  }

  private static func year(to day: LocalDate) -> RetentionPlan? {
    try? RetentionPlan(from: day.adding(months: -PerformanceMoments.retentionMonths), to: day)
  }

  public mutating func add(_ customer: CustomerID, of tier: Tier, _ subscriptions: [Subscription]) {
    for place in years.indices { years[place]?.add(customer, subscriptions) }
    guard let plan else { return }
    tiers[tier, default: RetentionReckoning(plan)].add(customer, subscriptions)
  }

  public func series(_ figure: PerformanceFigure) -> PerformanceSeries {
    var values = sums.map { RevenueFigures($0)[figure] }
    _ = values.popLast()
    let before = values.popLast() ?? PerformanceValue(.noSubscription)
    let currency = figure.unit == .money ? current.currency : nil
    return PerformanceSeries(figure, months: values, before: before, currency: currency)
  }

  public var current: RevenueFigures { RevenueFigures(sums[PerformanceMoments.monthCount - 1]) }
  public var base: RevenueFigures { RevenueFigures(sums.last ?? RetentionSums()) }

  /// Tiers that nobody was ever in are there too.
  public var byTier: [Tier: RevenueFigures] {
    Dictionary(
      uniqueKeysWithValues: Tier.allCases.map { tier in
        (tier, RevenueFigures(tiers[tier]?.figures.periods.first?.sums ?? RetentionSums()))
      })
  }

  private var sums: [RetentionSums] { years.map { $0?.figures.periods.first?.sums ?? RetentionSums() } }
}

/// What a year's sums say.
public struct RevenueFigures: Hashable, Sendable {
  public var sums: RetentionSums

  public init(_ sums: RetentionSums) { self.sums = sums }

  /// The one that everything is in; nil of none or several.
  public var currency: String? { sums.currencies.count == 1 ? sums.currencies[0] : nil }

  /// Share of the customers at the beginning that left, 0 to 1; nil without any.
  public var churn: Double? { sums.logoRetention.map { 1 - $0 } }

  /// A figure of another kind is not known here.
  public subscript(figure: PerformanceFigure) -> PerformanceValue {
    switch figure {
    case .retentionRate:
      guard let rate = sums.logoRetention else { return PerformanceValue(.noSubscription) }
      return PerformanceValue(100 * rate, n: sums.startAccounts)
    case .grossRetention: return rate { $0.grossRetention($1) }
    case .netRetention: return rate { $0.netRetention($1) }
    case .expansionRate:
      return rate { sums, currency in
        let start = sums.start[currency]
        return start > 0 ? Double(sums.amount(.expansion)[currency]) / Double(start) : nil
      }
    case .lifetimeValue: return lifetimeValue
    default: return PerformanceValue(.nothingKnown)
    }
  }

  private func rate(_ share: (RetentionSums, String) -> Double?) -> PerformanceValue {
    guard sums.startAccounts > 0 else { return PerformanceValue(.noSubscription) }
    guard sums.currencies.count < 2 else { return severalCurrencies(sums.startAccounts) }
    guard let currency, let share = share(sums, currency) else {
      return PerformanceValue(.nothingPaid, n: sums.startAccounts)
    }
    return PerformanceValue(100 * share, n: sums.startAccounts)
  }

  private func severalCurrencies(_ n: Int) -> PerformanceValue { PerformanceValue(.currencies(sums.currencies), n: n) }

  /// Who leaves at this pace stays for 1 ÷ churn years.
  private var lifetimeValue: PerformanceValue {
    guard let churn else { return PerformanceValue(.noSubscription) }
    guard sums.currencies.count < 2 else { return severalCurrencies(sums.endAccounts) }
    guard churn > 0 else { return PerformanceValue(.nobodyLeft, n: sums.endAccounts) }
    guard let currency, sums.endAccounts > 0 else { return PerformanceValue(.nothingPaid) }
    let minor = Double(sums.end[currency]) / Double(sums.endAccounts)
    return PerformanceValue(
      minor * Double(PerformanceMoments.retentionMonths) / churn / Money.minorUnitsInMajor(currency),
      n: sums.endAccounts)
  }
}
