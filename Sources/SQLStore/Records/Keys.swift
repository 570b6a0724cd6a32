import CustomerSuccess

/// The integer keys that stand for ids and names in other tables, looked up once a transaction.
///
/// A class, because every table's reading and writing in one transaction shares what was looked up. It never leaves
/// the transaction's own thread.
final class Keys {
  private let db: any SQLConnection
  /// Names not seen before get a key: only while writing.
  private let addsNames: Bool
  /// By the table's place.
  private var known = Array(repeating: Known(), count: FactKind.allCases.count + 1)

  typealias Table = TableLayout.Column.Target

  private struct Known {
    /// Rows that belong together stand together in files, and ask for the same id again and again.
    var last: (id: String, key: Int)?
    var keys: [String: Int] = [:]
  }

  /// A bulk import's ids come in runs, so forgetting all of them now and then costs nothing and bounds the memory.
  private static let limit = 20_000

  init(_ db: any SQLConnection, addsNames: Bool) {
    self.db = db
    self.addsNames = addsNames
  }

  /// Nil when there is no such row.
  func key(of id: String, in table: Table) throws -> Int? {
    let place = table.place
    if let last = known[place].last, last.id == id { return last.key }
    guard let key = try known[place].keys[id] ?? find(id, in: table) else { return nil }
    known[place].last = (id, key)
    return key
  }

  private func find(_ id: String, in table: Table) throws -> Int? {
    let column = table == .names ? "text" : "id"
    let statement = try db.statement("SELECT key FROM \(table.table) WHERE \(column) = ?")
    var key = try statement.int([id])
    if key == nil, table == .names, addsNames {
      key = try db.statement("INSERT INTO names (text) VALUES (?) RETURNING key").int([id])
    }
    guard let key else { return nil }
    let place = table.place
    if known[place].keys.count >= Keys.limit { known[place].keys.removeAll(keepingCapacity: true) }
    known[place].keys[id] = key
    return key
  }

  /// For what is known to be there; zero is no row's key, so a reference to it is refused by the database.
  func required(_ id: String, in table: Table) throws -> Int { try key(of: id, in: table) ?? 0 }

  /// After a row was removed, its key must not be used again.
  func forget() { known = Array(repeating: Known(), count: known.count) }
}

extension TableLayout.Column.Target {
  fileprivate var place: Int {
    switch self {
    case .rows(let kind): kind.place
    case .names: FactKind.allCases.count
    }
  }
}
