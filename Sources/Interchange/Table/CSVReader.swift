/// Reads CSV as RFC 4180 has it, byte by byte and strictly: what is not a table is refused with its place, never guessed.
///
/// Lines end with LF or CR LF, also inside quotes; a byte order mark is skipped; wholly empty lines are skipped.
public struct CSVReader: Sendable {
  private let file: String
  private var cursor: ByteCursor
  private var record: [UInt8] = []
  /// Where each field of `record` ends.
  private var ends: [Int] = []
  /// The number of fields every row must have, once the first is read.
  private var width: Int?
  private var line = 1

  public init(file: String, bytes: any ByteSource) throws {
    var cursor = ByteCursor(bytes)
    try cursor.skipByteOrderMark()
    self.init(file: file, cursor: cursor)
  }

  init(file: String, cursor: ByteCursor) {
    self.file = file
    self.cursor = cursor
  }

  /// The next row as it was written; nil at the end.
  public mutating func next() throws -> TableRow? {
    repeat {
      guard try cursor.peek() != nil else { return nil }
      line = cursor.line
      record.removeAll(keepingCapacity: true)
      ends.removeAll(keepingCapacity: true)
      while try readField() {}
    } while isEmptyLine
    try checkWidth()
    return TableRow(line: line, values: try fields())
  }

  private var isQuotedEmpty = false
  private var isEmptyLine: Bool { record.isEmpty && ends.count == 1 && !isQuotedEmpty }

  /// Reads one field and what ends it; false when that was the row's last.
  private mutating func readField() throws -> Bool {
    isQuotedEmpty = false
    let start = record.count
    if try cursor.peek() == Byte.quote {
      try readQuoted(from: start)
      isQuotedEmpty = record.count == start
    } else {
      try readPlain(from: start)
    }
    ends.append(record.count)
    if ends.count > (width ?? TableLimits.columns) {
      throw complaint("more than \(width ?? TableLimits.columns) fields, expected \(widthWords)", field: -1)
    }
    return try readEnd()
  }

  private mutating func readPlain(from start: Int) throws {
    while let byte = try cursor.peek() {
      switch byte {
      case Byte.comma, Byte.lineFeed, Byte.carriageReturn: return
      case Byte.quote:
        throw complaint(
          "a quote inside a field that does not begin with one; expected the field in quotes, each quote doubled")
      default:
        cursor.take(into: &record) { Byte.endsPlain($0) }
        try check(byte: byte, lengthFrom: start)
      }
    }
  }

  private mutating func readQuoted(from start: Int) throws {
    cursor.advance()
    while let byte = try cursor.peek() {
      if byte == Byte.quote {
        cursor.advance()
        guard try cursor.peek() == Byte.quote else { return }
      }
      if byte == Byte.quote || byte == Byte.lineFeed {
        record.append(byte)
        cursor.advance()
      } else {
        cursor.take(into: &record) { $0 == Byte.quote || $0 == Byte.lineFeed || $0 == 0 }
      }
      try check(byte: byte, lengthFrom: start)
    }
    throw complaint("the file ends inside quotes, expected a closing quote")
  }

  /// Goes past a comma (true) or a line end or the end of the file (false).
  private mutating func readEnd() throws -> Bool {
    switch try cursor.peek() {
    case nil: return false
    case Byte.comma:
      cursor.advance()
      return true
    case Byte.lineFeed:
      cursor.advance()
      return false
    case Byte.carriageReturn:
      cursor.advance()
      guard try cursor.peek() == Byte.lineFeed else {
        throw complaint("a carriage return without a line feed, expected LF or CR LF at the end of a line", field: -1)
      }
      cursor.advance()
      return false
    default:
      throw complaint("text after the closing quote of a field, expected a comma or the end of the line", field: -1)
    }
  }

  private func check(byte: UInt8, lengthFrom start: Int) throws {
    if byte == 0 { throw complaint("a NUL byte, expected UTF-8 text") }
    if record.count - start > TableLimits.fieldLength {
      throw complaint("a field longer than \(TableLimits.fieldLength) bytes; a quote before it may never be closed")
    }
  }

  private mutating func checkWidth() throws {
    if width == nil { width = ends.count }
    guard ends.count == width else {
      let found = ends.count == 1 ? "1 field" : "\(ends.count) fields"
      throw InputComplaint(file: file, line: line, message: "\(found), expected \(widthWords)")
    }
  }

  private func fields() throws -> [String] {
    var start = 0
    var fields: [String] = []
    fields.reserveCapacity(ends.count)
    if record.allSatisfy({ $0 < 0x80 }) {
      record.withUnsafeBufferPointer { bytes in
        for end in ends {
          fields.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
          start = end
        }
      }
      return fields
    }
    for end in ends {
      guard let text = String(validating: record[start..<end], as: UTF8.self) else {
        throw InputComplaint(
          file: file, line: line, column: "field \(fields.count + 1)", message: "not UTF-8, expected UTF-8 text")
      }
      fields.append(text)
      start = end
    }
    return fields
  }

  private var widthWords: String {
    guard let width else { return "at most \(TableLimits.columns)" }
    return "\(width) as in the first row"
  }

  /// `field` counts from the one being read: -1 is the one before it.
  private func complaint(_ message: String, field offset: Int = 0) -> InputComplaint {
    InputComplaint(file: file, line: line, column: "field \(ends.count + 1 + offset)", message: message)
  }
}

enum Byte {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  @inline(__always)
  static func endsPlain(_ byte: UInt8) -> Bool {
    byte == comma || byte == quote || byte == lineFeed || byte == carriageReturn || byte == 0
  }
}
