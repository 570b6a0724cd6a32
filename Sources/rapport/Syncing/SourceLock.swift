import Files
import Foundation

/// Held while a source runs, beside the database: two at once would ask twice and move the same cursor.
final class SourceLock: Sendable {
  private let descriptor: Int32

  /// Nil while another process holds it.
  init?(_ name: String, beside database: URL) throws {
    let folder = database.path + "-sync"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Complaint.complain("\(folder) cannot be made: \(error.localizedDescription)", Complaint.workFailed)
    }
    let path = "\(folder)/\(name).lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw Complaint.complain("\(path) cannot be made: \(SystemWords.why(errno))", Complaint.workFailed)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
  }

  deinit { close(descriptor) }
}
