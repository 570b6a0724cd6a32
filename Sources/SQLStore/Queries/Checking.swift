public import CustomerSuccess
public import SuccessStore

extension SQLStore {
  /// The file's pages, the references, and every projection computed again beside the file's and compared with the file's.
  public func check(at now: Instant) async throws(StoreError) -> [StoreFinding] {
    let rules = rules
    try await refresh(at: now)
    do {
      return try await engine.inspect { db in
        let damage = try db.damage()
        guard damage.isEmpty else { return damage }
        let changed = try Checking.sums(db)
        // What follows from such facts says nothing.
        guard changed.isEmpty else { return changed }
        return try Checking.departures(db) + Checking.projections(db, rules.rulebook(in: db), at: now)
          + Checking.search(db)
      }
    } catch {
      throw engine.words(for: error)
    }
  }

  public func backup(to copy: String) async throws(StoreError) {
    do { try await engine.backup(to: copy) } catch { throw engine.words(for: error) }
  }
}

enum Checking {
  /// The file's rows may have been computed at different moments; their validity says that they hold now.
  static func projections(_ db: any SQLConnection, _ rulebook: Rulebook, at now: Instant) throws -> [StoreFinding] {
    // Where nothing may be written they are allowed to be old: every question brings its own.
    guard try !Refresh.isDue(db, rulebook, at: now) else { return [] }
    let tables = db.dialect.tables
    for table in ProjectionSchema.tables {
      for statement in ProjectionSchema.create(table, in: tables.temporary, tables) { try db.execute(statement) }
    }
    db.forgetStatements()
    var projector = Projector(db, rulebook, at: now)
    try projector.projectAll()
    return try ProjectionSchema.tables.compactMap { table in
      let columns = table.columns.map(\.name).filter { $0 != "computed_at" && $0 != "valid_until" }
        .joined(separator: ", ")
      let sides = [(tables.kept, tables.temporary), (tables.temporary, tables.kept)]
      let different = try sides.reduce(0) { sum, side in
        let (left, right) = side
        let sql = """
          SELECT count(*) FROM (SELECT \(columns) FROM \(left).\(table.name)
            EXCEPT SELECT \(columns) FROM \(right).\(table.name)) AS different
          """
        return max(sum, try db.statement(sql).int() ?? 0)
      }
      guard different > 0 else { return nil }
      return StoreFinding(
        "\(different) rows of \(table.name) are not what the facts amount to. Export, and import into a new file.")
    }
  }
}

// MARK: What contradicts itself

extension Checking {
  /// Customers who are there, and away by their own record.
  static func departures(_ db: any SQLConnection) throws -> [StoreFinding] {
    try db.statement(
      """
      SELECT c.id, max(d.left_on) FROM customers c JOIN departures d ON d.customer = c.key
      WHERE c.lifecycle <> '\(Lifecycle.churned.rawValue)' AND d.returned IS NULL GROUP BY c.id ORDER BY c.id
      """
    ).all([]) { row in
      let (id, left) = (row[0] as String, LocalDate(day: row[1]))
      return StoreFinding(
        "\(id) is a customer, and its departure of \(left) says of no return. rapport customer return \(id) closes it.")
    }
  }
}

// MARK: The search index

extension Checking {
  /// Entry by entry against the facts: both sides are added up, so that it takes no room.
  static func search(_ db: any SQLConnection) throws -> [StoreFinding] {
    try db.execute(db.dialect.search.listTerms)
    var (held, due) = (SearchSum(), SearchSum())
    let cursor = try db.statement(db.dialect.search.terms).rows()
    while let row = try cursor.next() { held.add(row[0], row[1]) }
    try SearchIndex(db).eachDocument { id, text in
      for term in SearchSum.terms(text) { due.add(term, id) }
    }
    guard held != due else { return [] }
    return [
      StoreFinding(
        "The search index has \(held.count) entries where the facts amount to \(due.count), or others. Export, and "
          + "import into a new file.")
    ]
  }
}

/// Entries of an index, counted and added up by their fingerprints, in whatever order they come.
private struct SearchSum: Hashable {
  var count = 0
  private var sum: UInt64 = 0

  mutating func add(_ term: String, _ document: Int) {
    let mixed = (Fingerprint(term).value ^ UInt64(bitPattern: Int64(document))) &* 0x9e37_79b9_7f4a_7c15
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
