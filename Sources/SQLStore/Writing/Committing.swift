public import CustomerSuccess
import GRDB
public import SuccessStore
import Synchronization

extension SQLStore {
  @discardableResult
  public func commit(
    _ edits: [FactEdit], title: String, by author: String, at now: Instant
  ) async throws(StoreError) -> ChangeEntry {
    try await change(title, by: author, at: now) { writer in
      for edit in edits { try writer.apply(edit) }
    }
  }

  /// One entry of the log with what `body` writes; nothing where that is nothing.
  func change(
    _ title: String, by author: String, at now: Instant,
    _ body: @escaping @Sendable (inout FactWriter) throws -> Void
  ) async throws(StoreError) -> ChangeEntry {
    try await write(at: now) { db in
      let entry = try ChangeLog(db).begin(title, by: author, at: now)
      var writer = FactWriter(db, change: entry.id)
      try body(&writer)
      guard writer.editCount > 0 else { throw Refusal("Nothing to change: the store holds it already.") }
      return (entry, try writer.finish())
    }
  }

  @discardableResult
  public func undo(
    _ entry: ChangeEntry.ID, by author: String, at now: Instant
  ) async throws(StoreError) -> ChangeEntry {
    try await write(at: now) { db in
      var undoing = try Undoing(entry, by: author, at: now, in: db)
      try undoing.run()
      return (undoing.entry, try undoing.finish())
    }
  }

  public func refresh(at now: Instant) async throws(StoreError) { try await refresh(at: now, .patient) }

  func refresh(at now: Instant, _ limit: Patience.Limit) async throws(StoreError) {
    guard case .shared(let pool) = connections else { return }
    let rulebook = rulebook
    do {
      // Nobody should wait for a writer to learn that there is nothing to do.
      guard try await pool.read({ try Refresh.isDue($0, rulebook, at: now) }) else { return }
    } catch {
      throw StoreError(error, path: path)
    }
    try await write(at: now, limit) { db in ((), try Refresh.due(db, at: now)) }
  }

  /// One transaction: what `body` writes, then the projections of what it touched.
  func write<Answer: Sendable>(
    at now: Instant, _ limit: Patience.Limit = .patient,
    _ body: @escaping @Sendable (Database) throws -> (Answer, Touched)
  ) async throws(StoreError) -> Answer {
    let pool = try writablePool()
    let (rulebook, patience) = (rulebook, patience)
    writing.add(1, ordering: .relaxed)
    defer { writing.subtract(1, ordering: .relaxed) }
    do {
      return try await pool.writeWithoutTransaction { db in
        patience.set(limit)
        var answer: Answer?
        try db.inTransaction(.immediate) {
          let (result, touched) = try body(db)
          var projector = Projector(db, rulebook, at: now)
          try projector.bringUp(touched)
          answer = result
          return .commit
        }
        guard let answer else { throw CancellationError() }
        return answer
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  func writablePool() throws(StoreError) -> DatabasePool {
    switch (connections, mode) {
    case (.shared(let pool), _):
      try requireInPlace()
      return pool
    case (.alone, .asOf(let moment)):
      throw .readOnly("This is a report as of \(moment): nothing can be changed in it.")
    case (.alone, _): throw .readOnly("\(path) was opened read-only: nothing can be changed in it.")
    }
  }
}
