import CustomerSuccess
import SuccessStore

/// The change log's tables.
struct ChangeLog {
  let db: any SQLConnection

  init(_ db: any SQLConnection) { self.db = db }

  static let columns = "id, at, author, title, undoes"
  static let columnCount = 5

  func begin(_ title: String, by author: String, at now: Instant, undoes: Int? = nil) throws -> ChangeEntry {
    let insert = try db.statement(
      "INSERT INTO changes (at, author, title, undoes, checksum) VALUES (?, ?, ?, ?, ?) RETURNING id")
    let values: SQLArguments = [now.seconds, author, title, undoes]
    let id = try insert.int([now.seconds, author, title, undoes, RowSum(of: values.values).value])
    return ChangeEntry(id: id ?? 0, at: now, author: author, title: title, undoes: undoes)
  }

  /// What an entry is, where its lines do not say it.
  enum Mark: String {
    /// One of outreach.
    case run
    /// Lines of it were about somebody who has been forgotten since.
    case scrubbed
  }

  func mark(_ change: Int, _ mark: Mark) throws {
    try db.statement("INSERT INTO change_marks (change, mark) VALUES (?, ?)").run([change, mark.rawValue])
  }

  func isMarked(_ change: Int, _ mark: Mark) throws -> Bool {
    try db.statement("SELECT EXISTS (SELECT 1 FROM change_marks WHERE change = ? AND mark = ?)")
      .isTrue([change, mark.rawValue])
  }

  /// True where entry `c` is marked so.
  static func isMarked(_ mark: Mark) -> String {
    "EXISTS (SELECT 1 FROM change_marks m WHERE m.change = c.id AND m.mark = '\(mark.rawValue)')"
  }

  func noteAdditions(_ counts: [FactKind: Int], of change: Int) throws {
    let insert = try db.statement("INSERT INTO change_additions (change, kind, count) VALUES (?, ?, ?)")
    for (kind, count) in counts where count > 0 { try insert.run([change, kind.rawValue, count]) }
  }

  /// The number of the last entry; 0 where there is none.
  func last() throws -> Int { try db.statement("SELECT coalesce(max(id), 0) FROM changes").int() ?? 0 }

  func entry(_ id: Int) throws -> ChangeEntry? {
    let statement = try db.statement("SELECT \(Self.columns) FROM changes WHERE id = ?")
    return try statement.first([id], read)
  }

  /// Everybody who has written an entry, each found along the index behind the one before.
  func authors() throws -> [String] {
    let statement = try db.statement("SELECT author FROM changes WHERE author > ? ORDER BY author LIMIT 1")
    var found = try db.statement("SELECT author FROM changes WHERE author = '' LIMIT 1").all([]) { row -> String in
      row[0]
    }
    while let next = try statement.first([found.last ?? ""], { row -> String in row[0] }) { found.append(next) }
    return found
  }

  /// Newest first: everybody's where nobody is named.
  func entries(by authors: [String], before: Int?, limit: Int) throws -> [ChangeEntry] {
    let found = try authors.flatMap { try entries(by: $0, before: before, limit: limit) }
    return authors.count < 2 ? found : Array(found.sorted { $0.id > $1.id }.prefix(max(0, limit)))
  }

  /// True of entry `c` where somebody did something. An import that left everything as it is has to have a number by which it is
  /// known what its source said; nothing was done by it.
  static let isDeed = "NOT (EXISTS (SELECT 1 FROM imports i WHERE i.change = c.id) AND NOT \(says))"

  /// True of entry `c` where the log tells of it: a deed also where all that it did was to somebody who has been forgotten since.
  private static let isTold = "(\(isDeed) OR \(isMarked(.scrubbed)))"

  /// Newest first.
  func entries(by author: String?, before: Int?, limit: Int) throws -> [ChangeEntry] {
    let isTheirs = author == nil ? "" : " AND author = ?"
    let statement = try db.statement(
      "SELECT \(Self.columns) FROM changes c WHERE id < ?\(isTheirs) AND \(Self.isTold) ORDER BY id DESC LIMIT ?")
    let arguments: SQLArguments = [before ?? Int.max]
    let authors: SQLArguments = author.map { [$0] } ?? []
    return try statement.all(arguments + authors + [max(0, limit)], read)
  }

  func read(_ row: SQLRow) -> ChangeEntry {
    ChangeEntry(id: row[0], at: row.instant(1), author: row[2], title: row[3], undoes: row[4])
  }

  /// One logged edit, with the change whose value `before` was.
  struct Line {
    var edit: FactEdit
    var previous: Int?
  }

  func lines(of change: Int, limit: Int) throws -> [Line] {
    let statement = try db.statement(
      "SELECT previous, before, after FROM change_edits WHERE change = ? ORDER BY seq LIMIT ?")
    return try statement.all([change, limit], line)
  }

  /// Last first, in portions, for an undo of any length: those before `seq`.
  func linesBackwards(of change: Int, before seq: Int) throws -> [Line] {
    let statement = try db.statement(
      """
      SELECT previous, before, after FROM change_edits WHERE change = ? AND seq < ? AND seq >= ? ORDER BY seq DESC
      """)
    return try statement.all([change, seq, seq - Self.portion], line)
  }

  static let portion = 1000

  func lineCount(of change: Int) throws -> Int {
    let statement = try db.statement("SELECT count(*) FROM change_edits WHERE change = ?")
    return try statement.int([change]) ?? 0
  }

  /// One more than the last line's number: lines about who was forgotten are missing between others.
  func end(of change: Int) throws -> Int {
    let statement = try db.statement("SELECT max(seq) + 1 FROM change_edits WHERE change = ?")
    return try statement.int([change]) ?? 0
  }

  /// A row that begins with what stood before, and a line's two facts.
  func line(_ row: SQLRow) throws -> Line {
    Line(edit: FactEdit(before: try fact(row[1]), after: try fact(row[2])), previous: row[0])
  }

  private func fact(_ text: String?) throws -> Fact? { try text.map { try JSON.decode(Fact.self, $0) } }

  /// Whether an entry says what it changed: what was forgotten is not said.
  func hasLines(_ change: Int) throws -> Bool {
    try db.statement(
      """
      SELECT EXISTS (SELECT 1 FROM change_edits WHERE change = ?1)
        OR EXISTS (SELECT 1 FROM change_additions WHERE change = ?1)
      """
    ).isTrue([change])
  }

  func additions(of change: Int) throws -> [FactKind: Int] {
    let statement = try db.statement("SELECT kind, count FROM change_additions WHERE change = ?")
    let cursor = try statement.rows([change])
    var counts: [FactKind: Int] = [:]
    while let row = try cursor.next() { counts[try row.choice(0)] = row[1] }
    return counts
  }

  /// The entry by which `change` is undone now: an undo may itself have been undone.
  func undoing(_ change: Int) throws -> Int? {
    let statement = try db.statement("SELECT id FROM changes WHERE undoes = ? ORDER BY id DESC LIMIT 1")
    guard let undo = try statement.int([change]) else { return nil }
    return try undoing(undo) == nil ? undo : nil
  }

  /// The fact was added, changed or removed at some time.
  func tells(of key: FactKey) throws -> Bool {
    try db.statement("SELECT EXISTS (SELECT 1 FROM change_edits WHERE key = ?)").isTrue([key.description])
  }

  /// Who touched a fact last: by the log's lines, or by the stamp of a bulk import.
  func lastChange(of key: FactKey, stamp: Int?) throws -> ChangeEntry? {
    let statement = try db.statement("SELECT max(change) FROM change_edits WHERE key = ?")
    let logged = try statement.int([key.description])
    guard let last = [logged, stamp].compactMap(\.self).max() else { return nil }
    return try entry(last)
  }
}
