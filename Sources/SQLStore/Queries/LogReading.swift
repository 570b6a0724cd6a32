public import CustomerSuccess
public import SuccessStore

extension SQLStore {
  public func log(_ query: LogQuery) async throws(StoreError) -> [ChangeEntry] {
    try await askFacts { try ChangeLog($0).entries(query) }
  }

  public func undoable(by author: String, count: Int) async throws(StoreError) -> [ChangeEntry] {
    try await askFacts { try ChangeLog($0).undoable(by: author, count: count) }
  }

  public func redoable(by author: String) async throws(StoreError) -> ChangeEntry? {
    try await askFacts { try ChangeLog($0).redoable(by: author) }
  }

  public func change(_ entry: ChangeEntry.ID, limit: Int) async throws(StoreError) -> ChangeRecord? {
    try await askFacts { db in
      let log = ChangeLog(db)
      guard let found = try log.entry(entry) else { return nil }
      return ChangeRecord(
        entry: found, edits: try log.lines(of: entry, limit: limit).map(\.edit),
        editCount: try log.lineCount(of: entry), added: try log.additions(of: entry),
        undoneBy: try log.undoing(entry))
    }
  }
}
