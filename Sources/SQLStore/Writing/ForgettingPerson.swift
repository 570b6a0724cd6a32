import CustomerSuccess
import SuccessStore

/// A person taken out of facts, log and search index for good: nothing of it is written to the log but that it was done.
extension FactWriter {
  mutating func forget(_ person: Fact) throws {
    guard let forgetting = Forgetting(person) else { throw Refusal("\(person.key) is no person at a customer") }
    let facts = try facts(around: forgetting.customer)
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
    try ImportMemories(db).note(forgotten: person, by: change)
    hasForgotten = true
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
    for trace in forgetting.traces {
      let found = try db.statement("SELECT key, text FROM names WHERE \(db.dialect.holds(db.dialect.folded("text")))")
        .all([trace]) { row in (key: row[0] as Int, text: row[1] as String) }
      for name in found where forgetting.isIn(name.text) {
        do {
          try db.attempt { try db.statement("DELETE FROM names WHERE key = ?").run([name.key]) }
        } catch let error as SQLError where error.kind == .reference {}
      }
    }
    keys.forget()
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

/// The log's lines about a customer, and its titles, without a person.
private struct ForgettingLog {
  let db: any SQLConnection
  let forgetting: Forgetting
  let theirs: Set<TicketID>
  /// What is there of the customer's, and what that refers to.
  let places: Set<FactKey>

  private struct Line {
    var change: Int
    var seq: Int
    var key: String
    var previous: Int?
    var before: String?
    var after: String?
  }

  func scrub() throws {
    let places = Set(places.map(\.description))
    var touched: Set<Int> = []
    for line in try lines(places) {
      touched.insert(line.change)
      let (before, after) = (try scrubbed(line.before), try scrubbed(line.after))
      let key = try scrubbed(key: line.key)
      guard before != line.before || after != line.after || key != line.key else { continue }
      let values: SQLArguments = [line.change, line.seq, key, line.previous, before, after]
      try db.statement(
        "UPDATE change_edits SET key = ?, before = ?, after = ?, checksum = ? WHERE change = ? AND seq = ?"
      )
      .run([key, before, after, RowSum(of: values.values).value, line.change, line.seq])
    }
    try scrubTitles()
    try scrubSources(places)
    try scrubSourceErrors()
  }

  /// What was wrong with a source's rows names their values.
  private func scrubSourceErrors() throws {
    for state in try SourceStatesQuery().answer(in: db) where forgetting.isIn(state.error) {
      try db.statement("UPDATE sources SET error = ? WHERE name = ?").run([
        forgetting.scrubbed(state.error), state.name,
      ])
    }
  }

  /// What sources said of the customer's facts, where the log does not tell it.
  private func scrubSources(_ places: Set<String>) throws {
    let own = forgetting.key.description
    let notes = try db.statement("SELECT key, change, fields FROM import_told").all([]) { row in
      (key: row[0] as String, change: row[1] as Int, fields: row[2] as String)
    }
    for note in notes where note.key == own || places.contains(note.key) {
      let fields = try JSON.decode([String: String].self, note.fields)
      let scrubbed = fields.mapValues(forgetting.scrubbed)
      guard scrubbed != fields else { continue }
      try db.statement("UPDATE import_told SET fields = ? WHERE key = ? AND change = ?")
        .run([try JSON.encode(scrubbed), note.key, note.change])
    }
  }

  /// Those that have the name or the address in them, or are about what the person wrote.
  private func lines(_ places: Set<String>) throws -> [Line] {
    let texts = ["before", "after"].map { db.dialect.folded("coalesce(\($0), '')") }
    let traces = forgetting.traces
    let holds = texts.flatMap { text in traces.map { _ in db.dialect.holds(text) } }.joined(separator: " OR ")
    let arguments = SQLArguments(texts.flatMap { _ in traces.map(SQLValue.text) })
    let sql = """
      SELECT change, seq, key, previous, before, after FROM change_edits WHERE key = ?\(holds.isEmpty ? "" : " OR \(holds)")
      """
    let found = try db.statement(sql).all([forgetting.key.description] + arguments) { row in
      Line(change: row[0], seq: row[1], key: row[2], previous: row[3], before: row[4], after: row[5])
    }
    return try found.filter { line in
      try line.key == forgetting.key.description || places.contains(line.key) || isTheirs(line.before ?? line.after)
    }
  }

  /// Of what is there no more: by the customer that it names.
  private func isTheirs(_ text: String?) throws -> Bool {
    guard let text else { return false }
    return try JSON.decode(Fact.self, text).references.contains { reference in
      reference == .customer(forgetting.customer) || (reference.kind != .customer && places.contains(reference))
    }
  }

  private func scrubbed(_ text: String?) throws -> String? {
    try text.map { try JSON.encode(forgetting.scrubbed(try JSON.decode(Fact.self, $0), theirs: theirs)) }
  }

  /// A contact's own, where its id says who it was.
  private func scrubbed(key: String) throws -> String {
    guard key == forgetting.key.description, forgetting.key.kind == .contact else { return key }
    let id = forgetting.key.parts.joined()
    return forgetting.isIn(id) ? FactKey(.contact, Forgetting.gone).description : key
  }

  private func scrubTitles() throws {
    for trace in forgetting.traces {
      let sql =
        "SELECT id, at, author, title, undoes FROM changes WHERE \(db.dialect.holds(db.dialect.folded("title")))"
      let entries = try db.statement(sql).all([trace]) { row in
        (
          id: row[0] as Int, at: row[1] as Int, author: row[2] as String, title: row[3] as String,
          undoes: row[4] as Int?
        )
      }
      for entry in entries where forgetting.isIn(entry.title) {
        let title = forgetting.scrubbed(entry.title)
        let values: SQLArguments = [entry.at, entry.author, title, entry.undoes]
        try db.statement("UPDATE changes SET title = ?, checksum = ? WHERE id = ?")
          .run([title, RowSum(of: values.values).value, entry.id])
      }
    }
  }
}
