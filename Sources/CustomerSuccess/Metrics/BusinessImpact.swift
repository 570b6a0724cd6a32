/// What the framework promises of customer success, by its own headings.
public enum ImpactFigure: String, CaseIterable, Sendable, Codable {
  case revenueGrowth, retentionImprovement, expansionRevenue, referralGrowth

  public var unit: PerformanceFigure.Unit { self == .expansionRevenue ? .money : .percent }

  public var definition: String {
    switch self {
    case .revenueGrowth: "By how much lifetime value is more than in the base period"
    case .retentionImprovement: "By how much the share of customers that left in a year is less than in the base period"
    case .expansionRevenue: "More revenue a month of all expansion opportunities that were won"
    case .referralGrowth:
      "Of customers who signed up in the last \(PerformanceMoments.retentionMonths) months, those of whom it is told who "
        + "referred them"
    }
  }
}

/// A promise and how it stands.
public struct ImpactValue: Hashable, Sendable, Codable {
  public var figure: ImpactFigure
  public var value: PerformanceValue
  /// What is compared, where something is: now, and in the base period.
  public var now: Double?
  public var base: Double?
  /// Of money.
  public var currency: String?
  /// Of amounts in several currencies: which one it is of.
  public var share: CurrencyShare?

  public init(
    _ figure: ImpactFigure, _ value: PerformanceValue, now: Double? = nil, base: Double? = nil,
    currency: String? = nil, share: CurrencyShare? = nil
  ) {
    self.figure = figure
    self.value = value
    self.now = now
    self.base = base
    self.currency = currency
    self.share = share
  }

  /// Growth of lifetime value in percent of what it was.
  public static func revenueGrowth(_ now: RevenueFigures, since base: RevenueFigures) -> ImpactValue {
    let (current, former) = (now[.lifetimeValue], base[.lifetimeValue])
    let lack = current.lack ?? former.lack
    guard lack == nil, let value = current.value, let before = former.value, before > 0 else {
      let missing = PerformanceValue(lack ?? .nothingPaid)
      return ImpactValue(.revenueGrowth, missing, now: current.value, base: former.value)
    }
    return ImpactValue(
      .revenueGrowth, PerformanceValue(100 * (value / before - 1), n: current.n), now: value, base: before,
      currency: now.currency, share: now.share)
  }

  /// By how many percent fewer leave; less than nothing where more do.
  public static func retentionImprovement(_ now: RevenueFigures, since base: RevenueFigures) -> ImpactValue {
    let (current, former) = (now.churn, base.churn)
    func lacking(_ lack: PerformanceLack) -> ImpactValue {
      ImpactValue(
        .retentionImprovement, PerformanceValue(lack), now: current.map { 100 * $0 }, base: former.map { 100 * $0 })
    }
    guard let current, let former else { return lacking(.noSubscription) }
    guard former > 0 else { return lacking(.nobodyLeft) }
    return ImpactValue(
      .retentionImprovement, PerformanceValue(100 * (1 - current / former), n: now.sums.startAccounts),
      now: 100 * current, base: 100 * former)
  }

  /// What was won of the pipeline, a month.
  public static func expansionRevenue(_ sums: ExpansionSums) -> ImpactValue {
    let (won, count) = (sums.amount(.won), sums.count(.won))
    let main = MoneySums(won).main
    guard let amount = won.first(where: { $0.currency == main }) else {
      return ImpactValue(.expansionRevenue, PerformanceValue(0, n: count))
    }
    let major = Double(amount.minorUnits) / Money.minorUnitsInMajor(amount.currency)
    let others = won.map(\.currency).filter { $0 != main }
    return ImpactValue(
      .expansionRevenue, PerformanceValue(major, n: count), currency: amount.currency,
      share: others.isEmpty ? nil : CurrencyShare(amount.currency, leftOut: others))
  }
}

/// Whom customers came from, as far as it is told.
public struct ReferralSums: Hashable, Sendable {
  private var isTold = false
  private var new = 0
  private var referred = 0

  public init() {}

  /// Those who came in the months up to today are new, whether or not they are still there.
  public mutating func add(signedUp: LocalDate, isReferred: Bool, today: LocalDate) {
    if isReferred { isTold = true }
    let start = today.adding(months: -PerformanceMoments.retentionMonths)
    guard signedUp > start, signedUp <= today else { return }
    new += 1
    if isReferred { referred += 1 }
  }

  /// Of nobody told, ever, it is not known, rather than nothing.
  public var impact: ImpactValue {
    guard isTold, new > 0 else { return ImpactValue(.referralGrowth, PerformanceValue(.nothingKnown, n: new)) }
    return ImpactValue(.referralGrowth, PerformanceValue(100 * Double(referred) / Double(new), n: new))
  }
}
