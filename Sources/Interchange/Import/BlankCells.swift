import CustomerSuccess

/// What rows leave blank that cannot be: of what is there already it stays, of what is new the row lacks it.
struct BlankCells {
  static let leftToday = "has left, and the row tells no day: the day of the import is taken"

  let target: any ImportTarget
  let source: String
  /// The day of the import.
  let today: LocalDate

  /// Reads a row that lacks something again, over what is stored. Another tool's row may say that a customer has left without a
  /// day; true where this import takes its own for it.
  func read(
    _ record: inout RecordRow, of table: ImportTable, into facts: inout [ToldFact], from start: Int,
    without undone: UndoneRuns?
  ) throws -> Bool {
    let kind = table.kind
    let key = facts[start].fact.key
    // A ticket's row tells its whole story, of which no part can be blank.
    let stored = kind == .tickets ? nil : try target.stored([key])[key]
    if let stored { again(&record, over: stored.texts, kind, &facts, from: start) }
    guard table.isMapped, lacksDay(record), case .customer(let customer) = facts[start].fact,
      let column = kind.header.firstIndex(of: "churned")
    else {
      record.refuseLacking()
      return false
    }
    // As it was taken before: a source that goes on saying the same says nothing new.
    let before = try before(key, undone)?[column]
    var texts = stored?.texts ?? kind.header.map { _ in "" }
    texts[column] = before ?? max(today, customer.signedUp).description
    again(&record, over: texts, kind, &facts, from: start)
    // Where nobody has told it, it is as good as told.
    facts[start].fields.insert(column)
    record.refuseLacking()
    return before == nil
  }

  /// What the source said of one who had left then; nil where it did not say that.
  private func before(_ key: FactKey, _ undone: UndoneRuns?) throws -> [String]? {
    let said = try undone?.facts([key])[key]?.fact.texts ?? target.standing(of: [key], source: source)[key]?.last
    guard let said, let column = RecordKind.customers.header.firstIndex(of: "churned"), !said[column].isEmpty else {
      return nil
    }
    return said
  }

  private func again(
    _ record: inout RecordRow, over texts: [String], _ kind: RecordKind, _ facts: inout [ToldFact], from start: Int
  ) {
    record = record.over(texts)
    facts.removeSubrange(start...)
    kind.read(&record, into: &facts)
  }

  private func lacksDay(_ record: RecordRow) -> Bool {
    record.lacking.count == 1 && record.lacking[0].column == "churned"
  }
}
