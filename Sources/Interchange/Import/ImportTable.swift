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

  /// Straight from the file; throws when the columns fit no kind, or not the one asked for.
  init(reader: any TableReader, kind asked: RecordKind?) throws {
    let file = reader.file
    guard let kind = asked ?? RecordKind(columns: reader.columns) else {
      throw InputComplaint(file: file, line: 1, message: ImportTable.closestKind(to: reader.columns))
    }
    self.kind = kind
    self.reader = reader
    places = RecordPlaces(of: kind)
    leavesOut = false
    refusesValues = true
    report = .init(file: file, role: kind.rawValue)
    let missing = kind.columns.filter { $0.isRequired && !reader.columns.contains($0.name) }.map(\.name)
    guard missing.isEmpty else {
      throw InputComplaint(
        file: file, line: 1, message: "no column \(missing.joined(separator: ", ")), expected it for \(kind.rawValue)")
    }
    try learnColumns()
  }

  /// Another tool's file, read as a section of a mapping says.
  init(reader: any TableReader, section: MappedSection) {
    kind = section.rules.kind
    self.reader = reader
    places = RecordPlaces(of: kind)
    leavesOut = true
    refusesValues = section.rules.refusesValues
    report = .init(file: reader.file, role: section.rules.kind.rawValue)
    report.unusedColumns = section.rules.unusedColumns(of: reader.columns)
    self.section = section
    learnMappedColumns(section.rules)
  }

  /// The next row to be read as a record; nil at the end.
  mutating func next(_ reading: RecordReading, lookups: inout LookupBook) throws -> RecordRow? {
    while let row = try reader.next() {
      report.rows += 1
      guard let section else {
        if reader.columns.count != columnCount { try learnColumns(line: row.line) }
        return RecordRow(file: reader.file, line: row.line, values: row.values, places: places, reading: reading)
      }
      if reader.columns.count != columnCount { learnMappedColumns(section.rules) }
      let source = SourceRow(file: reader.file, columns: reader.columns, row: row)
      if let values = section.values(of: source, lookups: &lookups, report: &report) {
        return RecordRow(file: reader.file, line: row.line, values: values, places: places, reading: reading)
      }
    }
    return nil
  }

  /// Fields made of columns that the file lacks are not told by it.
  private mutating func learnMappedColumns(_ rules: SectionRules) {
    columnCount = reader.columns.count
    let told = rules.fields.filter { field in
      field.rule.columns.isEmpty || field.rule.columns.contains(where: reader.columns.contains)
    }
    let names = Set(told.map(\.column))
    for (position, column) in kind.header.enumerated() where names.contains(column) { index[column] = position }
    places = RecordPlaces(index, of: kind)
  }

  /// JSON may show new names in any row.
  private mutating func learnColumns(line: Int = 1) throws {
    let known = Set(kind.header)
    for column in reader.columns[columnCount...] where !known.contains(column) {
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
        let reader = try openTable(file: source.file, bytes: source.bytes, rawCSV: options.rawCSV)
        if try isEmptyArray(reader) {
          reports.append(.init(file: source.file, role: "an empty list"))
          continue
        }
        if let message = OtherSeparator.complaint(of: reader.columns) {
          throw InputComplaint(file: source.file, line: 1, message: message)
        }
        guard let mapping = options.mapping else {
          tables.append(try ImportTable(reader: reader, kind: options.kind))
          continue
        }
        if let rules = mapping.section(for: reader.columns, kind: options.kind) {
          tables.append(ImportTable(reader: reader, section: MappedSection(rules: rules, zone: mapping.zone)))
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
