import CustomerSuccess
import Files

/// The state of one import on its way through its files.
struct ImportRun {
  static let batchLength = 2000

  private let reading: RecordReading
  private let compares: Bool
  private let now: Instant
  private let target: any ImportTarget
  private let tellsAtOnce: Bool
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
    tellsAtOnce = options.mapping != nil
    references = ReferenceBook(target: target, tellsAtOnce: tellsAtOnce)
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
    let files = tables.map(\.report.file)
    let unresolved = try Self.putAside(files) { try references.unresolved(files) }
    for complaint in unresolved.complaints { complaints.add(complaint) }
    complaints.add(more: unresolved.more)
    try complaints.refuse()
    // The store goes on for a while after the last batch, and wants the room.
    references = ReferenceBook(target: target, tellsAtOnce: tellsAtOnce)
    FreeMemory.giveBack()
    return []
  }

  /// Rows of one file, enough for a batch or to its end.
  private mutating func readRows() -> ReadRows {
    var rows = ReadRows(file: tables[position].report.file)
    while rows.facts.count < ImportRun.batchLength {
      guard var record = nextRecord() else {
        position += 1
        break
      }
      let start = rows.facts.count
      tables[position].kind.read(&record, into: &rows.facts)
      if record.complaints.isEmpty {
        rows.note(line: record.line, from: start, record.snapshot)
      } else {
        rows.facts.removeSubrange(start...)
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

  private mutating func accept(_ read: ReadRows, table: Int) throws -> [Fact] {
    var rows = read
    let files = [rows.file]
    try Self.putAside(files) {
      try rows.keep { row, facts in
        guard let complaint = try meet(facts, GivenFacts.Place(file: table, line: row.line)) else { return true }
        leaveOut([complaint], table: table)
        return false
      }
    }
    try Self.putAside(files) { try leaveOutLacking(&rows, table: table) }
    try catchUp(&rows, table: table)
    guard compares else { return rows.facts }
    let stored = complaints.isEmpty ? try target.stored(rows.facts.map(\.key)) : [:]
    return rows.facts.filter { count($0, stored: stored[$0.key]) }
  }

  /// What an import puts aside may find no room.
  private static func putAside<Answer>(_ files: [String], _ body: () throws -> Answer) throws -> Answer {
    do { return try body() } catch let failure as FileFailure {
      throw InterchangeError.unreadable(file: files.first ?? "", reason: failure.words)
    }
  }

  /// Enters the row's facts in the book; a complaint when one of them was met before.
  private mutating func meet(_ facts: ArraySlice<Fact>, _ place: GivenFacts.Place) throws
    -> InputComplaint?
  {
    for index in facts.indices {
      if try references.meet(facts[index], at: place) { continue }
      for other in facts[..<index] { references.forget(other) }
      return InputComplaint(
        file: tables[place.file].report.file, line: place.line,
        message: "\(facts[index].key.words) given twice, expected it once")
    }
    return nil
  }

  /// Leaves those rows out whose references are not all met.
  private mutating func leaveOutLacking(_ rows: inout ReadRows, table: Int) throws {
    let open = needs(of: rows)
    guard !open.isEmpty else { return }
    let missing = try references.missing(open.values.joined().lazy.filter { !$0.isLate }.map(\.key))
    let file = rows.file
    try rows.keep { row, facts in
      guard let needs = open[row.facts.lowerBound] else { return true }
      if let lacking = needs.first(where: { !$0.isLate && missing.contains($0.key) }) {
        for fact in facts { references.forget(fact) }
        let complaint = InputComplaint(
          file: file, line: row.line, column: lacking.column, message: lacking.complaint, wantsAnother: true)
        leaveOut([complaint], table: table)
        return false
      }
      for late in needs where late.isLate {
        try references.expect(late, at: GivenFacts.Place(file: table, line: row.line))
      }
      return true
    }
  }

  /// What rows need that the import has not met, by where their facts begin; most need nothing.
  private mutating func needs(of rows: ReadRows) -> [Int: [Reference]] {
    var fields = MetFields(references)
    var needs: [Int: [Reference]] = [:]
    for row in rows.rows {
      let open = references.open(rows.facts[row.facts], &fields)
      if !open.isEmpty { needs[row.facts.lowerBound] = open }
    }
    return needs
  }

  /// Puts what has changed in place of the whole story into rows of tickets that are stored.
  private mutating func catchUp(_ rows: inout ReadRows, table: Int) throws {
    guard complaints.isEmpty, rows.rows.contains(where: { $0.snapshot != nil }) else { return }
    let told = rows.rows.filter { $0.snapshot != nil }.map { Array(rows.facts[$0.facts]) }
    let known = try StoredTickets(of: told, in: target)
    let file = rows.file
    rows.replace { row, facts in
      guard let snapshot = row.snapshot, let news = known.news(in: Array(facts), snapshot, at: now) else { return nil }
      if let notice = news.notice { tables[table].report.notices.add(notice, example: "\(file):\(row.line)") }
      // Where the ticket itself is among the facts, whoever takes them counts it.
      if news.facts.isEmpty {
        finished.counts[.tickets, default: .init()].unchanged += 1
      } else if !news.facts.contains(where: { $0.kind == .ticket }) {
        finished.counts[.tickets, default: .init()].changed += 1
      }
      return news.facts
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
