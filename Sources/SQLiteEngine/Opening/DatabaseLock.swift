import Files
import Foundation
import SuccessStore

/// The lock by which SQLite's connections tell each other that they have a file open, taken from beside them: whoever
/// holds all of it knows that nobody has, and nobody can open it meanwhile.
final class DatabaseLock {
  private let descriptor: Int32

  /// SQLite's pending, reserved and shared bytes.
  private static let place: (start: off_t, length: off_t) = (0x4000_0000, 512)
  /// `F_OFD_SETLK`, which Glibc's module leaves out: such a lock stays until this descriptor is closed, whatever else the
  /// process opens and closes.
  private static let setLock: Int32 = 37

  init(_ path: String) throws(StoreError) {
    descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unavailable("\(path) cannot be opened: \(SystemWords.why(errno)). Check the path and its permissions.")
    }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    (lock.l_start, lock.l_len) = Self.place
    guard fcntl(descriptor, Self.setLock, &lock) != 0 else { return }
    let code = errno
    guard code == EAGAIN || code == EACCES else {
      throw .unavailable("\(path) cannot be locked: \(SystemWords.why(code)). Nothing was changed.")
    }
    throw .unavailable("\(path) is open in another Rapport\(holder). Quit that one and try again; nothing was changed.")
  }

  deinit { close(descriptor) }

  private var holder: String {
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    (lock.l_start, lock.l_len) = Self.place
    guard fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK), lock.l_pid > 0 else { return "" }
    return " (process \(lock.l_pid))"
  }
}
