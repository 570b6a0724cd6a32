import CustomerSuccess

/// The files of an import, opened: what their rows are read as, and what completes them.
struct OpenedTables {
  /// In the order in which they are to be read: customers first.
  var tables: [ImportTable] = []
  var lookups: LookupBook
  var reports: [ImportReport.FileReport] = []

  /// Opens all files, reads the lookups of a mapping whole, and sorts the rest by what it refers to.
  init(_ sources: [ImportSource], options: ImportOptions) throws {
    lookups = LookupBook(options.mapping?.lookups ?? [])
    var complaints = ComplaintList()
    for source in sources {
      do { try open(source, options) } catch var complaint as InputComplaint {
        complaint.breaksOff = true
        complaints.add(complaint)
      }
    }
    try complaints.refuse()
    for index in tables.indices { tables[index].noteMissing(lookups, of: options.mapping) }
    tables = tables.enumerated().sorted { ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset) }.map(\.element)
  }

  private mutating func open(_ source: ImportSource, _ options: ImportOptions) throws {
    guard let mapping = options.mapping else { return try openNative(source, options) }
    let forms = mapping.forms
    if forms != [TableForm.foreign], try takeHandedBack(source, mapping, options) { return }
    var found: [String]?
    var problem: InputComplaint?
    for (index, form) in forms.enumerated() {
      // A form that does not fit may well stumble; what counts is whether another one fits.
      do {
        let reader = try OpenedTables.reader(source, form, options, isLast: index == forms.count - 1)
        if try isEmptyArray(reader, source) { return }
        if try take(reader, source, form, mapping, options) { return }
        found = found ?? reader.columns
      } catch let complaint as InputComplaint where !complaint.isMissingColumn {
        problem = problem ?? complaint
      }
    }
    if let problem, found == nil { throw problem }
    throw InputComplaint(file: source.file, line: 1, message: mapping.expectation(found ?? []))
  }

  private mutating func openNative(_ source: ImportSource, _ options: ImportOptions) throws {
    var source = source
    if options.kind == nil {
      let led = try LedBytes(source.bytes, ahead: XAPITable.looked)
      if options.isXAPI || XAPITable.begins(led.head) {
        let bytes = try source.bytes.again() ?? led
        tables.append(
          ImportTable(
            statements: try XAPITable(file: source.file, bytes: bytes), keepsRejected: options.rejects))
        return
      }
      source.bytes = try source.bytes.again() ?? led
    }
    let reader = try OpenedTables.reader(source, TableForm(), options, isLast: true)
    if try isEmptyArray(reader, source) { return }
    tables.append(
      try ImportTable(
        reader: reader, kind: options.kind, keepsRejected: options.rejects,
        reopen: OpenedTables.reopening(source, TableForm(), options)))
  }

  /// Rows that were left out and are mended come as they were written, and not as the mapping says their own file is laid out.
  private mutating func takeHandedBack(
    _ source: ImportSource, _ mapping: Mapping, _ options: ImportOptions
  ) throws -> Bool {
    guard let bytes = try source.bytes.again() else { return false }
    let head = try LedBytes(bytes, ahead: 4096).head
    guard !WorkbookTable.begins(head), !JSONTable.begins(head),
      let reader = try? OpenedTables.again(source, .foreign, options, for: "rows that were left out"),
      let rules = mapping.section(for: reader.columns, kind: options.kind),
      RejectedRows.isHandedBack(reader.columns, to: rules)
    else { return false }
    return try take(reader, source, .foreign, mapping, options, isHandedBack: true)
  }

  /// False when the columns are none of the mapping's.
  private mutating func take(
    _ reader: any TableReader, _ source: ImportSource, _ form: TableForm, _ mapping: Mapping, _ options: ImportOptions,
    isHandedBack: Bool = false
  ) throws -> Bool {
    guard let rules = mapping.section(for: reader.columns, kind: options.kind), isHandedBack || rules.form == form
    else {
      guard let report = try lookups.readAll(reader) else { return false }
      reports.append(report)
      return true
    }
    // What completes other files' rows is known before any of them is read.
    if lookups.hasLookup(for: reader.columns) {
      _ = try lookups.readAll(OpenedTables.again(source, form, options, for: "what completes other files"))
    }
    let zone = options.reading.zone ?? mapping.zone
    let companions = mapping.companions(of: rules)
    for section in [rules] + companions {
      if reader.hasHeader, let complaint = section.missing(in: reader.columns, file: source.file) {
        throw complaint.asMissingColumn
      }
      // Each reads the file for itself: it is too long to be kept.
      let own =
        section.name == rules.name
        ? reader : try OpenedTables.again(source, form, options, for: "several kinds of rows")
      let comesOnce = (try? source.bytes.again()) == nil
      let last = try section.lastRow(in: reader.hasHeader ? reader.columns : nil, comesOnce: comesOnce).map {
        try LastRows(OpenedTables.again(source, form, options, for: "the last row of each"), $0, zone: zone)
      }
      // What comes but once is read by the plainest form alone.
      let numbers =
        comesOnce
        ? nil
        : try NumberProof(section) { try OpenedTables.again(source, form, options, for: "how its numbers are written") }
      tables.append(
        ImportTable(
          reader: own, section: MappedSection(rules: section, zone: zone, numbers: numbers), besides: companions,
          last: last,
          keepsRejected: options.rejects, reopen: OpenedTables.reopening(source, form, options)))
    }
    return true
  }

  private mutating func isEmptyArray(_ reader: any TableReader, _ source: ImportSource) throws -> Bool {
    guard reader.columns.isEmpty else { return false }
    var reader = reader
    guard try reader.next() == nil else { return false }
    reports.append(.init(file: source.file, role: "an empty list"))
    return true
  }

  /// The last form may use up what comes but once.
  private static func reader(
    _ source: ImportSource, _ form: TableForm, _ options: ImportOptions, isLast: Bool
  ) throws -> any TableReader {
    isLast
      ? try openTable(file: source.file, bytes: source.bytes, form: form.told(options))
      : try again(source, form, options, for: "files laid out in several ways")
  }

  /// Nil for what comes but once.
  private static func reopening(
    _ source: ImportSource, _ form: TableForm, _ options: ImportOptions
  ) -> (@Sendable () throws -> any TableReader)? {
    guard (try? source.bytes.again()) != nil else { return nil }
    let form = form.told(options)
    return { () throws -> any TableReader in
      let bytes = try source.bytes.again() ?? source.bytes
      return try openTable(file: source.file, bytes: bytes, form: form)
    }
  }

  private static func again(
    _ source: ImportSource, _ form: TableForm, _ options: ImportOptions, for purpose: String
  ) throws -> any TableReader {
    guard let bytes = try source.bytes.again() else {
      throw InputComplaint(
        file: source.file,
        message: "comes but once, expected a file that can be read again: the mapping wants \(purpose)")
    }
    return try openTable(file: source.file, bytes: bytes, form: form.told(options))
  }
}

extension TableForm {
  /// With what the call says.
  fileprivate func told(_ options: ImportOptions) -> TableForm {
    var form = self
    form.isRaw = options.rawCSV
    form.sheet = options.sheet ?? sheet
    form.spellings = options.mapping?.spellings ?? [:]
    return form
  }
}

extension ImportTable {
  /// Says which of the files that complete this one were not given.
  mutating func noteMissing(_ book: LookupBook, of mapping: Mapping?) {
    for rule in mapping?.lookups ?? [] where wants(lookup: rule.name) && !book.read.contains(rule.name) {
      report.notices.add("no file for lookup \(rule.name); what comes from it is left empty", example: report.file)
    }
  }
}
