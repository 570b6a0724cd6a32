public import CustomerSuccess

/// What may be asked and changed. Every answer is one consistent snapshot as of `now`.
///
/// Reads may run beside each other and are interrupted when their task is cancelled. Writes run in order, each one
/// transaction with one entry in the change log.
public protocol SuccessStore: Sendable {
  /// The file that it lies in: nothing that is written for people may take its place.
  var path: String { get }
  /// Nothing can be changed in it, for as long as it is open.
  var isReadOnly: Bool { get }
  /// Where the database is kept as it was before opening brought it up to this Rapport; nil where there was nothing to do.
  var copyBeforeUpgrade: String? { get }

  /// A question that the store does not know is refused.
  func answer<Asked: Question>(_ question: Asked, at now: Instant) async throws(StoreError) -> Asked.Answer

  /// Hands over every fact of a kind that belongs to the customers that match, in the order of their ids. What `each`
  /// throws ends the reading and comes out again.
  func facts(
    _ kind: FactKind, _ filter: Filter, at now: Instant, each: @escaping @Sendable (Fact) throws -> Void
  ) async throws

  /// Writes the edits as one entry of the change log, if the store still holds each `before`; what an edit refers to
  /// must be there or come before it. With a key it is done once, however often it is asked for.
  @discardableResult
  func commit(
    _ edits: [FactEdit], title: String, by author: String, at now: Instant, once: OnceKey?
  ) async throws(StoreError) -> ChangeEntry

  /// Carries out acts in their order, as one entry of the change log or not at all. Each is decided by the facts as they
  /// are when it is written, those before it in the list included. Without a title the log says what the acts do, to whom.
  @discardableResult
  func perform(
    _ acts: [ActRequest], title: String?, by author: String, at now: Instant, once: OnceKey?
  ) async throws(StoreError) -> ChangeEntry

  /// Writes any number of facts as one entry; all or nothing. `batches` hands over the next facts, none at the end; what
  /// it throws leaves the store as it was and comes out again.
  ///
  /// Of a fact that is there already only that is taken over which the order's source has changed since it told it last; for
  /// an order without a source the fact is replaced. What a fact refers to must be there, or come in the same or an earlier
  /// batch.
  @discardableResult
  func bulkImport(
    _ order: ImportOrder, by author: String, at now: Instant,
    batches: @escaping @Sendable () throws -> [ToldFact]
  ) async throws -> ImportSummary

  /// Turns entries of the change log round, one after the other, each as a new entry: all of them or none. A conflict when someone
  /// has changed the same thing since.
  @discardableResult
  func undo(
    _ entries: [ChangeEntry.ID], by author: String, at now: Instant, once: OnceKey?
  ) async throws(StoreError) -> [ChangeEntry]

  /// Does again what its author took back last, the newest first: so many, or none. Refused where there are fewer.
  @discardableResult
  func redo(_ count: Int, by author: String, at now: Instant, once: OnceKey?) async throws(StoreError) -> [ChangeEntry]

  /// Judges outreach's triggers once: customers that changes have touched since the last run, and those for whom time may have
  /// changed the answer. All that it does is one entry of the change log; nothing is written where there is nothing to do.
  @discardableResult
  func runOutreach(_ order: OutreachOrder, by author: String, at now: Instant) async throws(StoreError)
    -> OutreachReport

  /// Keeps how things stand with a source, in place of what was kept under its name.
  func note(_ state: SourceState) async throws(StoreError)

  /// Brings what depends on the clock up to `now`; costs only what is due.
  func refresh(at now: Instant) async throws(StoreError)

  /// A number that differs when any process has changed the data since it was last asked.
  func version() throws(StoreError) -> Int

  /// Recomputes and compares everything, and has the engine check itself; empty when all is well.
  func check(at now: Instant) async throws(StoreError) -> [StoreFinding]
  /// An online copy, complete and consistent; refuses to overwrite.
  func backup(to path: String) async throws(StoreError)
  /// Ends all use of the store and leaves everything in its one file.
  func close() throws(StoreError)
}

extension SuccessStore {
  /// Facts of no source: what is there already is replaced, or no change when it is the same.
  @discardableResult
  public func bulkImport(
    title: String, by author: String, at now: Instant, batches: @escaping @Sendable () throws -> [Fact]
  ) async throws -> ImportSummary {
    try await bulkImport(ImportOrder(title), by: author, at: now) { try batches().map { ToldFact($0) } }
  }

  @discardableResult
  public func commit(
    _ edits: [FactEdit], title: String, by author: String, at now: Instant
  ) async throws(StoreError) -> ChangeEntry {
    try await commit(edits, title: title, by: author, at: now, once: nil)
  }

  @discardableResult
  public func perform(
    _ acts: [ActRequest], title: String?, by author: String, at now: Instant
  ) async throws(StoreError) -> ChangeEntry {
    try await perform(acts, title: title, by: author, at: now, once: nil)
  }

  @discardableResult
  public func undo(
    _ entry: ChangeEntry.ID, by author: String, at now: Instant
  ) async throws(StoreError) -> ChangeEntry {
    guard let undo = try await undo([entry], by: author, at: now, once: nil).first else {
      throw .refused(Refusal("The change log has no entry \(entry)."))
    }
    return undo
  }
}
