import CustomerSuccess

/// What the rules call the ids of theirs that a fact names, whatever the kind of fact.
struct NamedFields: FieldVisitor {
  private let titles: KeyTitles
  private let wanted: String
  private var found: String?
  // A module or a step is told by what it is a part of, which stands before it.
  private var path: PathID?
  private var flow: FlowID?

  /// Nil where the field holds no id of the rules.
  static func title(of field: String, in fact: Fact, _ titles: KeyTitles) -> String? {
    var use = NamedFact(fields: NamedFields(titles, field))
    return fact.open(&use)
  }

  private init(_ titles: KeyTitles, _ wanted: String) {
    self.titles = titles
    self.wanted = wanted
  }

  mutating func name<ID: Identifier>(_ field: RecordField, _ value: inout ID) {
    if let id = value as? PathID { path = id }
    if let id = value as? FlowID { flow = id }
    if "\(field.name)" == wanted { found = title(of: value) }
  }

  private func title(of id: some Identifier) -> String? {
    switch id {
    case let id as MetricID: titles.metric(id)
    case let id as CounterID: titles.counter(id)
    case let id as TriggerID: titles.trigger(id)
    case let id as PathID: titles.path(id)
    case let id as ModuleID: path.map { titles.module(id, of: $0) }
    case let id as FlowID: titles.flow(id)
    case let id as StepID: flow.map { titles.step(id, in: $0) }
    default: nil
    }
  }

  private struct NamedFact: FactUse {
    var fields: NamedFields

    mutating func use<Value: FactRecord>(_ value: Value) -> String? {
      value.show(to: &fields)
      return fields.found
    }
  }
}
