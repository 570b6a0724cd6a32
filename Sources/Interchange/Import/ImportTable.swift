import CustomerSuccess

/// One file on its way in: its rows as rows of a kind, straight or through a mapping.
struct ImportTable {
  let kind: RecordKind
  var report: ImportReport.FileReport
  /// Rows of another tool's export that cannot be used are counted and left out; our own must all be right.
  let leavesOut: Bool
  /// Another tool's rows whose values cannot be understood are no reason to go on either.
  let refusesValues: Bool
  private var reader: any TableReader
  private var index: [String: Int] = [:]
  private var places: RecordPlaces { didSet { known = nil } }
  /// Made anew when the places have changed.
  private var known: RecordTable?
  private var columnCount = 0
  private var section: MappedSection?
  /// Statements are no rows of columns.
  private var statements: (table: XAPITable, reading: XAPIReading)?
  /// Another tool's, which may not tell what Rapport's own files do.
  var isMapped: Bool { section != nil }
  /// Its ids are another tool's: what has Rapport's own columns alone means Rapport's own.
  var hasForeignIDs: Bool { isMapped && !Set(reader.columns).isSubset(of: kind.header) }
  /// The column that its ids are made of.
  var idColumn: String? {
    section?.rules.fields.first { $0.column == "id" }?.rule.columns.first { sourcePlaces[$0] != nil }
  }
  /// Its rows were left out before, and are mended: they are a part of what their source has.
  var isHandedBack: Bool { RejectedRows.areHandedBack(reader.columns, to: kind, section?.rules) }
  /// Whether half of the columns that its mapping reads are there, at the least.
  var hasMostColumns: Bool {
    guard let rules = section?.rules, !rules.used.isEmpty else { return true }
    guard rules.alternatives.isEmpty else { return rules.tellsMost(by: reader.columns) }
    let used = rules.used
    return used.intersection(reader.columns).count * 2 >= used.count
  }
  /// The row that was read last, where rows that are left out are to be handed back.
  private(set) var lastValues: [String]?
  private let keepsRejected: Bool
  /// Opens the same file once more; nil where it can be read only once.
  private let reopen: (@Sendable () throws -> any TableReader)?
  private var sourcePlaces: [String: Int] = [:]
  private var last: LastRows?
  /// Rows that a row of the file gave, the next one last.
  private var pending: [MappedSection.Row] = []
  private var isEnded = false

  /// Straight from the file; throws when the columns fit no kind, or not the one asked for.
  init(
    reader: any TableReader, kind asked: RecordKind?, keepsRejected: Bool,
    reopen: (@Sendable () throws -> any TableReader)? = nil
  ) throws {
    self.reopen = reopen
    let file = reader.file
    let kind =
      asked ?? RecordKind(columns: reader.columns)
      ?? RejectedRows.toldColumns(reader.columns).compactMap(RecordKind.init(columns:)).first
    guard var kind else {
      throw InputComplaint(file: file, line: 1, message: ImportTable.closestKind(to: reader))
    }
    let others = asked == nil ? kind.alike(reader.columns, in: file) : []
    let arePeople = !others.isEmpty && PeopleRows.kinds.isSuperset(of: others + [kind])
    if arePeople { kind = try PeopleRows.decided(kind, or: others, file: file, rows: try reopen?()) }
    self.kind = kind
    self.reader = reader
    places = RecordPlaces(of: kind)
    self.keepsRejected = keepsRejected
    leavesOut = keepsRejected
    refusesValues = !keepsRejected
    report = .init(file: file, role: kind.rawValue)
    if !arePeople, let other = others.first {
      report.notices.add(
        "taken for \(kind.rawValue); \(other.rawValue) have these columns as well, and --kind \(other.rawValue) takes them so",
        example: file)
    }
    let missing = kind.columns.filter { $0.isRequired && !reader.columns.contains($0.name) }.map(\.name)
    // Whoever says what the rows are may change a field or two of what is there: rows that are new lack the others.
    let changesKnown = (asked != nil || arePeople) && kind != .tickets && reader.columns.contains("id")
    guard missing.isEmpty || changesKnown && !missing.contains("id") else {
      throw InputComplaint(
        file: file, line: 1, message: "no column \(missing.joined(separator: ", ")), expected it for \(kind.rawValue)")
    }
    try learnColumns()
  }

  /// Another tool's file, read as a section of a mapping says; `others` are read from the same file.
  init(
    reader: any TableReader, section: MappedSection, besides others: [SectionRules] = [], last: LastRows? = nil,
    keepsRejected: Bool, reopen: (@Sendable () throws -> any TableReader)? = nil
  ) {
    self.last = last
    self.reopen = reopen
    self.keepsRejected = keepsRejected
    kind = section.rules.kind
    self.reader = reader
    places = RecordPlaces(of: kind)
    leavesOut = true
    refusesValues = section.rules.wrongValues == .refuse && !keepsRejected
    report = .init(file: reader.file, role: section.rules.kind.rawValue)
    if section.rules.with == nil {
      let told = RejectedRows.told(reader.columns, by: nil)
      report.unusedColumns = section.rules.unusedColumns(of: told, besides: others)
    }
    self.section = section
    learnMappedColumns(section.rules)
  }

  /// Statements of a learning record store: those of others than are learners here, or of other things than modules, are left out.
  init(statements table: XAPITable, keepsRejected: Bool) {
    reopen = nil
    self.keepsRejected = keepsRejected
    kind = RecordKind(of: .statement)
    reader = table
    statements = (table, XAPIReading(file: table.file))
    places = RecordPlaces(of: kind)
    leavesOut = true
    refusesValues = false
    report = .init(file: table.file, role: "xapi")
  }

  /// Whether it names people who learn by other things than their ids.
  var findsLearners: Bool { statements != nil || section?.rules.findsLearners ?? false }

  /// Whether rows tell whole tickets, and can be looked through before they are read.
  var tellsTickets: Bool {
    guard kind == .tickets, reopen != nil else { return false }
    return section != nil || reader.columns.contains("severity") || reader.columns.isEmpty
  }

  /// The same table from its beginning.
  func again() throws -> ImportTable? {
    guard let reader = try reopen?() else { return nil }
    if let section { return ImportTable(reader: reader, section: section, last: last, keepsRejected: false) }
    return try ImportTable(reader: reader, kind: kind, keepsRejected: false)
  }

  /// The next row to be read as a record; nil at the end.
  mutating func next(_ reading: RecordReading, lookups: inout LookupBook) throws -> RecordRow? {
    if statements != nil { return try nextStatement(reading, &lookups) }
    while true {
      if let row = pending.popLast() {
        var record = RecordRow(
          line: row.line, number: report.rows, values: row.values, untold: row.untold, of: common(reading),
          complaints: row.complaints)
        record.isCustomer = row.isCustomer
        return record
      }
      guard let row = try nextRow() else { return try end() }
      report.rows += 1
      lastValues = keepsRejected ? section?.rules.written(row, sourcePlaces) ?? row.values : nil
      guard let section else {
        if reader.columns.count != columnCount { try learnColumns(line: row.line) }
        return RecordRow(line: row.line, number: report.rows, values: row.values, of: common(reading))
      }
      if reader.columns.count != columnCount { learnMappedColumns(section.rules) }
      if let last, !last.contains(report.rows) {
        report.notices.add("another row says it later; passed over", example: RowPlace.words(row.line, of: reader.file))
        continue
      }
      let source = SourceRow(file: reader.file, places: sourcePlaces, row: row)
      let skipped = report.skipped
      pending = section.rows(of: source, lookups: &lookups, report: &report).reversed()
      if report.skipped > skipped, let lastValues { reject(lastValues, report.leftOutRows.lastReason) }
    }
  }

  /// The next row that can be read at all; nil at the end, or where the file breaks off.
  mutating func nextSound(_ reading: RecordReading, _ lookups: inout LookupBook) -> RecordRow? {
    while true {
      do { return try next(reading, lookups: &lookups) } catch let complaint as InputComplaint {
        guard complaint.unfitRow != nil else { return nil }
      } catch { return nil }
    }
  }

  /// A row of another width is a row, and what is wrong with it is thrown.
  private mutating func nextRow() throws -> TableRow? {
    do { return try reader.next() } catch let complaint as InputComplaint {
      guard let row = complaint.unfitRow else { throw complaint }
      report.rows += 1
      lastValues = keepsRejected ? row : nil
      throw complaint
    }
  }

  private mutating func nextStatement(_ reading: RecordReading, _ lookups: inout LookupBook) throws -> RecordRow? {
    while let row = try statements?.table.next(), let statement = statements?.table.last {
      report.rows += 1
      lastValues = keepsRejected ? row.values : nil
      switch statements?.reading.read(statement, line: row.line, lookups: &lookups) {
      case .fact(let fact): return RecordRow(line: row.line, number: report.rows, fact, of: common(reading))
      case .again:
        report.notices.add("given again; an id counts once", example: RowPlace.words(row.line, of: reader.file))
      case .complaint(let complaint): leaveOut([complaint], lastValues)
      case nil: return nil
      }
    }
    return nil
  }

  private mutating func common(_ reading: RecordReading) -> RecordTable {
    if let known { return known }
    let made = RecordTable(file: reader.file, places: places, reading: reading)
    known = made
    return made
  }

  /// What can only be said once all was read.
  private mutating func end() throws -> RecordRow? {
    guard !isEnded else { return nil }
    isEnded = true
    for remark in reader.remarks {
      report.notices.add(remark.words, example: reader.file, count: remark.count)
    }
    if !reader.hasHeader, let complaint = section?.rules.missing(in: reader.columns, file: reader.file) {
      throw complaint
    }
    return nil
  }

  /// One row less, for what it says or lacks; `values` as it stands in the file.
  mutating func leaveOut(_ complaints: [InputComplaint], _ values: [String]?) {
    report.leaveOut(complaints)
    guard let values else { return }
    reject(values, report.leftOutRows.lastReason, isUnfit: complaints.contains { $0.unfitRow != nil })
  }

  private mutating func reject(_ values: [String], _ reason: String, isUnfit: Bool = false) {
    var rejected = report.rejected ?? RejectedRows(columns: reader.columns)
    report.rejected = nil
    rejected.add(.init(values: values, reason: reason, isUnfit: isUnfit), columns: reader.columns)
    report.rejected = rejected
  }

  /// Fields made of columns that the file lacks are not told by it.
  private mutating func learnMappedColumns(_ rules: SectionRules) {
    columnCount = reader.columns.count
    sourcePlaces = SourceRow.places(of: reader.columns)
    let fields = rules.fields + rules.each.flatMap { $0.map { (column: $0.key, rule: $0.value) } }
    let modules = rules.eachModule.map { Set($0.keys).union(ModuleColumns.fields) } ?? []
    let there = Set(reader.columns)
    // What has to be there is told by what stands in its place, too.
    let required = Set(kind.columns.filter(\.isRequired).map(\.name))
    let told = fields.filter { $0.rule.isTold(by: there) || ($0.rule.otherwise != nil && required.contains($0.column)) }
    var names = Set(told.map(\.column)).union(modules)
    var clearing = Set(told.filter(\.rule.blankClears).map(\.column))
    // What stands beside an amount may say its currency; a blank says nothing.
    if kind.header.contains("currency"), !names.isDisjoint(with: AmountForm.columns) { names.insert("currency") }
    noteLackingClocks(rules, there)
    if kind == .tickets, section?.lackingClocks.isEmpty == false || names.contains("untold") {
      // That no clock is untold any more is said, too.
      names.insert("untold")
      clearing.insert("untold")
    }
    for (position, column) in kind.header.enumerated() where names.contains(column) { index[column] = position }
    places = RecordPlaces(index, of: kind, clearing: clearing)
  }

  /// A ticket without a reply was not left without one where no column could tell of it. JSON may show new names in any row.
  private mutating func noteLackingClocks(_ rules: SectionRules, _ there: Set<String>) {
    guard kind == .tickets, reader.hasHeader else { return }
    let lacking = UntoldClocks.lacking(rules.fields, in: there)
    section?.lackingClocks = Set(lacking.map(\.clock))
    for found in lacking { report.notices.add(UntoldClocks.words(found), example: report.file) }
  }

  /// JSON may show new names in any row.
  private mutating func learnColumns(line: Int = 1) throws {
    let known = Set(kind.header)
    for column in RejectedRows.told(Array(reader.columns[columnCount...]), by: kind) where !known.contains(column) {
      throw InputComplaint(
        file: reader.file, line: line, column: column.excerpt,
        message: "unknown column, expected one of \(kind.header.joined(separator: ", "))")
    }
    for position in columnCount..<reader.columns.count { index[reader.columns[position]] = position }
    columnCount = reader.columns.count
    places = RecordPlaces(index, of: kind)
  }

  private static func closestKind(to reader: any TableReader) -> String {
    let columns = reader.columns
    let found = Set(columns)
    let closest = RecordKind.allCases.max { shared($0, found) < shared($1, found) } ?? .customers
    if let header = header(in: reader.firstRows, better: shared(closest, found)) {
      return """
        the columns fit no kind of row; line \(header.line) reads like the header of \(header.kind.rawValue), and a mapping says \
        which line is the header (header: \(header.line)); or take out the lines above it
        """
    }
    let missing = closest.columns.filter { $0.isRequired && !found.contains($0.name) }.map(\.name)
    let unknown = columns.filter { !closest.header.contains($0) }.map(\.excerpt)
    let lacking = missing.isEmpty ? "" : "; no column \(missing.joined(separator: ", "))"
    let changesKnown = found.contains("id") && closest != .tickets && !missing.isEmpty && unknown.isEmpty
    let known =
      changesKnown
      ? "; fields of \(closest.rawValue) that are there already are changed by --kind \(closest.rawValue)" : ""
    let excess = unknown.isEmpty ? "" : "; unknown column \(unknown.joined(separator: ", "))"
    return """
      the columns fit no kind of row; closest is \(closest.rawValue)\(lacking)\(excess)\(known); another tool's file is read by a mapping \
      (--map), which 'rapport mapping guess' writes
      """
  }

  /// A line further down that has the columns of a kind.
  private static func header(in rows: [TableRow], better least: Int) -> (line: Int, kind: RecordKind)? {
    for row in rows.dropFirst() {
      let names = Set(row.values.map { $0.trimmingBlanks() })
      let kind = RecordKind.allCases.first { kind in
        kind.columns.allSatisfy { !$0.isRequired || names.contains($0.name) }
      }
      if let kind, shared(kind, names) > least { return (row.line, kind) }
    }
    return nil
  }

  func wants(lookup name: String) -> Bool { section?.rules.lookups.contains(name) ?? false }

  private static func shared(_ kind: RecordKind, _ columns: Set<String>) -> Int {
    kind.header.filter(columns.contains).count
  }
}
