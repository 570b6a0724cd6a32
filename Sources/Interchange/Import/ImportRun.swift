import CustomerSuccess
import Files

/// The state of one import on its way through its files.
struct ImportRun {
  static let batchLength = 2000

  private let reading: RecordReading
  private let compares: Bool
  private let source: String
  private let now: Instant
  private let target: any ImportTarget
  private let tellsAtOnce: Bool
  private var tables: [ImportTable]
  private var lookups: LookupBook
  private var overtaken: OvertakenRows
  private var absent: AbsentFacts
  private var isRead = false
  private var settledFacts: SettledFacts
  /// Rows may name customers otherwise than by their id.
  private let findsCustomers: Bool
  private var knowsNames = false
  /// Nil while nothing was decided here that a row may be against.
  private var remembered: RememberedRows?
  private var people: KnownPeople
  private let blankCells: BlankCells
  private let options: ImportOptions
  private var undone: UndoneRuns?
  private var takenBack: TakenBackRows?
  private var position = 0
  private var complaints = ComplaintList()
  private var references: ReferenceBook
  private var finished = ImportReport()

  /// `following`: what is known to come more than once.
  init(
    _ sources: [ImportSource], options: ImportOptions, target: any ImportTarget, following keys: Set<FactKey> = []
  ) throws {
    settledFacts = SettledFacts(following: keys)
    self.target = target
    self.options = options
    compares = options.compares
    source = options.source
    people = KnownPeople(source: options.source, target: target)
    finished.findings = ImportFindings(limit: options.listed)
    now = options.now
    tellsAtOnce = options.mapping != nil || options.rejects
    references = ReferenceBook(target: target, tellsAtOnce: tellsAtOnce)
    let zone = options.reading.zone ?? options.mapping?.zone
    reading = zone.map(options.reading.inZone) ?? options.reading
    blankCells = BlankCells(target: target, source: source, today: (reading.zone ?? .gmt).date(of: now))
    let opened = try OpenedTables(sources, options: options)
    tables = opened.tables
    lookups = opened.lookups
    absent = AbsentFacts(options, target: target)
    overtaken = try OvertakenRows(opened.tables, opened.lookups, reading)
    finished.files = opened.reports
    findsCustomers = options.mapping?.findsCustomers ?? false
  }

  var report: ImportReport {
    var report = finished
    report.files += tables.map(\.report)
    return report
  }

  /// Not before the first row is wanted: until then nobody may wait for the store.
  private mutating func learnNames() throws {
    guard !knowsNames else { return }
    knowsNames = true
    let memory = try target.memory()
    if !memory.isEmpty { remembered = RememberedRows(memory, source: source, target: target) }
    undone = try UndoneRuns(options, target: target)
    takenBack = undone.map { TakenBackRows($0, at: now) }
    guard tellsAtOnce else { return }
    lookups.people = PeopleBook(try target.people())
    guard findsCustomers else { return }
    lookups.customers = try target.customers()
    let target = target
    lookups.customers.former = FormerNames { try target.formerNames() }
    for (double, into) in memory.merged { lookups.customers.add(double, name: into.name, mergedInto: into.kept) }
  }

  mutating func nextBatch() throws -> [ToldFact] {
    try learnNames()
    while position < tables.count {
      let table = position
      let facts = try accept(try readRows(), table: table)
      if !facts.isEmpty, complaints.isEmpty { return facts }
    }
    if !isRead, complaints.isEmpty {
      isRead = true
      try absent.find(tables, references, undone, &finished)
    }
    while complaints.isEmpty, case let ended = try absent.next(), !ended.isEmpty {
      let facts = try settled(ended)
      if !facts.isEmpty { return facts }
    }
    let files = tables.map(\.report.file)
    let unresolved = try Self.putAside(files) { try references.unresolved(files) }
    for complaint in unresolved.complaints { complaints.add(complaint) }
    complaints.add(more: unresolved.more)
    noteAgain(unresolved)
    try complaints.refuse()
    if tables.contains(where: \.report.isUnusable) { throw InterchangeError.unusable(report) }
    // The store goes on for a while after the last batch, and wants the room.
    references = ReferenceBook(target: target, tellsAtOnce: tellsAtOnce)
    FreeMemory.giveBack()
    return []
  }

  /// Rows of one file, enough for a batch or to its end.
  private mutating func readRows() throws -> ReadRows {
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

  private mutating func pass(over record: RecordRow, _ reason: String) {
    tables[position].report.notices.add(reason, example: RowPlace.words(record.line, of: record.file))
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
    // What a row is about is not there: no reason to keep the others out.
    guard tables[table].refusesValues, !found.allSatisfy(\.wantsAnother) else {
      return leaveOut(found, table: table, tables[table].lastValues)
    }
    for complaint in found { complaints.add(complaint) }
  }

  /// Complaints about one row: counted where another tool's rows may be left out, else the import is refused.
  private mutating func leaveOut(_ found: [InputComplaint], table: Int, _ values: [String]?) {
    guard tables[table].leavesOut else {
      for complaint in found { complaints.add(complaint) }
      return
    }
    if let complaint = found.first { tables[table].leaveOut(complaint, values) }
  }

  private mutating func accept(_ read: ReadRows, table: Int) throws -> [ToldFact] {
    var rows = read
    let files = [rows.file]
    try Self.putAside(files) {
      try rows.keep { row, facts in
        guard let complaint = try meet(facts, GivenFacts.Place(file: table, line: row.line)) else { return true }
        guard row.snapshot != nil else {
          noteAgain(complaint, table: table)
          return true
        }
        leaveOut([complaint], table: table, row.values)
        return false
      }
    }
    try Self.putAside(files) { try leaveOutLacking(&rows, table: table) }
    try catchUp(&rows, table: table)
    try recognise(&rows, table: table)
    return try settled(rows.facts)
  }

  private mutating func noteAgain(_ found: ReferenceBook.Unresolved) {
    for complaint in found.again {
      guard let table = tables.firstIndex(where: { $0.report.file == complaint.file }) else { continue }
      noteAgain(complaint, table: table)
      if complaint == found.again.last { noteAgain(complaint, table: table, count: found.moreAgain) }
    }
  }

  /// The later one holds, or the one that was changed later where it comes from.
  private mutating func noteAgain(_ complaint: InputComplaint, table: Int, count: Int = 1) {
    tables[table].report.notices.add(
      "given again; the newer row holds", example: complaint.description, count: count)
  }

  /// What an import puts aside may find no room.
  private static func putAside<Answer>(_ files: [String], _ body: () throws -> Answer) throws -> Answer {
    do { return try body() } catch let failure as FileFailure {
      throw InterchangeError.unreadable(file: files.first ?? "", reason: failure.words)
    }
  }

  /// Enters the row's facts in the book; a complaint when one of them was met before.
  private mutating func meet(_ facts: ArraySlice<ToldFact>, _ place: GivenFacts.Place) throws
    -> InputComplaint?
  {
    for index in facts.indices {
      let key = facts[index].fact.key
      if try references.meet(key, at: place) { continue }
      if facts.count > 1 { for other in facts[..<index] { references.forget(other.fact) } }
      return InputComplaint(
        file: tables[place.file].report.file, line: place.line, message: "\(key.words) given before")
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
        for told in facts { references.forget(told.fact) }
        let complaint = InputComplaint(
          file: file, line: row.line, column: lacking.column, message: lacking.complaint, wantsAnother: true)
        leaveOut([complaint], table: table, row.values)
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
    let known = try StoredTickets(of: told, in: target, without: undone)
    let file = rows.file
    rows.replace { row, facts in
      guard let snapshot = row.snapshot?.value, let news = known.news(in: Array(facts), snapshot, at: now) else {
        return nil
      }
      if let notice = news.notice {
        tables[table].report.notices.add(notice, example: RowPlace.words(row.line, of: file))
      }
      finished.findings.add(news.changes, news.kept)
      // Where the ticket itself is among the facts, whoever takes them counts it.
      if news.facts.isEmpty {
        finished.counts[.tickets, default: .init()].unchanged += 1
      } else if !news.facts.contains(where: { $0.fact.kind == .ticket }) {
        finished.counts[.tickets, default: .init()].changed += 1
      }
      return news.facts
    }
  }

  /// Tells what is said of contacts who are known here by other ids of those.
  private mutating func recognise(_ rows: inout ReadRows, table: Int) throws {
    guard complaints.isEmpty, tables[table].kind == .contacts else { return }
    let contacts = rows.facts.compactMap { if case .contact(let contact) = $0.fact { contact } else { nil } }
    let unknown = try people.look(at: contacts)
    guard !unknown.isEmpty else { return }
    let file = rows.file
    rows.replace { row, facts in
      guard facts.count == 1, let told = facts.first, case .contact(let contact) = told.fact,
        let before = unknown[contact.id]
      else { return nil }
      let found = people.find(contact, told.fields, before: before)
      if let notice = found.notice {
        tables[table].report.notices.add(
          notice.reason, example: "\(RowPlace.words(row.line, of: file)): \(notice.words)")
      }
      return found.told.map { [$0] }
    }
  }

  /// Those that are to be written, where the store does not settle that itself.
  private mutating func settled(_ facts: [ToldFact]) throws -> [ToldFact] {
    guard compares, !facts.isEmpty else { return facts }
    let standing = complaints.isEmpty ? try target.standing(of: facts.map(\.fact.key), source: source) : [:]
    return facts.compactMap { told in
      let found = standing[told.fact.key] ?? FactStanding()
      return settle(told, told.toldAs.map { people.standing(as: $0, held: found.held) } ?? found)
    }
  }

  /// The fact as it is to be written, counted as added or changed; nil where nothing is to be written.
  private mutating func settle(_ told: ToldFact, _ standing: FactStanding) -> ToldFact? {
    let kind = RecordKind(of: told.fact)
    guard let found = settledFacts.settle(told, standing) else { return told }
    if found.isAgain {
      finished.findings.addAgain(found.outcome, isNew: found.isNew)
    } else {
      finished.findings.add(found.outcome)
    }
    finished.counts[kind, default: .init()].add(found.counts)
    return found.outcome.fact.map { ToldFact($0) }
  }

  /// What came more than once; another reading follows it row by row.
  var givenAgain: Set<FactKey> { settledFacts.again }
}

extension RecordReading {
  func inZone(_ zone: Zone) -> RecordReading {
    var reading = self
    reading.zone = zone
    return reading
  }
}
