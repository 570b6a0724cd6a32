/// A fact's fields as the texts of a row, such that reading them gives back the fact.
package struct WrittenRow: FieldVisitor {
  package private(set) var values: [String] = []

  package init(columns: Int) { values.reserveCapacity(columns) }

  private mutating func add(_ text: String?) { values.append(text ?? "") }

  package mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID) { add(value.text) }
  package mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID?) { add(value?.text) }
  package mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    add(value.text)
  }
  package mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
    add(value?.text)
  }
  package mutating func text(_ field: RecordField, _ value: inout String) { add(value) }
  package mutating func text(_ field: RecordField, _ value: inout String?) { add(value) }
  package mutating func flag(_ field: RecordField, _ value: inout Bool) { add(value ? "true" : "false") }
  package mutating func integer(_ field: RecordField, _ value: inout Int, in range: ClosedRange<Int>, standard: Int?) {
    add(String(value))
  }
  package mutating func integer(_ field: RecordField, _ value: inout Int?, in range: ClosedRange<Int>) {
    add(value.map(String.init))
  }
  package mutating func real(_ field: RecordField, _ value: inout Double) { add(value.shortText) }
  package mutating func date(_ field: RecordField, _ value: inout LocalDate) { add(value.description) }
  package mutating func date(_ field: RecordField, _ value: inout LocalDate?) { add(value?.description) }
  package mutating func instant(_ field: RecordField, _ value: inout Instant, standard: Instant?) { add(value.iso8601) }
  package mutating func instant(_ field: RecordField, _ value: inout Instant?) { add(value?.iso8601) }
  package mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice, standard: Choice?) {
    add(value.rawValue)
  }
  package mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice?) {
    add(value?.rawValue)
  }
  package mutating func money(_ amount: RecordField, _ currency: RecordField, _ value: inout Money) {
    add(value.amountText)
    add(value.currency)
  }
  package mutating func metricValue(_ field: RecordField, _ value: inout MetricValue, of metric: MetricID) {
    add(value.text)
  }
  package mutating func form<Form: FieldForm>(_ field: RecordField, _ value: inout Form.Value, _ form: Form.Type) {
    add(Form.text(value))
  }
  package mutating func aside(_ field: RecordField) { add(nil) }
}

extension Fact {
  /// Its fields as texts, in the order of the columns of files.
  package var texts: [String] {
    var use = TextsOfFact()
    return open(&use)
  }
}

private struct TextsOfFact: FactUse {
  func use<Value: FactRecord>(_ value: Value) -> [String] {
    var row = WrittenRow(columns: Value.names.kind.columnNames.count)
    value.show(to: &row)
    return row.values
  }
}

extension FactKind {
  /// The columns of files, in their order.
  package var columnNames: [String] { FactKind.knownColumns[place] }

  private static let knownColumns = FactKind.allCases.map { kind in
    var names = ColumnNames()
    kind.record.showBlank(to: &names)
    return names.found
  }
}

private struct ColumnNames: FieldVisitor {
  var found: [String] = []
  mutating func see(_ field: RecordField) { found.append("\(field.name)") }
}

extension FactRecord {
  static func showBlank(to visitor: inout some FieldVisitor) { blank.show(to: &visitor) }
}
