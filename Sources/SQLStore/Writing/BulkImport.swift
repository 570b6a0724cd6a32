public import CustomerSuccess
public import SuccessStore
import Synchronization

extension SQLStore {
  @discardableResult
  public func bulkImport(
    _ order: ImportOrder, by author: String, at now: Instant, batches: @escaping @Sendable () throws -> [ToldFact]
  ) async throws -> ImportSummary {
    let rules = rules
    do {
      return try await write(.bulk) { db in
        var load = try BulkLoad(db, rules, order, by: author, at: now)
        try load.run(batches)
        let summary = load.summary
        return summary.entry == nil ? .rollback(summary) : .commit(summary)
      }
    } catch {
      // What `batches` throws comes out as it is.
      guard
        error is SQLError || error is StoreError || error is UnreadableRow || error is Refusal
          || error is CancellationError
      else {
        throw error
      }
      throw engine.words(for: error)
    }
  }
}

/// One bulk import inside its transaction: facts first, then the projections of all they touched in one pass.
struct BulkLoad {
  private let db: any SQLConnection
  private let rules: RulesInForce
  private let now: Instant
  /// Into an empty store.
  private let isFirst: Bool
  private let entry: ChangeEntry
  private var writer: FactWriter
  /// Nil: what is there is replaced.
  private let history: SourceHistory?
  private var counts: [FactKind: ImportSummary.Counts] = [:]
  private var findings: ImportFindings
  /// Facts that follow from those that were told, and are written beside them: no file has them.
  private var besides: [FactKind: Int] = [:]
  /// Customers' first events that tell of first value.
  private var firstValues: [CustomerID: CustomerEvent] = [:]
  private var training: TrainingProgress
  /// Whose progress in which path another tool has told, or follows from what was told.
  private var learnt: Set<LearntPath> = []
  /// Files of Rapport's own tell of certificates themselves.
  private let isOfTool: Bool

  private struct LearntPath: Hashable, Comparable {
    var learner: LearnerID
    var path: PathID

    init(_ progress: ModuleProgress) { (learner, path) = (progress.learner, progress.path) }

    static func < (left: Self, right: Self) -> Bool { (left.learner, left.path) < (right.learner, right.path) }
  }

  init(
    _ db: any SQLConnection, _ rules: RulesInForce, _ order: ImportOrder, by author: String, at now: Instant
  ) throws {
    self.db = db
    self.rules = rules
    self.now = now
    entry = try ChangeLog(db).begin(order.title, by: author, at: now)
    writer = FactWriter(db, change: entry.id)
    findings = ImportFindings(limit: order.listed)
    isOfTool = order.source?.isEmpty == false
    isFirst = try db.statement("SELECT NOT EXISTS (SELECT 1 FROM customers)").isTrue()
    training = TrainingProgress(db, try rules.rulebook(in: db).training, change: entry.id, isFirst: isFirst)
    let source = order.source ?? SourceHistory.anySource
    let undone = order.occasion.recalls ? try SourceHistory.undoneRuns(of: source, in: db) : []
    let history = try SourceHistory(db, source: source, change: entry.id, remembering: undone)
    try history.begin(isRun: order.occasion.isRun)
    self.history = order.source == nil ? nil : history
  }

  var summary: ImportSummary {
    // What a source said that was left as it is here has to be known the next time; the log does not show it.
    let isChange = counts.values.contains { $0.added + $0.changed > 0 } || (history?.noteCount ?? 0) > 0
    return ImportSummary(entry: isChange ? entry : nil, counts: counts, findings: findings)
  }

  mutating func run(_ batches: () throws -> [ToldFact]) throws {
    // Into an empty store, building an index at the end is cheaper than keeping it on the way.
    let indexes = isFirst ? try DroppedIndexes(db) : nil
    writer.isFirst = isFirst
    while true {
      try db.checkCancellation()
      let facts = try batches()
      guard !facts.isEmpty else { break }
      try take(facts)
    }
    // What follows from the rows looks them up by all their indexes.
    try indexes?.restore(.ofFacts)
    try followTiers()
    try followReturns()
    try followPrices()
    try measureFirstValues()
    try followTraining()
    try issueCertificates()
    try ChangeLog(db).noteAdditions(counts.mapValues(\.added).merging(besides, uniquingKeysWith: +), of: entry.id)
    if isFirst { try SearchIndex(db).build() }
    let touched = try writer.finish()
    // Of the files as they are now.
    var projector = Projector(db, try rules.rulebook(in: db), at: now)
    try isFirst ? projector.bringUpAll() : projector.bringUp(touched)
    try indexes?.restore(.ofProjections)
    if isFirst { try keepAnswers() }
  }

  /// Whoever opens a screen after a first import has it at once. Others leave the older answers: reading everybody costs more than the
  /// rows that most of them have.
  private func keepAnswers() throws {
    let snapshot = Snapshot(db: db, rulebook: try rules.rulebook(in: db), now: now, cache: TicketCache())
    // What cannot be answered is no reason to import nothing.
    try? snapshot.keepAnswers()
    try db.checkCancellation()
  }

  /// What is referred to comes before what refers to it, whatever their order in the batch.
  private mutating func take(_ facts: [ToldFact]) throws {
    var places = Array(repeating: [Int](), count: FactKind.allCases.count)
    for index in facts.indices { places[facts[index].fact.kind.place].append(index) }
    for kind in FactKind.allCases where !places[kind.place].isEmpty {
      var counted = counts[kind, default: .init()]
      for index in places[kind.place] {
        let outcome = try take(facts[index])
        if outcome != .unchanged { note(facts[index].fact) }
        switch outcome {
        case .added: counted.added += 1
        case .changed:
          counted.changed += 1
          // It was counted by the row before, which changed nothing.
          if facts[index].isAgain { counted.unchanged = max(0, counted.unchanged - 1) }
        case .unchanged: counted.unchanged += facts[index].isAgain ? 0 : 1
        case .restored:
          counted.changed -= 1
          counted.unchanged += 1
        case .again: break
        }
      }
      counts[kind] = counted
    }
  }

  private mutating func note(_ fact: Fact) {
    training.note(fact)
    guard isOfTool, case .progress(let progress) = fact else { return }
    learnt.insert(LearntPath(progress))
  }

  /// Once all has been told: of a customer in several rows the last tier counts.
  private mutating func followTiers() throws {
    for fact in writer.tierMoves(at: now, by: entry.author) {
      if try writer.take(fact) == .added { besides[.event, default: 0] += 1 }
    }
  }

  /// Whoever is back is away no more, as where somebody takes down the return.
  private mutating func followReturns() throws {
    guard !writer.returned.isEmpty else { return }
    let today = try rules.rulebook(in: db).zone.date(of: now)
    for id in writer.returned.sorted() {
      for var away in try Departure.stillOpen(of: id, in: db) {
        away.returned = max(today, away.left)
        _ = try writer.take(.departure(away))
      }
    }
  }

  /// What a customer says of itself is what its subscriptions say, as with acts. What is put in place as it is stays so.
  private mutating func followPrices() throws {
    let customers = isFirst ? nil : writer.repriced.union(writer.returned)
    guard let history, customers?.isEmpty != true else { return }
    let day = try rules.rulebook(in: db).zone.date(of: now)
    try turnPrices(on: day, history)
    let step = RevenueInStep(db: db, day: day)
    for customer in try step.found(among: customers) { try writer.follow(.customer(customer), history) }
  }

  /// What a source tells of a price is what is paid from now on.
  private mutating func turnPrices(on day: LocalDate, _ history: SourceHistory) throws {
    let turns = try writer.turnPrices(on: day, history)
    if turns.added > 0 { besides[.subscription, default: 0] += turns.added }
    findings.hold(from: day, pricesOf: turns.turned)
  }

  /// Time to value feeds health, where nobody has measured it.
  private mutating func measureFirstValues() throws {
    let rulebook = try rules.rulebook(in: db)
    guard let objective = rulebook.journeys.objective else { return }
    let isKnown = try db.statement(
      """
      SELECT EXISTS (SELECT 1 FROM observations WHERE customer = (SELECT key FROM customers WHERE id = ?)
        AND metric = (SELECT key FROM names WHERE text = ?))
      """)
    for event in firstValues.values.sorted(by: { $0.customer < $1.customer }) {
      guard let customer = try Customer.stored("f.id = ?", [event.customer.text], in: db).first,
        let found = objective.observation(from: event, of: customer, in: rulebook.zone),
        try !isKnown.isTrue([customer.id.text, found.metric.text])
      else { continue }
      if try writer.take(.observation(found)) == .added { besides[.observation, default: 0] += 1 }
    }
  }

  /// Progress follows from what is known of a learner's work, in whatever order it came.
  private mutating func followTraining() throws {
    var noted = training.handOver()
    try noted.eachEdit(writer.keys) { edit in
      guard let after = edit.after else { return try writer.apply(edit) }
      switch try writer.take(after) {
      case .added: besides[.progress, default: 0] += 1
      case .restored: try noteTakenBack(edit, to: after)
      case .changed, .unchanged, .again: break
      }
      if case .progress(let progress) = after { learnt.insert(LearntPath(progress)) }
    }
  }

  /// What a file told of progress, the evidence of it has put back as it was: nothing has changed, and what was told is known the next
  /// time.
  private mutating func noteTakenBack(_ edit: FactEdit, to held: Fact) throws {
    counts[.progress, default: .init()].changed -= 1
    counts[.progress, default: .init()].unchanged += 1
    findings.takeBack(held.key)
    if let told = edit.before { try history?.noteTakenBack(told, to: held) }
  }

  private mutating func issueCertificates() throws {
    guard !learnt.isEmpty else { return }
    var earned = EarnedCertificates(db, try rules.rulebook(in: db))
    for found in learnt.sorted() {
      guard let certificate = try earned.certificate(of: found.learner, in: found.path) else { continue }
      if try writer.take(.certificate(certificate)) == .added { besides[.certificate, default: 0] += 1 }
    }
  }

  private mutating func noteFirstValue(_ fact: Fact) throws {
    guard case .event(let event) = fact,
      try rules.rulebook(in: db).journeys.objective?.signal.isEvent(event.name.text) == true
    else {
      return
    }
    if firstValues[event.customer].map({ event.at < $0.at }) ?? true { firstValues[event.customer] = event }
  }

  private mutating func take(_ told: ToldFact) throws -> FactWriter.Outcome {
    if told.fact.kind == .event { try noteFirstValue(told.fact) }
    guard let history else { return try writer.take(told.fact) }
    return try writer.take(told, history, &findings)
  }
}

/// Secondary indexes taken away for a first load.
private struct DroppedIndexes {
  enum Part { case ofFacts, ofProjections }

  /// What the load itself looks rows up by while the others are away: a customer's tickets, and what was written of a ticket.
  private static let kept: Set = ["tickets_by_customer", "standing_by_customer", "verdicts_by_ticket"]

  private let db: any SQLConnection
  private var statements: [(sql: String, part: Part)] = []

  init(_ db: any SQLConnection) throws {
    self.db = db
    let projections = Set(ProjectionSchema.tables.map(\.name))
    for index in try db.indexes() {
      // The log is looked into throughout.
      guard !index.table.hasPrefix("change"), !Self.kept.contains(index.name) else { continue }
      statements.append((index.create, projections.contains(index.table) ? .ofProjections : .ofFacts))
      try db.execute("DROP INDEX \(index.name)")
    }
  }

  func restore(_ part: Part) throws {
    for statement in statements where statement.part == part { try db.execute(statement.sql) }
  }
}
