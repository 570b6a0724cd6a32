import CustomerSuccess
import SuccessStore

extension LogQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer { try ChangeLog(db).matching(self) }
}

extension UndoableQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer { try ChangeLog(db).undoable(by: author, count: count) }
}

extension RedoableQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer { try ChangeLog(db).redoable(by: author) }
}

extension OnceQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer { try ChangeLog(db).entry(once: key) }
}

extension ChangeQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    let log = ChangeLog(db)
    guard let found = try log.entry(entry) else { return nil }
    var record = try log.record(of: found, limit: limit)
    if withContext { record.context = try ContextReading(db).context(of: record) }
    return record
  }
}

extension ChangeLog {
  /// How many entries are looked through at once.
  private static let pageSize = 500
  /// Edits of one entry that are looked through for a kind, or a customer.
  private static let searchLimit = 2000

  fileprivate func record(of entry: ChangeEntry, limit: Int) throws -> ChangeRecord {
    let count = try lineCount(of: entry.id)
    // One that would be left over is read as well.
    let edits = try lines(of: entry.id, limit: limit > 0 && count - 1 == limit ? count : limit).map(\.edit)
    var record = ChangeRecord(
      entry: entry, edits: edits, editCount: count,
      added: try additions(of: entry.id), undoneBy: try undoing(entry.id))
    record.isScrubbed = try isMarked(entry.id, .scrubbed)
    return record
  }

  /// Everybody's entries, or one person's, are found along an index; what else is asked is looked for among them.
  fileprivate func matching(_ query: LogQuery) throws -> [ChangeEntry] {
    let filter = query.filter
    let portion = filter.isOnlyByAuthor ? query.limit : Self.pageSize
    var found: [ChangeEntry] = []
    var before = query.before
    var trail = CustomerTrail(db, filter)
    let authors =
      try filter.author.isEmpty ? nil : self.authors().filter { name in filter.author.contains { $0.means(name) } }
    while found.count < query.limit {
      let page =
        try authors.map { try entries(by: $0, before: before, limit: portion) }
        ?? entries(by: nil, before: before, limit: portion)
      for entry in page where found.count < query.limit && filter.matches(entry) {
        if try changes(entry, what: filter, &trail) { found.append(entry) }
      }
      let isPast = page.last.map { last in filter.since.map { last.at < $0 } ?? false } ?? true
      guard page.count == portion, !isPast else { break }
      before = page.last?.id
    }
    return found
  }

  private func changes(
    _ entry: ChangeEntry, what filter: LogFilter, _ trail: inout CustomerTrail
  ) throws -> Bool {
    guard !filter.kinds.isEmpty || !filter.customers.isEmpty else { return true }
    let record = try record(of: entry, limit: Self.searchLimit)
    return try filter.matches(record) && (filter.customers.isEmpty || trail.holds(record))
  }
}

extension LogFilter {
  fileprivate var isOnlyByAuthor: Bool { words.isEmpty && kinds.isEmpty && customers.isEmpty && since == nil }
}
