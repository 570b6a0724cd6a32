public import CustomerSuccess

/// A file that nobody has said anything of: how it is laid out, and what stands in its columns.
public struct GuessedFile: Hashable, Sendable {
  /// As the person named it.
  public let file: String
  /// What a mapping has to say of its layout.
  private(set) var layout: [String] = []
  private(set) var columns: [ColumnProfile] = []
  public private(set) var rows = 0
  /// Those that are wrong as they stand: an import leaves them out, and nothing is guessed by them.
  private(set) var unread = UnreadRows()
  private(set) var form = TableForm.foreign
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
    guard rows > 0 else {
      throw unread.first.first ?? InputComplaint(file: file, message: "has no rows, expected some to guess by")
    }
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
    let width = width(of: rows)
    let most = rows.filter { $0.values.count <= width }.map { filled($0).count }.max() ?? 0
    return rows.first { row in
      let names = filled(row)
      return names.count * 5 >= most * 4 && names.allSatisfy { Double($0) == nil && LocalDate(iso8601: $0) == nil }
    }?.line
  }

  /// What a fair part of them has: a row that is too long by itself says nothing of its table.
  private static func width(of rows: [TableRow]) -> Int {
    let widths = Dictionary(grouping: rows.map(\.values.count), by: \.self)
    return widths.filter { $0.value.count > 1 && $0.value.count * 4 >= rows.count }.keys.max() ?? .max
  }

  /// Reads all rows; where lines below them are none, the mapping is to say where they end.
  private mutating func read(_ source: ImportSource) throws {
    try readRows(source)
    try passOverNotice(source)
    try passOverTotals(source)
    guard !form.ends.isEmpty else { return }
    layout.append(form.ends == [.empty] ? "ends: empty" : "ends: \(YAMLText.list(form.ends.map(\.words)))")
  }

  /// What stands below the last row begins with a line of words alone, or stands apart; whatever else is no row is a wrong one.
  private mutating func passOverNotice(_ source: ImportSource) throws {
    guard !isJSON, let first = unread.tail.first else { return }
    let notice = unread.tail.first { isNotice($0) }
    for begun in [notice, notice == first ? nil : first].compactMap(\.self) {
      // Where rows begin so as well, it is one of them, and broken off.
      guard isTooShort(begun), let words = GuessedFile.beginning(of: begun),
        try reads(source, to: [.beginning(words)], before: begun)
      else { continue }
      if try reads(source, to: [.empty], before: begun) { return }
      if isNotice(begun), try reads(source, to: [.beginning(words)], before: begun) { return }
    }
    form.ends = []
    try readRows(source)
  }

  /// Whether rows that end there are all that there are, and nothing is left over from a line on.
  private mutating func reads(
    _ source: ImportSource, to ends: [TableForm.RowEnd], before begun: InputComplaint
  ) throws -> Bool {
    let (all, line) = (rows, begun.line ?? 0)
    form.ends = ends
    try readRows(source)
    defer { rows = all }
    return rows == all && unread.tail.allSatisfy { ($0.line ?? 0) < line }
  }

  private func isNotice(_ complaint: InputComplaint) -> Bool {
    guard isTooShort(complaint) else { return false }
    let filled = (complaint.unfitRow ?? []).map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
    guard let first = filled.first else { return false }
    return filled.count == 1 || GuessedFile.isTotal(first)
  }

  private func isTooShort(_ complaint: InputComplaint) -> Bool {
    complaint.unfitRow.map { $0.count < columns.count } ?? false
  }

  /// How a line begins; nil where that is no word.
  private static func beginning(of complaint: InputComplaint) -> String? {
    let first = complaint.unfitRow?.lazy.map { $0.trimmingBlanks() }.first { !$0.isEmpty }
    guard let first, first.contains(where: \.isLetter) else { return nil }
    return beginning(of: first)
  }

  private static func beginning(of words: String) -> String {
    let beginning = String(words.prefix { !$0.isNumber && $0 != "(" && $0 != ":" }).trimmingBlanks()
    return beginning.isEmpty ? words : beginning
  }

  /// A last row of sums; where others begin as it does, it is one like them.
  private mutating func passOverTotals(_ source: ImportSource) throws {
    guard let first = last.first, GuessedFile.isTotal(first), rows > 1,
      last.dropFirst().allSatisfy(TableForm.RowEnd.isSum)
    else { return }
    let (all, ends) = (rows, form.ends)
    form.ends.append(.beginning(GuessedFile.beginning(of: first)))
    try readRows(source)
    guard rows != all - 1 else { return }
    form.ends = ends
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

  /// A row that is wrong as it stands tells nothing, and leaves the others as they are.
  private static func next(
    of reader: inout any TableReader, _ isUnread: (InputComplaint) -> Void = { _ in }
  ) throws -> TableRow? {
    while true {
      do { return try reader.next() } catch let complaint as InputComplaint {
        guard complaint.unfitRow != nil else { throw complaint }
        isUnread(complaint)
      }
    }
  }

  /// What stands in the last row.
  private var last: [String] = []

  private mutating func readRows(_ source: ImportSource) throws {
    (rows, columns, last, unread) = (0, [], [], UnreadRows())
    var reader = try open(source)
    while let row = try GuessedFile.next(of: &reader, { unread.add($0) }) {
      rows += 1
      unread.goOn()
      while columns.count < reader.columns.count { columns.append(ColumnProfile(name: reader.columns[columns.count])) }
      for (index, value) in row.values.enumerated() {
        columns[index].take(value, isNumber: row.numbers.contains(index))
      }
      last = row.values
    }
    last = last.map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
    for index in columns.indices { columns[index].settle() }
    found = reader.remarks.map(\.words).filter { $0.hasPrefix("read ") }
    separator = (reader as? CSVTable)?.separatorSign
  }

  private(set) var separator: String?
  /// Objects tell their columns as they come: what the first one has.
  private(set) var isJSON = false
  private var firstColumns: Set<String> = []

  /// Whether a column is known from the beginning.
  func isTold(_ column: String) -> Bool { !isJSON || firstColumns.contains(column) }

  private(set) var found: [String] = []
  private(set) var encoding: TextEncoding?
}
