import CustomerSuccess
import SuccessStore

/// The log's lines about a customer, and its titles, without a person.
struct ForgettingLog {
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
    if forgetting.key.kind == .contact {
      // What was done to a contact who is gone for good cannot be taken back; that something was done is still told.
      try db.statement(
        """
        INSERT INTO change_marks (change, mark) SELECT DISTINCT e.change, ? FROM change_edits e WHERE e.key = ?
        ON CONFLICT DO NOTHING
        """
      ).run([ChangeLog.Mark.scrubbed.rawValue, forgetting.key.description])
      try db.statement("DELETE FROM change_edits WHERE key = ?").run([forgetting.key.description])
    }
    for line in try lines(places) {
      let (before, after) = (try scrubbed(line.before), try scrubbed(line.after))
      let key = current(line.key)
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
    let own = current(forgetting.key.description)
    let notes = try db.statement("SELECT key, change, fields FROM import_told").all([]) { row in
      (key: row[0] as String, change: row[1] as Int, fields: row[2] as String)
    }
    for note in notes {
      let key = current(note.key)
      let fields = try JSON.decode([String: String].self, note.fields)
      // A source may know a contact by another id than is known here.
      let meant =
        note.key.hasPrefix("\(FactKind.contact.title) ") ? fields["id"].map { FactKey(.contact, $0).description } : nil
      if let meant, meant == forgetting.key.description, meant != note.key {
        try db.statement("DELETE FROM import_told WHERE key = ? AND change = ?").run([note.key, note.change])
        continue
      }
      guard key == own || key != note.key || places.contains(meant ?? key) else { continue }
      let scrubbed = fields.mapValues(forgetting.scrubbed)
      guard scrubbed != fields || key != note.key else { continue }
      try db.statement("UPDATE import_told SET key = ?, fields = ? WHERE key = ? AND change = ?")
        .run([key, try JSON.encode(scrubbed), note.key, note.change])
    }
  }

  /// Those that have the name or the address in them, are about what the person wrote, or are letters to the person.
  private func lines(_ places: Set<String>) throws -> [Line] {
    let texts = ["before", "after"].map { db.dialect.folded("coalesce(\($0), '')") }
    let holds = texts.map { forgetting.mayStand(in: $0, db.dialect) }
    let letter = texts.map { db.dialect.holds($0) }.joined(separator: " OR ")
    let id = SQLValue.text(folded(forgetting.key.parts.joined()))
    let sql = """
      SELECT change, seq, key, previous, before, after FROM change_edits WHERE key = ?
      OR \(holds.map(\.sql).joined(separator: " OR "))
      OR (substr(key, 1, ?) = ? AND (\(letter)))
      """
    let message = "\(FactKind.message.title) "
    let found = try db.statement(sql).all(
      [forgetting.key.description] + holds.map(\.arguments).reduce([], +) + [message.count, message]
        + SQLArguments(texts.map { _ in id })
    ) { row in
      Line(change: row[0], seq: row[1], key: row[2], previous: row[3], before: row[4], after: row[5])
    }
    return try found.filter { line in
      try line.key == forgetting.key.description || places.contains(current(line.key))
        || isTheirs(line.before ?? line.after)
    }
  }

  /// Of what is there no more: by the customer that it names, or by the learner, under the id of today.
  private func isTheirs(_ text: String?) throws -> Bool {
    guard let text else { return false }
    return try forgetting.scrubbed(JSON.decode(Fact.self, text)).references.contains { reference in
      reference == .customer(forgetting.customer) || (reference.kind != .customer && places.contains(reference))
    }
  }

  private func scrubbed(_ text: String?) throws -> String? {
    try text.map { try JSON.encode(forgetting.scrubbed(try JSON.decode(Fact.self, $0), theirs: theirs)) }
  }

  /// The key by which it is known from now on: the person's own id may say who it was.
  private func current(_ key: String) -> String {
    let own = forgetting.key
    if own.kind == .contact, key == own.description {
      return forgetting.isIn(own.parts.joined()) ? FactKey(.contact, Forgetting.gone).description : key
    }
    guard let id = forgetting.newID else { return key }
    for kind in FactKind.allCases where kind == .learner || TableLayout.of(kind).columns.first?.target == .learners {
      let (old, new) = ("\(kind.title) \(own.parts.joined())", "\(kind.title) \(id)")
      if key == old || key.hasPrefix(old + " ") { return new + key.dropFirst(old.count) }
    }
    return key
  }

  private func scrubTitles() throws {
    let titles = forgetting.mayStand(in: db.dialect.folded("title"), db.dialect)
    let entries = try db.statement("SELECT id, at, author, title, undoes FROM changes WHERE \(titles.sql)")
      .all(titles.arguments) { row in
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

extension Forgetting {
  /// Of a folded text: all words of one way to write the person stand in it, whatever is between them and in whichever order.
  func mayStand(in text: String, _ dialect: Dialect) -> SQLCondition {
    let traces = traces
    guard !traces.isEmpty else { return .none }
    let any = traces.map { words in "(\(words.map { _ in dialect.holds(text) }.joined(separator: " AND ")))" }
    return SQLCondition(
      sql: "(\(any.joined(separator: " OR ")))", arguments: SQLArguments(traces.joined().map(SQLValue.text)))
  }
}
