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

  enum Import {
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

  func mark(of change: Int) throws -> Import {
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

  /// `before`: as it was told before that change. `told`: what is held against it, nil where that is not known.
  func standing(of key: FactKey, _ stored: StoredFact, before limit: Int = .max, told: ToldFact? = nil) throws
    -> FactStanding
  {
    var standing = FactStanding(held: stored.fact)
    let notes = mayHaveNotes ? try self.told(of: key).filter { $0.change < limit } : []
    var lines = LoggedForms(db, key)
    guard let known = try written(stored, &lines, before: limit) ?? blank(where: notes, key.kind) else {
      return standing
    }
    var last = Said(known, key.kind)
    for note in notes where note.change >= known.change { last.add(note) }
    try leaveHandWork(in: &standing, &last, stored, &lines, told)
    return standing
  }

  /// What people have set here and the source has never spoken of is not the source's, whichever import wrote it down since.
  private func leaveHandWork(
    in standing: inout FactStanding, _ last: inout Said, _ stored: StoredFact, _ lines: inout LoggedForms,
    _ told: ToldFact?
  ) throws {
    defer { standing.last = last.texts }
    let held = stored.fact.texts
    standing.unsaid = ToldFields(held.indices).subtracting(last.columns)
    guard !standing.unsaid.isEmpty, told?.differs(from: held) ?? true else { return }
    standing.byHand = try lines.setByHand(stored) { try mark(of: $0) == .none }.intersection(standing.unsaid)
    // By its time of change a row is known to be older, whoever changed it.
    let changed = stored.fact.kind.record.changedColumn.map { "\($0)" }
    for (column, name) in lines.columns.enumerated() where standing.byHand.contains(column) && name != changed {
      last.texts[column] = ""
    }
  }

  /// What the source said under a key of a fact that stands here under another one; nil: nothing.
  func toldOfAnother(_ key: FactKey) throws -> [String]? { try saidOfAnother(key)?.texts }

  private func saidOfAnother(_ key: FactKey) throws -> Said? {
    let notes = mayHaveNotes ? try told(of: key) : []
    guard let known = try ofDouble(key) ?? blank(where: notes, key.kind) else { return nil }
    var last = Said(known, key.kind)
    for note in notes where note.change >= known.change { last.add(note) }
    return last
  }

  /// As the source wrote a customer that has become a part of another one since.
  private func ofDouble(_ key: FactKey) throws -> Written? {
    guard key.kind == .customer, hasRemovals else { return nil }
    var lines = LoggedForms(db, key)
    return try lastSide(&lines).map { (try JSON.decode(Fact.self, $0.fact).texts, $0.change, true) }
  }

  /// How what stands here stands to what the source says of it under another key.
  func standing(of source: FactKey, as stored: StoredFact) throws -> FactStanding {
    var standing = FactStanding(held: stored.fact)
    var lines = LoggedForms(db, stored.fact.key)
    standing.isToldItself = try toldItself(stored, &lines, beforeTheEndOf: source)
    guard var last = try saidOfAnother(source) else { return standing }
    try leaveHandWork(in: &standing, &last, stored, &lines, nil)
    return standing
  }

  /// The source had told of a fact under its own key when the other one became a part of it; what it has written there since may be
  /// what it says of the other.
  private func toldItself(
    _ stored: StoredFact, _ lines: inout LoggedForms, beforeTheEndOf double: FactKey
  ) throws -> Bool {
    guard double.kind == .customer else { return false }
    var doubles = LoggedForms(db, double)
    guard let end = try doubles.removal() else { return false }
    if try stored.change < end && mark(of: stored.change).isOwn { return true }
    if try lastSide(&lines, before: end) != nil { return true }
    return try mayHaveNotes && told(of: stored.fact.key).contains { $0.change < end }
  }

  /// What the source has said of a fact last, by column.
  private struct Said {
    var texts: [String]
    /// Of which it has said anything.
    private(set) var columns: ToldFields
    private let names: [String]

    init(_ known: Written, _ kind: FactKind) {
      texts = known.texts
      columns = known.isOwn ? .all : ToldFields()
      names = kind.columnNames
    }

    mutating func add(_ note: Note) {
      for (column, name) in names.enumerated() {
        guard let text = note.fields[name] else { continue }
        texts[column] = text
        // A blank stands for what it has not said, too.
        if text.isEmpty { columns.remove(column) } else { columns.insert(column) }
      }
    }
  }

  /// The texts of a fact as an import wrote it, which one, and whether it was the source's.
  private typealias Written = (texts: [String], change: Int, isOwn: Bool)

  /// As this source wrote it last; where it never did, as any import wrote it last.
  private func written(_ stored: StoredFact, _ lines: inout LoggedForms, before limit: Int) throws -> Written? {
    let mark = try mark(of: stored.change)
    if mark.isOwn, undone.isEmpty { return (stored.fact.texts, stored.change, true) }
    let last = try lastSide(&lines, before: limit)
    if mark.isOwn, last.map({ $0.change <= stored.change }) ?? true { return (stored.fact.texts, stored.change, true) }
    if let last { return (try JSON.decode(Fact.self, last.fact).texts, last.change, true) }
    // Notes of a source that has never written the fact all hold, whatever others wrote since.
    if mark.isAny { return (stored.fact.texts, 0, false) }
    let earlier = try lines.sides().lazy.filter { $0.change < limit }
    guard let any = try earlier.first(where: { try self.mark(of: $0.change).isAny }) else { return nil }
    return (try JSON.decode(Fact.self, any.fact).texts, 0, false)
  }

  /// The newest form by the source that the log's lines tell. An undo brings back older changes' forms after newer ones.
  private func lastSide(_ lines: inout LoggedForms, before limit: Int = .max) throws -> LoggedForms.Side? {
    var last: LoggedForms.Side?
    for side in try lines.sides() where side.change > last?.change ?? -1 && side.change < limit {
      if try mark(of: side.change).isOwn { last = side }
    }
    return last
  }

  /// What the source said of a fact last, if that was taken back.
  func takenBack(_ key: FactKey) throws -> Fact? {
    var lines = LoggedForms(db, key)
    guard let last = try lastSide(&lines), undone.contains(last.change) else { return nil }
    return try JSON.decode(Fact.self, last.fact)
  }

  /// Where nothing but notes tells of the source.
  private func blank(where notes: [Note], _ kind: FactKind) -> Written? {
    notes.isEmpty ? nil : (kind.columnNames.map { _ in "" }, 0, false)
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

  /// Notes of a fact that this import wrote and that holds again what it held before, what was told of it.
  func noteTakenBack(_ told: Fact, to held: Fact) throws {
    guard let change else { return }
    var said = try self.told(of: held.key).last { $0.change == change }?.fields ?? [:]
    let (columns, texts, now) = (held.kind.columnNames, told.texts, held.texts)
    for (column, name) in columns.enumerated() where texts[column] != now[column] { said[name] = texts[column] }
    try note(said, of: held.key)
  }

  /// Notes what the source said last of the columns in which a fact follows from something else, and is about to be written so.
  func noteLeft(_ stored: StoredFact, by fact: Fact) throws {
    guard let last = try standing(of: fact.key, stored).last else { return }
    let (before, after) = (stored.fact.texts, fact.texts)
    var said: [String: String] = [:]
    for (column, name) in fact.kind.columnNames.enumerated() where before[column] != after[column] {
      said[name] = last[column]
    }
    try noteMore(said, of: fact.key)
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

  /// Notes what one more row of this import says of a thing that it has told of by another key than its own.
  func noteMore(_ said: [String: String], of key: FactKey) throws {
    guard let change, !said.isEmpty else { return }
    guard try hasNoted(key) else { return try note(said, of: key) }
    let fields = try db.statement("SELECT fields FROM import_told WHERE key = ? AND change = ?")
      .string([key.description, change])
    let before = try fields.map { try JSON.decode([String: String].self, $0) } ?? [:]
    try note(before.merging(said) { $1 }, of: key)
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
    var lines = LoggedForms(db, key)
    return try isRemoved && lines.sides().contains { try mark(of: $0.change).isAny }
  }
}
