public import CustomerSuccess
public import SQLStore
public import SuccessStore

extension SQLiteEngine {
  /// The database as it was known at a past moment, or as is held of it: in a copy of its own, which can only be read and is gone when it
  /// is closed. The file itself is not written.
  /// Building the search index anew takes its time: only where somebody will search.
  public static func openPast(
    path: String, rules: RulebookSource, _ past: PastMoment, isSearched: Bool = false
  ) async throws(StoreError) -> SQLStore {
    let copy = try copy(of: path)
    do {
      let writer = SQLStore(try SQLiteEngine(path: copy.path, isReadOnly: false), rules: rules, mode: .readWrite)
      do {
        try await writer.lookBack(to: past, isSearched: isSearched)
      } catch {
        try? writer.close()
        throw error
      }
      try writer.close()
      let engine = try SQLiteEngine(path: copy.path, isReadOnly: true, nil, own: copy)
      return SQLStore(engine, rules: rules, mode: .asOf(past.at))
    } catch {
      copy.remove()
      throw StoreError(error, path: path)
    }
  }

  private static func copy(of path: String) throws(StoreError) -> PrivateCopy {
    let source = try SQLiteEngine(path: path, isReadOnly: true)
    defer { try? source.close() }
    do { return try PrivateCopy(of: source.reader) } catch { throw StoreError(error, path: path) }
  }
}
