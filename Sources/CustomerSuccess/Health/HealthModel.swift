/// How a health score is made: dimensions, metrics, weights, bands and words. A value, read from the framework's file.
public struct HealthModel: Hashable, Sendable {
  /// In the framework's order; their weights add up to 1.
  public let dimensions: [HealthDimension]
  /// All dimensions' metrics, in order.
  public let metrics: [HealthMetric]
  public let categories: [HealthCategory: HealthCategoryWords]
  /// What a judged level scores.
  public let levelScores: [HealthCategory: Double]
  /// The share of known metrics, 0 to 1, below which a score is provisional.
  public let coverageFloor: Double
  public let overrides: OverrideTerms
  public let trend: TrendTerms
  public let expansion: ExpansionTerms?
  /// What a counter's rise or fall is reckoned by.
  public let counterTrend: CounterTrend.Terms
  private let positions: [MetricID: Int]

  public struct OverrideTerms: Hashable, Sendable {
    public var defaultDays: Int
    public var maximumDays: Int

    public init(defaultDays: Int, maximumDays: Int) {
      self.defaultDays = defaultDays
      self.maximumDays = maximumDays
    }
  }

  public struct TrendTerms: Hashable, Sendable {
    /// How far back the comparison looks.
    public var days: Int
    /// From this many points on a score is improving or declining.
    public var change: Double

    public init(days: Int, change: Double) {
      self.days = days
      self.change = change
    }
  }

  /// An expansion opportunity has a score of excellent or good, and this metric at this level or better.
  public struct ExpansionTerms: Hashable, Sendable {
    public var metric: MetricID
    public var atLeast: HealthCategory

    public init(metric: MetricID, atLeast: HealthCategory) {
      self.metric = metric
      self.atLeast = atLeast
    }
  }

  public init(
    dimensions: [HealthDimension], categories: [HealthCategory: HealthCategoryWords],
    levelScores: [HealthCategory: Double], coverageFloor: Double, overrides: OverrideTerms,
    trend: TrendTerms, expansion: ExpansionTerms? = nil, counterTrend: CounterTrend.Terms = CounterTrend.Terms()
  ) {
    self.dimensions = dimensions
    self.categories = categories
    self.levelScores = levelScores
    self.coverageFloor = coverageFloor
    self.overrides = overrides
    self.trend = trend
    self.expansion = expansion
    self.counterTrend = counterTrend
    metrics = dimensions.flatMap(\.metrics)
    positions = Dictionary(
      metrics.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func metric(_ id: MetricID) -> HealthMetric? { position(of: id).map { metrics[$0] } }

  public func dimension(_ id: DimensionID) -> HealthDimension? { dimensions.first { $0.id == id } }

  /// A metric's place in `metrics`.
  func position(of id: MetricID) -> Int? { positions[id] }
}

public struct HealthDimension: Hashable, Sendable, Identifiable {
  public var id: DimensionID
  public var title: String
  /// The share of the whole score while all dimensions are known, above 0 to 1.
  public var weight: Double
  public var metrics: [HealthMetric]

  public init(id: DimensionID, title: String, weight: Double, metrics: [HealthMetric]) {
    self.id = id
    self.title = title
    self.weight = weight
    self.metrics = metrics
  }
}

/// One entry of the framework's `healthScoreCategories`.
public struct HealthCategoryWords: Hashable, Sendable, Codable {
  public var status: String
  /// `#10B981`
  public var color: String
  public var action: String
  public var description: String

  public init(status: String, color: String, action: String, description: String) {
    self.status = status
    self.color = color
    self.action = action
    self.description = description
  }
}
