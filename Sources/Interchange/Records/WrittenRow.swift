import CustomerSuccess

/// A fact's fields as the texts of a row, such that reading them gives back the fact.
struct WrittenRow: FieldVisitor {
  private(set) var values: [String] = []

  init(columns: Int) { values.reserveCapacity(columns) }

  private mutating func add(_ text: String?) { values.append(text ?? "") }

  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID) { add(value.text) }
  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID?) { add(value?.text) }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    add(value.text)
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
    add(value?.text)
  }
  mutating func text(_ field: RecordField, _ value: inout String) { add(value) }
  mutating func text(_ field: RecordField, _ value: inout String?) { add(value) }
  mutating func flag(_ field: RecordField, _ value: inout Bool) { add(value ? "true" : "false") }
  mutating func integer(_ field: RecordField, _ value: inout Int, in range: ClosedRange<Int>, standard: Int?) {
    add(String(value))
  }
  mutating func integer(_ field: RecordField, _ value: inout Int?, in range: ClosedRange<Int>) {
    add(value.map(String.init))
  }
  mutating func real(_ field: RecordField, _ value: inout Double) { add(value.shortText) }
  mutating func date(_ field: RecordField, _ value: inout LocalDate) { add(value.description) }
  mutating func date(_ field: RecordField, _ value: inout LocalDate?) { add(value?.description) }
  mutating func instant(_ field: RecordField, _ value: inout Instant, standard: Instant?) { add(value.iso8601) }
  mutating func instant(_ field: RecordField, _ value: inout Instant?) { add(value?.iso8601) }
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice, standard: Choice?) {
    add(value.rawValue)
  }
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice?) { add(value?.rawValue) }
  mutating func money(_ amount: RecordField, _ currency: RecordField, _ value: inout Money) {
    add(value.amountText)
    add(value.currency)
  }
  mutating func metricValue(_ field: RecordField, _ value: inout MetricValue, of metric: MetricID) {
    add(value.text)
  }
  mutating func form<Form: FieldForm>(_ field: RecordField, _ value: inout Form.Value, _ form: Form.Type) {
    add(Form.text(value))
  }
  mutating func aside(_ field: RecordField) { add(nil) }
}
