/// A source's bytes as UTF-8, whatever they were written in.
///
/// What is not told is taken for UTF-8 until a byte says otherwise: where everything before was ASCII, which both have in common,
/// it is Windows-1252 from there on. A file that is both is left as it is, for its reader to refuse. What is told to be
/// Windows-1252 and is UTF-8 is read as it is: a tool was set otherwise since its mapping was made.
struct DecodedBytes: ByteSource {
  private enum Mode {
    /// As it is.
    case plain
    /// UTF-8 as far as is known, or Windows-1252 as far as was told.
    case open(isTold: Bool)
    case windows1252
    case utf16(isLittleEndian: Bool)
  }

  private var source: any ByteSource
  private var mode: Mode
  /// The bytes of a letter whose end is yet to come.
  private var carried: [UInt8] = []
  private(set) var remark: String?
  private var hasBegun = false

  /// Nil: found by content.
  init(_ source: any ByteSource, as encoding: TextEncoding?) {
    self.source = source
    switch encoding {
    case nil: mode = .open(isTold: false)
    case .utf8: mode = .plain
    case .windows1252: mode = .open(isTold: true)
    case .utf16LittleEndian: mode = .utf16(isLittleEndian: true)
    case .utf16BigEndian: mode = .utf16(isLittleEndian: false)
    }
  }

  mutating func next() throws -> [UInt8]? {
    while true {
      let piece = try source.next()
      // Nearly always nothing is carried, and the piece is not copied.
      let bytes = carried.isEmpty ? piece ?? [] : carried + (piece ?? [])
      let read = decode(bytes, isLast: piece == nil)
      if !read.isEmpty { return read }
      if piece == nil { return nil }
    }
  }

  /// What can be read of the bytes now; the rest is carried.
  private mutating func decode(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    carried = []
    switch mode {
    case .plain: return bytes
    case .open(let isTold): return decodeOpen(bytes, isTold: isTold, isLast: isLast)
    case .windows1252: return DecodedBytes.fromWindows1252(bytes)
    case .utf16(let isLittleEndian): return decodeUTF16(bytes, isLittleEndian, isLast: isLast)
    }
  }

  private mutating func decodeOpen(_ bytes: [UInt8], isTold: Bool, isLast: Bool) -> [UInt8] {
    guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return bytes }
    switch UTF8Letter(in: bytes, at: first) {
    case .whole:
      // It is UTF-8, or wrong: its reader looks at each field.
      mode = .plain
      if isTold { remark = "read as UTF-8, which it is, and not as Windows-1252" }
      return bytes
    case .cut where !isLast:
      carried = Array(bytes[first...])
      return Array(bytes[..<first])
    default:
      guard isTold || bytes[first...].allSatisfy({ Windows1252.scalar($0) != nil }) else {
        mode = .plain
        return bytes
      }
      mode = .windows1252
      if !isTold { remark = "read as Windows-1252, as it is not UTF-8" }
      return DecodedBytes.fromWindows1252(bytes)
    }
  }

  private static func fromWindows1252(_ bytes: [UInt8]) -> [UInt8] {
    var read: [UInt8] = []
    read.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 { read.append(byte) } else { read += Array(String(Windows1252.scalar(byte) ?? "\u{FFFD}").utf8) }
    }
    return read
  }

  private mutating func decodeUTF16(_ bytes: [UInt8], _ isLittleEndian: Bool, isLast: Bool) -> [UInt8] {
    var end = bytes.count - bytes.count % 2
    let units = stride(from: 0, to: end, by: 2).map { index in
      isLittleEndian
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8 : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    var whole = units[...]
    if !isLast, let last = units.last, (0xD800..<0xDC00).contains(last) {
      whole = units.dropLast()
      end -= 2
    }
    if !hasBegun, whole.first == 0xFEFF { whole = whole.dropFirst() }
    hasBegun = hasBegun || !whole.isEmpty
    if !isLast { carried = Array(bytes[end...]) }
    return Array(String(decoding: whole, as: UTF16.self).utf8)
      + (isLast && end < bytes.count ? Array("\u{FFFD}".utf8) : [])
  }
}

/// What stands at a byte that is no ASCII.
private enum UTF8Letter {
  /// A whole letter; the beginning of one; no UTF-8.
  case whole, cut, wrong

  init(in bytes: [UInt8], at index: Int) {
    let count: Int
    switch bytes[index] {
    case 0xC2...0xDF: count = 2
    case 0xE0...0xEF: count = 3
    case 0xF0...0xF4: count = 4
    default:
      self = .wrong
      return
    }
    let rest = bytes[(index + 1)...].prefix(count - 1)
    guard rest.allSatisfy({ $0 & 0xC0 == 0x80 }) else {
      self = .wrong
      return
    }
    self = rest.count == count - 1 ? .whole : .cut
  }
}
