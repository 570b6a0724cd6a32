/// A fact's values one by one, each as what it is.
struct FieldValues: FieldVisitor {
  fileprivate private(set) var found: [any Sendable] = []

  init() {}
  init(of fact: Fact) { fact.value.show(to: &self) }

  private mutating func add<Value: Sendable>(_ value: Value) { found.append(Held(value: value)) }

  fileprivate struct Held<Value: Sendable>: Sendable { var value: Value }

  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID) { add(value) }
  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID?) { add(value) }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) { add(value) }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) { add(value) }
  mutating func text(_ field: RecordField, _ value: inout String) { add(value) }
  mutating func text(_ field: RecordField, _ value: inout String?) { add(value) }
  mutating func flag(_ field: RecordField, _ value: inout Bool) { add(value) }
  mutating func integer(_ field: RecordField, _ value: inout Int, in range: ClosedRange<Int>, standard: Int?) {
    add(value)
  }
  mutating func integer(_ field: RecordField, _ value: inout Int?, in range: ClosedRange<Int>) { add(value) }
  mutating func real(_ field: RecordField, _ value: inout Double) { add(value) }
  mutating func date(_ field: RecordField, _ value: inout LocalDate) { add(value) }
  mutating func date(_ field: RecordField, _ value: inout LocalDate?) { add(value) }
  mutating func instant(_ field: RecordField, _ value: inout Instant, standard: Instant?) { add(value) }
  mutating func instant(_ field: RecordField, _ value: inout Instant?) { add(value) }
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice, standard: Choice?) {
    add(value)
  }
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice?) { add(value) }
  mutating func money(_ amount: RecordField, _ currency: RecordField, _ value: inout Money) { add(value) }
  mutating func metricValue(_ field: RecordField, _ value: inout MetricValue, of metric: MetricID) { add(value) }
  mutating func form<Form: FieldForm>(_ field: RecordField, _ value: inout Form.Value, _ form: Form.Type) {
    add(value)
  }
  mutating func aside(_ field: RecordField) { add(()) }
}

/// Puts some of another fact's values in place of a fact's own.
struct FilledFields: FieldVisitor {
  private let values: FieldValues
  private let taken: ToldFields
  private var place = 0
  private var column = 0
  /// The values do not fit each other.
  private(set) var isUnfit = false

  init(_ values: FieldValues, taken: ToldFields) {
    self.values = values
    self.taken = taken
  }

  /// The other fact's value of the field that is visited, if it has one of the kind.
  private mutating func next<Value: Sendable>(_ type: Value.Type) -> Value? {
    defer { place += 1 }
    guard place < values.found.count else { return nil }
    return (values.found[place] as? FieldValues.Held<Value>)?.value
  }

  private mutating func take<Value: Sendable>(_ value: inout Value) {
    let told = next(Value.self)
    if taken.contains(column), let told { value = told }
    column += 1
  }

  mutating func complain(_ column: String, _ message: String) { isUnfit = true }

  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID) { take(&value) }
  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID?) { take(&value) }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) { take(&value) }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) { take(&value) }
  mutating func text(_ field: RecordField, _ value: inout String) { take(&value) }
  mutating func text(_ field: RecordField, _ value: inout String?) { take(&value) }
  mutating func flag(_ field: RecordField, _ value: inout Bool) { take(&value) }
  mutating func integer(_ field: RecordField, _ value: inout Int, in range: ClosedRange<Int>, standard: Int?) {
    take(&value)
  }
  mutating func integer(_ field: RecordField, _ value: inout Int?, in range: ClosedRange<Int>) { take(&value) }
  mutating func real(_ field: RecordField, _ value: inout Double) { take(&value) }
  mutating func date(_ field: RecordField, _ value: inout LocalDate) { take(&value) }
  mutating func date(_ field: RecordField, _ value: inout LocalDate?) { take(&value) }
  mutating func instant(_ field: RecordField, _ value: inout Instant, standard: Instant?) { take(&value) }
  mutating func instant(_ field: RecordField, _ value: inout Instant?) { take(&value) }
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice, standard: Choice?) {
    take(&value)
  }
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice?) { take(&value) }
  mutating func metricValue(_ field: RecordField, _ value: inout MetricValue, of metric: MetricID) { take(&value) }
  mutating func form<Form: FieldForm>(_ field: RecordField, _ value: inout Form.Value, _ form: Form.Type) {
    take(&value)
  }
  mutating func aside(_ field: RecordField) {
    place += 1
    column += 1
  }

  /// An amount without its currency is in the one that holds.
  mutating func money(_ amount: RecordField, _ currency: RecordField, _ value: inout Money) {
    let told = next(Money.self)
    let (takesAmount, takesCurrency) = (taken.contains(column), taken.contains(column + 1))
    column += 2
    guard let told, takesAmount || takesCurrency else { return }
    let text = takesAmount ? told.amountText : value.amountText
    guard let money = Money(amount: text, currency: takesCurrency ? told.currency : value.currency) else {
      return isUnfit = true
    }
    value = money
  }
}

/// A fact with some fields as a source tells them, part by part.
struct FillingFact: FactUse {
  typealias Part = (values: FieldValues, taken: ToldFields)
  private let parts: [Part]

  init(_ parts: [Part]) { self.parts = parts }

  /// Nil where they do not go together.
  mutating func filled(_ fact: Fact) -> Fact? { fact.open(&self) }

  func use<Value: FactRecord>(_ value: Value) -> Fact? {
    var value = value
    for part in parts where !part.taken.isEmpty {
      var visitor = FilledFields(part.values, taken: part.taken)
      Value.fields(&value, &visitor)
      if visitor.isUnfit { return nil }
    }
    var whole = FilledFields(FieldValues(), taken: ToldFields())
    Value.check(value, &whole)
    return whole.isUnfit ? nil : value.fact
  }
}
