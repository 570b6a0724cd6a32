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
  /// Runs of the source that were taken back and count as said all the same.
  private let undone: Set<Int>

  private enum Import {
    /// Not an import, or one that was taken back.
    case none
    case others, own
    /// A run of the source that was taken back, and is remembered.
    case undone

    var isAny: Bool { self == .others || self == .own }
    var isOwn: Bool { self == .own || self == .undone }
  }

  init(_ db: any SQLConnection, source: String, change: Int? = nil, remembering undone: [Int] = []) throws {
    self.db = db
    self.source = source
    self.change = change
    self.undone = Set(undone)
    hasTold = try db.statement("SELECT EXISTS (SELECT 1 FROM import_told)").isTrue()
    hasRemovals = try db.statement("SELECT EXISTS (SELECT 1 FROM change_edits WHERE after IS NULL)").isTrue()
  }

  /// Notes the import that is being written.
  func begin(isRun: Bool = false) throws {
    guard let change else { return }
    try db.statement("INSERT INTO imports (change, source, is_run) VALUES (?, ?, ?)").run([
      change, source, isRun ? 1 : 0,
    ])
  }

  /// Runs of a source that were taken back.
  static func undoneRuns(of source: String, in db: any SQLConnection) throws -> [Int] {
    let log = ChangeLog(db)
    return try db.statement(
      """
      SELECT DISTINCT undoes FROM changes
      WHERE undoes IN (SELECT change FROM imports WHERE is_run = 1 AND source IN (?, ?)) ORDER BY undoes
      """
    ).all([source, anySource]) { row in row[0] as Int }.filter { try log.undoing($0) != nil }
  }

  private func mark(of change: Int) throws -> Import {
    if let known = imports[change] { return known }
    let found = try find(change)
    imports[change] = found
    return found
  }

  private func find(_ change: Int) throws -> Import {
    let statement = try db.statement("SELECT source FROM imports WHERE change = ?")
    guard let source = try statement.string([change]) else { return .none }
    guard try ChangeLog(db).undoing(change) == nil else { return undone.contains(change) ? .undone : .none }
    return source == self.source || source == Self.anySource || self.source == Self.anySource ? .own : .others
  }

  // MARK: What was said last

  /// Nothing has to be looked up: what the fact holds is what the source said last.
  func isSaying(_ stored: StoredFact, _ key: FactKey) throws -> Bool {
    try undone.isEmpty && mark(of: stored.change).isOwn && (!mayHaveNotes || told(of: key).isEmpty)
  }

  /// `before`: as it was told before that change.
  func standing(of key: FactKey, _ stored: StoredFact, before limit: Int = .max) throws -> FactStanding {
    var standing = FactStanding(held: stored.fact)
    let notes = mayHaveNotes ? try told(of: key).filter { $0.change < limit } : []
    guard let known = try written(key, stored, before: limit) ?? blank(where: notes, key.kind) else { return standing }
    var texts = known.texts
    let columns = key.kind.columnNames
    for note in notes where note.change >= known.change {
      for (column, name) in columns.enumerated() { if let text = note.fields[name] { texts[column] = text } }
    }
    standing.last = texts
    return standing
  }

  /// What the source said under a key of a fact that stands here under another one; nil: nothing.
  func toldOfAnother(_ key: FactKey) throws -> [String]? {
    guard mayHaveNotes else { return nil }
    let notes = try told(of: key)
    guard let known = blank(where: notes, key.kind) else { return nil }
    var texts = known.texts
    for note in notes {
      for (column, name) in key.kind.columnNames.enumerated() {
        if let text = note.fields[name] { texts[column] = text }
      }
    }
    return texts
  }

  /// The texts of a fact as an import wrote it, and which one.
  private typealias Written = (texts: [String], change: Int)

  /// As this source wrote it last; where it never did, as any import wrote it last.
  private func written(_ key: FactKey, _ stored: StoredFact, before limit: Int) throws -> Written? {
    let mark = try mark(of: stored.change)
    if mark.isOwn, undone.isEmpty { return (stored.fact.texts, stored.change) }
    let last = try lastSide(of: key, before: limit)
    if mark.isOwn, last.map({ $0.change <= stored.change }) ?? true { return (stored.fact.texts, stored.change) }
    if let last { return (try JSON.decode(Fact.self, last.fact).texts, last.change) }
    // Notes of a source that has never written the fact all hold, whatever others wrote since.
    if mark.isAny { return (stored.fact.texts, 0) }
    let earlier = try sides(of: key).lazy.filter { $0.change < limit }
    guard let any = try earlier.first(where: { try self.mark(of: $0.change).isAny }) else { return nil }
    return (try JSON.decode(Fact.self, any.fact).texts, 0)
  }

  /// The newest form by the source that the log's lines tell. An undo brings back older changes' forms after newer ones.
  private func lastSide(of key: FactKey, before limit: Int = .max) throws -> (fact: String, change: Int)? {
    var last: (fact: String, change: Int)?
    for side in try sides(of: key) where side.change > last?.change ?? -1 && side.change < limit {
      if try mark(of: side.change).isOwn { last = side }
    }
    return last
  }

  /// What the source said of a fact last, if that was taken back.
  func takenBack(_ key: FactKey) throws -> Fact? {
    guard let last = try lastSide(of: key), undone.contains(last.change) else { return nil }
    return try JSON.decode(Fact.self, last.fact)
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
      guard try hasNoted(key) else { return }
      noteCount -= 1
      return try db.statement("DELETE FROM import_told WHERE key = ? AND change = ?").run([key.description, change])
    }
    if try !hasNoted(key) { noteCount += 1 }
    try db.statement(
      """
      INSERT INTO import_told (key, change, fields) VALUES (?, ?, ?)
      ON CONFLICT (key, change) DO UPDATE SET fields = excluded.fields
      """
    ).run([key.description, change, try JSON.encode(said)])
  }

  /// This import has noted what the source says of it.
  func hasNoted(_ key: FactKey) throws -> Bool {
    guard let change, noteCount > 0 else { return false }
    return try db.statement("SELECT EXISTS (SELECT 1 FROM import_told WHERE key = ? AND change = ?)")
      .isTrue([key.description, change])
  }

  /// Of how many things this import has made a note.
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
