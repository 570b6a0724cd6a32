import CustomerSuccess

/// CSV with a header row.
struct CSVTable: TableReader {
  let file: String
  let columns: [String]
  private var reader: CSVReader
  private let isRaw: Bool
  private let keepsEmptyRows: Bool
  private let headerLine: Int
  private var gaps = TableGaps()
  private let found: [String]
  private let lead: [UInt8]
  private let separator: UInt8

  init(file: String, cursor: ByteCursor, form: TableForm) throws {
    var cursor = cursor
    lead = Array(try cursor.ahead(SeparatorSearch.lead).prefix(SeparatorSearch.lead))
    let told = SeparatorSearch.told(in: lead[...])
    separator = form.separator ?? told ?? SeparatorSearch.separator(in: lead[...], header: form.header)
    try cursor.skip(toLine: max(form.header ?? 1, told == nil ? 1 : 2))
    var reader = CSVReader(file: file, cursor: cursor, separator: separator, ends: form.ends)
    guard let header = try reader.next() else {
      throw InputComplaint(file: file, message: "empty, expected a header row")
    }
    columns = try ColumnNames.read(header, file: file, form: form, gaps: &gaps)
    self.file = file
    self.reader = reader
    isRaw = form.isRaw
    keepsEmptyRows = form.keepsEmptyRows
    headerLine = header.line
    found = form.separator == nil ? TableForm.found(separator) : []
  }

  mutating func next() throws -> TableRow? {
    while var row = try reader.next() {
      if try gaps.passesOver(&row, width: columns.count, file: file), !keepsEmptyRows { continue }
      if !isRaw {
        for index in row.values.indices { FormulaProtection.undo(&row.values[index]) }
      }
      return row
    }
    return nil
  }

  /// As a mapping says it.
  var separatorSign: String? { TableForm.separators.first { $0.byte == separator }?.sign }

  var remarks: [TableRemark] {
    ([reader.remark].compactMap(\.self) + found).map { TableRemark(words: $0) } + gaps.remarks
  }

  var firstRows: [TableRow] {
    var cursor = ByteCursor(MemoryBytes(lead))
    var rows: [TableRow] = []
    while rows.count < TableLimits.firstRows {
      var reader = CSVReader(file: file, cursor: cursor, separator: separator)
      guard let row = try? reader.next() else { break }
      rows.append(row)
      guard (try? cursor.skip(toLine: row.line + 1)) != nil else { break }
    }
    return rows
  }
}

extension TableForm {
  fileprivate static func found(_ separator: UInt8) -> [String] {
    guard separator != Byte.comma else { return [] }
    return separators.filter { $0.byte == separator }.map { "read with \($0.title) between the columns" }
  }
}

/// Keeps a spreadsheet from running a value as a formula (CWE-1236): `'` goes before a leading `= + - @ TAB CR LF`, their
/// full-width forms too, and comes off again on import. A NUL needs none: no CSV is written with one in it.
///
/// A value that itself begins with `'` and such a character gets one more, so that undoing always gives back what was
/// written; negative numbers are numbers to every spreadsheet and stay as they are.
enum FormulaProtection {
  static func apply(_ value: String) -> String { isEndangered(value) ? "'" + value : value }

  static func undo(_ value: inout String) {
    guard value.utf8.first == UInt8(ascii: "'"), startsFormula(value) else { return }
    value.removeFirst()
  }

  private static func isEndangered(_ value: String) -> Bool {
    guard startsFormula(value) else { return false }
    return !isNegativeNumber(value)
  }

  private static func startsFormula(_ value: String) -> Bool {
    // Nearly every value is told by its first byte: a letter or a digit.
    guard let first = value.utf8.first, !isPlain(first) else { return false }
    switch value.unicodeScalars.first(where: { $0 != "'" }) {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
    default: return false
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static func isNegativeNumber(_ value: String) -> Bool {
    guard value.utf8.first == UInt8(ascii: "-") else { return false }
    let parts = value.utf8.dropFirst().split(maxSplits: 1, omittingEmptySubsequences: false) { $0 | 0x20 == 0x65 }
    guard parts.count == 2 else { return isDecimal(value.utf8.dropFirst()) }
    let exponent = parts[1].first.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } ?? false
    return isDecimal(parts[0]) && isDigits(exponent ? parts[1].dropFirst() : parts[1])
  }

  private static func isDecimal(_ bytes: Substring.UTF8View) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy(isDigits)
  }

  private static func isDigits(_ bytes: Substring.UTF8View) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { (48...57).contains($0) }
  }
}
