/// Rows of text under named columns, whatever format they were written in.
public protocol TableReader: Sendable {
  var file: String { get }
  /// In the file's order. A format without a header may find more columns as it goes; none is ever taken away.
  var columns: [String] { get }
  /// The next row, its values in the order of `columns`, empty where it has none; nil at the end.
  mutating func next() throws -> TableRow?
  /// Whether all columns are known from the beginning.
  var hasHeader: Bool { get }
  /// What there is to say about how the file was read, complete at its end.
  var remarks: [TableRemark] { get }
  /// The first rows as they stand, whatever was taken for the header.
  var firstRows: [TableRow] { get }
}

extension TableReader {
  public var hasHeader: Bool { true }
  public var remarks: [TableRemark] { [] }
  public var firstRows: [TableRow] { [] }
}

/// Something about how a file was read, and how often.
public struct TableRemark: Hashable, Sendable {
  public var words: String
  public var count = 1
}

public struct TableRow: Hashable, Sendable {
  /// From 1, the line on which the row begins; below 0, the row's number, where several begin on one line (`RowPlace`).
  public var line: Int
  public var values: [String]
  /// Cells that are numbers by their type, in JSON and workbooks: they are those, however the file writes numbers in its texts.
  public var numbers = CellPlaces()

  public init(line: Int, values: [String]) {
    self.line = line
    self.values = values
  }
}

/// What a file may hold at most: far above any real table, far below what would exhaust a machine.
public enum TableLimits {
  /// Bytes in one field.
  public static let fieldLength = 1_000_000
  public static let columns = 1000
  /// Objects and lists inside each other.
  static let depth = 50
  /// So many rows are looked at for a header that is not where it was expected.
  static let firstRows = 30
}

/// Opens a table, telling JSON (an array of objects, one object a line, or wherever a path leads) from CSV by its first character.
public func openTable(file: String, bytes: any ByteSource, form: TableForm = TableForm()) throws -> any TableReader {
  let led = try LedBytes(bytes, ahead: 4096)
  if WorkbookTable.begins(led.head) {
    return try WorkbookTable(file: file, archive: WorkbookArchive(file: file, led, path: bytes.path), form: form)
  }
  guard !WorkbookTable.isOld(led.head) else {
    throw InputComplaint(
      file: file, message: "a workbook of an old kind, or with a password, expected .xlsx without one, or CSV")
  }
  let encoding = form.encoding ?? TextEncoding(sniffed: led.head)
  guard encoding != nil || !led.head.prefix(4096).contains(0) else {
    throw InputComplaint(file: file, message: "holds no text, expected CSV, JSON or an Excel workbook (.xlsx)")
  }
  let isJSON = encoding == nil && JSONTable.begins(led.head)
  var cursor = ByteCursor(DecodedBytes(led, as: isJSON ? .utf8 : encoding))
  try cursor.skipByteOrderMark()
  guard try cursor.peek() != nil else {
    throw InputComplaint(file: file, message: "empty, expected a header row or JSON objects")
  }
  let head = try cursor.ahead(JSONTable.looked)
  if form.rows != nil || JSONTable.begins(head) {
    return try JSONTable(
      file: file, cursor: cursor, form: form, isOneLine: JSONTable.isOneLine(head, isList: form.rows != nil))
  }
  return try CSVTable(file: file, cursor: cursor, form: form)
}
