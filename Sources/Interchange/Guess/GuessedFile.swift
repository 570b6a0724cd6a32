public import CustomerSuccess

/// A file that nobody has said anything of: how it is laid out, and what stands in its columns.
public struct GuessedFile: Hashable, Sendable {
  /// As the person named it.
  public let file: String
  /// What a mapping has to say of its layout.
  private(set) var layout: [String] = []
  private(set) var columns: [ColumnProfile] = []
  public private(set) var rows = 0
  private var form = TableForm.foreign
  /// What its rows are taken for.
  private(set) var looks = KindGuess(told: .customers)

  /// The rules' names; nil: the framework's.
  let names: RuleNames?

  /// Reads the whole file; `names` are those that the rules in force have. Throws `InputComplaint` or `InterchangeError` for one that cannot be read or has no rows.
  public init(_ source: ImportSource, sheet: String? = nil, names: RuleNames? = nil) throws {
    file = source.file
    self.names = names
    if let sheet {
      form.sheet = sheet
      layout.append("sheet: \(YAMLText.scalar(sheet))")
    }
    try findRowsInJSON(source)
    let first = try open(source)
    isJSON = !first.hasHeader
    firstColumns = Set(first.columns)
    if let line = GuessedFile.header(in: first.firstRows), line != first.firstRows.first?.line {
      form.header = line
      layout.append("header: \(line)")
    }
    try read(source)
    if let separator, separator != "," { layout.insert("separator: \(YAMLText.quoted(separator))", at: 0) }
    if found.contains(where: { $0.contains("Windows-1252") }) { layout.insert("encoding: windows-1252", at: 0) }
    guard rows > 0 else { throw InputComplaint(file: file, message: "has no rows, expected some to guess by") }
    looks = KindGuess(self)
    try findAnniversaries(source)
  }

  private func open(_ source: ImportSource) throws -> any TableReader {
    guard let bytes = try source.bytes.again() else {
      throw InputComplaint(file: file, message: "comes but once, expected a file that can be read again")
    }
    return try openTable(file: file, bytes: bytes, form: form)
  }

  private mutating func findRowsInJSON(_ source: ImportSource) throws {
    guard let bytes = try source.bytes.again() else { return }
    let led = try LedBytes(bytes, ahead: JSONTable.looked)
    encoding = TextEncoding(sniffed: led.head)
    guard JSONTable.begins(led.head) else { return }
    form.rows = try JSONShape(file: file, bytes: led).path
    if let rows = form.rows { layout.append("rows: \(YAMLText.scalar(rows.description))") }
  }

  /// The first line that has nearly as many names as any other line has values, none of them a number or a date.
  private static func header(in rows: [TableRow]) -> Int? {
    func filled(_ row: TableRow) -> [String] { row.values.map { $0.trimmingBlanks() }.filter { !$0.isEmpty } }
    let most = rows.map { filled($0).count }.max() ?? 0
    return rows.first { row in
      let names = filled(row)
      return names.count * 5 >= most * 4 && names.allSatisfy { Double($0) == nil && LocalDate(iso8601: $0) == nil }
    }?.line
  }

  /// Reads all rows; where lines below them are none, the mapping is to say where they end.
  private mutating func read(_ source: ImportSource) throws {
    do { try readRows(source) } catch let complaint as InputComplaint {
      guard complaint.message.contains("expected"), complaint.message.contains("as in the first row"),
        let line = complaint.line
      else { throw complaint }
      let before = rows
      form.ends = [.empty]
      if (try? readRows(source)) != nil, rows >= before { return layout.append("ends: empty") }
      var other = form
      (other.ends, other.header) = ([], line)
      let words =
        try openTable(file: file, bytes: try source.bytes.again() ?? source.bytes, form: other).columns.first ?? ""
      try end(before: words, source)
    }
    guard let last, GuessedFile.isTotal(last), rows > 1 else { return }
    try end(before: last, source)
  }

  private mutating func end(before words: String, _ source: ImportSource) throws {
    let beginning = String(words.prefix { !$0.isNumber && $0 != "(" && $0 != ":" }).trimmingBlanks()
    let text = beginning.isEmpty ? words : beginning
    form.ends = [.beginning(text)]
    layout.append("ends: \(YAMLText.list([text]))")
    try readRows(source)
  }

  private static func isTotal(_ text: String) -> Bool {
    let words = folded(text)
    return ["total", "grand total", "sum", "summe", "gesamt", "totals"].contains {
      words == $0 || words.hasPrefix($0 + " ")
    }
  }

  /// Columns that tools note for themselves, and whose days the renewals prove to be those on which customers began.
  private(set) var anniversaries: Set<String> = []

  private mutating func findAnniversaries(_ source: ImportSource) throws {
    let choice = ColumnChoice(GuessWords.customers, in: columns, things: GuessWords.things(of: .customers))
    guard let renews = choice["renews"], let made = choice.doubtful["signed_up"], !renews.isBlank else { return }
    var found = made.map { (name: $0.name, pairs: Anniversaries($0, of: renews)) }
    var reader = try open(source)
    while let row = try GuessedFile.next(of: &reader) {
      let row = SourceRow(file: file, columns: reader.columns, row: row)
      for place in found.indices { found[place].pairs.take(row) }
    }
    anniversaries = Set(found.filter(\.pairs.areProven).map(\.name))
  }

  /// A row that a quote has spoilt tells nothing, and leaves the others as they are.
  private static func next(of reader: inout any TableReader) throws -> TableRow? {
    while true {
      do { return try reader.next() } catch let complaint as InputComplaint {
        guard complaint.unfitRow != nil, complaint.message.contains("quote") else { throw complaint }
      }
    }
  }

  /// What the last row begins with.
  private var last: String?

  private mutating func readRows(_ source: ImportSource) throws {
    (rows, columns, last) = (0, [], nil)
    var reader = try open(source)
    while let row = try GuessedFile.next(of: &reader) {
      rows += 1
      while columns.count < reader.columns.count { columns.append(ColumnProfile(name: reader.columns[columns.count])) }
      for (index, value) in row.values.enumerated() {
        columns[index].take(value, isNumber: row.numbers.contains(index))
      }
      last = row.values.first { !$0.isEmpty }?.trimmingBlanks()
    }
    for index in columns.indices { columns[index].settle() }
    found = reader.remarks.map(\.words).filter { $0.hasPrefix("read ") }
    separator = (reader as? CSVTable)?.separatorSign
  }

  private var separator: String?
  /// Objects tell their columns as they come: what the first one has.
  private(set) var isJSON = false
  private var firstColumns: Set<String> = []

  /// Whether a column is known from the beginning.
  func isTold(_ column: String) -> Bool { !isJSON || firstColumns.contains(column) }

  private var found: [String] = []
  private var encoding: TextEncoding?
}

extension GuessedFile {
  /// Something about how it is laid out.
  public struct Fact: Hashable, Sendable {
    public var name: String
    public var value: String
    /// How it is known.
    public var note: String
  }

  public var facts: [Fact] {
    var facts = [
      Fact(name: "Rows", value: "\(rows)", note: "in \(columns.count) \(columns.count == 1 ? "column" : "columns")")
    ]
    if let separator {
      let title = TableForm.separators.first { $0.sign == separator }?.title ?? separator
      let remark = found.first { $0.contains("Windows-1252") }
      facts.append(Fact(name: "Separator", value: title, note: "between the columns"))
      let name = encoding?.rawValue.uppercased() ?? (remark == nil ? "UTF-8" : "Windows-1252")
      facts.append(Fact(name: "Encoding", value: name, note: remark == nil ? "" : "it is no UTF-8"))
    }
    if let rows = form.rows { facts.append(Fact(name: "Inside", value: rows.description, note: "where the rows are")) }
    if let header = form.header {
      facts.append(Fact(name: "Header", value: "line \(header)", note: "what stands above it is no table"))
    }
    for end in form.ends {
      switch end {
      case .empty: facts.append(Fact(name: "Rows end", value: "at an empty line", note: "what stands below is no row"))
      case .beginning(let words):
        facts.append(Fact(name: "Rows end", value: "before '\(words)'", note: "what stands below is no row"))
      }
    }
    return facts
  }
}
