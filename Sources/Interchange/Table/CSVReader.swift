/// Reads CSV as RFC 4180 has it, byte by byte and strictly: what is not a table is refused with its place, never guessed.
///
/// Lines end with LF or CR LF, also inside quotes; a byte order mark is skipped; wholly empty lines are skipped, unless rows end
/// there.
public struct CSVReader: Sendable {
  private let file: String
  private let separator: UInt8
  private let ends: [TableForm.RowEnd]
  private var cursor: ByteCursor
  private var isDone = false
  private var record: [UInt8] = []
  /// Where each field of `record` ends.
  private var fieldEnds: [Int] = []
  /// The number of fields every row must have, once the first is read.
  private var width: Int?
  private var line = 1

  public init(file: String, bytes: any ByteSource) throws {
    var cursor = ByteCursor(bytes)
    try cursor.skipByteOrderMark()
    self.init(file: file, cursor: cursor)
  }

  /// `ends`: where rows end, as of the second row.
  init(file: String, cursor: ByteCursor, separator: UInt8 = Byte.comma, ends: [TableForm.RowEnd] = []) {
    self.file = file
    self.cursor = cursor
    self.separator = separator
    self.ends = ends
  }

  var remark: String? { cursor.remark }

  /// The next row as it was written; nil at the end.
  public mutating func next() throws -> TableRow? {
    if isDone { return nil }
    repeat {
      guard try cursor.peek() != nil else { return nil }
      line = cursor.line
      record.removeAll(keepingCapacity: true)
      fieldEnds.removeAll(keepingCapacity: true)
      while try readField() {}
      if !ends.isEmpty, try isPastRows() { return nil }
    } while isEmptyLine
    try checkWidth()
    return TableRow(line: line, values: try fields())
  }

  private mutating func isPastRows() throws -> Bool {
    guard let width else { return false }
    let values = try fields()
    isDone = ends.contains { $0.holds(values, among: width) }
    return isDone
  }

  private var isQuotedEmpty = false
  private var isEmptyLine: Bool { record.isEmpty && fieldEnds.count == 1 && !isQuotedEmpty }

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
    fieldEnds.append(record.count)
    // A row that is too wide is read to its end all the same: the others stand behind it.
    if fieldEnds.count > TableLimits.columns { throw tooWide }
    return try readEnd()
  }

  private mutating func readPlain(from start: Int) throws {
    while let byte = try cursor.peek() {
      switch byte {
      case separator, Byte.lineFeed, Byte.carriageReturn: return
      case Byte.quote:
        let found = complaint(
          "a quote inside a field that does not begin with one; expected the field in quotes, each quote doubled")
        throw try passOver(found, from: start)
      default:
        cursor.take(into: &record) { [separator] in Byte.endsPlain($0, separator) }
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

  /// Goes past a separator (true) or a line end or the end of the file (false).
  private mutating func readEnd() throws -> Bool {
    switch try cursor.peek() {
    case nil: return false
    case separator:
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
      let found = complaint(
        "text after the closing quote of a field, expected \(separatorWords) or the end of the line", field: -1)
      let start = fieldEnds.dropLast().last ?? 0
      fieldEnds.removeLast()
      throw try passOver(found, from: start, isQuoted: true)
    }
  }

  /// A row with a quote where none can be ends with its line, if quotes come in pairs until there: what is wrong is wrong with this
  /// row alone. `start`: where the field begins.
  private mutating func passOver(
    _ complaint: InputComplaint, from start: Int, isQuoted: Bool = false
  ) throws -> InputComplaint {
    var complaint = complaint
    var rest: [UInt8] = []
    while let byte = try cursor.peek(), byte != Byte.lineFeed, byte != 0, rest.count <= TableLimits.fieldLength {
      rest.append(byte)
      cursor.advance()
    }
    let isAtEnd = try cursor.peek().map { $0 == Byte.lineFeed } ?? true
    let isPaired = rest.count(where: { $0 == Byte.quote }).isMultiple(of: 2)
    guard isAtEnd, width != nil, isPaired, !CSVReader.mayGoOn(rest, separator), let before = try? fields() else {
      complaint.message += "; where the row ends cannot be told, so nothing is read: mend that line"
      return complaint
    }
    if try cursor.peek() != nil { cursor.advance() }
    if rest.last == Byte.carriageReturn { rest.removeLast() }
    let field = isQuoted ? CSVReader.quoted(record[start...]) : Array(record[start...])
    complaint.unfitRow = before + CSVReader.apart(field + rest, separator)
    return complaint
  }

  /// Whether a field behind a separator begins with a quote that is not closed: taken as they stand, the quotes before it would make
  /// no pair with it.
  private static func mayGoOn(_ rest: [UInt8], _ separator: UInt8) -> Bool {
    var (isInside, isBeginning) = (false, false)
    for byte in rest {
      if byte == Byte.quote, isInside || isBeginning { isInside.toggle() }
      isBeginning = byte == separator && !isInside
    }
    return isInside
  }

  private static func quoted(_ field: ArraySlice<UInt8>) -> [UInt8] {
    [Byte.quote] + field.flatMap { $0 == Byte.quote ? [$0, $0] : [$0] } + [Byte.quote]
  }

  /// Fields as they stand, apart at separators outside of pairs of quotes.
  private static func apart(_ bytes: [UInt8], _ separator: UInt8) -> [String] {
    var fields: [[UInt8]] = [[]]
    var isInside = false
    for byte in bytes {
      if byte == Byte.quote { isInside.toggle() }
      if byte == separator, !isInside { fields.append([]) } else { fields[fields.count - 1].append(byte) }
    }
    return fields.map { field in
      let inner = field.dropFirst().dropLast()
      let isQuoted = field.count > 1 && field.first == Byte.quote && field.last == Byte.quote
      let isWhole = isQuoted && !inner.contains(Byte.quote)
      return String(decoding: isWhole ? inner : field[...], as: UTF8.self)
    }
  }

  private func check(byte: UInt8, lengthFrom start: Int) throws {
    if byte == 0 { throw complaint("a NUL byte, expected UTF-8 text") }
    if record.count - start > TableLimits.fieldLength {
      throw complaint("a field longer than \(TableLimits.fieldLength) bytes; a quote before it may never be closed")
    }
  }

  private mutating func checkWidth() throws {
    if width == nil { width = fieldEnds.count }
    guard let width, fieldEnds.count != width else { return }
    var complaint = fieldEnds.count > width ? tooWide : tooNarrow
    complaint.unfitRow = try fields()
    throw complaint
  }

  private var tooNarrow: InputComplaint {
    let found = fieldEnds.count == 1 ? "1 field" : "\(fieldEnds.count) fields"
    let hint = fieldEnds.count == 1 ? CSVReader.footerHint : ""
    return InputComplaint(file: file, line: line, message: "\(found), expected \(widthWords)\(hint)")
  }

  private var tooWide: InputComplaint {
    let most = width ?? TableLimits.columns
    return InputComplaint(
      file: file, line: line, column: "field \(most + 1)", message: "more than \(most) fields, expected \(widthWords)")
  }

  private func fields() throws -> [String] {
    var start = 0
    var fields: [String] = []
    fields.reserveCapacity(fieldEnds.count)
    if record.allSatisfy({ $0 < 0x80 }) {
      record.withUnsafeBufferPointer { bytes in
        for end in fieldEnds {
          fields.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
          start = end
        }
      }
      return fields
    }
    for end in fieldEnds {
      guard let text = String(validating: record[start..<end], as: UTF8.self) else {
        throw InputComplaint(
          file: file, line: line, column: "field \(fields.count + 1)", message: "not UTF-8, expected UTF-8 text")
      }
      fields.append(text)
      start = end
    }
    return fields
  }

  static let footerHint = """
    ; where totals or a notice stand below the rows, a mapping says where they end (ends: [empty], or the words the line \
    begins with)
    """

  private var separatorWords: String {
    separator == Byte.comma
      ? "a comma"
      : TableForm.separators.first { $0.byte == separator }.map { "one of its \($0.title)" } ?? "the separator"
  }

  private var widthWords: String {
    guard let width else { return "at most \(TableLimits.columns)" }
    return "\(width) as in the first row"
  }

  /// `field` counts from the one being read: -1 is the one before it.
  private func complaint(_ message: String, field offset: Int = 0) -> InputComplaint {
    InputComplaint(file: file, line: line, column: "field \(fieldEnds.count + 1 + offset)", message: message)
  }
}

enum Byte {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  @inline(__always)
  static func endsPlain(_ byte: UInt8, _ separator: UInt8 = comma) -> Bool {
    byte == separator || byte == quote || byte == lineFeed || byte == carriageReturn || byte == 0
  }
}
