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
  private var places: RecordPlaces
  private var columnCount = 0
  private var section: MappedSection?
  /// The row that was read last, where rows that are left out are to be handed back.
  private(set) var lastValues: [String]?
  private let keepsRejected: Bool
  /// Opens the same file once more; nil where it can be read only once.
  private let reopen: (@Sendable () throws -> any TableReader)?

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
    guard let kind else {
      throw InputComplaint(file: file, line: 1, message: ImportTable.closestKind(to: reader.columns))
    }
    self.kind = kind
    self.reader = reader
    places = RecordPlaces(of: kind)
    self.keepsRejected = keepsRejected
    leavesOut = keepsRejected
    refusesValues = !keepsRejected
    report = .init(file: file, role: kind.rawValue)
    let missing = kind.columns.filter { $0.isRequired && !reader.columns.contains($0.name) }.map(\.name)
    guard missing.isEmpty else {
      throw InputComplaint(
        file: file, line: 1, message: "no column \(missing.joined(separator: ", ")), expected it for \(kind.rawValue)")
    }
    try learnColumns()
  }

  /// Another tool's file, read as a section of a mapping says.
  init(
    reader: any TableReader, section: MappedSection, keepsRejected: Bool,
    reopen: (@Sendable () throws -> any TableReader)? = nil
  ) {
    self.reopen = reopen
    self.keepsRejected = keepsRejected
    kind = section.rules.kind
    self.reader = reader
    places = RecordPlaces(of: kind)
    leavesOut = true
    refusesValues = section.rules.refusesValues && !keepsRejected
    report = .init(file: reader.file, role: section.rules.kind.rawValue)
    report.unusedColumns = section.rules.unusedColumns(of: RejectedRows.told(reader.columns, by: nil))
    self.section = section
    learnMappedColumns(section.rules)
  }

  /// Whether rows tell whole tickets, and can be looked through before they are read.
  var tellsTickets: Bool {
    guard kind == .tickets, reopen != nil else { return false }
    return section != nil || reader.columns.contains("severity") || reader.columns.isEmpty
  }

  /// The same table from its beginning.
  func again() throws -> ImportTable? {
    guard let reader = try reopen?() else { return nil }
    if let section { return ImportTable(reader: reader, section: section, keepsRejected: false) }
    return try ImportTable(reader: reader, kind: kind, keepsRejected: false)
  }

  /// The next row to be read as a record; nil at the end.
  mutating func next(_ reading: RecordReading, lookups: inout LookupBook) throws -> RecordRow? {
    while let row = try reader.next() {
      guard row.values.contains(where: { !$0.isEmpty }) else {
        report.notices.add("empty rows passed over", example: "\(reader.file):\(row.line)")
        continue
      }
      report.rows += 1
      lastValues = keepsRejected ? row.values : nil
      guard let section else {
        if reader.columns.count != columnCount { try learnColumns(line: row.line) }
        return RecordRow(file: reader.file, line: row.line, values: row.values, places: places, reading: reading)
      }
      if reader.columns.count != columnCount { learnMappedColumns(section.rules) }
      let source = SourceRow(file: reader.file, columns: reader.columns, row: row)
      let skipped = report.skipped
      if let values = section.values(of: source, lookups: &lookups, report: &report) {
        return RecordRow(file: reader.file, line: row.line, values: values, places: places, reading: reading)
      }
      if report.skipped > skipped, keepsRejected { reject(row.values, report.leftOutRows.lastReason) }
    }
    return nil
  }

  /// One row less, for what it says or lacks; `values` as it stands in the file.
  mutating func leaveOut(_ complaint: InputComplaint, _ values: [String]?) {
    report.leaveOut(complaint)
    if let values { reject(values, report.leftOutRows.lastReason) }
  }

  private mutating func reject(_ values: [String], _ reason: String) {
    var rejected = report.rejected ?? RejectedRows(columns: reader.columns)
    report.rejected = nil
    rejected.add(values, columns: reader.columns, reason: reason)
    report.rejected = rejected
  }

  /// Fields made of columns that the file lacks are not told by it.
  private mutating func learnMappedColumns(_ rules: SectionRules) {
    columnCount = reader.columns.count
    let told = rules.fields.filter { field in
      field.rule.columns.isEmpty || field.rule.columns.contains(where: reader.columns.contains)
    }
    let names = Set(told.map(\.column))
    for (position, column) in kind.header.enumerated() where names.contains(column) { index[column] = position }
    places = RecordPlaces(index, of: kind, clearing: Set(told.filter(\.rule.blankClears).map(\.column)))
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

  private static func closestKind(to columns: [String]) -> String {
    let found = Set(columns)
    let closest = RecordKind.allCases.max { shared($0, found) < shared($1, found) } ?? .customers
    let missing = closest.columns.filter { $0.isRequired && !found.contains($0.name) }.map(\.name)
    let unknown = columns.filter { !closest.header.contains($0) }.map(\.excerpt)
    let lacking = missing.isEmpty ? "" : "; no column \(missing.joined(separator: ", "))"
    let excess = unknown.isEmpty ? "" : "; unknown column \(unknown.joined(separator: ", "))"
    return "the columns fit no kind of row; closest is \(closest.rawValue)\(lacking)\(excess)"
  }

  private static func shared(_ kind: RecordKind, _ columns: Set<String>) -> Int {
    kind.header.filter(columns.contains).count
  }
}

extension ImportTable {
  /// Says which of the files that complete this one were not given.
  private mutating func noteMissing(_ book: LookupBook, of mapping: Mapping?) {
    for rule in mapping?.lookups ?? [] {
      guard section?.rules.lookups.contains(rule.name) == true, !book.read.contains(rule.name) else { continue }
      report.notices.add("no file for lookup \(rule.name); what comes from it is left empty", example: report.file)
    }
  }

  private static func reopening(
    _ source: ImportSource, rawCSV: Bool
  ) -> (@Sendable () throws -> any TableReader)? {
    guard let again = source.again else { return nil }
    let file = source.file
    return { () throws -> any TableReader in try openTable(file: file, bytes: try again(), rawCSV: rawCSV) }
  }

  private static func isEmptyArray(_ reader: any TableReader) throws -> Bool {
    guard reader.columns.isEmpty else { return false }
    var reader = reader
    return try reader.next() == nil
  }

  /// Opens all files, reads the lookups of a mapping whole, and sorts the rest by what it refers to.
  static func open(
    _ sources: [ImportSource], options: ImportOptions
  ) throws -> (tables: [ImportTable], lookups: LookupBook, lookupReports: [ImportReport.FileReport]) {
    var complaints = ComplaintList()
    var tables: [ImportTable] = []
    var lookups = LookupBook(options.mapping?.lookups ?? [])
    var reports: [ImportReport.FileReport] = []
    for source in sources {
      do {
        let rawCSV = options.rawCSV
        let reader = try openTable(file: source.file, bytes: source.bytes, rawCSV: rawCSV)
        let reopen = reopening(source, rawCSV: rawCSV)
        if try isEmptyArray(reader) {
          reports.append(.init(file: source.file, role: "an empty list"))
          continue
        }
        if let message = OtherSeparator.complaint(of: reader.columns) {
          throw InputComplaint(file: source.file, line: 1, message: message)
        }
        guard let mapping = options.mapping else {
          tables.append(try ImportTable(reader: reader, kind: options.kind, keepsRejected: options.rejects, reopen: reopen))
          continue
        }
        if let rules = mapping.section(for: reader.columns, kind: options.kind) {
          let section = MappedSection(rules: rules, zone: mapping.zone)
          tables.append(
            ImportTable(reader: reader, section: section, keepsRejected: options.rejects, reopen: reopen))
        } else if let report = try lookups.readAll(reader) {
          reports.append(report)
        } else {
          throw InputComplaint(file: source.file, line: 1, message: mapping.expectation)
        }
      } catch let complaint as InputComplaint {
        complaints.add(complaint)
      }
    }
    try complaints.refuse()
    for index in tables.indices { tables[index].noteMissing(lookups, of: options.mapping) }
    return (
      tables.enumerated().sorted { ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset) }.map(\.element),
      lookups, reports
    )
  }
}
