import CustomerSuccess
import ProcessMemory

/// The state of one import on its way through its files.
struct ImportRun {
  static let batchLength = 2000
  /// What fewer rows have needed is not worth looking through all memory for.
  private static let many = 50_000

  let reading: RecordReading
  let compares: Bool
  let source: String
  let now: Instant
  let target: any ImportTarget
  private let tellsAtOnce: Bool
  var tables: [ImportTable]
  var lookups: LookupBook
  var overtaken: OvertakenRows
  private var absent: AbsentFacts
  private var isRead = false
  var settledFacts: SettledFacts
  /// Rows may name customers otherwise than by their id.
  let findsCustomers: Bool
  let findsLearners: Bool
  private var knowsNames = false
  /// Nil while nothing was decided here that a row may be against.
  var remembered: RememberedRows?
  var people: KnownPeople
  var primaries: PrimaryContacts
  var counters: CounterNames
  var merges = MergedTickets()
  var namesakes: Namesakes
  let decided: DecidedRevenue
  /// Subscriptions whose price holds from today on.
  var pricedAnew: Set<FactKey> = []
  let blankCells: BlankCells
  private let options: ImportOptions
  var undone: UndoneRuns?
  var takenBack: TakenBackRows?
  var position = 0
  var complaints = ComplaintList()
  var references: ReferenceBook
  var finished = ImportReport()

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
    primaries = PrimaryContacts(target)
    counters = CounterNames(options.reading.names)
    namesakes = Namesakes(source: options.source, target: target)
    finished.findings = ImportFindings(limit: options.listed)
    now = options.now
    tellsAtOnce = options.mapping != nil || options.rejects
    references = ReferenceBook(target: target, tellsAtOnce: tellsAtOnce)
    let zone = options.reading.zone ?? options.mapping?.zone
    var reading = zone.map(options.reading.inZone) ?? options.reading
    reading.ahead = DatesAhead(now, zone: reading.zone)
    self.reading = reading
    blankCells = BlankCells(target: target, source: source, today: (reading.zone ?? .gmt).date(of: now))
    decided = DecidedRevenue(target: target, today: (reading.zone ?? .gmt).date(of: now))
    let opened = try OpenedTables(sources, options: options)
    tables = opened.tables
    try AbsentFacts.refuse(options.absent, on: opened.tables)
    lookups = opened.lookups
    absent = AbsentFacts(options, target: target)
    overtaken = try OvertakenRows(opened.tables, opened.lookups, reading)
    finished.files = opened.reports
    findsCustomers = options.mapping?.findsCustomers ?? false
    findsLearners = opened.tables.contains(where: \.findsLearners)
    if findsLearners { lookups.modules = ModuleBook(options.reading.names?.training) }
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
    if findsLearners { lookups.learners = try target.learners() }
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
    // Where the store settles, it is asked afterwards.
    if compares {
      finished.findings.hold(from: decided.today, pricesOf: pricedAnew)
      try tellPrimaries()
    }
    // The store goes on for a while after the last batch, and wants the room.
    references = ReferenceBook(target: target, tellsAtOnce: tellsAtOnce)
    if tables.reduce(0, { $0 + $1.report.rows }) > Self.many { ProcessMemory.giveBack() }
    return []
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
