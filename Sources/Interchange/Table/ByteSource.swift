import Files

/// Bytes handed over piece by piece, so that a file of any length is read in bounded memory.
public protocol ByteSource: Sendable {
  /// The next piece, never empty; nil at the end.
  mutating func next() throws -> [UInt8]?
}

/// A file read in pieces of 256 kB.
public struct FileBytes: ByteSource {
  public static let pieceLength = 256 * 1024
  private let path: String
  private let stream: ByteStream

  /// Throws `InterchangeError.unreadable` for what is missing, a directory, or not allowed.
  public init(path: String) throws(InterchangeError) {
    self.path = path
    do { stream = try ByteStream(path) } catch { throw .unreadable(file: path, reason: error.words) }
  }

  public mutating func next() throws -> [UInt8]? {
    do { return try stream.next(FileBytes.pieceLength) } catch {
      throw InterchangeError.unreadable(file: path, reason: error.words)
    }
  }
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
}

/// One byte at a time out of pieces, with a look at the one to come and the line it stands on.
struct ByteCursor: Sendable {
  private var source: any ByteSource
  private var piece: [UInt8] = []
  private var position = 0
  private(set) var line = 1

  init(_ source: any ByteSource) { self.source = source }

  mutating func peek() throws -> UInt8? {
    while position == piece.count {
      guard let next = try source.next() else { return nil }
      piece = next
      position = 0
    }
    return piece[position]
  }

  /// Goes past the byte that `peek` showed.
  mutating func advance() {
    if piece[position] == UInt8(ascii: "\n") { line += 1 }
    position += 1
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
    guard try peek() == 0xEF else { return }
    while piece.count - position < 3, let more = try source.next() { piece.append(contentsOf: more) }
    guard piece[position...].starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    position += 3
  }
}
