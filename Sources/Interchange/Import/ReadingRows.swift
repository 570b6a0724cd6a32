import CustomerSuccess

/// Rows of a file become facts, without what was decided otherwise here.
extension ImportRun {
  /// Rows of one file, enough for a batch or to its end.
  mutating func readRows() throws -> ReadRows {
    var rows = ReadRows(file: tables[position].report.file, length: ImportRun.batchLength)
    while rows.facts.count < ImportRun.batchLength {
      guard var record = nextRecord() else {
        position += 1
        break
      }
      if overtaken.contains(record, of: position) {
        pass(over: record, "another row of the same ticket is newer, and holds")
        continue
      }
      let start = rows.facts.count
      tables[position].kind.read(&record, into: &rows.facts)
      if !record.lacking.isEmpty {
        let isToday = try blankCells.read(
          &record, of: tables[position], into: &rows.facts, from: start, without: undone)
        if isToday, record.complaints.isEmpty { pass(over: record, BlankCells.leftToday) }
      }
      guard record.complaints.isEmpty else {
        rows.facts.removeSubrange(start...)
        refuse(record.complaints, table: position)
        continue
      }
      try remember(&record, in: &rows.facts, from: start)
      try leaveTakenBack(record, in: &rows.facts, from: start)
      guard rows.facts.count > start else { continue }
      if findsCustomers, case .customer(let customer)? = rows.facts.last?.fact {
        lookups.customers.add(customer.id, name: customer.name)
      }
      if findsLearners, case .learner(let learner)? = rows.facts.last?.fact { lookups.learners.add(learner) }
      tellAhead(of: record, rows.facts[start...])
      rows.note(line: record.line, from: start, record.snapshot, tables[position].lastValues)
    }
    return rows
  }

  /// Leaves of a row what was not decided otherwise here. A row about who was forgotten is not handed back either.
  private mutating func remember(_ record: inout RecordRow, in facts: inout [ToldFact], from start: Int) throws {
    guard let row = try remembered?.row(facts[start...], record.snapshot?.value) else { return }
    facts.replaceSubrange(start..., with: row.facts)
    record.snapshot = row.snapshot.map(Aside.value)
    if row.isForgotten, row.facts.isEmpty {
      tables[position].report.skip(line: record.line, RememberedRows.forgotten)
    }
    if row.isOfDouble { pass(over: record, RememberedRows.toldOfOther) }
    for fact in row.merged {
      finished.counts[RecordKind(of: fact), default: .init()].unchanged += 1
      pass(over: record, RememberedRows.merged)
    }
  }

  private mutating func leaveTakenBack(_ record: RecordRow, in facts: inout [ToldFact], from start: Int) throws {
    guard facts.count > start, let row = try takenBack?.row(facts[start...], record.snapshot?.value) else { return }
    facts.replaceSubrange(start..., with: row.facts)
    for fact in row.left {
      // Other rows name it, and stay away with it.
      if findsCustomers, case .customer(let customer) = fact { lookups.customers.add(customer.id, name: customer.name) }
      finished.counts[RecordKind(of: fact), default: .init()].leftUndone += 1
      pass(over: record, TakenBackRows.notice)
    }
  }

  private mutating func tellAhead(of record: RecordRow, _ facts: ArraySlice<ToldFact>) {
    let told = facts.lazy.compactMap { [ahead = reading.ahead] in ahead?.remark(on: $0.fact) }.first
    let misspelt = facts.first.flatMap { counters.remark(on: $0.fact) }
    for remark in record.remarks + [told, misspelt].compactMap(\.self) {
      let row = RowPlace.words(record.line, of: record.file)
      tables[position].report.notices.add(remark.reason, example: "\(row): \(remark.value)")
    }
  }

  private mutating func pass(over record: RecordRow, _ reason: String) {
    tables[position].report.notices.add(reason, example: RowPlace.words(record.line, of: record.file))
  }

  /// A file that breaks off cannot be read on: that is a complaint of its own, and the end of it.
  private mutating func nextRecord() -> RecordRow? {
    while true {
      do {
        return try tables[position].next(reading, lookups: &lookups)
      } catch var complaint as InputComplaint {
        guard complaint.unfitRow == nil else {
          refuse([complaint], table: position)
          continue
        }
        complaint.breaksOff = true
        complaints.add(complaint)
      } catch {
        complaints.add(InputComplaint(file: tables[position].report.file, message: "\(error)"))
      }
      return nil
    }
  }

  private mutating func refuse(_ found: [InputComplaint], table: Int) {
    // What a row is about is not there: no reason to keep the others out.
    guard tables[table].refusesValues, !found.allSatisfy(\.wantsAnother) else {
      return leaveOut(found, table: table, tables[table].lastValues)
    }
    for complaint in found { complaints.add(complaint) }
  }

  /// Complaints about one row: counted where another tool's rows may be left out, else the import is refused.
  mutating func leaveOut(_ found: [InputComplaint], table: Int, _ values: [String]?) {
    guard tables[table].leavesOut else {
      for complaint in found { complaints.add(complaint) }
      return
    }
    tables[table].leaveOut(found, values)
  }
}
