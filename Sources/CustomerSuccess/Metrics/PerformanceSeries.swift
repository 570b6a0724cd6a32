/// A figure at a moment; without data it says why.
public struct PerformanceValue: Hashable, Sendable, Codable {
  /// In the figure's unit; nil where `lack` says why.
  public var value: Double?
  /// How many answers or customers it rests on.
  public var n: Int
  public var lack: PerformanceLack?

  public init(_ value: Double, n: Int) {
    self.value = value
    self.n = n
  }

  public init(_ lack: PerformanceLack, n: Int = 0) {
    self.lack = lack
    self.n = n
  }
}

/// Why there is no figure.
public enum PerformanceLack: Hashable, Sendable, Codable, CustomStringConvertible {
  case noAnswers
  /// Fewer answers than a figure can be made of.
  case tooFew(least: Int)
  case nothingKnown
  case noSubscription
  /// Nobody is known to have changed the tier.
  case noMove
  case nothingPaid
  /// Nobody left, so that nothing says how long customers stay.
  case nobodyLeft

  public var description: String {
    switch self {
    case .noAnswers: "no data: nobody answered in this time"
    case .tooFew(let least): "no data: fewer than \(least) answers in this time"
    case .nothingKnown: "no data: it is known of no customer"
    case .noSubscription: "no data: nobody had a live subscription at the beginning of this time"
    case .noMove: "no data: no customer is known to have moved to another tier (a plan of a subscription is none)"
    case .nothingPaid: "no data: nothing was paid at the beginning of this time"
    case .nobodyLeft: "no data: nobody who was there is gone at the end, so nothing says how long they stay"
    }
  }
}

/// A figure now, over the last months, and one comparable period earlier.
public struct PerformanceSeries: Hashable, Sendable, Codable {
  public var figure: PerformanceFigure
  /// The oldest first; the last is the current one.
  public var months: [PerformanceValue]
  public var before: PerformanceValue
  /// Of a figure in money: what it is in, where that is one.
  public var currency: String?
  /// Of a figure of amounts in several currencies: which one it is of.
  public var share: CurrencyShare?

  public init(
    _ figure: PerformanceFigure, months: [PerformanceValue], before: PerformanceValue, currency: String? = nil
  ) {
    self.figure = figure
    self.months = months
    self.before = before
    self.currency = currency
  }

  /// Why there is no figure, or what it leaves out.
  public var note: String? { current.lack?.description ?? share?.words }

  public var current: PerformanceValue { months.last ?? PerformanceValue(.nothingKnown) }

  /// Current less before; nil where one of them is not there.
  public var change: Double? {
    guard let now = current.value, let then = before.value else { return nil }
    return now - then
  }

  /// Better or worse than before by so much or more, else stable; new without anything before. Nil without a current value.
  public func trend(steady: Double) -> HealthTrend? {
    guard current.value != nil else { return nil }
    guard let change else { return .new }
    // What differs by nothing but the arithmetic is no change.
    guard abs(change) > 1e-9, abs(change) >= steady - 1e-9 else { return .stable }
    return (change > 0) != figure.isLowerBetter ? .improving : .declining
  }
}
