public import CustomerSuccess
import Foundation
import GRDB
public import SuccessStore

extension SQLStore {
  /// The file's pages, the references, and every projection computed again in TEMP and compared with the file's.
  public func check(at now: Instant) async throws(StoreError) -> [StoreFinding] {
    let rulebook = rulebook
    try await refresh(at: now)
    let location = path
    do {
      let queue = try DatabaseQueue(path: location, configuration: Connection.configuration(readOnly: true))
      defer { try? queue.close() }
      return try await queue.read { db in
        var findings = try Checking.pages(db) + Checking.references(db)
        guard findings.isEmpty else { return findings }
        findings += try Checking.projections(db, rulebook, at: now) + Checking.search(db)
        return findings
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  public func backup(to copy: String) async throws(StoreError) {
    let file = DatabaseFile(path: copy)
    guard try file.state() == .missing else {
      throw .unavailable("\(copy) exists already. Name a file that does not.")
    }
    try file.create()
    do {
      let source: any DatabaseReader =
        switch connections {
        case .shared(let pool): pool
        case .alone(let queue): queue
        }
      let target = try DatabaseQueue(path: copy)
      try source.backup(to: target)
      // One file, that can be carried anywhere: opening it to write turns the log on again.
      try await target.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
      try target.close()
    } catch {
      unlink(copy)
      throw StoreError(error, path: copy)
    }
  }
}

enum Checking {
  static func pages(_ db: Database) throws -> [StoreFinding] {
    let answers = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
    return answers.filter { $0 != "ok" }.map { StoreFinding("The file is damaged: \($0). Put a backup in its place.") }
  }

  static func references(_ db: Database) throws -> [StoreFinding] {
    try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
      let (table, parent): (String, String) = (row[0], row[2])
      return StoreFinding("A row of \(table) refers to one of \(parent) that is not there. Put a backup in its place.")
    }
  }

  /// The file's rows may have been computed at different moments; their validity says that they hold now.
  static func projections(_ db: Database, _ rulebook: Rulebook, at now: Instant) throws -> [StoreFinding] {
    // Where nothing may be written they are allowed to be old: every question brings its own.
    guard try !Refresh.isDue(db, rulebook, at: now) else { return [] }
    for table in ProjectionSchema.tables {
      for statement in ProjectionSchema.create(table, in: "temp") { try db.execute(sql: statement) }
    }
    db.clearSchemaCache()
    var projector = Projector(db, rulebook, at: now)
    try projector.projectAll()
    return try ProjectionSchema.tables.compactMap { table in
      let columns = table.columns.map(\.name).filter { $0 != "computed_at" && $0 != "valid_until" }
        .joined(separator: ", ")
      let sides = [("main", "temp"), ("temp", "main")]
      let different = try sides.reduce(0) { sum, side in
        let (left, right) = side
        let sql = """
          SELECT count(*) FROM (SELECT \(columns) FROM \(left).\(table.name)
            EXCEPT SELECT \(columns) FROM \(right).\(table.name))
          """
        return max(sum, try Int.fetchOne(db, sql: sql) ?? 0)
      }
      guard different > 0 else { return nil }
      return StoreFinding(
        "\(different) rows of \(table.name) are not what the facts amount to. Export, and import into a new file.")
    }
  }
}

// MARK: The search index

extension Checking {
  /// Entry by entry against the facts: both sides are added up, so that it takes no room.
  static func search(_ db: Database) throws -> [StoreFinding] {
    try db.execute(sql: "CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab(main, search_index, instance)")
    var (held, due) = (SearchSum(), SearchSum())
    let cursor = try Row.fetchCursor(db, sql: "SELECT term, doc FROM temp.search_terms")
    while let row = try cursor.next() { held.add(row[0], row[1]) }
    try SearchIndex(db).eachDocument { document in
      for term in SearchSum.terms(document.text) { due.add(term, document.id) }
    }
    guard held != due else { return [] }
    return [
      StoreFinding(
        "The search index has \(held.count) entries where the facts amount to \(due.count), or others. Export, and "
          + "import into a new file.")
    ]
  }
}

/// Entries of an index, counted and added up by a hash (FNV-1a, 64 bits), in whatever order they come.
private struct SearchSum: Hashable {
  var count = 0
  private var sum: UInt64 = 0

  mutating func add(_ term: String, _ document: Int) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in term.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let mixed = (hash ^ UInt64(bitPattern: Int64(document))) &* 0x9e37_79b9_7f4a_7c15
    count += 1
    sum &+= mixed ^ (mixed >> 32)
  }

  /// Every three letters that follow each other, as the index takes a text apart.
  static func terms(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count >= 3 else { return [] }
    return (0...scalars.count - 3).map { start in
      var term = String.UnicodeScalarView()
      term.append(contentsOf: scalars[start..<start + 3])
      return String(term)
    }
  }
}
