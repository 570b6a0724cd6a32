import CustomerSuccess

/// How one kind of fact lies in its table. Rows stay in here; the core's facts go in and come out.
protocol FactTable {
  associatedtype Value

  static var kind: FactKind { get }
  static var name: String { get }
  /// The columns that make a row the same row, written first.
  static var keyColumns: [String] { get }
  /// All other columns but `change` and the row's `checksum`, which are written last.
  static var valueColumns: [String] { get }
  /// `FROM` with the joins that `columns` needs; the table itself is `f`.
  static var source: String { get }
  /// What `read` expects, from the first column on.
  static var columns: String { get }
  /// The order of export: by the ids of the key.
  static var order: String { get }
  /// The key of the customer whom the row belongs to, as SQL over `source`.
  static var customer: String { get }

  /// Nil when the key names something that is not there.
  static func keyParts(_ key: FactKey, _ keys: Keys) throws -> [KeyPart]?
  static func bind(_ value: Value, _ binder: inout Binder, _ keys: Keys) throws
  static func read(_ row: SQLRow) throws -> Value
  static func fact(_ value: Value) -> Fact
  /// The value inside a fact of this kind.
  static func value(_ fact: Fact) -> Value?
}

/// A table's statements, put together once.
struct FactSQL {
  var insert: String
  /// The row keeps its integer key, which other rows refer to.
  var update: String
  var delete: String
  var find: String

  private static let known = Dictionary(
    uniqueKeysWithValues: FactKind.allCases.map { ($0, FactSQL($0.table)) })

  static func of(_ table: any FactTable.Type) -> FactSQL { known[table.kind] ?? FactSQL(table) }

  private init(_ table: any FactTable.Type) {
    let keys = table.keyColumns
    let written = keys + table.valueColumns + ["change", "checksum"]
    let marks = written.map { _ in "?" }.joined(separator: ", ")
    insert = "INSERT INTO \(table.name) (\(written.joined(separator: ", "))) VALUES (\(marks))"
    let places = written.enumerated().map { "\($1) = ?\($0 + 1)" }
    let isKey = places.prefix(keys.count).joined(separator: " AND ")
    update = "UPDATE \(table.name) SET \(places.dropFirst(keys.count).joined(separator: ", ")) WHERE \(isKey)"
    delete = "DELETE FROM \(table.name) WHERE \(isKey)"
    let found = keys.map { "f.\($0) = ?" }.joined(separator: " AND ")
    find = "SELECT \(table.columns), f.change FROM \(table.source) WHERE \(found)"
  }
}

extension FactTable {
  static func insert(_ fact: Fact, change: Int, in db: any SQLConnection, _ keys: Keys) throws {
    try write(FactSQL.of(Self.self).insert, fact, change, db, keys)
  }

  static func update(_ fact: Fact, change: Int, in db: any SQLConnection, _ keys: Keys) throws {
    try write(FactSQL.of(Self.self).update, fact, change, db, keys)
  }

  private static func write(_ sql: String, _ fact: Fact, _ change: Int, _ db: any SQLConnection, _ keys: Keys) throws {
    guard let value = value(fact), let parts = try keyParts(fact.key, keys) else { throw MissingReference() }
    try db.statement(sql).run { binder in
      binder.bind(parts)
      try bind(value, &binder, keys)
      binder.bind(change)
      binder.bindSum()
    }
  }

  static func remove(_ key: FactKey, in db: any SQLConnection, _ keys: Keys) throws {
    guard let parts = try keyParts(key, keys) else { return }
    try db.statement(FactSQL.of(Self.self).delete).run { $0.bind(parts) }
  }

  /// The stored fact with the change that wrote it.
  static func find(_ key: FactKey, in db: any SQLConnection, _ keys: Keys) throws -> StoredFact? {
    guard let parts = try keyParts(key, keys) else { return nil }
    let statement = try db.statement(FactSQL.of(Self.self).find)
    return try statement.first(SQLArguments(parts.map(\.sqlValue))) { row in
      StoredFact(fact: fact(try read(row)), change: row[row.count - 1])
    }
  }

  static func values(_ condition: String, _ arguments: SQLArguments, in db: any SQLConnection) throws -> [Value] {
    let statement = try db.statement("SELECT \(columns) FROM \(source) WHERE \(condition)")
    return try statement.all(arguments, read)
  }
}

struct StoredFact {
  var fact: Fact
  /// The change whose value it is.
  var change: Int
}

/// A fact whose key names something that is not there; the door turns it into a refusal that says what.
struct MissingReference: Error {}

extension Binder {
  mutating func bind(_ parts: [KeyPart]) {
    for part in parts {
      switch part {
      case .text(let text): bind(text)
      case .integer(let integer): bind(integer)
      }
    }
  }
}

extension FactKind {
  var table: any FactTable.Type {
    switch self {
    case .customer: CustomerTable.self
    case .contact: ContactTable.self
    case .activity: ActivityTable.self
    case .observation: ObservationTable.self
    case .override: OverrideTable.self
    case .score: ScoreTable.self
    case .action: ActionTable.self
    case .ticket: TicketTable.self
    case .ticketEvent: TicketEventTable.self
    case .survey: SurveyTable.self
    case .learner: LearnerTable.self
    case .enrolment: EnrolmentTable.self
    case .progress: ProgressTable.self
    case .certificate: CertificateTable.self
    case .rootCause: RootCauseTable.self
    case .article: ArticleTable.self
    case .articleLink: ArticleLinkTable.self
    }
  }
}
