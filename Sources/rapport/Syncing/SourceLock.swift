import Files
import Foundation

/// Held while a source runs, beside the database: two at once would ask twice and move the same cursor.
enum SourceLock {
  /// Nil while another process holds it.
  static func take(_ name: String, beside database: URL) throws -> HeldFile? {
    let folder = database.path + "-sync"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Complaint.complain("\(folder) cannot be made: \(error.localizedDescription)", Complaint.workFailed)
    }
    return try HeldFile.claim("\(folder)/\(name).lock")
  }
}
