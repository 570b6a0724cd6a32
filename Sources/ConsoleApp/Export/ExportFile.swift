import Foundation
import Glibc

/// Where an export goes: a file of the owner's own, written whole or not at all.
struct ExportFile {
  let path: String
  /// As it was typed, for sentences.
  private let name: String

  private static let mode: mode_t = 0o600

  /// `home` stands for `~`; only the person's own home folder is known by that sign.
  init(
    _ name: String, home: String? = ProcessInfo.processInfo.environment["HOME"]
  ) throws(ExportFailure) {
    self.name = name
    guard !name.isEmpty else { throw ExportFailure(words: "Name a file to write to") }
    guard !name.unicodeScalars.contains("\0") else {
      throw ExportFailure(words: "A file's name cannot hold a NUL character")
    }
    guard name == "~" || name.hasPrefix("~/") else {
      path = name
      return
    }
    path = (home ?? NSHomeDirectory()) + name.dropFirst()
  }

  /// Nothing is there yet. Throws where no file can be.
  var isFree: Bool {
    get throws(ExportFailure) {
      var status = stat()
      // A link that leads nowhere is there all the same.
      guard lstat(path, &status) == 0 else {
        if errno == ENOENT, try folderIsThere() { return true }
        throw failure(errno)
      }
      guard stat(path, &status) == 0 else { return false }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return false
      case S_IFDIR: throw ExportFailure(words: "\(name) is a folder; name a file in it")
      default: throw ExportFailure(words: "\(name) is no ordinary file; name another")
      }
    }
  }

  /// False when a file is there that must not be replaced. What fails leaves everything as it was.
  func write(_ text: String, replaces: Bool) throws(ExportFailure) -> Bool {
    guard try isFree else {
      guard replaces else { return false }
      try replace(with: text)
      return true
    }
    // Whoever makes the file in this very moment is not overwritten either.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, ExportFile.mode)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw failure(errno)
    }
    try fill(descriptor, with: text, at: path)
    return true
  }

  /// The new file takes the old one's place only when it is complete.
  private func replace(with text: String) throws(ExportFailure) {
    let target = resolved
    var template = Array("\(target).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(errno) }
    let scratch = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    try fill(descriptor, with: text, at: scratch)
    guard rename(scratch, target) == 0 else {
      let code = errno
      unlink(scratch)
      throw failure(code)
    }
  }

  /// Where a link leads: the file there is replaced, not the link.
  private var resolved: String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Closes the file, and takes it away when not all of the text fits.
  func fill(_ descriptor: Int32, with text: String, at place: String) throws(ExportFailure) {
    var code: Int32 = 0
    var rest = Array(text.utf8)[...]
    while code == 0, !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { code = errno }
    }
    // Some file systems tell only now that there was no room.
    if code == 0, fsync(descriptor) != 0, errno != EINVAL { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code != 0 else { return }
    unlink(place)
    throw failure(code)
  }

  private func folderIsThere() throws(ExportFailure) -> Bool {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw ExportFailure(words: "\(name) was not written: there is no folder \(folder)")
    }
    return true
  }

  private func failure(_ code: Int32) -> ExportFailure {
    ExportFailure(words: "\(name) was not written: \(String(cString: strerror(code)))")
  }
}
