public import CustomerSuccess
public import SuccessStore
import Synchronization

extension SQLStore {
  @discardableResult
  public func commit(
    _ edits: [FactEdit], title: String, by author: String, at now: Instant, once: OnceKey?
  ) async throws(StoreError) -> ChangeEntry {
    try await change(title, by: author, at: now, once: once) { writer in
      for edit in edits { try writer.apply(edit) }
    }
  }

  /// One entry of the log with what `body` writes; nothing where that is nothing. Asked for again, the entry that did it.
  func change(
    _ title: String, by author: String, at now: Instant, once: OnceKey?,
    _ body: @escaping @Sendable (inout FactWriter) throws -> Void
  ) async throws(StoreError) -> ChangeEntry {
    try await change(titled: { _ in title }, by: author, at: now, once: once, body)
  }

  /// The same with a title that the facts have a say in, as they are before.
  func change(
    titled title: @escaping @Sendable (any SQLConnection) throws -> String, by author: String, at now: Instant,
    once: OnceKey?,
    _ body: @escaping @Sendable (inout FactWriter) throws -> Void
  ) async throws(StoreError) -> ChangeEntry {
    try await write(at: now) { db in
      let log = ChangeLog(db)
      if let once, let done = try log.entry(once: once) { return (done, Touched()) }
      var entry = try log.begin(try title(db), by: author, at: now)
      if let once { try log.note(once, of: entry.id) }
      var writer = FactWriter(db, change: entry.id)
      try body(&writer)
      guard writer.editCount > 0 || writer.hasForgotten else {
        throw Refusal("Nothing to change: the store holds it already.")
      }
      entry.made = writer.made
      entry.isForGood = writer.editCount == 0
      entry.remains = writer.remains
      return (entry, try writer.finish())
    }
  }

  public func refresh(at now: Instant) async throws(StoreError) { try await refresh(at: now, .patient) }

  func refresh(at now: Instant, _ manner: SQLWriting) async throws(StoreError) {
    guard mode == .readWrite else { return }
    let rules = rules
    // Nobody should wait for a writer to learn that there is nothing to do.
    guard try await askFacts({ try Refresh.isDue($0, rules.rulebook(in: $0), at: now) }) else { return }
    try await write(at: now, manner) { db in ((), try Refresh.due(db, at: now)) }
  }

  /// One transaction: what `body` writes, then the projections of what it touched and of what is due: who only looks and
  /// cannot write finds them done, also where scripts are the only ones to write.
  func write<Answer: Sendable>(
    at now: Instant, _ manner: SQLWriting = .patient,
    _ body: @escaping @Sendable (any SQLConnection) throws -> (Answer, Touched)
  ) async throws(StoreError) -> Answer {
    let rules = rules
    do {
      return try await write(manner) { db in
        var (answer, touched) = try body(db)
        touched.formUnion(try Refresh.late(db, at: now))
        // Of the files as `body` leaves them: what cannot be read is not written.
        var projector = Projector(db, try rules.rulebook(in: db), at: now)
        try projector.bringUp(touched)
        return .commit(answer)
      }
    } catch {
      throw engine.words(for: error)
    }
  }

  /// One transaction of the engine's, unless nothing may be written here.
  func write<Answer: Sendable>(
    _ manner: SQLWriting, _ body: @escaping @Sendable (any SQLConnection) throws -> SQLEnding<Answer>
  ) async throws -> Answer {
    if case .asOf(let moment) = mode {
      throw StoreError.readOnly("This is a report as of \(moment): nothing can be changed in it.")
    }
    writing.add(1, ordering: .relaxed)
    defer { writing.subtract(1, ordering: .relaxed) }
    return try await engine.write(manner, body)
  }
}
