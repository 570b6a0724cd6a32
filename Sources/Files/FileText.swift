import Glibc

/// A file that people wrote, read whole.
public enum FileText {
  /// Longer than anything people write by hand; what is streamed is not read by this.
  private static let longest = 64 << 20

  /// What is wrong with a file that can be read and says nothing.
  public static let noText = "is not UTF-8 text"

  /// Throws what is wrong with it, without its name: `is a folder, expected a file`.
  public static func read(_ path: String) throws(FileFailure) -> String {
    guard let text = String(validating: try bytes(path), as: UTF8.self) else {
      throw FileFailure(noText)
    }
    return text
  }

  public static func bytes(_ path: String) throws(FileFailure) -> [UInt8] {
    // Not blocking: a pipe that nobody writes to would be waited for without end.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(errno) }
    defer { close(descriptor) }
    guard let status = FileStatus(descriptor) else { throw unreadable(errno) }
    guard status.isFile else {
      throw FileFailure("is \(SystemWords.kind(of: status.mode)), expected a file")
    }
    guard status.size <= longest else { throw FileFailure("is larger than \(longest >> 20) MiB, expected a text") }
    return try all(of: descriptor, size: status.size)
  }

  private static func all(of descriptor: Int32, size: Int) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFailure("cannot be read: \(SystemWords.why(errno))") }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }

  private static func unreadable(_ code: Int32) -> FileFailure {
    FileFailure(code == ENOENT ? "there is no such file" : "cannot be read: \(SystemWords.why(code))")
  }
}
