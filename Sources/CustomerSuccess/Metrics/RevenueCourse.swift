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
    let main = current.currency
    var values = sums.map { RevenueFigures($0, in: main)[figure] }
    _ = values.popLast()
    let before = values.popLast() ?? PerformanceValue(.noSubscription)
    var series = PerformanceSeries(
      figure, months: values, before: before, currency: figure.unit == .money ? main : nil)
    if figure != .retentionRate { series.share = current.share }
    return series
  }

  public var current: RevenueFigures { RevenueFigures(sums[PerformanceMoments.monthCount - 1]) }
  /// In the currency of today.
  public var base: RevenueFigures { RevenueFigures(sums.last ?? RetentionSums(), in: current.currency) }

  /// Tiers that nobody was ever in are there too.
  public var byTier: [Tier: RevenueFigures] {
    Dictionary(
      uniqueKeysWithValues: Tier.allCases.map { tier in
        (tier, RevenueFigures(tiers[tier]?.figures.periods.first?.sums ?? RetentionSums()))
      })
  }

  private var sums: [RetentionSums] { years.map { $0?.figures.periods.first?.sums ?? RetentionSums() } }
}

/// Which part of what is paid a figure is made of: amounts of two currencies are no sum.
public struct CurrencyShare: Hashable, Sendable, Codable {
  public var currency: String
  /// Those that it leaves out, by their codes; one at the least.
  public var leftOut: [String]

  public init(_ currency: String, leftOut: [String]) {
    self.currency = currency
    self.leftOut = leftOut
  }

  /// `in USD alone: EUR is left out, report retention has each`
  public var words: String {
    let others = leftOut.joined(separator: ", ")
    return "in \(currency) alone: \(others) \(leftOut.count == 1 ? "is" : "are") left out, report retention has each"
  }
}

/// What a year's sums say; of amounts in several currencies those of one.
public struct RevenueFigures: Hashable, Sendable, Codable {
  public var sums: RetentionSums
  /// What amounts are in: nil where nothing is paid at all.
  public var currency: String?

  /// In `currency`, or in the one that most is paid in at the end, if not at the beginning.
  public init(_ sums: RetentionSums, in currency: String? = nil) {
    self.sums = sums
    self.currency = currency ?? sums.end.main ?? sums.start.main ?? sums.currencies.first
  }

  /// Nil where nothing is left out.
  public var share: CurrencyShare? {
    let others = sums.paidCurrencies.filter { $0 != currency }
    guard let currency, !others.isEmpty else { return nil }
    return CurrencyShare(currency, leftOut: others)
  }

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
    guard let currency, let rate = share(sums, currency) else {
      return PerformanceValue(.nothingPaid, n: sums.startAccounts)
    }
    // Who pays in what is left out is none of those whom the figure is of.
    return PerformanceValue(
      100 * rate, n: self.share == nil ? sums.startAccounts : sums.startAccounts(paying: currency))
  }

  /// Who leaves at this pace stays for 1 ÷ churn years.
  private var lifetimeValue: PerformanceValue {
    guard let churn else { return PerformanceValue(.noSubscription) }
    guard churn > 0 else { return PerformanceValue(.nobodyLeft, n: sums.endAccounts) }
    guard let currency else { return PerformanceValue(.nothingPaid) }
    let accounts = share == nil ? sums.endAccounts : sums.endAccounts(paying: currency)
    guard accounts > 0 else { return PerformanceValue(.nothingPaid) }
    let minor = Double(sums.end[currency]) / Double(accounts)
    return PerformanceValue(
      minor * Double(PerformanceMoments.retentionMonths) / churn / Money.minorUnitsInMajor(currency), n: accounts)
  }
}
