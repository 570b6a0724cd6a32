/// A value that is stored for its own sake, and the one declaration of it.
///
/// `fields` names every field once. Files, tables, keys, references, differences, moving in time and the manual follow from
/// it: each is a `FieldVisitor`. A visitor that reads starts with `blank` and fills it.
public protocol FactRecord: Hashable, Sendable, Codable {
  static var names: RecordNames { get }
  /// A value to be filled.
  static var blank: Self { get }
  /// Shows the visitor each field, in the order of the columns of files. Only a visitor that reads changes the value.
  static func fields<Visitor: FieldVisitor>(_ value: inout Self, _ visitor: inout Visitor)
  /// What the fields must be to each other; complains of what is not so.
  static func check<Visitor: FieldVisitor>(_ value: Self, _ visitor: inout Visitor)
  /// Columns of files whose values mean something only together: a source's news about one of them brings the others along.
  static var inseparable: [[StaticString]] { get }
  /// The column that says when the fact was last changed where it comes from, if there is one.
  static var changedColumn: StaticString? { get }
  /// Whose figures follow from it: its own, or those of what it belongs to.
  static var moves: [FactKind] { get }
  /// For people who import it, such as `event 2 of ticket TKT-7`.
  static func words(_ key: [String]) -> String

  var fact: Fact { get }
  /// Follows from the fields; a kind with millions of rows says it itself, and a test holds the two equal.
  var key: FactKey { get }
}

/// What a kind is called.
public struct RecordNames: Sendable {
  public var kind: FactKind
  /// `ticket event`
  public var title: StaticString
  /// As files and commands name it: `ticket-events`.
  public var rows: StaticString
  public var table: StaticString

  /// The table is called like the rows where nothing else is said.
  public init(_ kind: FactKind, title: StaticString, rows: StaticString, table: StaticString? = nil) {
    self.kind = kind
    self.title = title
    self.rows = rows
    self.table = table ?? rows
  }
}

extension FactRecord {
  public static func check<Visitor: FieldVisitor>(_ value: Self, _ visitor: inout Visitor) {}
  public static var inseparable: [[StaticString]] { [] }
  public static var changedColumn: StaticString? { nil }
  public static var moves: [FactKind] { [] }
  public static func words(_ key: [String]) -> String { "\(names.title) \(key.joined(separator: ", "))" }

  public var key: FactKey { keyOfFields }

  /// The key as the fields tell it.
  public var keyOfFields: FactKey {
    var visitor = KeyFields()
    show(to: &visitor)
    return FactKey(Self.names.kind, visitor.parts)
  }

  /// The facts that must be there for this one to make sense, as its fields tell them.
  public var references: [FactReference] {
    var visitor = ReferenceFields()
    show(to: &visitor)
    return visitor.found
  }

  /// Shows the fields to a visitor that only looks.
  public func show(to visitor: inout some FieldVisitor) {
    var value = self
    Self.fields(&value, &visitor)
  }

  /// The same fact at another time.
  public func shifted(seconds: Int, days: Int) -> Self {
    var value = self
    var visitor = ShiftedFields(seconds: seconds, days: days)
    Self.fields(&value, &visitor)
    return value
  }
}

/// A fact that another one needs.
public struct FactReference: Sendable {
  public var key: FactKey
  /// The column of files that names it.
  public var column: StaticString
  /// It may come later in the same import.
  public var isLate: Bool

  public init(key: FactKey, column: StaticString, isLate: Bool = false) {
    self.key = key
    self.column = column
    self.isLate = isLate
  }
}

struct KeyFields: FieldVisitor {
  var parts: [FactKey.Part] = []

  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID) { add(field, .text(value.text)) }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    add(field, .text(value.text))
  }
  mutating func integer(_ field: RecordField, _ value: inout Int, in range: ClosedRange<Int>, standard: Int?) {
    add(field, .number(value))
  }
  mutating func instant(_ field: RecordField, _ value: inout Instant, standard: Instant?) {
    add(field, .time(value))
  }

  private mutating func add(_ field: RecordField, _ part: @autoclosure () -> FactKey.Part) {
    if field.isKey { parts.append(part()) }
  }
}

struct ReferenceFields: FieldVisitor {
  var found: [FactReference] = []

  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    add(field, value.text, kind)
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
    if let value { add(field, value.text, kind) }
  }

  private mutating func add(_ field: RecordField, _ id: String, _ kind: FactKind) {
    found.append(FactReference(key: FactKey(kind, [.text(id)]), column: field.name, isLate: field.isLate))
  }
}

struct ShiftedFields: FieldVisitor {
  let seconds: Int
  let days: Int

  mutating func date(_ field: RecordField, _ value: inout LocalDate) { value = value + days }
  mutating func date(_ field: RecordField, _ value: inout LocalDate?) { value = value.map { $0 + days } }
  mutating func instant(_ field: RecordField, _ value: inout Instant, standard: Instant?) { value = value + seconds }
  mutating func instant(_ field: RecordField, _ value: inout Instant?) { value = value.map { $0 + seconds } }
  mutating func form<Form: FieldForm>(_ field: RecordField, _ value: inout Form.Value, _ form: Form.Type) {
    value = Form.shifted(value, days: days)
  }
}
