import Glibc

/// A file on its way: made in the folder where it is to lie, under a name that nobody else has and for its owner's eyes
/// only. It gets its own name when it is whole and on the disk; until then nothing of it is to be seen there.
public struct NewFile {
  /// Where it lies while it is made.
  public let scratch: String
  private let target: String
  /// What it will be called.
  public let name: String
  private let descriptor: Int32

  /// `name` is what sentences call it.
  public init(for target: String, name: String? = nil) throws(FileFailure) {
    self.target = target
    self.name = name ?? target
    let folder = FilePath.folder(of: target)
    while true {
      let path = "\(folder)/.rapport-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
      let made = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if made < 0, errno == EEXIST { continue }
      guard made >= 0 else { throw NewFile.failure(self.name, errno) }
      // Who holds it is alive; what nobody holds was left by one that was killed. Somebody who sweeps may have been faster.
      flock(made, LOCK_EX)
      guard let there = FileStatus(path), FileStatus(made)?.isSame(as: there) == true else {
        close(made)
        continue
      }
      (scratch, descriptor) = (path, made)
      NewFile.sweep(folder)
      return
    }
  }

  private static let mark = ".rapport-"

  /// Takes away what processes that were cut off have left here, with what an engine made beside it.
  private static func sweep(_ folder: String) {
    let names = ((try? FolderNames.of(folder))?.readable ?? []).filter { $0.hasPrefix(mark) }
    for name in names {
      let path = "\(folder)/\(name)"
      guard let status = FileStatus(path, followsLinks: false), status.isFile, status.owner == geteuid() else {
        continue
      }
      if let ending = DatabaseNames.companions.first(where: { name.hasSuffix($0) }) {
        // With the file itself, or after it.
        if FileStatus(String(path.dropLast(ending.count))) == nil { unlink(path) }
        continue
      }
      let lock = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
      guard lock >= 0 else { continue }
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
      close(lock)
    }
  }

  public func write(_ text: String) throws(FileFailure) { try write(Array(text.utf8)) }

  public func write(_ bytes: [UInt8]) throws(FileFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { throw NewFile.failure(name, errno) }
    }
  }

  /// Gives it its name. False when something has that name and may not be replaced; then nothing is left of it.
  public func finish(replaces: Bool = false) throws(FileFailure) -> Bool {
    // Some file systems tell only now that there was no room.
    if fsync(descriptor) != 0, errno != EINVAL { throw failed(errno) }
    if replaces {
      guard rename(scratch, target) == 0 else { throw failed(errno) }
    } else {
      guard try link() else {
        abandon()
        return false
      }
    }
    close(descriptor)
    FolderChange.keep(in: FilePath.folder(of: target))
    return true
  }

  /// Takes away what was begun.
  public func abandon() {
    close(descriptor)
    unlink(scratch)
  }

  /// Takes the name only where nobody has it, in one step.
  private func link() throws(FileFailure) -> Bool {
    if Glibc.link(scratch, target) == 0 {
      unlink(scratch)
      return true
    }
    if errno == EEXIST { return false }
    // A file system without hard links.
    guard errno == EPERM || errno == EOPNOTSUPP || errno == EMLINK else { throw failed(errno) }
    guard FileStatus(target, followsLinks: false) == nil else { return false }
    guard rename(scratch, target) == 0 else { throw failed(errno) }
    return true
  }

  private func failed(_ code: Int32) -> FileFailure {
    abandon()
    return NewFile.failure(name, code)
  }

  static func failure(_ name: String, _ code: Int32) -> FileFailure {
    FileFailure("\(name) was not written: \(SystemWords.why(code))")
  }
}

/// Names that were given or taken away in a folder.
public enum FolderChange {
  /// Brings them to the disk; a file system that cannot is no failure, the file itself is there.
  public static func keep(in folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }

  /// Moves a file to a name that nobody has, in one step; false when somebody has it. Throws where it cannot be moved.
  public static func move(_ path: String, to target: String) throws(FileFailure) -> Bool {
    guard link(path, target) != 0 else {
      unlink(path)
      keep(in: FilePath.folder(of: target))
      return true
    }
    if errno == EEXIST { return false }
    guard errno == EPERM || errno == EOPNOTSUPP || errno == EMLINK || errno == EXDEV else {
      throw FileFailure("\(path) cannot be moved to \(target): \(SystemWords.why(errno))")
    }
    guard FileStatus(target, followsLinks: false) == nil else { return false }
    guard rename(path, target) == 0 else {
      throw FileFailure("\(path) cannot be moved to \(target): \(SystemWords.why(errno))")
    }
    keep(in: FilePath.folder(of: target))
    return true
  }
}
