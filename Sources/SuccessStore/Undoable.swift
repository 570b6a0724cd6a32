public import CustomerSuccess

/// What undo and redo mean for one person: read from the log, so that they hold across restarts.
extension SuccessStore {
  private var portion: Int { 200 }

  /// The newest of the author's own changes that still stand, undoings left out; at most `count`.
  public func undoable(by author: String, count: Int = 1) async throws(StoreError) -> [ChangeEntry] {
    var found: [ChangeEntry] = []
    var before: Int?
    while found.count < count {
      let page = try await log(LogQuery(limit: portion, before: before, author: author))
      for entry in page where entry.undoes == nil && found.count < count {
        if try await change(entry.id, limit: 0)?.undoneBy == nil { found.append(entry) }
      }
      guard page.count == portion else { break }
      before = page.last?.id
    }
    return found
  }

  /// The author's newest undoing that stands, with nothing new done since: what redo turns round. Nil when there is none.
  public func redoable(by author: String) async throws(StoreError) -> ChangeEntry? {
    var before: Int?
    while true {
      let page = try await log(LogQuery(limit: portion, before: before, author: author))
      for entry in page {
        guard let undone = entry.undoes else { return nil }
        // The undoing of an undoing is a redo: no more is to be redone than what lies below it.
        guard try await change(undone, limit: 0)?.entry.undoes == nil else { continue }
        if try await change(entry.id, limit: 0)?.undoneBy == nil { return entry }
      }
      guard page.count == portion else { return nil }
      before = page.last?.id
    }
  }
}
