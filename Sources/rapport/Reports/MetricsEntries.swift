import ConsoleApp
import CustomerSuccess
import SuccessStore

/// A figure as data: the framework's three, and what they rest on. Every key is always there, null where there is nothing.
struct MetricsFigureEntry: Encodable {
  var title: String
  /// Nil where metrics.yaml sets none.
  @OrNull var target: Double?
  @OrNull var current: Double?
  /// `improving`, `stable`, `declining`, `new` where nothing is known of before; nil without a current one.
  @OrNull var trend: String?
  /// `higher` or `lower`: which way is better.
  var direction: String
  @OrNull var reached: Bool?
  var n: Int
  /// `points`, `outOfFive`, `days`, `percent` or `money`.
  var unit: String
  /// Of money, and of a share of it where several currencies are paid in.
  @OrNull var currency: String?
  /// The currencies that it says nothing of.
  @OrNull var leftOut: [String]?
  /// The figure in the time that the trend compares with.
  @OrNull var previous: Double?
  @OrNull var change: Double?
  var comparedWith: String
  var definition: String
  /// Why there is none, or what it leaves out, in words.
  @OrNull var note: String?
  /// How it stood on the same day of each of the last months, by that day.
  var sparkline: [String: Double?]

  init(_ series: PerformanceSeries, _ aim: PerformanceRules.Aim, on days: [LocalDate]) {
    let figure = series.figure
    func rounded(_ value: Double?) -> Double? { figure.unit.rounded(value) }
    title = figure.title
    target = aim.target
    current = rounded(series.current.value)
    trend = series.trend(steady: aim.steady)?.rawValue
    direction = figure.isLowerBetter ? "lower" : "higher"
    reached = series.current.value.flatMap { value in
      aim.target.map { figure.isReached(by: value, of: $0) }
    }
    n = series.current.n
    unit = figure.unit.rawValue
    currency = series.currency ?? series.share?.currency
    leftOut = series.share?.leftOut
    previous = rounded(series.before.value)
    change = rounded(series.change)
    comparedWith = figure.comparison
    definition = figure.definition
    note = series.note
    let months = zip(days, series.months).map { ($0.description, rounded($1.value)) }
    sparkline = Dictionary(months) { $1 }
  }
}

extension PerformanceFigure.Unit {
  /// As data has it: percents and means to one decimal, amounts to two.
  func rounded(_ value: Double?) -> Double? {
    switch self {
    case .points, .days: value
    case .outOfFive, .percent: tenths(value)
    case .money: value.map { ($0 * 100).rounded(.toNearestOrAwayFromZero) / 100 }
    }
  }
}

/// A tier's row of the framework's `tierPerformance`. Rates in percent; null where there is nothing.
struct MetricsTierEntry: Encodable {
  var customerCount: Int
  @OrNull var averageHealthScore: Double?
  @OrNull var retentionRate: Double?
  @OrNull var expansionRate: Double?
  @OrNull var lifetimeValue: Double?
  @OrNull var currency: String?
  /// The currencies that rates of amounts and the lifetime value say nothing of.
  @OrNull var leftOut: [String]?
  /// Customers with a live subscription when the year began.
  var n: Int

  init(_ row: SegmentRow, _ revenue: RevenueFigures) {
    func value(_ figure: PerformanceFigure) -> Double? { figure.unit.rounded(revenue[figure].value) }
    let segment = PortfolioReport.SegmentFigures(row)
    customerCount = segment.count
    averageHealthScore = segment.averageScore
    retentionRate = value(.retentionRate)
    expansionRate = value(.expansionRate)
    lifetimeValue = value(.lifetimeValue)
    currency = revenue.currency
    leftOut = revenue.share?.leftOut
    n = revenue.sums.startAccounts
  }
}

/// An objective or a promise as data. Every key is always there, null where there is nothing.
struct MetricsGoalEntry: Encodable {
  var title: String
  var goal: String
  @OrNull var target: Double?
  @OrNull var current: Double?
  @OrNull var reached: Bool?
  var n: Int
  var unit: String
  @OrNull var currency: String?
  /// What is compared, now and in the base period, where something is.
  @OrNull var now: Double?
  @OrNull var base: Double?
  var definition: String
  @OrNull var note: String?
}

extension MetricsGoalEntry {
  init(_ goal: PerformanceGoal) {
    self.init(
      title: goal.title, goal: goal.goal, target: goal.target, current: goal.unit.rounded(goal.value.value),
      reached: goal.isReached, n: goal.value.n, unit: goal.unit.rawValue, currency: goal.currency,
      now: goal.compares.rounded(goal.now), base: goal.compares.rounded(goal.base), definition: goal.definition,
      note: goal.note)
  }

  static func byID(_ goals: [PerformanceGoal]) -> [String: MetricsGoalEntry] {
    Dictionary(uniqueKeysWithValues: goals.map { ($0.id, MetricsGoalEntry($0)) })
  }
}
