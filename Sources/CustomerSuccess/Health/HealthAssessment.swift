/// A customer's health at a moment: the score, all that made it, and until when it holds.
public struct HealthAssessment: Hashable, Sendable {
  public var customer: CustomerID
  public var at: Instant
  /// The score that counts, overrides included, rounded half up; nil when nothing is known.
  public var score: Int?
  /// The score without overrides.
  public var computed: Int?
  /// `score` before rounding.
  public var exact: Double?
  public var coverage: Coverage
  /// Coverage below the model's floor: shown as `~82`.
  public var isProvisional: Bool
  /// The override of the whole score, while one is in force.
  public var override: Override?
  public var dimensions: [DimensionAssessment]
  /// The first moment at which the passing of time alone may change anything here; nil when nothing will.
  public var validUntil: Instant?

  public var category: HealthCategory? { score.map(HealthCategory.init(score:)) }
  public var metrics: [MetricAssessment] { dimensions.flatMap(\.metrics) }
  /// Of the known ones, how many are older than their shelf life; they count all the same.
  public var stale: Int { metrics.count { $0.state == .stale } }
  /// An override anywhere in the tree.
  public var isOverridden: Bool {
    override != nil || dimensions.contains { $0.override != nil }
      || metrics.contains { $0.override != nil }
  }

  public init(
    customer: CustomerID, at: Instant, score: Int?, computed: Int?, exact: Double?,
    coverage: Coverage, isProvisional: Bool, override: Override?,
    dimensions: [DimensionAssessment], validUntil: Instant?
  ) {
    self.customer = customer
    self.at = at
    self.score = score
    self.computed = computed
    self.exact = exact
    self.coverage = coverage
    self.isProvisional = isProvisional
    self.override = override
    self.dimensions = dimensions
    self.validUntil = validUntil
  }
}

/// How many of the metrics that apply are known.
public struct Coverage: Hashable, Sendable, Codable {
  public var known: Int
  public var applicable: Int

  public init(known: Int, applicable: Int) {
    self.known = known
    self.applicable = applicable
  }

  /// 0 to 1; 0 when nothing applies.
  public var share: Double { applicable == 0 ? 0 : Double(known) / Double(applicable) }
}

public struct DimensionAssessment: Hashable, Sendable {
  public var id: DimensionID
  public var title: String
  /// The share of the whole score after renormalising, 0 to 1; 0 when nothing in it is known.
  public var weight: Double
  /// The share the model gives it while everything is known.
  public var modelWeight: Double
  /// 0 to 100, overrides included; nil when nothing in it is known.
  public var score: Double?
  public var computed: Double?
  public var override: Override?
  public var metrics: [MetricAssessment]

  public var category: HealthCategory? {
    score.map { HealthCategory(score: roundedHalfUp($0)) }
  }

  public init(
    id: DimensionID, title: String, weight: Double, modelWeight: Double? = nil, score: Double?,
    computed: Double?, override: Override?, metrics: [MetricAssessment]
  ) {
    self.id = id
    self.title = title
    self.weight = weight
    self.modelWeight = modelWeight ?? weight
    self.score = score
    self.computed = computed
    self.override = override
    self.metrics = metrics
  }
}

public struct MetricAssessment: Hashable, Sendable {
  public var id: MetricID
  public var title: String
  /// What became of the observation. An override changes the score, not this: the computed side goes on underneath.
  public var state: State
  /// The band the score lies in; nil when the metric does not count.
  public var band: HealthCategory?
  /// 0 to 100, override included; nil when the metric does not count.
  public var score: Double?
  public var computed: Double?
  public var override: Override?
  /// The share of the whole score that this metric decides, 0 to 1.
  public var weight: Double
  /// The newest observation not later than the clock, whatever became of it.
  public var observation: Observation?
  /// When the observation turns stale.
  public var staleFrom: Instant?

  public var points: Double { (score ?? 0) * weight }
  /// It counts in the score, by an observation or by an override.
  public var counts: Bool { score != nil }

  public enum State: Hashable, Sendable {
    case known
    /// Older than its shelf life; it still counts.
    case stale
    case unknown
    case notApplicable
    /// Before a timed metric's deadline, with the best band that can still be reached.
    case tooEarly(stillReachable: HealthCategory)
  }

  public init(
    id: MetricID, title: String, state: State, band: HealthCategory?, score: Double?,
    computed: Double?, override: Override?, weight: Double, observation: Observation?,
    staleFrom: Instant?
  ) {
    self.id = id
    self.title = title
    self.state = state
    self.band = band
    self.score = score
    self.computed = computed
    self.override = override
    self.weight = weight
    self.observation = observation
    self.staleFrom = staleFrom
  }
}

/// Where a score is going: now less 30 days ago, improving at +2 or more, declining at −2 or less.
public enum HealthTrend: String, CaseIterable, Sendable, Codable {
  case improving, stable, declining
  /// No value 30 days ago.
  case new

  public init(change: Double?) {
    guard let change else {
      self = .new
      return
    }
    self = change >= 2 ? .improving : change <= -2 ? .declining : .stable
  }
}
