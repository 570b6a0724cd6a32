public import CustomerSuccess
public import SuccessStore

/// What reading needs to know besides the row.
public struct RecordReading: Sendable {
  /// Where times without an offset are read; nil refuses them.
  public var zone: Zone?
  /// Nil: any name is taken as it stands.
  public var names: RuleNames?
  /// Nil while nobody has said when it is.
  var ahead: DatesAhead?
  /// Reads a metric's value; throws a `Refusal` that says what was expected.
  public var metricValue: @Sendable (MetricID, String) throws -> MetricValue

  public init(
    zone: Zone? = nil, names: RuleNames? = nil,
    metricValue: @escaping @Sendable (MetricID, String) throws -> MetricValue = { _, text in
      try MetricValueForm.read(text)
    }
  ) {
    self.zone = zone
    self.names = names
    self.metricValue = metricValue
  }
}

extension RecordReading {
  /// By the rules in force: what their names are, and how values of their metrics are written.
  public init(_ rulebook: Rulebook, zone: Zone? = nil) {
    let model = rulebook.health
    self.init(zone: zone, names: RuleNames(rulebook.acting)) { id, text in try model.value(for: id, from: text) }
  }
}
