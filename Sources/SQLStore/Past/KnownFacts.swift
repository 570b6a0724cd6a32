import CustomerSuccess
import SuccessStore

/// Facts as they were recorded at a moment, by the change log: of each that has lines since, what stood before the first of them; without
/// those that came since, also in bulk, where the row's stamp tells it.
///
/// Who was forgotten since is not there: that is for good, also looking back.
struct KnownFacts {
  private let rows: PastRows
  private let moment: Instant

  private var db: any SQLConnection { rows.db }

  init(_ db: any SQLConnection, at moment: Instant) {
    rows = PastRows(db)
    self.moment = moment
  }

  func restore() throws {
    let last = try lastEntry()
    try putBack(try before(last))
    for kind in FactKind.allCases.reversed() {
      try db.statement("DELETE FROM \(kind.record.names.table) WHERE change > ?").run([last])
    }
    try cutLog(behind: last)
  }

  /// The log's order is what happened; a clock that was wrong once hides nothing that was known by then. 0 before the
  /// first.
  private func lastEntry() throws -> Int {
    try db.statement("SELECT coalesce(max(id), 0) FROM changes WHERE at <= ?").int([moment.seconds]) ?? 0
  }

  /// What stood before the first line since of each fact that has lines since; what was not there is removed at once.
  private func before(_ last: Int) throws -> [StoredFact] {
    var found: [StoredFact] = []
    try ChangeLog(db).earlier(than: last) { earlier in
      if let change = earlier.change {
        found.append(StoredFact(fact: earlier.fact, change: change))
      } else {
        try remove(earlier.fact.key)
      }
    }
    return found
  }

  private func isThere(_ key: FactKey) throws -> Bool { try key.kind.record.find(key, in: db, rows.keys) != nil }

  private func remove(_ key: FactKey) throws {
    guard try isThere(key) else { return }
    try key.kind.record.remove(key, in: db, rows.keys)
    rows.keys.forget()
  }

  /// What is referred to comes first: a customer that was merged away since, before the contacts that were its own. A ticket may follow
  /// another one. A row that is there keeps its integer key, which others refer to.
  private func putBack(_ facts: [StoredFact]) throws {
    var waiting = facts.enumerated().sorted { left, right in
      (left.element.fact.kind, left.offset) < (right.element.fact.kind, right.offset)
    }.map(\.element)
    while !waiting.isEmpty {
      let late = try waiting.filter { stored in
        guard try stored.fact.references.allSatisfy(isThere) else { return true }
        if try isThere(stored.fact.key) {
          try stored.fact.update(change: stored.change, in: db, rows.keys)
        } else {
          try stored.fact.insert(change: stored.change, in: db, rows.keys)
        }
        return false
      }
      // What refers to somebody who was forgotten went with them.
      guard late.count < waiting.count else { return }
      waiting = late
    }
  }

  private static let tables = [
    "change_edits", "change_additions", "change_keys", "change_marks", "imports", "import_told", "customer_merges",
    "forgotten_people",
  ]

  private func cutLog(behind last: Int) throws {
    for table in Self.tables { try db.statement("DELETE FROM \(table) WHERE change > ?").run([last]) }
    try db.statement("DELETE FROM changes WHERE id > ?").run([last])
  }
}
