/// What is aimed at: the framework's targets, as `metrics.yaml` has them.
public struct PerformanceRules: Hashable, Sendable {
  public var figures: [PerformanceFigure: Aim]
  /// Nil where a team has none.
  public var upgrade: UpgradeObjective?
  /// Its target is that of `retentionRate`; nil where a team has none.
  public var retention: Heading?
  /// The base period is the year that ended so many months ago.
  public var baseMonthsAgo: Int
  public var promises: [ImpactFigure: Promise]

  public struct Aim: Hashable, Sendable {
    /// In the figure's unit; nil where none is set.
    public var target: Double?
    /// A change of less is no trend.
    public var steady: Double
    /// Of whose values the figure is made, where it is made of a metric's.
    public var metric: MetricID?

    public init(target: Double? = nil, steady: Double = 0, metric: MetricID? = nil) {
      self.target = target
      self.steady = steady
      self.metric = metric
    }
  }

  public struct Heading: Hashable, Sendable {
    public var title: String
    public var goal: String

    public init(title: String, goal: String) {
      self.title = title
      self.goal = goal
    }
  }

  public struct Promise: Hashable, Sendable {
    public var heading: Heading
    /// In the figure's unit; nil where none is set.
    public var target: Double?

    public init(_ heading: Heading, target: Double? = nil) {
      self.heading = heading
      self.target = target
    }
  }

  public init(
    figures: [PerformanceFigure: Aim] = [:], upgrade: UpgradeObjective? = nil, retention: Heading? = nil,
    baseMonthsAgo: Int = PerformanceMoments.retentionMonths, promises: [ImpactFigure: Promise] = [:]
  ) {
    self.figures = figures
    self.upgrade = upgrade
    self.retention = retention
    self.baseMonthsAgo = baseMonthsAgo
    self.promises = promises
  }

  public subscript(figure: PerformanceFigure) -> Aim { figures[figure] ?? Aim() }
  public func target(_ figure: PerformanceFigure) -> Double? { self[figure].target }
}
