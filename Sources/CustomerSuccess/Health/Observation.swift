/// A metric's value at a time. Observations are only ever added; the newest not later than the clock counts.
public struct Observation: Hashable, Sendable, Codable {
  public var customer: CustomerID
  public var metric: MetricID
  public var value: MetricValue
  public var at: Instant
  /// Where the value comes from, such as `import`, `survey` or a person's name.
  public var source: String
  /// The value in people's words, such as `17/20 licensed users`.
  public var note: String

  public init(
    customer: CustomerID, metric: MetricID, value: MetricValue, at: Instant, source: String = "",
    note: String = ""
  ) {
    self.customer = customer
    self.metric = metric
    self.value = value
    self.at = at
    self.source = source
    self.note = note
  }
}

/// The framework's name of a metric, such as `activeUsers`.
public struct MetricID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

/// The framework's name of a dimension, such as `productUsage`.
public struct DimensionID: Identifier {
  public var text: String
  public init(_ text: String) { self.text = text }
}

public enum MetricValue: Hashable, Sendable, Codable {
  /// A number in the metric's own unit (percent, days, NPS points).
  case measured(Double)
  /// One of the framework's levels, chosen by a person.
  case judged(HealthCategory)
  /// Looked for and not there yet, such as a first production workflow.
  case unmet
  /// The metric does not apply to this customer.
  case notApplicable
}

/// The four categories of the framework's `healthScoreCategories`, which are also the levels of a judged metric.
public enum HealthCategory: String, CaseIterable, Sendable, Codable {
  case excellent, good, fair, poor
}
