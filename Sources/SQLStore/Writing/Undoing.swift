import CustomerSuccess
import SuccessStore

/// Turns one entry of the log round.
struct Undoing {
  let entry: ChangeEntry
  private let db: any SQLConnection
  private let undone: Int
  private let log: ChangeLog
  private var writer: FactWriter
  private let traces: OutreachTraces
  private let groundless: GroundlessOutreach

  /// `rulebook`: the one in force, by which outreach judges.
  init(_ id: Int, by author: String, at now: Instant, _ rulebook: Rulebook, in db: any SQLConnection) throws {
    self.db = db
    undone = id
    log = ChangeLog(db)
    guard let former = try log.entry(id) else { throw Refusal("The change log has no entry \(id).") }
    guard try log.hasLines(id) else {
      throw Refusal("Entry \(id) (\(former.title)) was for good: nothing of it was kept that could be brought back.")
    }
    guard former.author != OutreachMessage.sender else {
      throw Refusal("Entry \(id) (\(former.title)) is the outbox's: what was sent cannot be taken back.")
    }
    if let undo = try log.undoing(id) { throw Refusal("Entry \(id) was undone already, by entry \(undo).") }
    traces = try OutreachTraces(of: id, by: author, in: db)
    let title =
      former.undoes != nil && former.title.hasPrefix("undo: ")
      ? "redo: \(former.title.dropFirst(6))" : "undo: \(former.title)"
    groundless = try GroundlessOutreach(
      of: former, rulebook.outreach(at: now), besides: Set(traces.lines.compactMap(\.edit.key)), in: db)
    let takesMore = !traces.lines.isEmpty || !groundless.lines.isEmpty
    let besides = takesMore && !title.hasSuffix(Self.besides) ? Self.besides : ""
    entry = try log.begin(title + besides + groundless.leftWords, by: author, at: now, undoes: id)
    writer = FactWriter(db, change: entry.id)
  }

  private static let besides = " and its outreach"

  mutating func finish() throws -> Touched { try writer.finish() }

  mutating func run() throws {
    try groundless.forget()
    for line in groundless.lines + traces.lines { try writer.apply(line.edit.undone, stamp: line.previous ?? undone) }
    var seq = try log.end(of: undone)
    while seq > 0 {
      for line in try log.linesBackwards(of: undone, before: seq) {
        if case .ticketEvent(let event)? = line.edit.before ?? line.edit.after { try requireLast(event) }
        try writer.apply(line.edit.undone, stamp: line.previous)
      }
      seq -= ChangeLog.portion
    }
    let additions = try log.additions(of: undone)
    if additions[.ticketEvent] != nil {
      for event in try LaterEvents(db, writer.keys, undone: undone).followed() { try requireLast(event) }
    }
    for kind in FactKind.allCases.reversed() {
      if let count = additions[kind] { try remove(kind, count: count) }
    }
  }

  private func requireLast(_ event: TicketEvent) throws {
    guard let (later, change) = try LaterEvents(db, writer.keys, undone: undone).standingOn(event) else { return }
    throw StoreError.conflict(
      StoreError.Conflict(
        key: .ticketEvent(event.ticket, later.order), expected: nil, found: .ticketEvent(later),
        last: try log.entry(change), askedBy: entry.author, isUndo: true))
  }

  /// What the change added in bulk are the rows that still carry its stamp; a row less, and someone changed it since.
  private mutating func remove(_ kind: FactKind, count: Int) throws {
    let table = kind.record
    let held = try db.statement("SELECT count(*) FROM \(table.names.table) WHERE change = ?").int([undone])
    guard held == count else { throw StoreError.conflict(try conflict(kind)) }
    while true {
      let facts = try table.facts("f.change = ? LIMIT \(ChangeLog.portion)", [undone], in: db)
      guard !facts.isEmpty else { return }
      for fact in facts { try writer.apply(FactEdit(before: fact, after: nil)) }
    }
  }

  /// The newest edit, by a later change than the one to be undone, of what that one added.
  private func othersEdit(of kind: FactKind) throws -> (fact: Fact, change: Int)? {
    let statement = try db.statement(
      """
      SELECT coalesce(before, after), change FROM change_edits
      WHERE previous = ? AND key >= ? AND key < ? AND change < ? ORDER BY change DESC
      """)
    // A key begins with its kind and a blank; `!` is what comes after a blank. `article link` begins like `article`.
    let rows = try statement.rows([undone, "\(kind.title) ", "\(kind.title)!", entry.id])
    while let row = try rows.next() {
      guard let fact = try (row[0] as String?).map({ try JSON.decode(Fact.self, $0) }), fact.kind == kind else {
        continue
      }
      return (fact, row[1])
    }
    return nil
  }

  private func conflict(_ kind: FactKind) throws -> StoreError.Conflict {
    guard let (expected, change) = try othersEdit(of: kind) else {
      throw Refusal("What entry \(undone) added has been changed since; it cannot be undone.")
    }
    let found = try kind.record.find(expected.key, in: db, writer.keys)
    return StoreError.Conflict(
      key: expected.key, expected: expected, found: found?.fact, last: try log.entry(change), askedBy: entry.author,
      isUndo: true)
  }
}
