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

extension Observation: FactRecord {
  public static let names = RecordNames(.observation, title: "observation", rows: "metrics", table: "observations")
  public static let blank = Observation(customer: "", metric: "", value: .unmet, at: Instant(seconds: 0))
  public static let moves: [FactKind] = [.customer]
  public var fact: Fact { .observation(self) }
  public var key: FactKey { .observation(customer, metric, at) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout Observation, _ visitor: inout Visitor) {
    visitor.reference(.key("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.name(.key("metric", "the framework's name, such as activeUsers"), &value.metric)
    let at = RecordField.key("at", "time of the observation")
    switch visitor.medium {
    case .file:
      visitor.metricValue(
        .required("value", "a number, a level (excellent to poor), unmet, or n/a"), &value.value, of: value.metric)
      visitor.instant(at, &value.at)
    case .table:
      visitor.instant(at, &value.at)
      value.value.storedFields(&visitor)
    }
    visitor.label(.optional("source", "where the value comes from"), &value.source)
    visitor.text(.optional("note", "the value in people's words, such as 17/20 licensed users"), &value.note)
  }

  public static func words(_ key: [String]) -> String { "observation of \(key[1]) for \(key[0]) at \(key[2])" }
}

extension MetricValue {
  /// As released: a form and a number. 0 measured, 1 judged (0 excellent to 3 poor), 2 unmet, 3 not applicable.
  fileprivate mutating func storedFields(_ visitor: inout some FieldVisitor) {
    var (form, number) = parts
    let before = (form, number)
    visitor.integer(.stored("form"), &form, in: 0...3)
    visitor.real(.stored("value"), &number)
    guard before != (form, number) else { return }
    guard let read = MetricValue(form: form, number) else {
      return visitor.complain("value", "\(number) is no level")
    }
    self = read
  }

  private var parts: (form: Int, number: Double) {
    switch self {
    case .measured(let number): (0, number)
    case .judged(let level): (1, Double(level.code))
    case .unmet: (2, 0)
    case .notApplicable: (3, 0)
    }
  }

  private init?(form: Int, _ number: Double) {
    switch form {
    case 0: self = .measured(number)
    case 1:
      guard let level = HealthCategory(code: Int(number)) else { return nil }
      self = .judged(level)
    case 2: self = .unmet
    default: self = .notApplicable
    }
  }
}
