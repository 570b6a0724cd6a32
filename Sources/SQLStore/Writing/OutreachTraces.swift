import CustomerSuccess
import SuccessStore

/// What outreach has made of an entry that is to be taken back, by itself and while nobody else touched it: firings, messages, action
/// items and memberships of customers whom the entry brought, and its own edits of such things. They go with it and come back with it,
/// for whoever takes an import back has asked for none of them.
struct OutreachTraces {
  /// What only runs make of customers; a mute is a person's.
  private static let kinds: [FactKind] = [.message, .firing, .membership, .action]

  private let db: any SQLConnection
  private let log: ChangeLog
  private let undone: Int
  private let author: String
  /// Runs' lines about the same thing, the last one first; things that others refer to come after those.
  private(set) var lines: [ChangeLog.Line] = []

  /// Throws a conflict where a person has worked on some of it since: that is never lost.
  init(of undone: Int, by author: String, in db: any SQLConnection) throws {
    self.db = db
    self.undone = undone
    self.author = author
    log = ChangeLog(db)
    let additions = try log.additions(of: undone)
    let customers = try keys(.customer, "before IS NULL")
    for kind in Self.kinds {
      var facts = try edited(kind, additions[kind] ?? 0)
      if additions[.customer] != nil {
        facts += try kind.record.facts(
          "f.customer IN (SELECT c.key FROM customers c WHERE c.change = ?)", [undone], in: db)
      }
      // Those whom it added one by one.
      facts += try customers.flatMap { try kind.record.facts("customer_row.id = ?", [$0.parts.joined()], in: db) }
      var met: Set<FactKey> = []
      for fact in facts where met.insert(fact.key).inserted { try take(fact) }
    }
  }

  /// What the entry itself has added or changed, and runs have changed since.
  private func edited(_ kind: FactKind, _ added: Int) throws -> [Fact] {
    let keysOfLines = try keys(kind, "after IS NOT NULL")
    var facts = try keysOfLines.compactMap { try kind.record.find($0, in: db, Keys(db, addsNames: false))?.fact }
    guard added > 0 else { return facts }
    let held = try db.statement("SELECT count(*) FROM \(kind.record.names.table) WHERE change = ?").int([undone])
    guard held != added else { return facts }
    let changed = try db.statement(
      "SELECT after FROM change_edits WHERE change > ?1 AND previous = ?1 AND after IS NOT NULL")
    let rows = try changed.all([undone]) { row in try JSON.decode(Fact.self, row[0]) }
    facts += rows.filter { $0.kind == kind }
    return facts
  }

  /// Of the entry's own lines about things of a kind.
  private func keys(_ kind: FactKind, _ condition: String) throws -> [FactKey] {
    // A key begins with its kind and a blank; `!` is what comes after a blank.
    let statement = try db.statement(
      """
      SELECT coalesce(after, before) FROM change_edits WHERE change = ? AND key >= ? AND key < ? AND \(condition)
      """)
    return try statement.all([undone, "\(kind.title) ", "\(kind.title)!"]) { row in
      try JSON.decode(Fact.self, row[0]).key
    }
  }

  private mutating func take(_ fact: Fact) throws {
    let standing = try log.standing(fact.key, after: undone)
    guard standing.contains(where: \.isRun) else { return }
    if let work = try log.othersWork(in: standing) {
      throw StoreError.conflict(
        StoreError.Conflict(
          key: fact.key, expected: work.standing.line.edit.before, found: fact, last: work.entry, askedBy: author,
          isUndo: true))
    }
    lines += standing.map(\.line)
  }
}

extension ChangeLog {
  /// A line of an entry that stands, and whether that is one of outreach.
  struct StandingLine {
    var line: Line
    var change: Int
    var isRun: Bool
  }

  /// The last that somebody did by hand to what runs have made; nil where nobody has worked on it.
  func othersWork(in standing: [StandingLine]) throws -> (standing: StandingLine, entry: ChangeEntry?)? {
    guard let other = standing.first(where: { !$0.isRun }) else { return nil }
    return (other, try entry(other.change))
  }

  /// What entries behind one have done to a fact, the last first.
  func standing(_ key: FactKey, after change: Int) throws -> [StandingLine] {
    let statement = try db.statement(
      """
      SELECT e.previous, e.before, e.after, e.change, \(SQLCondition.count(ChangeLog.isMarked(.run))) FROM change_edits e JOIN changes c ON c.id = e.change
      WHERE e.key = ? AND e.change > ? AND c.undoes IS NULL ORDER BY e.change DESC, e.seq DESC
      """)
    let found = try statement.all([key.description, change]) { row in
      StandingLine(line: try line(row), change: row[3], isRun: row[4])
    }
    return try found.filter { try undoing($0.change) == nil }
  }
}
