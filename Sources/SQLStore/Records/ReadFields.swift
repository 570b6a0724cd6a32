import CustomerSuccess

/// Fills a fact's fields from a row, column by column.
struct ReadFields: FieldVisitor {
  let medium = FieldMedium.table
  let row: SQLRow
  private var column = 0
  /// What could not be read first; a visit goes on to its end.
  private(set) var failure: UnreadableRow?

  init(_ row: SQLRow) { self.row = row }

  private mutating func next<Value: SQLReadable>() -> Value {
    defer { column += 1 }
    return row[column]
  }

  mutating func complain(_ column: String, _ message: String) {
    failure = failure ?? UnreadableRow(message)
  }

  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID) { value = ID(next()) }
  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID?) {
    let text: String = next()
    value = text.isEmpty ? nil : ID(text)
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    value = ID(next())
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
    let text: String? = next()
    value = text.map(ID.init)
  }
  mutating func text(_ field: RecordField, _ value: inout String) { value = next() }
  mutating func text(_ field: RecordField, _ value: inout String?) { value = next() }
  mutating func flag(_ field: RecordField, _ value: inout Bool) { value = next() }
  mutating func integer(_ field: RecordField, _ value: inout Int, in range: ClosedRange<Int>, standard: Int?) {
    value = next()
  }
  mutating func integer(_ field: RecordField, _ value: inout Int?, in range: ClosedRange<Int>) { value = next() }
  mutating func real(_ field: RecordField, _ value: inout Double) { value = next() }
  mutating func date(_ field: RecordField, _ value: inout LocalDate) { value = LocalDate(day: next()) }
  mutating func date(_ field: RecordField, _ value: inout LocalDate?) {
    let day: Int? = next()
    value = day.map(LocalDate.init(day:))
  }
  mutating func instant(_ field: RecordField, _ value: inout Instant, standard: Instant?) {
    value = Instant(seconds: next())
  }
  mutating func instant(_ field: RecordField, _ value: inout Instant?) {
    let seconds: Int? = next()
    value = seconds.map(Instant.init(seconds:))
  }
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice, standard: Choice?) {
    if let choice: Choice = choice(next()) { value = choice }
  }
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice?) {
    let text: String? = next()
    value = text.flatMap { choice($0) }
  }
  mutating func money(_ amount: RecordField, _ currency: RecordField, _ value: inout Money) {
    let minorUnits: Int = next()
    value = Money(minorUnits: minorUnits, currency: next())
  }
  mutating func form<Form: FieldForm>(_ field: RecordField, _ value: inout Form.Value, _ form: Form.Type) {
    let text: String = next()
    do {
      let isJSON = Form.isJSONInTables && !text.isEmpty
      value = try isJSON ? JSON.decode(Form.Value.self, text) : Form.read(text)
    } catch {
      complain("\(field.column)", "\(error)")
    }
  }
  mutating func aside(_ field: RecordField) {}

  private mutating func choice<Choice: FieldChoice>(_ text: String) -> Choice? {
    let choice = Choice(rawValue: text)
    if choice == nil { failure = failure ?? UnreadableRow("'\(text)' is no \(Choice.self)") }
    return choice
  }
}
