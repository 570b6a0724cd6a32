/// Reads the pieces of JSON that flat objects are made of, with the line in every complaint.
struct JSONScanner: Sendable {
  let file: String
  private var cursor: ByteCursor
  var line: Int { cursor.line }

  init(file: String, cursor: ByteCursor) {
    self.file = file
    self.cursor = cursor
  }

  func complaint(_ message: String) -> InputComplaint {
    InputComplaint(file: file, line: cursor.line, message: message)
  }

  mutating func isAtEnd() throws -> Bool {
    try skipBlanks()
    return try cursor.peek() == nil
  }

  /// The byte that comes next after blanks; nil at the end.
  mutating func next() throws -> UInt8? {
    try skipBlanks()
    return try cursor.peek()
  }

  /// Goes past any value, whatever is inside of it.
  mutating func skipValue() throws {
    var closing: [UInt8] = []
    repeat {
      switch try next() {
      case UInt8(ascii: "{"): try open(UInt8(ascii: "}"), &closing)
      case UInt8(ascii: "["): try open(UInt8(ascii: "]"), &closing)
      case UInt8(ascii: "\""): _ = try string("a text")
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard !closing.isEmpty else { throw complaint("a value expected") }
        cursor.advance()
      case let byte? where byte == closing.last:
        cursor.advance()
        closing.removeLast()
      default: _ = try scalar(of: "value")
      }
    } while !closing.isEmpty
  }

  private mutating func open(_ end: UInt8, _ closing: inout [UInt8]) throws {
    guard closing.count < TableLimits.depth else {
      throw complaint("more than \(TableLimits.depth) objects or lists inside each other")
    }
    cursor.advance()
    closing.append(end)
  }

  /// Goes past `byte` if it comes next.
  mutating func skip(_ byte: UInt8) throws -> Bool {
    try skipBlanks()
    guard try cursor.peek() == byte else { return false }
    cursor.advance()
    return true
  }

  mutating func expect(_ character: Unicode.Scalar, _ expected: String) throws {
    guard try skip(UInt8(ascii: character)) else { throw try unexpected(expected) }
  }

  mutating func string(_ expected: String) throws -> String {
    try expect("\"", expected)
    var bytes: [UInt8] = []
    while let byte = try cursor.peek() {
      switch byte {
      case UInt8(ascii: "\""):
        cursor.advance()
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw complaint("not UTF-8, expected UTF-8 text")
        }
        return text
      case UInt8(ascii: "\\"):
        cursor.advance()
        try appendEscape(to: &bytes)
      case ..<0x20: throw complaint("a control character inside a text, expected it escaped")
      default: cursor.take(into: &bytes) { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") || $0 < 0x20 }
      }
      if bytes.count > TableLimits.fieldLength {
        throw complaint("a text longer than \(TableLimits.fieldLength) bytes; a quote before it may never be closed")
      }
    }
    throw complaint("the file ends inside a text, expected a closing quote")
  }

  /// A text, number, `true`, `false` or `null` (empty).
  mutating func scalar(of key: String) throws -> String {
    try skipBlanks()
    let expected = "a text, a number, true, false or null as \"\(key)\""
    switch try cursor.peek() {
    case UInt8(ascii: "\""): return try string(expected)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      throw complaint("\(key): found an object or a list, expected \(expected)")
    default: break
    }
    var bytes: [UInt8] = []
    while let byte = try cursor.peek(), JSONScanner.isWordByte(byte), bytes.count <= 400 {
      bytes.append(byte)
      cursor.advance()
    }
    let word = String(decoding: bytes, as: UTF8.self)
    if word == "null" { return "" }
    guard word == "true" || word == "false" || JSONScanner.isNumber(bytes) else {
      throw word.isEmpty ? try unexpected(expected) : complaint("found '\(word.prefix(40))', expected \(expected)")
    }
    return word
  }

  private mutating func skipBlanks() throws {
    while let byte = try cursor.peek(), byte == 32 || byte == 9 || byte == 10 || byte == 13 { cursor.advance() }
  }

  mutating func unexpected(_ expected: String) throws -> InputComplaint {
    guard let byte = try cursor.peek() else { return complaint("the file ends here, expected \(expected)") }
    let found = (33...126).contains(byte) ? "'\(Unicode.Scalar(byte))'" : "byte \(byte)"
    return complaint("found \(found), expected \(expected)")
  }

  private mutating func appendEscape(to bytes: inout [UInt8]) throws {
    guard let byte = try cursor.peek() else { return }
    cursor.advance()
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(byte)
    case UInt8(ascii: "n"): bytes.append(10)
    case UInt8(ascii: "r"): bytes.append(13)
    case UInt8(ascii: "t"): bytes.append(9)
    case UInt8(ascii: "b"): bytes.append(8)
    case UInt8(ascii: "f"): bytes.append(12)
    case UInt8(ascii: "u"): bytes.append(contentsOf: String(try unicodeEscape()).utf8)
    default: throw complaint("an unknown escape in a text, expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX")
    }
  }

  private mutating func unicodeEscape() throws -> Unicode.Scalar {
    let first = try fourHexDigits()
    var code = first
    if (0xD800..<0xDC00).contains(first) {
      guard try cursor.peek() == UInt8(ascii: "\\") else { throw brokenPair }
      cursor.advance()
      guard try cursor.peek() == UInt8(ascii: "u") else { throw brokenPair }
      cursor.advance()
      let second = try fourHexDigits()
      guard (0xDC00..<0xE000).contains(second) else { throw brokenPair }
      code = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
    guard code != 0 else { throw complaint("\\u0000 in a text, expected text without NUL") }
    guard let scalar = Unicode.Scalar(code) else { throw brokenPair }
    return scalar
  }

  private var brokenPair: InputComplaint { complaint("half of a \\u surrogate pair, expected both halves") }

  private mutating func fourHexDigits() throws -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = try cursor.peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw complaint("\\u without four hexadecimal digits")
      }
      cursor.advance()
      code = code * 16 + UInt32(digit)
    }
    return code
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// JSON's own grammar: no leading zeros, no bare point, no plus sign.
  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    func digits(_ rest: inout ArraySlice<UInt8>) -> Int {
      let count = rest.prefix { (48...57).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let leadingZero = rest.first == UInt8(ascii: "0")
    let whole = digits(&rest)
    guard whole > 0, !(leadingZero && whole > 1) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits(&rest) > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard digits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }
}
