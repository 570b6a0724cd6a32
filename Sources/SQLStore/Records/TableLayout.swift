import CustomerSuccess
import Synchronization

/// How one kind of fact lies in its table, as its declaration tells it, and the statements that follow, put together once.
///
/// A row is read with its ids: what refers to another table by an integer key is joined, as `customer_row` or, for a
/// name that stands in many rows, `metric_name`. The table itself is `f`.
final class TableLayout: Sendable {
  let table: String
  /// In the order of the declaration, which is the one of binding and reading; `change` and the row's `checksum` come last.
  let columns: [Column]
  /// The order of export: by the ids of the key.
  let order: String
  /// The key of the customer whom the row belongs to, as SQL over the joined tables; NULL for what is nobody's.
  let customer: String
  /// Of all rows, to be followed by a condition.
  let select: String
  /// By condition: asked for each customer and ticket, and too long to be put together each time.
  private let selects = Mutex<[String: String]>([:])
  let insert: String
  /// The row keeps its integer key, which other rows refer to.
  let update: String
  let delete: String
  let find: String

  struct Column: Sendable {
    enum Kind: Sendable { case integer, real, text }
    enum Target: Hashable, Sendable {
      case rows(FactKind)
      /// Names that stand in very many rows.
      case names

      static let customers = Target.rows(.customer)
      static let tickets = Target.rows(.ticket)
      static let learners = Target.rows(.learner)
      static let articles = Target.rows(.article)
    }

    var name: String
    var kind: Kind
    var isKey = false
    var mayBeNull = false
    /// The table whose integer key stands here.
    var target: Target?
    /// Values that fit, as SQL behind the column.
    var check: String?
  }

  private static let known = FactKind.allCases.map { TableLayout($0.record) }

  static func of(_ kind: FactKind) -> TableLayout { known[kind.place] }

  private init(_ record: any FactRecord.Type) {
    table = "\(record.names.table)"
    columns = record.tableColumns
    let keys = columns.filter(\.isKey)
    order = keys.map(\.read).joined(separator: ", ")
    customer = TableLayout.customer(of: record.names.kind, columns)
    let joins = columns.compactMap(\.join).joined(separator: " ")
    let source = joins.isEmpty ? "\(table) f" : "\(table) f \(joins)"
    select = "SELECT \(columns.map(\.read).joined(separator: ", ")), f.change FROM \(source)"
    let written = columns.map(\.name) + ["change", "checksum"]
    let marks = written.map { _ in "?" }.joined(separator: ", ")
    insert = "INSERT INTO \(table) (\(written.joined(separator: ", "))) VALUES (\(marks))"
    let places = zip(columns, 1...).map { (column: $0, set: "\($0.name) = ?\($1)") }
    let isKey = places.filter(\.column.isKey).map(\.set).joined(separator: " AND ")
    let values =
      places.filter { !$0.column.isKey }.map(\.set)
      + ["change = ?\(written.count - 1)", "checksum = ?\(written.count)"]
    update = "UPDATE \(table) SET \(values.joined(separator: ", ")) WHERE \(isKey)"
    delete = "DELETE FROM \(table) WHERE \(keys.map { "\($0.name) = ?" }.joined(separator: " AND "))"
    find = select + " WHERE " + keys.map { "f.\($0.name) = ?" }.joined(separator: " AND ")
  }

  func select(where condition: String) -> String {
    selects.withLock { known in
      if let text = known[condition] { return text }
      let text = "\(select) WHERE \(condition)"
      known[condition] = text
      return text
    }
  }

  /// Whether people know a row by an id of its own.
  var hasID: Bool { columns.lazy.filter(\.isKey).map(\.name).elementsEqual(["id"]) }

  private static func customer(of kind: FactKind, _ columns: [Column]) -> String {
    if kind == .customer { return "f.key" }
    for column in columns where !column.mayBeNull {
      guard case .rows(let target)? = column.target else { continue }
      if target == .customer { return "f.\(column.name)" }
      if target.record.tableColumns.contains(where: { $0.name == "customer" }) { return "\(column.alias).customer" }
    }
    return "NULL"
  }

  /// The key as the table holds it; nil when it names something that is not there.
  func keyParts(_ key: FactKey, _ keys: Keys) throws -> [SQLValue]? {
    var parts: [SQLValue] = []
    for (column, value) in zip(columns.lazy.filter(\.isKey), key.values) {
      guard let target = column.target else {
        parts.append(value.sqlValue)
        continue
      }
      guard let part = try keys.key(of: value.text, in: target) else { return nil }
      parts.append(.integer(part))
    }
    return parts
  }
}

extension TableLayout {
  /// What the migration says that brings a new kind's table, and a test holds it to; released ones stay as they were written.
  func definition(_ tables: Dialect.Tables) -> String {
    let (keys, values) = (columns.filter(\.isKey), columns.filter { !$0.isKey })
    var lines = hasID ? ["key \(tables.integer) PRIMARY KEY"] : []
    lines += keys.map { hasID ? "id \(tables.text) NOT NULL UNIQUE CHECK (id <> '')" : $0.definition(tables) }
    lines += ["change \(tables.integer) NOT NULL"] + values.map { $0.definition(tables) }
    lines.append("checksum \(tables.integer) NOT NULL")
    if !hasID { lines.append("PRIMARY KEY (\(keys.map(\.name).joined(separator: ", ")))") }
    let made = "CREATE TABLE \(table) (\n  \(lines.joined(separator: ",\n  "))\n) \(tables.end(keys.count));"
    let owner = values.first { if case .rows? = $0.target { true } else { false } }
    return owner.map { "\(made)\nCREATE INDEX \(table)_by_\($0.name) ON \(table) (\($0.name));" } ?? made
  }
}

extension TableLayout.Column {
  func type(_ tables: Dialect.Tables) -> String {
    switch kind {
    case .integer: tables.integer
    case .real: tables.real
    case .text: tables.text
    }
  }

  fileprivate func definition(_ tables: Dialect.Tables) -> String {
    let reference = target.map { " REFERENCES \($0.table)(key)" } ?? ""
    let check = check.map { " CHECK (\(name) \($0))" } ?? ""
    return "\(name) \(type(tables))\(mayBeNull ? "" : " NOT NULL")\(reference)\(check)"
  }

  fileprivate var alias: String { if case .names? = target { "\(name)_name" } else { "\(name)_row" } }

  /// What is read.
  fileprivate var read: String {
    switch target {
    case nil: "f.\(name)"
    case .names: "\(alias).text"
    case .rows: "\(alias).id"
    }
  }

  fileprivate var join: String? {
    guard let target else { return nil }
    return "\(mayBeNull ? "LEFT JOIN" : "JOIN") \(target.table) \(alias) ON \(alias).key = f.\(name)"
  }
}

extension TableLayout.Column.Target {
  var table: String {
    switch self {
    case .names: "names"
    case .rows(let kind): "\(kind.record.names.table)"
    }
  }
}

extension FactKey.Part {
  fileprivate var sqlValue: SQLValue {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .integer(number)
    case .time(let moment): .integer(moment.seconds)
    }
  }
}

extension FactRecord {
  fileprivate static var tableColumns: [TableLayout.Column] {
    var visitor = ColumnFields()
    blank.show(to: &visitor)
    return visitor.columns
  }
}

private struct ColumnFields: FieldVisitor {
  typealias Column = TableLayout.Column
  let medium = FieldMedium.table
  var columns: [Column] = []

  private mutating func add(
    _ field: RecordField, _ kind: Column.Kind, null: Bool = false, to target: Column.Target? = nil, check: String? = nil
  ) {
    columns.append(
      Column(
        name: "\(field.column)", kind: kind, isKey: field.isKey, mayBeNull: null, target: target, check: check))
  }

  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID) { add(field, .text, check: "<> ''") }
  mutating func id<ID: Identifier>(_ field: RecordField, _ value: inout ID?) { add(field, .text) }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID, to kind: FactKind) {
    add(field, .integer, to: .rows(kind))
  }
  mutating func reference<ID: Identifier>(_ field: RecordField, _ value: inout ID?, to kind: FactKind) {
    add(field, .integer, null: true, to: .rows(kind))
  }
  mutating func name<ID: Identifier>(_ field: RecordField, _ value: inout ID) { add(field, .integer, to: .names) }
  mutating func label(_ field: RecordField, _ value: inout String) { add(field, .integer, to: .names) }
  mutating func text(_ field: RecordField, _ value: inout String) { add(field, .text) }
  mutating func text(_ field: RecordField, _ value: inout String?) { add(field, .text, null: true) }
  mutating func flag(_ field: RecordField, _ value: inout Bool) { add(field, .integer, check: "IN (0, 1)") }
  mutating func integer(_ field: RecordField, _ value: inout Int, in range: ClosedRange<Int>, standard: Int?) {
    add(field, .integer, check: Self.check(range))
  }
  mutating func integer(_ field: RecordField, _ value: inout Int?, in range: ClosedRange<Int>) {
    add(field, .integer, null: true, check: Self.check(range))
  }
  mutating func real(_ field: RecordField, _ value: inout Double) { add(field, .real) }
  mutating func date(_ field: RecordField, _ value: inout LocalDate) { add(field, .integer) }
  mutating func date(_ field: RecordField, _ value: inout LocalDate?) { add(field, .integer, null: true) }
  mutating func instant(_ field: RecordField, _ value: inout Instant, standard: Instant?) { add(field, .integer) }
  mutating func instant(_ field: RecordField, _ value: inout Instant?) { add(field, .integer, null: true) }
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice, standard: Choice?) {
    add(field, .text, check: Self.check(Choice.self))
  }
  mutating func choice<Choice: FieldChoice>(_ field: RecordField, _ value: inout Choice?) {
    add(field, .text, null: true, check: Self.check(Choice.self))
  }
  mutating func money(_ amount: RecordField, _ currency: RecordField, _ value: inout Money) {
    add(amount, .integer)
    add(currency, .text)
  }
  mutating func form<Form: FieldForm>(_ field: RecordField, _ value: inout Form.Value, _ form: Form.Type) {
    add(field, .text)
  }
  mutating func aside(_ field: RecordField) {}

  private static func check<Choice: FieldChoice>(_ choices: Choice.Type) -> String {
    "IN (\(choices.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")))"
  }

  private static func check(_ range: ClosedRange<Int>) -> String? {
    switch (range.lowerBound, range.upperBound) {
    case (.min, .max): nil
    case (let low, .max): ">= \(low)"
    case (let low, let high): "BETWEEN \(low) AND \(high)"
    }
  }
}
