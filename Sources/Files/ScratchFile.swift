import Glibc

/// A file that nobody sees, for what a process has to put aside; it is gone with the last reference to it, whatever happens.
public final class ScratchFile: Sendable {
  /// For a program that is started with it.
  public let descriptor: Int32
  private let folder: String

  /// `kind` as for `ScratchFolder`.
  public init(_ kind: String, in parent: String = ScratchFolder.parent) throws(FileFailure) {
    let folder = try ScratchFolder(kind, in: parent)
    defer { folder.remove() }
    descriptor = open("\(folder.path)/file", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    self.folder = parent
    guard descriptor >= 0 else {
      throw FileFailure("No file can be made in \(parent): \(SystemWords.why(errno))")
    }
  }

  deinit { close(descriptor) }

  public func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileFailure) {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      if count >= 0 { done += count } else if errno != EINTR { throw failure("written", errno) }
    }
  }

  /// Fills `bytes` with what was written there.
  public func read(_ bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileFailure) {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
      let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      if count > 0 { done += count } else if count == 0 || errno != EINTR { throw failure("read", errno) }
    }
  }

  /// What there is at its beginning, as far as so many bytes of it are wanted.
  public func text(most: Int) throws(FileFailure) -> String {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("read", errno) }
    var bytes = [UInt8](repeating: 0, count: min(most, Int(status.st_size)))
    let failed: FileFailure? = bytes.withUnsafeMutableBytes { raw in
      do throws(FileFailure) {
        try read(raw, at: 0)
        return nil
      } catch { return error }
    }
    if let failed { throw failed }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func failure(_ what: String, _ code: Int32) -> FileFailure {
    FileFailure("A file in \(folder) cannot be \(what): \(SystemWords.why(code))")
  }
}
