import CustomerSuccess

/// Binds a fact's fields to a statement, column by column.
struct BoundFields: FieldVisitor {
  let medium = FieldMedium.table
  var binder: Binder
  let keys: Keys
  /// What went wrong first; a visit goes on to its end.
  private(set) var failure: (any Error)?

  init(_ binder: Binder, _ keys: Keys) {
    self.binder = binder
    self.keys = keys
  }

  /// Zero is no row's key, so a reference to it is refused by the database.
  private mutating func bind(_ id: String, in target: TableLayout.Column.Target, isKey: Bool) {
    do {
      let key = try keys.key(of: id, in: target)
      if key == nil, isKey { failure = failure ?? MissingReference() }
      binder.bind(key ?? 0)
    } catch {
      failure = failure ?? error
    }
  }

  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID) { binder.bind(value.text) }
  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID?) { binder.bind(value?.text ?? "") }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    bind(value.text, in: .rows(kind), isKey: field.isKey)
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
    guard let value else { return binder.bind(nil as Int?) }
    bind(value.text, in: .rows(kind), isKey: false)
  }
  mutating func name<ID: Identifier>(_ field: RecordField, _ value: inout ID) {
    bind(value.text, in: .names, isKey: false)
  }
  mutating func label(_ field: RecordField, _ value: inout String) { bind(value, in: .names, isKey: false) }
  mutating func text(_ field: RecordField, _ value: inout String) { binder.bind(value) }
  mutating func text(_ field: RecordField, _ value: inout String?) { binder.bind(value) }
  mutating func flag(_ field: RecordField, _ value: inout Bool) { binder.bind(value) }
  mutating func integer(_ field: RecordField, _ value: inout Int, in range: ClosedRange<Int>, standard: Int?) {
    binder.bind(value)
  }
  mutating func integer(_ field: RecordField, _ value: inout Int?, in range: ClosedRange<Int>) { binder.bind(value) }
  mutating func real(_ field: RecordField, _ value: inout Double) { binder.bind(value) }
  mutating func date(_ field: RecordField, _ value: inout LocalDate) { binder.bind(value) }
  mutating func date(_ field: RecordField, _ value: inout LocalDate?) { binder.bind(value) }
  mutating func instant(_ field: RecordField, _ value: inout Instant, standard: Instant?) { binder.bind(value) }
  mutating func instant(_ field: RecordField, _ value: inout Instant?) { binder.bind(value) }
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice, standard: Choice?) {
    binder.bind(value.rawValue)
  }
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice?) {
    binder.bind(value?.rawValue)
  }
  mutating func money(_ amount: RecordField, _ currency: RecordField, _ value: inout Money) {
    binder.bind(value.minorUnits)
    binder.bind(value.currency)
  }
  mutating func form<Form: FieldForm>(_ field: RecordField, _ value: inout Form.Value, _ form: Form.Type) {
    let text = Form.text(value)
    guard Form.isJSONInTables, !text.isEmpty else { return binder.bind(text) }
    do {
      binder.bind(try JSON.encode(value))
    } catch {
      failure = failure ?? error
    }
  }
  mutating func aside(_ field: RecordField) {}
}
