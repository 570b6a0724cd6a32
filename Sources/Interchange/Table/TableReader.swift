/// Rows of text under named columns, whatever format they were written in.
public protocol TableReader: Sendable {
  var file: String { get }
  /// In the file's order. A format without a header may find more columns as it goes; none is ever taken away.
  var columns: [String] { get }
  /// The next row, its values in the order of `columns`, empty where it has none; nil at the end.
  mutating func next() throws -> TableRow?
}

public struct TableRow: Hashable, Sendable {
  /// From 1, the line on which the row begins.
  public var line: Int
  public var values: [String]

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
}

/// Opens a table, telling JSON (an array of objects, or one object a line) from CSV by its first character.
public func openTable(file: String, bytes: any ByteSource, rawCSV: Bool = false) throws -> any TableReader {
  var cursor = ByteCursor(bytes)
  try cursor.skipByteOrderMark()
  guard let first = try cursor.peek() else {
    throw InputComplaint(file: file, message: "empty, expected a header row or JSON objects")
  }
  if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return try JSONTable(file: file, cursor: cursor) }
  return try CSVTable(file: file, cursor: cursor, raw: rawCSV)
}
