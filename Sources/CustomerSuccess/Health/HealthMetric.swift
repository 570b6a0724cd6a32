/// One thing a score looks at: measured on a scale, judged by levels, or either.
public struct HealthMetric: Hashable, Sendable, Identifiable {
  public var id: MetricID
  public var title: String
  public var measure: Measure?
  /// The levels a person may choose, in the framework's words; empty for a metric that is only measured.
  public var levels: [HealthCategory: String]
  /// Days after which a value is marked stale; nil for a fact that stays true.
  public var shelfLife: Int?
  /// The last day after sign-up on which a missing or unmet value is still too early to count.
  public var deadline: Int?
  public var requirement: Requirement?

  /// What a number means here.
  public struct Measure: Hashable, Sendable {
    public var unit: Unit
    /// What follows the number in the framework's words, such as `of licensed users`.
    public var phrase: String
    public var minimum: Double?
    public var maximum: Double?
    public var scale: MeasuredScale
    /// The bands in the framework's words, such as `above 80`.
    public var words: [HealthCategory: String]

    public init(
      unit: Unit, phrase: String = "", minimum: Double? = nil, maximum: Double? = nil,
      scale: MeasuredScale, words: [HealthCategory: String] = [:]
    ) {
      self.unit = unit
      self.phrase = phrase
      self.minimum = minimum
      self.maximum = maximum
      self.scale = scale
      self.words = words
    }
  }

  public enum Unit: String, CaseIterable, Sendable, Codable { case percent, days, points }

  /// What a customer must have for the metric to mean anything.
  public enum Requirement: Hashable, Sendable {
    case seats
    /// A plan limit by its name.
    case limit(String)
  }

  public init(
    id: MetricID, title: String, measure: Measure? = nil, levels: [HealthCategory: String] = [:],
    shelfLife: Int? = nil, deadline: Int? = nil, requirement: Requirement? = nil
  ) {
    self.id = id
    self.title = title
    self.measure = measure
    self.levels = levels
    self.shelfLife = shelfLife
    self.deadline = deadline
    self.requirement = requirement
  }

  public func applies(to customer: Customer) -> Bool {
    switch requirement {
    case nil: true
    case .seats: (customer.seats ?? 0) > 0
    case .limit(let name): (customer.limits[name] ?? 0) > 0
    }
  }

  /// What a band or level stands for, such as `60 to 80 % of licensed users`; nil where the metric has no such band.
  public func words(for category: HealthCategory) -> String? {
    if let level = levels[category], measure?.words[category] == nil { return level }
    guard let measure, let band = measure.words[category] else { return nil }
    let measured = measure.written(band)
    guard let level = levels[category] else { return measured }
    return "\(measured), or: \(level)"
  }
}

extension HealthMetric.Measure {
  fileprivate func written(_ number: String) -> String {
    [number + unit.suffix, phrase].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension HealthMetric.Unit {
  /// What follows a number: ` %`, ` days`, nothing for points.
  public var suffix: String {
    switch self {
    case .percent: " %"
    case .days: " days"
    case .points: ""
    }
  }
}
