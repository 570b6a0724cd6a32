import CustomerSuccess
import SuccessStore

/// Writes one change's facts and its lines in the log, and notes what they touch. Lives for one transaction.
struct FactWriter {
  let db: any SQLConnection
  let keys: Keys
  /// The change's id in the log.
  let change: Int
  private var touched = Touched()
  var search: SearchChanges
  /// Into an empty store: whoever writes builds the search index and all projections at the end.
  var isFirst = false { didSet { search.isPaused = isFirst } }
  private(set) var editCount = 0
  /// Something was done that leaves no line in the log.
  var hasForgotten = false
  /// Where names of who was forgotten stand alone.
  var remains: [String] = []
  private(set) var made: [Target] = []
  /// Customers that one import has moved to other tiers, as they were before and are now.
  private var movedTiers: [CustomerID: (before: Customer, after: Customer)] = [:]
  /// Customers that had left before the import and have not after it.
  private(set) var returned: Set<CustomerID> = []
  /// Customers of whose subscriptions anything has changed; in an empty store nobody keeps them.
  private(set) var repriced: Set<CustomerID> = []
  /// Subscriptions that were there and of which an import has told another price or another first day.
  private(set) var turning: Set<SubscriptionID> = []

  init(_ db: any SQLConnection, change: Int) {
    self.db = db
    self.change = change
    keys = Keys(db, addsNames: true)
    search = SearchChanges(db, keys)
  }

  /// Brings the index up to what was written, and answers whose projections are to follow; the last thing that is done.
  mutating func finish() throws -> Touched {
    try search.write()
    let marks = OutreachMarks(db)
    guard !isFirst else {
      try marks.noteAll(change)
      return touched
    }
    try marks.note(touched.customers.union(marks.customers(of: touched.tickets)), change)
    return touched
  }

  /// One edit, if the store holds its `before`. `stamp` is the change whose value an undo brings back.
  mutating func apply(_ edit: FactEdit, stamp: Int? = nil) throws {
    guard let key = edit.key else { throw Refusal("An edit has to have a fact before or after it.") }
    if let before = edit.before, let after = edit.after, before.key != after.key {
      throw Refusal("\(before.key) cannot become \(after.key): remove the one and add the other.")
    }
    let stored = try key.kind.record.find(key, in: db, keys)
    // An undo goes on even so: it brings back whose value it is.
    if stamp == nil, stored?.fact == edit.after, edit.before == nil || edit.before == edit.after { return }
    guard stored?.fact == edit.before else {
      throw StoreError.conflict(
        try conflict(key, expected: edit.before, found: stored?.fact, stamp: stored?.change, isUndo: stamp != nil))
    }
    try write(edit.after, over: stored, key, stamp: stamp ?? change)
    try log(key, before: stored, after: edit.after)
    try search.writeWhenMany()
  }

  /// One fact of a bulk import. What is added is not logged line by line: its stamp tells it. What is there already is
  /// replaced, or holds what `settle` says.
  private mutating func take(_ fact: Fact, settle: (StoredFact) throws -> Fact?) throws -> Outcome {
    try search.writeWhenMany()
    // An event belongs to a ticket that may be there already; any other new fact is a row of its own.
    if !isFirst, case .ticketEvent = fact { try search.willChange(fact.key) }
    // A closure that used the writer's own would copy all of it, fact by fact.
    let (change, db, keys) = (change, db, keys)
    do {
      try inWords(of: fact) { try fact.insert(change: change, in: db, keys) }
      guard !isFirst else { return .added }
      try touched.note(fact, in: db, keys)
      notePrice(of: fact)
      try search.didChange(fact.key)
      return .added
    } catch is AlreadyThere {
      guard let stored = try fact.kind.record.find(fact.key, in: db, keys) else { throw missing(fact) }
      return try take(settled: settle(stored), over: stored)
    }
  }

  mutating func take(_ fact: Fact) throws -> Outcome { try take(fact) { _ in fact } }

  mutating func take(settled fact: Fact?, over stored: StoredFact) throws -> Outcome {
    guard let fact, fact != stored.fact else { return stored.change == change ? .again : .unchanged }
    let former = try FactWriter.formerly(fact.key, stored, change, in: db)
    let isRestored = former?.fact == fact
    try write(fact, over: stored, fact.key, stamp: isRestored ? former?.change ?? change : change)
    if stored.change != change || former != nil {
      noteMoves(of: fact, before: (former ?? stored).fact)
      noteTurn(of: fact, before: (former ?? stored).fact)
    }
    if isRestored {
      try db.statement("DELETE FROM change_edits WHERE key = ? AND change = ?").run([fact.key.description, change])
      return .restored
    }
    guard stored.change != change else {
      try replaceLogged(fact)
      return .again
    }
    try log(fact.key, before: stored, after: fact)
    return .changed
  }

  private mutating func notePrice(of fact: Fact?) {
    if case .subscription(let subscription) = fact { repriced.insert(subscription.customer) }
  }

  private mutating func noteTurn(of fact: Fact, before: Fact) {
    guard case .subscription(let before) = before, case .subscription(let after) = fact else { return }
    if before.amount != after.amount || before.from != after.from { turning.insert(after.id) }
  }

  /// From what was before the import to what holds in the end.
  private mutating func noteMoves(of fact: Fact, before: Fact) {
    guard case .customer(let before) = before, case .customer(let after) = fact else { return }
    movedTiers[after.id] = before.tier == after.tier ? nil : (before, after)
    if before.churned != nil, after.churned == nil { returned.insert(after.id) } else { returned.remove(after.id) }
  }

  /// One fact as a source tells it: only what the source has changed since it told it last is taken over.
  mutating func take(_ told: ToldFact, _ history: SourceHistory, _ findings: inout ImportFindings) throws -> Outcome {
    let key = told.fact.key
    if try !isFirst && history.isRemovedHere(key), try key.kind.record.find(key, in: db, keys) == nil {
      findings.add(SourceComparison(told, FactStanding(isRemovedHere: true)).outcome)
      return .unchanged
    }
    if let source = told.toldAs { return try take(told, as: source, history, &findings) }
    let (change, db, lookup) = (change, db, FactLookup(db, keys))
    var unbegun: [FactEdit] = []
    let taken = try take(told.fact) { stored in
      if stored.fact == told.fact, try history.isSaying(stored, key) { return nil }
      let former = try FactWriter.formerly(key, stored, change, in: db)
      guard try former != nil || (stored.change != change && (told.isAgain || history.hasNoted(key))) else {
        var standing = try history.standing(of: key, stored, told: told)
        if let end = try lookup.ending(told, standing) { (standing.held, unbegun) = (end.held, end.edits) }
        let comparison = SourceComparison(told, standing)
        let outcome = comparison.outcome
        if outcome.fact == nil { unbegun = [] }
        let isAdded = stored.change == change
        findings.add(isAdded ? outcome.withoutChanges : outcome)
        try history.note(isAdded ? comparison.noted(with: outcome) : outcome.said, of: key)
        return outcome.fact
      }
      let before = try history.standing(of: key, former ?? stored, before: change)
      let after = try history.standing(of: key, stored)
      let outcome = SourceComparison(told, after: after, before).outcome
      findings.replace(SourceComparison.before(told, after: after, before).outcome, of: key, by: outcome)
      try history.note(outcome.said, of: key)
      return outcome.fact ?? before.held
    }
    for edit in unbegun { try apply(edit) }
    // Of what is new, what nobody has said is told by no line of the log.
    if taken == .added, !told.standIns.isEmpty {
      try history.note(SourceComparison(told, FactStanding()).outcome.said, of: key)
    }
    return taken
  }

  /// What stands here under its own key, and is called otherwise where it comes from.
  private mutating func take(
    _ told: ToldFact, as source: FactKey, _ history: SourceHistory, _ findings: inout ImportFindings
  ) throws -> Outcome {
    let key = told.fact.key
    guard let stored = try key.kind.record.find(key, in: db, keys) else {
      findings.add(SourceComparison(told, FactStanding(isRemovedHere: true)).outcome)
      return .unchanged
    }
    let outcome = SourceComparison(told, try history.standing(of: source, as: stored)).outcome
    let former = try FactWriter.formerly(key, stored, change, in: db)
    if stored.change == change {
      findings.addAgain(outcome, isNew: former == nil)
    } else {
      findings.add(outcome)
    }
    try history.noteMore(outcome.said, of: source)
    return try take(settled: outcome.fact, over: stored)
  }

  /// A fact as it was before this import changed it; nil where it has not, or where it has added it, of which there are no lines.
  static func formerly(
    _ key: FactKey, _ stored: StoredFact, _ change: Int, in db: any SQLConnection
  ) throws -> StoredFact? {
    guard stored.change == change else { return nil }
    let found = try db.statement("SELECT before, previous FROM change_edits WHERE key = ? AND change = ? ORDER BY seq")
      .first([key.description, change]) { row in (before: row[0] as String?, previous: row[1] as Int?) }
    guard let found, let before = found.before, let previous = found.previous else { return nil }
    return StoredFact(fact: try JSON.decode(Fact.self, before), change: previous)
  }

  /// What journeys go by of the customers that this import has moved to other tiers; nothing else is.
  func tierMoves(at now: Instant, by author: String) -> [Fact] {
    movedTiers.sorted { $0.key < $1.key }.compactMap {
      $0.value.before.move(to: $0.value.after, at: now, source: author)?.fact
    }
  }

  /// Twice in one import: the form between was never in the store, the last one is what an undo will find.
  private func replaceLogged(_ fact: Fact) throws {
    let (key, after) = (fact.key.description, try JSON.encode(fact))
    let lines = try db.statement("SELECT seq, previous, before FROM change_edits WHERE key = ? AND change = ?")
      .all([key, change]) { row in (seq: row[0] as Int, previous: row[1] as Int?, before: row[2] as String?) }
    let update = try db.statement("UPDATE change_edits SET after = ?, checksum = ? WHERE change = ? AND seq = ?")
    for line in lines {
      let values: SQLArguments = [change, line.seq, key, line.previous, line.before, after]
      try update.run([after, RowSum(of: values.values).value, change, line.seq])
    }
  }

  /// In place, or away, and without a line of the log.
  mutating func replace(_ stored: StoredFact, by after: Fact?) throws {
    try write(after, over: stored, stored.fact.key, stamp: stored.change)
  }

  enum Outcome {
    case added, changed, unchanged
    /// It was counted when the same import wrote it before.
    case again
    /// The same import changed it before, and all of its rows together do not.
    case restored
  }

  private mutating func write(_ after: Fact?, over stored: StoredFact?, _ key: FactKey, stamp: Int) throws {
    if let stored { try touched.note(stored.fact, in: db, keys) }
    if !isFirst {
      notePrice(of: stored?.fact)
      notePrice(of: after)
    }
    try search.willChange(key)
    switch after {
    case let after? where stored == nil:
      try inWords(of: after) { try after.insert(change: stamp, in: db, keys) }
    case let after?:
      try inWords(of: after) { try after.update(change: stamp, in: db, keys) }
    case nil:
      try removing(key) { try key.kind.record.remove(key, in: db, keys) }
      keys.forget()
    }
    guard let after else { return }
    try touched.note(after, in: db, keys)
    try search.didChange(key)
  }

  private mutating func log(_ key: FactKey, before: StoredFact?, after: Fact?) throws {
    let line = try db.statement(
      "INSERT INTO change_edits (change, seq, key, previous, before, after, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)")
    try line.run { binder in
      binder.bind(change)
      binder.bind(editCount)
      binder.bind(key.description)
      binder.bind(before?.change)
      binder.bind(try before.map { try JSON.encode($0.fact) })
      binder.bind(try after.map { try JSON.encode($0) })
      binder.bindSum()
    }
    editCount += 1
    if before == nil, after != nil, let target = Target(key) { made.append(target) }
  }
}

// MARK: Refusals

/// A row with the same key is there.
private struct AlreadyThere: Error {}

extension FactWriter {
  private func inWords(of fact: Fact, _ body: () throws -> Void) throws {
    do {
      try db.attempt(body)
    } catch is MissingReference {
      throw missing(fact)
    } catch let error as SQLError {
      switch error.kind {
      case .reference: throw missing(fact)
      case .alreadyThere: throw AlreadyThere()
      case .unfit:
        throw Refusal("\(fact.key) does not fit: \(error.message ?? "a value is out of its range").")
      default: throw error
      }
    }
  }

  private func missing(_ fact: Fact) -> Refusal {
    let absent = fact.references.first { reference in
      (try? reference.kind.record.find(reference, in: db, keys)) == nil
    }
    guard let absent else { return Refusal("\(fact.key) refers to something that is not there.") }
    return Refusal("\(fact.key) refers to \(absent), which is not there.")
  }

  private func removing(_ key: FactKey, _ body: () throws -> Void) throws {
    do {
      try db.attempt(body)
    } catch let error as SQLError where error.kind == .reference {
      throw try refusalOfRemoving(key)
    }
  }

  /// Names what still needs it: the newest of that, and the entry of the log that it comes from.
  private func refusalOfRemoving(_ key: FactKey) throws -> Refusal {
    guard let needing = try newestReferring(to: key) else {
      return Refusal("\(key) cannot be removed: other facts refer to it. Remove those first.")
    }
    let entry = try ChangeLog(db).lastChange(of: needing.fact.key, stamp: needing.change)
    let needed = try FactLookup(db, keys).fact(key)?.words ?? key.words
    let words = "\(needing.fact.words) needs \(needed)"
    // What to do stands first: a line of a screen has room for little more.
    guard let entry else { return Refusal("Remove \(needing.fact.words) first: it needs \(needed).") }
    return Refusal("Take back entry \(entry.id) first: \(words) (\(entry.title)).")
  }

  private func newestReferring(to key: FactKey) throws -> StoredFact? {
    let target = TableLayout.Column.Target.rows(key.kind)
    let kinds = FactKind.allCases.filter { kind in
      TableLayout.of(kind).columns.contains { $0.target == target }
    }
    guard !kinds.isEmpty, let row = try keys.key(of: key.parts.joined(), in: target) else { return nil }
    let found = try kinds.compactMap { try $0.record.newest(referringTo: target, row, in: db) }
    return found.max { $0.change < $1.change }
  }
}
