import CustomerSuccess

/// Facts in their tables. Rows stay in here; the core's facts go in and come out.
extension FactRecord {
  static var layout: TableLayout { .of(names.kind) }

  static func read(_ row: SQLRow) throws -> Self {
    var value = blank
    var visitor = ReadFields(row)
    fields(&value, &visitor)
    if let failure = visitor.failure { throw failure }
    return value
  }

  /// Those of which `condition` holds; it may be followed by an order.
  static func stored(_ condition: String, _ arguments: SQLArguments, in db: any SQLConnection) throws -> [Self] {
    try db.statement(layout.select(where: condition)).all(arguments, read)
  }

  /// The same, as facts of any kind.
  static func facts(_ condition: String, _ arguments: SQLArguments, in db: any SQLConnection) throws -> [Fact] {
    try stored(condition, arguments, in: db).map(\.fact)
  }

  /// Every fact of the kind whose customer matches, in the order of export.
  static func each(matching condition: SQLCondition, in db: any SQLConnection, _ body: (Fact) throws -> Void) throws {
    let join = condition.isAll ? "" : "JOIN customer_standing s ON s.customer = \(layout.customer)"
    let sql = "\(layout.select) \(join) WHERE \(condition.sql) ORDER BY \(layout.order)"
    let rows = try db.statement(sql).rows(condition.arguments)
    while let row = try rows.next() { try body(try read(row).fact) }
  }

  /// The stored fact with the change that wrote it.
  static func find(_ key: FactKey, in db: any SQLConnection, _ keys: Keys) throws -> StoredFact? {
    guard let parts = try layout.keyParts(key, keys) else { return nil }
    return try db.statement(layout.find).first(SQLArguments(parts)) { row in
      StoredFact(fact: try read(row).fact, change: row[row.count - 1])
    }
  }

  /// The one that was written last of those that refer to a row of another table.
  static func newest(
    referringTo target: TableLayout.Column.Target, _ row: Int, in db: any SQLConnection
  ) throws -> StoredFact? {
    let places = layout.columns.filter { $0.target == target }.map { "f.\($0.name) = ?1" }
    guard !places.isEmpty else { return nil }
    let sql = "\(layout.select) WHERE \(places.joined(separator: " OR ")) ORDER BY f.change DESC LIMIT 1"
    return try db.statement(sql).first([row]) { row in
      StoredFact(fact: try read(row).fact, change: row[row.count - 1])
    }
  }

  static func remove(_ key: FactKey, in db: any SQLConnection, _ keys: Keys) throws {
    guard let parts = try layout.keyParts(key, keys) else { return }
    try db.statement(layout.delete).run(SQLArguments(parts))
  }
}

extension Fact {
  func insert(change: Int, in db: any SQLConnection, _ keys: Keys) throws {
    var writing = WritingFact(isNew: true, change: change, db: db, keys: keys)
    try open(&writing)
  }

  func update(change: Int, in db: any SQLConnection, _ keys: Keys) throws {
    var writing = WritingFact(isNew: false, change: change, db: db, keys: keys)
    try open(&writing)
  }
}

private struct WritingFact: FactUse {
  let isNew: Bool
  let change: Int
  let db: any SQLConnection
  let keys: Keys

  func use<Value: FactRecord>(_ value: Value) throws {
    let layout = Value.layout
    try db.statement(isNew ? layout.insert : layout.update).run { binder in
      var visitor = BoundFields(binder, keys)
      value.show(to: &visitor)
      if let failure = visitor.failure { throw failure }
      binder = visitor.binder
      binder.bind(change)
      binder.bindSum()
    }
  }
}

struct StoredFact {
  var fact: Fact
  /// The change whose value it is.
  var change: Int
}

/// A fact whose key names something that is not there; the door turns it into a refusal that says what.
struct MissingReference: Error {}
