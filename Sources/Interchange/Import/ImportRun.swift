import CustomerSuccess

/// The state of one import on its way through its files.
struct ImportRun {
  static let batchLength = 2000

  private let reading: RecordReading
  private let compares: Bool
  private let now: Instant
  private let target: any ImportTarget
  private var tables: [ImportTable]
  private var lookups: LookupBook
  private var position = 0
  private var complaints = ComplaintList()
  private var references: ReferenceBook
  private var finished = ImportReport()

  init(_ sources: [ImportSource], options: ImportOptions, target: any ImportTarget) throws {
    self.target = target
    compares = options.compares
    now = options.now
    references = ReferenceBook(target: target)
    reading = options.mapping.map { options.reading.inZone($0.zone) } ?? options.reading
    let opened = try ImportTable.open(sources, options: options)
    tables = opened.tables
    lookups = opened.lookups
    finished.files = opened.lookupReports
  }

  var report: ImportReport {
    var report = finished
    report.files += tables.map(\.report)
    return report
  }

  mutating func nextBatch() throws -> [Fact] {
    while position < tables.count {
      let table = position
      let facts = try accept(readRows(), table: table)
      if !facts.isEmpty, complaints.isEmpty { return facts }
    }
    for complaint in try references.unresolved() { complaints.add(complaint) }
    try complaints.refuse()
    // The store goes on for a while after the last batch, and wants the room.
    references = ReferenceBook(target: target)
    return []
  }

  /// The facts of one row, and where it stands.
  private struct ReadRow {
    var file: String
    var line: Int
    var facts: [Fact]
    var snapshot: TicketSnapshot?
  }

  /// Rows of one file, enough for a batch or to its end.
  private mutating func readRows() -> [ReadRow] {
    var rows: [ReadRow] = []
    var count = 0
    while count < ImportRun.batchLength {
      guard var record = nextRecord() else {
        position += 1
        break
      }
      let facts = tables[position].kind.read(&record)
      if record.complaints.isEmpty {
        rows.append(ReadRow(file: record.file, line: record.line, facts: facts, snapshot: record.snapshot))
        count += facts.count
      } else {
        refuse(record.complaints, table: position)
      }
    }
    return rows
  }

  /// A file that breaks off cannot be read on: that is a complaint of its own, and the end of it.
  private mutating func nextRecord() -> RecordRow? {
    do {
      return try tables[position].next(reading, lookups: &lookups)
    } catch let complaint as InputComplaint {
      complaints.add(complaint)
    } catch {
      complaints.add(InputComplaint(file: tables[position].report.file, message: "\(error)"))
    }
    return nil
  }

  private mutating func refuse(_ found: [InputComplaint], table: Int) {
    guard tables[table].refusesValues else { return leaveOut(found, table: table) }
    for complaint in found { complaints.add(complaint) }
  }

  /// Complaints about one row: counted where another tool's rows may be left out, else the import is refused.
  private mutating func leaveOut(_ found: [InputComplaint], table: Int) {
    guard tables[table].leavesOut else {
      for complaint in found { complaints.add(complaint) }
      return
    }
    for complaint in found.prefix(1) {
      tables[table].report.leftOut.add(complaint.reason, example: complaint.description)
    }
  }

  private mutating func accept(_ rows: [ReadRow], table: Int) throws -> [Fact] {
    var kept: [ReadRow] = []
    for row in rows {
      if let complaint = meet(row) { leaveOut([complaint], table: table) } else { kept.append(row) }
    }
    kept = try caughtUp(try referring(kept, table: table), table: table)
    guard compares else { return kept.flatMap(\.facts) }
    let stored = complaints.isEmpty ? try target.stored(kept.flatMap { $0.facts.map(\.key) }) : [:]
    return kept.flatMap { $0.facts.filter { count($0, stored: stored[$0.key]) } }
  }

  /// Enters the row's facts in the book; a complaint when one of them was met before.
  private mutating func meet(_ row: ReadRow) -> InputComplaint? {
    for (index, fact) in row.facts.enumerated() where !references.meet(fact.key) {
      for other in row.facts[..<index] { references.forget(other.key) }
      return InputComplaint(file: row.file, line: row.line, message: "\(fact.key.words) given twice, expected it once")
    }
    return nil
  }

  /// The rows all of whose references are met.
  private mutating func referring(_ rows: [ReadRow], table: Int) throws -> [ReadRow] {
    let needed = rows.map { row in row.facts.flatMap(\.needs) }
    let missing = try references.missing(needed.lazy.joined().filter { !$0.isLate }.map(\.key))
    var kept: [ReadRow] = []
    for (row, needs) in zip(rows, needed) {
      if let lacking = needs.first(where: { !$0.isLate && missing.contains($0.key) }) {
        for fact in row.facts { references.forget(fact.key) }
        leaveOut(
          [
            InputComplaint(
              file: row.file, line: row.line, column: "\(lacking.column)", message: lacking.complaint,
              wantsAnother: true)
          ], table: table)
        continue
      }
      for late in needs where late.isLate { references.expect(late, file: row.file, line: row.line) }
      kept.append(row)
    }
    return kept
  }

  /// Rows of tickets that are stored with what has changed in place of the whole story.
  private mutating func caughtUp(_ rows: [ReadRow], table: Int) throws -> [ReadRow] {
    guard complaints.isEmpty, rows.contains(where: { $0.snapshot != nil }) else { return rows }
    let known = try StoredTickets(of: rows.filter { $0.snapshot != nil }.map(\.facts), in: target)
    return rows.map { row in
      guard let snapshot = row.snapshot, let news = known.news(in: row.facts, snapshot, at: now) else { return row }
      if let notice = news.notice { tables[table].report.notices.add(notice, example: "\(row.file):\(row.line)") }
      // Where the ticket itself is among the facts, whoever takes them counts it.
      if news.facts.isEmpty {
        finished.counts[.tickets, default: .init()].unchanged += 1
      } else if !news.facts.contains(where: { $0.kind == .ticket }) {
        finished.counts[.tickets, default: .init()].changed += 1
      }
      var row = row
      row.facts = news.facts
      return row
    }
  }

  /// Whether the fact is to be written: counted as added or changed.
  private mutating func count(_ fact: Fact, stored: Fact?) -> Bool {
    let kind = RecordKind(of: fact)
    switch stored {
    case nil: finished.counts[kind, default: .init()].added += 1
    case fact: finished.counts[kind, default: .init()].unchanged += 1
    default: finished.counts[kind, default: .init()].changed += 1
    }
    return stored != fact
  }
}

extension RecordReading {
  func inZone(_ zone: Zone) -> RecordReading {
    var reading = self
    reading.zone = zone
    return reading
  }
}
