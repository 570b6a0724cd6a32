import CustomerSuccess

/// What a source said of facts before, as the log tells it.
///
/// Of most facts it is what they hold: the import wrote them last. Only of those that others have changed since the log's lines are
/// read, and only where an import found something else than it was told, and left it, that is kept beside the log.
final class SourceHistory {
  /// What is brought in without a name of its own, and what came before sources had names: it may have been any.
  static let anySource = "*"

  private let db: any SQLConnection
  private let source: String
  /// The import that is being written.
  private let change: Int?
  private let hasTold: Bool
  private let hasRemovals: Bool
  private var imports: [Int: Import] = [:]

  private enum Import {
    /// Not an import, or one that was taken back.
    case none
    case others, own

    var isAny: Bool { if case .none = self { false } else { true } }
    var isOwn: Bool { if case .own = self { true } else { false } }
  }

  init(_ db: any SQLConnection, source: String, change: Int? = nil) throws {
    self.db = db
    self.source = source
    self.change = change
    hasTold = try db.statement("SELECT EXISTS (SELECT 1 FROM import_told)").isTrue()
    hasRemovals = try db.statement("SELECT EXISTS (SELECT 1 FROM change_edits WHERE after IS NULL)").isTrue()
  }

  /// Notes the import that is being written.
  func begin() throws {
    guard let change else { return }
    try db.statement("INSERT INTO imports (change, source) VALUES (?, ?)").run([change, source])
  }

  private func mark(of change: Int) throws -> Import {
    if let known = imports[change] { return known }
    let found = try find(change)
    imports[change] = found
    return found
  }

  private func find(_ change: Int) throws -> Import {
    let statement = try db.statement("SELECT source FROM imports WHERE change = ?")
    guard let source = try statement.string([change]), try ChangeLog(db).undoing(change) == nil else { return .none }
    return source == self.source || source == Self.anySource || self.source == Self.anySource ? .own : .others
  }

  // MARK: What was said last

  /// Nothing has to be looked up: what the fact holds is what the source said last.
  func isSaying(_ stored: StoredFact, _ key: FactKey) throws -> Bool {
    try mark(of: stored.change).isOwn && (!mayHaveNotes || told(of: key).isEmpty)
  }

  func standing(of key: FactKey, _ stored: StoredFact) throws -> FactStanding {
    var standing = FactStanding(held: stored.fact)
    let notes = mayHaveNotes ? try told(of: key) : []
    guard let known = try written(key, stored) ?? blank(where: notes, key.kind) else { return standing }
    var texts = known.texts
    let columns = key.kind.columnNames
    for note in notes where note.change >= known.change {
      for (column, name) in columns.enumerated() { if let text = note.fields[name] { texts[column] = text } }
    }
    standing.last = texts
    return standing
  }

  /// The texts of a fact as an import wrote it, and which one.
  private typealias Written = (texts: [String], change: Int)

  /// As this source wrote it last; where it never did, as any import wrote it last.
  private func written(_ key: FactKey, _ stored: StoredFact) throws -> Written? {
    let mark = try mark(of: stored.change)
    if mark.isOwn { return (stored.fact.texts, stored.change) }
    // Notes of a source that has never written the fact all hold, whatever others wrote since.
    var any: Written? = mark.isAny ? (stored.fact.texts, 0) : nil
    for side in try sides(of: key) {
      let mark = try self.mark(of: side.change)
      guard mark.isOwn || any == nil && mark.isAny else { continue }
      let texts = try JSON.decode(Fact.self, side.fact).texts
      if mark.isOwn { return (texts, side.change) }
      any = (texts, 0)
    }
    return any
  }

  /// What the fact was by the log's lines, and whose change made it that; the newest first.
  private func sides(of key: FactKey) throws -> [(fact: String, change: Int)] {
    let lines = try db.statement(
      "SELECT change, previous, before, after FROM change_edits WHERE key = ? ORDER BY change DESC, seq DESC"
    ).all([key.description]) { row in
      [(row[3] as String?, row[0] as Int), (row[2] as String?, row[1] as Int? ?? 0)]
    }
    return lines.joined().compactMap { side in side.0.map { ($0, side.1) } }
  }

  /// Where nothing but notes tells of the source.
  private func blank(where notes: [Note], _ kind: FactKind) -> Written? {
    notes.isEmpty ? nil : (kind.columnNames.map { _ in "" }, 0)
  }

  private typealias Note = (fields: [String: String], change: Int)

  /// Oldest first.
  private func told(of key: FactKey) throws -> [Note] {
    let notes = try db.statement("SELECT change, fields FROM import_told WHERE key = ? ORDER BY change").all(
      [key.description]
    ) { row in (change: row[0] as Int, fields: row[1] as String) }
    return try notes.filter { try mark(of: $0.change).isOwn }.map {
      (try JSON.decode([String: String].self, $0.fields), $0.change)
    }
  }

  /// Notes what the source said where neither the fact nor the log tells it; in place of what this import noted before.
  func note(_ said: [String: String], of key: FactKey) throws {
    guard let change else { return }
    guard !said.isEmpty else {
      if mayHaveNotes {
        try db.statement("DELETE FROM import_told WHERE key = ? AND change = ?").run([key.description, change])
      }
      return
    }
    noteCount += 1
    try db.statement(
      """
      INSERT INTO import_told (key, change, fields) VALUES (?, ?, ?)
      ON CONFLICT (key, change) DO UPDATE SET fields = excluded.fields
      """
    ).run([key.description, change, try JSON.encode(said)])
  }

  /// How many this import has made.
  private(set) var noteCount = 0
  private var mayHaveNotes: Bool { hasTold || noteCount > 0 }

  // MARK: What was taken away

  /// Somebody took away here what an import had brought; taking the import back is not that.
  func isRemovedHere(_ key: FactKey) throws -> Bool {
    guard hasRemovals else { return false }
    let isRemoved = try db.statement("SELECT EXISTS (SELECT 1 FROM change_edits WHERE key = ? AND after IS NULL)")
      .isTrue([key.description])
    return try isRemoved && sides(of: key).contains { try mark(of: $0.change).isAny }
  }
}
