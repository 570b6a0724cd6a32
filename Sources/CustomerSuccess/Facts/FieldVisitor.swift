/// Where a visitor meets the fields: tables that were released lay some values out otherwise than files do.
public enum FieldMedium: Sendable { case file, table }

/// Whoever is shown a fact's fields one after the other, to read, to write or only to look at them.
///
/// A declaration names each field once, by the type of its value; what is done with it is the visitor's. Types that a
/// visitor does not care for reach its `see`, which does nothing unless it says otherwise.
public protocol FieldVisitor {
  var medium: FieldMedium { get }
  mutating func see(_ field: RecordField)

  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID)
  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID?)
  /// The id of another fact, which must be there.
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind)
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind)
  /// An id of the framework, one of few that stand in very many rows.
  mutating func name<ID: Identifier>(_ field: RecordField, _ value: inout ID)
  /// A text, one of few that stand in very many rows.
  mutating func label(_ field: RecordField, _ value: inout String)
  mutating func text(_ field: RecordField, _ value: inout String)
  /// Nil for an empty text.
  mutating func text(_ field: RecordField, _ value: inout String?)
  mutating func flag(_ field: RecordField, _ value: inout Bool)
  /// Without a standard the number must be told.
  mutating func integer(_ field: RecordField, _ value: inout Int, in range: ClosedRange<Int>, standard: Int?)
  mutating func integer(_ field: RecordField, _ value: inout Int?, in range: ClosedRange<Int>)
  mutating func real(_ field: RecordField, _ value: inout Double)
  mutating func date(_ field: RecordField, _ value: inout LocalDate)
  mutating func date(_ field: RecordField, _ value: inout LocalDate?)
  mutating func instant(_ field: RecordField, _ value: inout Instant, standard: Instant?)
  mutating func instant(_ field: RecordField, _ value: inout Instant?)
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice, standard: Choice?)
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice?)
  /// Two columns.
  mutating func money(_ amount: RecordField, _ currency: RecordField, _ value: inout Money)
  mutating func metricValue(_ field: RecordField, _ value: inout MetricValue, of metric: MetricID)
  /// A value with a text of its own.
  mutating func form<Form: FieldForm>(_ field: RecordField, _ value: inout Form.Value, _ form: Form.Type)
  /// A column of files that tells of other facts than this one.
  mutating func aside(_ field: RecordField)

  /// Whether these columns were understood; what follows from them is worth a complaint only then.
  func hasRead(_ columns: String...) -> Bool
  mutating func complain(_ column: String, _ message: String)
  /// Of what has to be there beside what else is said, and is not.
  mutating func lack(_ column: String, _ expected: String)
}

/// An enumeration that is written by its names.
public typealias FieldChoice = CaseIterable & Equatable & RawRepresentable<String> & Sendable

extension FieldVisitor {
  public var medium: FieldMedium { .file }
  public mutating func see(_ field: RecordField) {}

  public mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID) { see(field) }
  public mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID?) { see(field) }
  public mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    see(field)
  }
  public mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
    see(field)
  }
  public mutating func name<ID: Identifier>(_ field: RecordField, _ value: inout ID) { id(field, &value) }
  public mutating func label(_ field: RecordField, _ value: inout String) { text(field, &value) }
  public mutating func text(_ field: RecordField, _ value: inout String) { see(field) }
  public mutating func text(_ field: RecordField, _ value: inout String?) { see(field) }
  public mutating func flag(_ field: RecordField, _ value: inout Bool) { see(field) }
  public mutating func integer(
    _ field: RecordField, _ value: inout Int, in range: ClosedRange<Int>, standard: Int?
  ) { see(field) }
  public mutating func integer(_ field: RecordField, _ value: inout Int?, in range: ClosedRange<Int>) { see(field) }
  public mutating func real(_ field: RecordField, _ value: inout Double) { see(field) }
  public mutating func date(_ field: RecordField, _ value: inout LocalDate) { see(field) }
  public mutating func date(_ field: RecordField, _ value: inout LocalDate?) { see(field) }
  public mutating func instant(_ field: RecordField, _ value: inout Instant, standard: Instant?) { see(field) }
  public mutating func instant(_ field: RecordField, _ value: inout Instant?) { see(field) }
  public mutating func choice<Choice: FieldChoice>(
    _ field: RecordField, _ value: inout Choice, standard: Choice?
  ) { see(field) }
  public mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice?) { see(field) }
  public mutating func money(_ amount: RecordField, _ currency: RecordField, _ value: inout Money) {
    see(amount)
    see(currency)
  }
  public mutating func metricValue(_ field: RecordField, _ value: inout MetricValue, of metric: MetricID) {
    see(field)
  }
  public mutating func form<Form: FieldForm>(_ field: RecordField, _ value: inout Form.Value, _ form: Form.Type) {
    see(field)
  }
  public mutating func aside(_ field: RecordField) { see(field) }

  public func hasRead(_ columns: String...) -> Bool { true }
  public mutating func complain(_ column: String, _ message: String) {}
  public mutating func lack(_ column: String, _ expected: String) { complain(column, "empty, expected \(expected)") }
}

extension FieldVisitor {
  public mutating func integer(_ field: RecordField, _ value: inout Int, in range: ClosedRange<Int>) {
    integer(field, &value, in: range, standard: nil)
  }
  public mutating func instant(_ field: RecordField, _ value: inout Instant) {
    instant(field, &value, standard: nil)
  }
  public mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice) {
    choice(field, &value, standard: nil)
  }
}
