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
    let missing = try putBack(since: last)
    for kind in FactKind.allCases.reversed() {
      try db.statement("DELETE FROM \(kind.record.names.table) WHERE change > ?").run([last])
    }
    rows.keys.forget()
    try insert(missing)
    try cutLog(behind: last)
  }

  /// The log's order is what happened; a clock that was wrong once hides nothing that was known by then.
  private func lastEntry() throws -> Int {
    if let last = try db.statement("SELECT max(id) FROM changes WHERE at <= ?").int([moment.seconds]) { return last }
    guard let first = try db.statement("SELECT min(at) FROM changes").int() else {
      throw Refusal("Nothing was known at \(moment): the change log has no entry.")
    }
    throw Refusal("Nothing was known at \(moment): the first entry of the change log is of \(Instant(seconds: first)).")
  }

  /// Facts that were there and are not any more are answered: they may refer to each other, and to what is to go first.
  private func putBack(since last: Int) throws -> [StoredFact] {
    let lines = try db.statement(
      "SELECT key, previous, before, after FROM change_edits WHERE change > ? ORDER BY change, seq"
    ).rows([last])
    var met: Set<String> = []
    var missing: [StoredFact] = []
    while let row = try lines.next() {
      guard met.insert(row[0]).inserted else { continue }
      let (previous, before, after): (Int?, String?, String?) = (row[1], row[2], row[3])
      // What had been added in bulk since was not there either.
      guard let before, let previous, previous <= last else {
        if let text = after ?? before { try remove(try JSON.decode(Fact.self, text)) }
        continue
      }
      let was = StoredFact(fact: try JSON.decode(Fact.self, before), change: previous)
      if try isThere(was.fact.key) {
        try was.fact.update(change: was.change, in: db, rows.keys)
      } else {
        missing.append(was)
      }
    }
    return missing
  }

  private func isThere(_ key: FactKey) throws -> Bool { try key.kind.record.find(key, in: db, rows.keys) != nil }

  private func remove(_ fact: Fact) throws {
    guard try isThere(fact.key) else { return }
    try fact.kind.record.remove(fact.key, in: db, rows.keys)
    rows.keys.forget()
  }

  /// What is referred to comes first; a ticket may follow another one.
  private func insert(_ facts: [StoredFact]) throws {
    var waiting = facts.enumerated().sorted { left, right in
      (left.element.fact.kind, left.offset) < (right.element.fact.kind, right.offset)
    }.map(\.element)
    while !waiting.isEmpty {
      let late = try waiting.filter { stored in
        guard try stored.fact.references.allSatisfy({ try isThere($0) }) else { return true }
        try stored.fact.insert(change: stored.change, in: db, rows.keys)
        return false
      }
      // What refers to somebody who was forgotten went with them.
      guard late.count < waiting.count else { return }
      waiting = late
    }
  }

  private static let tables = [
    "change_edits", "change_additions", "change_keys", "imports", "import_told", "customer_merges", "forgotten_people",
  ]

  private func cutLog(behind last: Int) throws {
    for table in Self.tables { try db.statement("DELETE FROM \(table) WHERE change > ?").run([last]) }
    try db.statement("DELETE FROM changes WHERE id > ?").run([last])
  }
}
