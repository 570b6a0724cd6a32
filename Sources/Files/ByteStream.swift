import Glibc

/// A file of any length, read piece by piece; a pipe too.
public final class ByteStream: Sendable {
  private let descriptor: Int32
  /// Not a pipe or a device: it can be read from the beginning as often as one likes.
  public var isRegular: Bool { FileStatus(descriptor)?.isFile ?? false }

  /// Throws what is wrong with it, without its name.
  public init(_ path: String) throws(FileFailure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileFailure(errno == ENOENT ? "there is no such file" : SystemWords.why(errno))
    }
    guard FileStatus(descriptor)?.isFolder == false else {
      close(descriptor)
      throw FileFailure("is a folder, expected a file")
    }
  }

  deinit { close(descriptor) }

  /// The next piece, of so many bytes at most; nil at the end.
  public func next(_ length: Int) throws(FileFailure) -> [UInt8]? {
    var failure: Int32?
    let piece = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      var read = -1
      repeat { read = Glibc.read(descriptor, buffer.baseAddress, length) } while read < 0 && errno == EINTR
      if read < 0 { failure = errno }
      count = max(0, read)
    }
    if let failure { throw FileFailure("cannot be read: \(SystemWords.why(failure))") }
    return piece.isEmpty ? nil : piece
  }
}
