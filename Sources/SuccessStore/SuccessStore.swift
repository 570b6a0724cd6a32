public import CustomerSuccess

/// What the console may ask and change. Every answer is one consistent snapshot as of `now`.
///
/// Reads may run beside each other and are interrupted when their task is cancelled. Writes run in order, each one
/// transaction with one entry in the change log.
public protocol SuccessStore: ImprovementStore, Sendable {
  /// The file that it lies in: nothing that is written for people may take its place.
  var path: String { get }
  /// Where the database is kept as it was before opening brought it up to this Rapport; nil where there was nothing to do.
  var copyBeforeUpgrade: String? { get }

  func portfolio(_ filter: Filter, at now: Instant) async throws(StoreError) -> PortfolioFigures
  func segments(
    by segment: Segment, _ filter: Filter, at now: Instant
  ) async throws(StoreError) -> [SegmentRow]
  func segments(
    by segment: Segment, crossedWith other: Segment, _ filter: Filter, at now: Instant
  ) async throws(StoreError) -> SegmentAnalysis
  func support(
    _ filter: Filter, from start: Instant, at now: Instant
  ) async throws(StoreError) -> SupportFigures
  func quality(_ query: QualityQuery, at now: Instant) async throws(StoreError) -> QualityFigures
  func qualityCases(_ query: QualityCaseQuery, at now: Instant) async throws(StoreError) -> QualityCases
  func training(_ filter: Filter, at now: Instant) async throws(StoreError) -> TrainingFigures
  /// What is open now with at most `limit` of its tickets, and how today goes.
  func wall(limit: Int, at now: Instant) async throws(StoreError) -> WallFigures

  func customers(
    _ query: CustomerQuery, at now: Instant
  ) async throws(StoreError) -> Page<CustomerRow>
  func tickets(_ query: TicketQuery, at now: Instant) async throws(StoreError) -> Page<TicketRow>
  func actions(_ query: ActionQuery, at now: Instant) async throws(StoreError) -> Page<ActionRow>
  /// Open tickets that match, by who has them: the most loaded first, nobody last.
  func workload(_ filter: Filter, at now: Instant) async throws(StoreError) -> [OwnerLoad]

  /// What any part of its text finds, each thing once: exact ids first, then names of customers and of people, then titles,
  /// then other texts; the newest first among equals. Every word of `text` has to be found, capitals and accents do not matter, and
  /// nothing in it is syntax. Texts shorter than three letters are looked for in names and at the beginning of ids.
  func search(_ text: String, limit: Int, at now: Instant) async throws(StoreError) -> [SearchHit]
  /// Everyone who owns or manages something, by name, each spelling once.
  func people() async throws(StoreError) -> [String]
  /// What needs somebody today, by `DayRules`, the most urgent first: of the customers they own, and the tickets and action
  /// items that are theirs; narrowed to what concerns the customers that match. Empty for nobody.
  func myDay(owner: String, _ filter: Filter, at now: Instant) async throws(StoreError) -> [DayRow]

  func learners(_ query: LearnerQuery, at now: Instant) async throws(StoreError) -> Page<LearnerRow>

  /// Nil when there is no such ticket.
  func ticket(_ id: TicketID, at now: Instant) async throws(StoreError) -> TicketDetail?
  /// Nil when there is no such customer.
  func customer(_ id: CustomerID, at now: Instant) async throws(StoreError) -> CustomerDetail?
  func healthFacts(_ id: CustomerID) async throws(StoreError) -> HealthFacts?
  /// A ticket's events, oldest first; nil when there is no such ticket.
  func events(of ticket: TicketID) async throws(StoreError) -> [TicketEvent]?
  /// What a ticket would be after one thing more, done now; nothing is changed. Nil when there is no such ticket.
  func reading(
    of ticket: TicketID, trying kind: TicketEvent.Kind, by author: String, at now: Instant
  ) async throws(StoreError) -> TicketReading?
  /// The fact as it is now, as an edit's `before`; nil when there is none.
  func fact(_ key: FactKey) async throws(StoreError) -> Fact?

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
  /// are when it is written, those before it in the list included.
  @discardableResult
  func perform(
    _ acts: [ActRequest], title: String, by author: String, at now: Instant, once: OnceKey?
  ) async throws(StoreError) -> ChangeEntry

  /// Writes any number of facts as one entry; all or nothing. `batches` hands over the next facts, none at the end; what
  /// it throws leaves the store as it was and comes out again.
  ///
  /// A fact that is there already is replaced, or no change when it is the same. What a fact refers to must be there, or
  /// come in the same or an earlier batch.
  @discardableResult
  func bulkImport(
    title: String, by author: String, at now: Instant,
    batches: @escaping @Sendable () throws -> [Fact]
  ) async throws -> ImportSummary

  /// Turns an entry of the change log round, as a new entry; a conflict when someone has changed the same thing since.
  @discardableResult
  func undo(
    _ entry: ChangeEntry.ID, by author: String, at now: Instant, once: OnceKey?
  ) async throws(StoreError) -> ChangeEntry
  /// The entry that was made under this key; nil when there is none. Refuses a key that stands for another change.
  func entry(once key: OnceKey) async throws(StoreError) -> ChangeEntry?
  func log(_ query: LogQuery) async throws(StoreError) -> [ChangeEntry]
  /// The newest of the author's own changes that still stand, undoings left out; at most `count`. Read from the log, so
  /// that undo and redo hold across restarts.
  func undoable(by author: String, count: Int) async throws(StoreError) -> [ChangeEntry]
  /// The author's newest undoing that stands, with nothing new done since: what redo turns round. Nil when there is none.
  func redoable(by author: String) async throws(StoreError) -> ChangeEntry?
  /// An entry with at most `limit` of its edits; nil when there is no such entry.
  func change(_ entry: ChangeEntry.ID, limit: Int) async throws(StoreError) -> ChangeRecord?

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
  @discardableResult
  public func commit(
    _ edits: [FactEdit], title: String, by author: String, at now: Instant
  ) async throws(StoreError) -> ChangeEntry {
    try await commit(edits, title: title, by: author, at: now, once: nil)
  }

  @discardableResult
  public func perform(
    _ acts: [ActRequest], title: String, by author: String, at now: Instant
  ) async throws(StoreError) -> ChangeEntry {
    try await perform(acts, title: title, by: author, at: now, once: nil)
  }

  @discardableResult
  public func undo(
    _ entry: ChangeEntry.ID, by author: String, at now: Instant
  ) async throws(StoreError) -> ChangeEntry {
    try await undo(entry, by: author, at: now, once: nil)
  }
}
