import CustomerSuccess
import SuccessStore

/// A person taken out of facts, log and search index for good: nothing of it is written to the log but that it was done.
extension FactWriter {
  mutating func forget(_ person: Fact) throws {
    guard var forgetting = Forgetting(person) else { throw Refusal("\(person.key) is no person at a customer") }
    try knowEarlier(&forgetting)
    if forgetting.needsNewID { forgetting.newID = try rename(person) }
    let facts = try facts(around: forgetting.customer)
    forgetting.spare(facts)
    let events = facts.compactMap { if case .ticketEvent(let event) = $0 { event } else { nil } }
    let theirs = Set(events.filter(forgetting.wrote).map(\.ticket))
    // What is removed or written over is not to be left in the file's free places.
    try db.execute(db.dialect.wipes)
    for fact in facts {
      let scrubbed = forgetting.scrubbed(fact, theirs: theirs)
      if scrubbed != fact { try rewrite(scrubbed) }
    }
    if person.kind == .contact { try takeAway(person) }
    let places = Set(facts.map(\.key) + facts.flatMap(\.references))
    try ForgettingLog(db: db, forgetting: forgetting, theirs: theirs, places: places).scrub()
    try forgetNames(forgetting)
    try ImportMemories(db).note(forgetting, by: change)
    hasForgotten = true
    if let alone = forgetting.remains(in: facts, theirs: theirs), !remains.contains(alone) { remains.append(alone) }
  }

  /// What the person was called before stands in the log, and in what sources said.
  private func knowEarlier(_ forgetting: inout Forgetting) throws {
    let key = forgetting.key.description
    let sides = try db.statement("SELECT before, after FROM change_edits WHERE key = ?").all([key]) { row in
      [row[0] as String?, row[1] as String?]
    }
    forgetting.know(try sides.joined().compactMap(\.self).map { try JSON.decode(Fact.self, $0) })
    for told in try db.statement("SELECT fields FROM import_told WHERE key = ?").strings([key]) {
      let fields = try JSON.decode([String: String].self, told)
      forgetting.know(earlier: fields["name"] ?? "", fields["email"] ?? "")
    }
  }

  /// All that is the customer's, with what hangs on its tickets.
  private func facts(around customer: CustomerID) throws -> [Fact] {
    guard let key = try keys.key(of: customer.text, in: .customers) else { return [] }
    let own = try FactKind.allCases.flatMap { kind -> [Fact] in
      let layout = TableLayout.of(kind)
      guard layout.customer != "NULL", kind != .customer else { return [] }
      return try kind.record.facts("\(layout.customer) = ?", [key], in: db)
    }
    let articles = Set(own.compactMap { if case .articleLink(let link) = $0 { link.article } else { nil } })
    return own + (try articles.compactMap { try Article.find(.article($0), in: db, keys)?.fact })
  }

  /// Labels are kept apart from the rows that have them; where others have them too, they stay.
  private func forgetNames(_ forgetting: Forgetting) throws {
    let texts = forgetting.mayStand(in: db.dialect.folded("text"), db.dialect)
    let found = try db.statement("SELECT key, text FROM names WHERE \(texts.sql)").all(texts.arguments) { row in
      (key: row[0] as Int, text: row[1] as String)
    }
    for name in found where forgetting.isIn(name.text) {
      do {
        try db.attempt { try db.statement("DELETE FROM names WHERE key = ?").run([name.key]) }
      } catch let error as SQLError where error.kind == .reference {}
    }
    keys.forget()
  }

  /// What hangs on the learner hangs on the row, which stays; only its id, which said who it was, is another one.
  private mutating func rename(_ person: Fact) throws -> LearnerID {
    guard let stored = try person.kind.record.find(person.key, in: db, keys), case .learner(var learner) = stored.fact,
      let row = try keys.key(of: learner.id.text, in: .learners)
    else { throw Refusal("\(person.key) is not there any more") }
    let id = try freeID(row)
    try search.willChange(person.key)
    try db.statement("UPDATE learners SET id = ? WHERE key = ?").run([id.text, row])
    keys.forget()
    learner.id = id
    try replace(StoredFact(fact: .learner(learner), change: stored.change), by: .learner(learner))
    return id
  }

  private func freeID(_ row: Int) throws -> LearnerID {
    var number = row
    while try keys.key(of: "forgotten-\(number)", in: .learners) != nil { number += 1 }
    return LearnerID("forgotten-\(number)")
  }

  /// In place, without a line of the log: whose value it is stays whose it was.
  private mutating func rewrite(_ fact: Fact) throws {
    guard let stored = try fact.kind.record.find(fact.key, in: db, keys) else { return }
    try replace(stored, by: fact)
  }

  private mutating func takeAway(_ person: Fact) throws {
    guard let stored = try person.kind.record.find(person.key, in: db, keys) else { return }
    try replace(stored, by: nil)
  }
}
