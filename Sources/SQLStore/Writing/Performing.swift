public import CustomerSuccess
public import SuccessStore

extension SQLStore {
  @discardableResult
  public func perform(
    _ acts: [ActRequest], title: String?, by author: String, at now: Instant, once: OnceKey?
  ) async throws(StoreError) -> ChangeEntry {
    let rules = rules
    let begin: @Sendable (any SQLConnection) throws -> String = { db in
      let lookup = FactLookup(db, Keys(db, addsNames: false))
      return try title ?? acts.title(KeyTitles(rules.rulebook(in: db).acting), at: now, lookup.fact)
    }
    return try await change(titled: begin, by: author, at: now, once: once) { writer in
      let standing = try rules.standing(in: writer.db)
      let lookup = FactLookup(writer.db, writer.keys, standing.feedback)
      let acting = Acting(
        rules: standing.rulebook.acting, source: lookup, author: author, now: now)
      for act in acts { try writer.perform(act, by: acting) }
    }
  }
}

extension FactWriter {
  mutating func perform(_ request: ActRequest, by acting: Acting) throws {
    do {
      if let person = try acting.forgotten(by: request) { return try forget(person) }
      for edit in try acting.edits(for: request) { try apply(edit) }
      if let merge = try acting.merged(by: request) {
        try ImportMemories(db).note(double: merge.double, mergedInto: merge.kept, by: change)
      }
    } catch let failure as ActFailure {
      switch failure {
      case .refused(let refusal): throw refusal
      case .conflict(let key, let expected, let found):
        let stamp = try key.kind.record.find(key, in: db, keys)?.change
        var conflict = try conflict(key, expected: expected, found: found, stamp: stamp)
        for event in try acting.overtaking(request).map(Fact.ticketEvent) where event.key != key {
          if !conflict.beside.contains(event) { conflict.beside.append(event) }
        }
        throw StoreError.conflict(conflict)
      }
    }
  }
}

/// The facts inside a write transaction, as acts look them up.
struct FactLookup: FactSource {
  private let db: any SQLConnection
  private let keys: Keys
  private let scorer: FeedbackInForce?

  /// `scorer`: by what customers' words are read; nil where nobody acts on them.
  init(_ db: any SQLConnection, _ keys: Keys, _ scorer: FeedbackInForce? = nil) {
    self.db = db
    self.keys = keys
    self.scorer = scorer
  }

  func feedback() throws -> FeedbackScorer { try scorer?.scorer() ?? FeedbackScorer(FeedbackRules()) }

  func fact(_ key: FactKey) throws -> Fact? { try key.kind.record.find(key, in: db, keys)?.fact }

  func removed(_ key: FactKey) throws -> Fact? {
    guard try fact(key) == nil else { return nil }
    let before = try db.statement(
      "SELECT before FROM change_edits WHERE key = ? AND after IS NULL ORDER BY change DESC, seq DESC LIMIT 1"
    ).string([key.description])
    return try before.map { try JSON.decode(Fact.self, $0) }
  }

  func events(of ticket: TicketID) throws -> [TicketEvent] {
    guard let key = try keys.key(of: ticket.text, in: .tickets) else { return [] }
    return try TicketEvent.stored("f.ticket = ? ORDER BY f.seq", [key], in: db)
  }

  func overrides(of customer: CustomerID) throws -> [Override] {
    guard let key = try keys.key(of: customer.text, in: .customers) else { return [] }
    return try Override.stored("f.customer = ? ORDER BY f.at, f.id", [key], in: db)
  }

  func progress(of learner: LearnerID) throws -> [ModuleProgress] {
    guard let key = try keys.key(of: learner.text, in: .learners) else { return [] }
    return try ModuleProgress.stored("f.learner = ?", [key], in: db)
  }

  func certificates(of learner: LearnerID) throws -> [Certificate] {
    guard let key = try keys.key(of: learner.text, in: .learners) else { return [] }
    return try Certificate.stored("f.learner = ?", [key], in: db)
  }

  func attendance(in session: SessionID) throws -> [Attendance] {
    guard let key = try keys.key(of: session.text, in: .rows(.session)) else { return [] }
    return try Attendance.stored("f.session = ?", [key], in: db)
  }

  func evidence(of learner: LearnerID, _ path: PathID, _ module: ModuleID) throws -> ModuleEvidence {
    guard let learner = try keys.key(of: learner.text, in: .learners),
      let path = try keys.key(of: path.text, in: .names), let module = try keys.key(of: module.text, in: .names)
    else { return ModuleEvidence() }
    return try EvidenceRows(db: db, learner: learner, path: path, module: module).all(before: nil)
  }

  func facts(_ kind: FactKind, of customer: CustomerID) throws -> [Fact] {
    guard let column = TableLayout.of(kind).columns.first(where: { $0.target == .customers }),
      let key = try keys.key(of: customer.text, in: .customers)
    else { return [] }
    return try kind.record.facts("f.\(column.name) = ?", [key], in: db)
  }

  func activities(of customer: CustomerID, types: [String]) throws -> [Activity] {
    guard let key = try keys.key(of: customer.text, in: .customers) else { return [] }
    return try Activity.stored(of: key, types: types, in: db)
  }

  func customers(called name: String) throws -> [Customer] { try Customer.called(name, in: db) }

  /// The kind's own letters and a number that nothing ever had: after the highest that is there, and not one of what was
  /// taken back, which somebody may still have before their eyes, in a draft or in a script. Nor that of who was forgotten,
  /// of whom titles in the log go on to speak.
  func freshID(_ kind: FactKind) throws -> String {
    let log = ChangeLog(db)
    let forgotten = kind == .contact ? try ImportMemories(db).people() : []
    func isTaken(_ id: String) throws -> Bool {
      if forgotten.contains(where: { $0.isSelf(ContactID(id)) }) { return true }
      return try log.tells(of: FactKey(kind, id))
    }
    var number = try highestNumber(kind) + 1
    while try isTaken(FreshID.text(number, kind)) { number += 1 }
    return FreshID.text(number, kind)
  }

  private func highestNumber(_ kind: FactKind) throws -> Int {
    let prefix = ShortID.prefix(of: kind)
    let statement = try db.statement(FreshID.highest(of: kind))
    var highest = 0
    // The highest of each length, for some may have zeros before them.
    for length in 1..<FreshID.mostDigits {
      let id = try statement.string([prefix.count + length])
      highest = max(highest, id.flatMap { Int($0.dropFirst(prefix.count)) } ?? 0)
    }
    return highest
  }
}

enum FreshID {
  /// What has more of them is no number.
  static let mostDigits = 15

  /// The highest id with so many letters, by the index of the kind's numbers: the condition is the index's own.
  static func highest(of kind: FactKind) -> String {
    let prefix = ShortID.prefix(of: kind)
    return """
      SELECT id FROM \(kind.record.names.table)
      WHERE id >= '\(prefix)' AND id < '\(prefix):' AND length(id) = ?
        AND trim(substr(id, \(prefix.count + 1)), '0123456789') = ''
      ORDER BY id DESC LIMIT 1
      """
  }

  /// Shorter numbers have zeros before them.
  static func text(_ number: Int, _ kind: FactKind) -> String {
    let (digits, number) = (kind == .article ? 4 : 1, String(number))
    return ShortID.prefix(of: kind) + String(repeating: "0", count: max(0, digits - number.count)) + number
  }
}
