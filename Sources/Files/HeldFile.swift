import Glibc

/// An empty file that says a process lives: the kernel takes the lock on it back from the dead, whatever their number is and
/// whoever has it next.
public final class HeldFile: Sendable {
  public let path: String
  private let descriptor: Int32

  public convenience init(_ path: String) throws(FileFailure) {
    while true {
      if let held = try HeldFile.take(path, LOCK_EX) {
        self.init(path, held)
        return
      }
    }
  }

  /// Nil while another one holds it.
  public static func claim(_ path: String) throws(FileFailure) -> HeldFile? {
    try take(path, LOCK_EX | LOCK_NB).map { HeldFile(path, $0) }
  }

  private init(_ path: String, _ descriptor: Int32) { (self.path, self.descriptor) = (path, descriptor) }

  /// Nil when it is held, or when somebody who takes away what the dead left has been faster.
  private static func take(_ path: String, _ lock: Int32) throws(FileFailure) -> Int32? {
    let made = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard made >= 0 else { throw FileFailure("\(path) cannot be made: \(SystemWords.why(errno))") }
    if flock(made, lock) == 0, let there = FileStatus(path, followsLinks: false),
      FileStatus(made)?.isSame(as: there) == true
    {
      return made
    }
    close(made)
    return nil
  }

  deinit {
    unlink(path)
    close(descriptor)
  }

  /// Whether the process that made it lives.
  public static func isHeld(_ path: String) -> Bool {
    let lock = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard lock >= 0 else { return false }
    defer { close(lock) }
    return flock(lock, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  /// Takes it away when its process is gone.
  public static func sweep(_ path: String) {
    let lock = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard lock >= 0 else { return }
    if flock(lock, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
    close(lock)
  }
}
