import Files

/// Bytes handed over piece by piece, so that a file of any length is read in bounded memory.
public protocol ByteSource: Sendable {
  /// The next piece, never empty; nil at the end.
  mutating func next() throws -> [UInt8]?
  /// The same bytes from the beginning; nil where they come but once, as from a pipe.
  func again() throws -> (any ByteSource)?
  /// The file they lie in, for libraries that want to read it themselves.
  var path: String? { get }
  /// What there is to say about how the bytes were read.
  var remark: String? { get }
}

extension ByteSource {
  public func again() throws -> (any ByteSource)? { nil }
  public var path: String? { nil }
  public var remark: String? { nil }
}

/// Bytes already in memory, in pieces of a given length.
public struct MemoryBytes: ByteSource {
  private let bytes: [UInt8]
  private let pieceLength: Int
  private var position = 0

  public init(_ bytes: some Sequence<UInt8>, pieceLength: Int = FileBytes.pieceLength) {
    self.bytes = Array(bytes)
    self.pieceLength = max(1, pieceLength)
  }

  public init(_ text: String) { self.init(text.utf8) }

  public mutating func next() -> [UInt8]? {
    guard position < bytes.count else { return nil }
    let end = min(position + pieceLength, bytes.count)
    defer { position = end }
    return Array(bytes[position..<end])
  }

  public func again() -> (any ByteSource)? {
    var first = self
    first.position = 0
    return first
  }
}

/// A source whose first pieces were looked at already.
struct LedBytes: ByteSource {
  private var lead: [UInt8]
  private var rest: any ByteSource

  /// Takes at least so many bytes ahead, fewer where there are no more.
  init(_ source: any ByteSource, ahead count: Int) throws {
    lead = []
    rest = source
    while lead.count < count, let piece = try rest.next() { lead += piece }
  }

  /// The bytes taken ahead.
  var head: ArraySlice<UInt8> { lead[...] }

  mutating func next() throws -> [UInt8]? {
    guard !lead.isEmpty else { return try rest.next() }
    defer { lead = [] }
    return lead
  }

  var remark: String? { rest.remark }
}

/// One byte at a time out of pieces, with a look at the one to come and the line it stands on.
struct ByteCursor: Sendable {
  private var source: any ByteSource
  private var piece: [UInt8] = []
  private var position = 0
  private(set) var line = 1

  init(_ source: any ByteSource) { self.source = source }

  var remark: String? { source.remark }

  mutating func peek() throws -> UInt8? {
    while position == piece.count {
      guard let next = try source.next() else { return nil }
      piece = next
      position = 0
    }
    return piece[position]
  }

  /// The bytes to come, at least so many where there are that many.
  mutating func ahead(_ count: Int) throws -> ArraySlice<UInt8> {
    while piece.count - position < count, let next = try source.next() {
      piece = Array(piece[position...]) + next
      position = 0
    }
    return piece[position...]
  }

  /// Goes past the byte that `peek` showed.
  mutating func advance() {
    if piece[position] == UInt8(ascii: "\n") { line += 1 }
    position += 1
  }

  /// Goes to the beginning of a line, or to the end.
  mutating func skip(toLine wanted: Int) throws {
    while line < wanted, try peek() != nil { advance() }
  }

  /// Moves the bytes up to the first for which `isEnd` holds, or to the end of the piece, to `target`. They must hold no
  /// line ends.
  mutating func take(into target: inout [UInt8], until isEnd: (UInt8) -> Bool) {
    var end = position
    while end < piece.count, !isEnd(piece[end]) { end += 1 }
    target.append(contentsOf: piece[position..<end])
    position = end
  }

  /// Goes past a byte order mark, if the text begins with one.
  mutating func skipByteOrderMark() throws {
    guard try ahead(3).starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    position += 3
  }
}
