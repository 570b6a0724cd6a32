/// An objective or a promise of the framework, and how it stands.
public struct PerformanceGoal: Hashable, Sendable, Identifiable {
  /// `ninetyDayActivation`, `revenueGrowth` and the like.
  public var id: String
  public var title: String
  public var goal: String
  /// In the unit; nil where none is set.
  public var target: Double?
  public var value: PerformanceValue
  public var unit: PerformanceFigure.Unit
  /// Of money.
  public var currency: String?
  /// What is compared, where something is: now, and in the base period, in a unit of its own.
  public var now: Double?
  public var base: Double?
  public var compares: PerformanceFigure.Unit
  public var definition: String
  /// Of amounts in several currencies: which one it is of.
  public var share: CurrencyShare?

  /// Why there is no figure, or what it leaves out.
  public var note: String? { value.lack?.description ?? share?.words }

  /// Whether it is reached; nil without a value or a target.
  public var isReached: Bool? {
    guard let value = value.value, let target else { return nil }
    return value >= target
  }

  private init(
    _ id: String, _ heading: PerformanceRules.Heading, target: Double?, _ value: PerformanceValue, definition: String
  ) {
    (self.id, title, goal) = (id, heading.title, heading.goal)
    (self.target, self.value, self.definition) = (target, value, definition)
    (unit, compares) = (.percent, .percent)
  }

  /// The framework's 90-day activation.
  public init(_ figure: ActivationFigure) {
    let objective = figure.objective
    self.init(
      "ninetyDayActivation", PerformanceRules.Heading(title: objective.title, goal: objective.goal),
      target: Double(objective.targetPercent), PerformanceGoal.value(figure.percent, of: figure.count),
      definition:
        "Of customers whose \(objective.days) days are over, and of whom a first value is known, those that got it within them"
    )
  }

  /// The framework's 6-month expansion.
  public init(_ figure: UpgradeFigure) {
    let (objective, months) = (figure.objective, figure.objective.months)
    self.init(
      "sixMonthExpansion", PerformanceRules.Heading(title: objective.title, goal: objective.goal),
      target: objective.target,
      figure.isTold || figure.count == 0
        ? PerformanceGoal.value(figure.percent, of: figure.count) : PerformanceValue(.noMove, n: figure.count),
      definition: "Of customers who became \(objective.from.title) more than \(counted(months, "month")) ago, "
        + "those that moved to \(objective.to.title) within \(counted(months, "month")); who has left counts")
  }

  /// The framework's 12-month retention: the figure's own value and target.
  public init(_ heading: PerformanceRules.Heading, _ series: PerformanceSeries, _ aim: PerformanceRules.Aim) {
    self.init(
      "twelveMonthRetention", heading, target: aim.target, series.current, definition: series.figure.definition)
  }

  public init(_ impact: ImpactValue, _ promise: PerformanceRules.Promise?) {
    let name = impact.figure.rawValue
    let heading = promise?.heading ?? PerformanceRules.Heading(title: name, goal: "")
    self.init(name, heading, target: promise?.target, impact.value, definition: impact.figure.definition)
    (unit, currency, now, base) = (impact.figure.unit, impact.currency, impact.now, impact.base)
    share = impact.share
    if impact.figure == .revenueGrowth { compares = .money }
  }

  private static func value(_ percent: Double?, of count: Int) -> PerformanceValue {
    percent.map { PerformanceValue($0, n: count) } ?? PerformanceValue(.nothingKnown)
  }
}
