import Files
import Synchronization

/// A file read in pieces of 256 kB. What comes but once, such as a pipe, is put aside as it is read, so that it too can be read from
/// the beginning.
public struct FileBytes: ByteSource {
  public static let pieceLength = 256 * 1024
  private let file: String
  private let stream: ByteStream
  private let aside: PutAsideBytes?
  private var position = 0

  /// Throws `InterchangeError.unreadable` for what is missing, a directory, or not allowed.
  public init(path: String) throws(InterchangeError) {
    file = path
    do {
      stream = try ByteStream(path)
      aside = stream.isRegular ? nil : try PutAsideBytes(stream)
    } catch { throw .unreadable(file: path, reason: error.words) }
  }

  public mutating func next() throws -> [UInt8]? {
    do {
      guard let aside else { return try stream.next(FileBytes.pieceLength) }
      guard let piece = try aside.piece(at: position, FileBytes.pieceLength) else { return nil }
      position += piece.count
      return piece
    } catch let failure as FileFailure { throw InterchangeError.unreadable(file: file, reason: failure.words) }
  }

  public func again() throws -> (any ByteSource)? {
    guard aside != nil else { return try FileBytes(path: file) }
    var first = self
    first.position = 0
    return first
  }

  public var path: String? { stream.isRegular ? file : nil }
}

/// What has come through a pipe so far, in a file of its own, and what is still to come.
private final class PutAsideBytes: Sendable {
  private let stream: ByteStream
  private let scratch: ScratchFile
  /// How many bytes have come.
  private let length = Mutex(0)

  init(_ stream: ByteStream) throws(FileFailure) {
    self.stream = stream
    scratch = try ScratchFile("import")
  }

  /// At most so many bytes from a place that was reached before, or follows what was; nil at the end.
  func piece(at position: Int, _ most: Int) throws -> [UInt8]? {
    try length.withLock { length in
      guard position == length else {
        var piece = [UInt8](repeating: 0, count: min(most, length - position))
        try piece.withUnsafeMutableBytes { try scratch.read($0, at: position) }
        return piece
      }
      guard let piece = try stream.next(most) else { return nil }
      try piece.withUnsafeBytes { try scratch.write($0, at: length) }
      length += piece.count
      return piece
    }
  }
}
