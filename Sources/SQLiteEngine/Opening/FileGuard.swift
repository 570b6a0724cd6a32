import Files
import Foundation
import SuccessStore
import Synchronization

/// Notices what becomes of the file under an open database by other hands than SQLite's: deleted, replaced, cut short,
/// written over. What is then written through the open connections is lost, or makes what lies there now unreadable.
final class FileGuard: Sendable {
  private let file: DatabaseFile
  /// The file's beginning; nil where it cannot be had any more, for the database is closed.
  private let beginning: @Sendable () -> [UInt8]?
  private let known: Mutex<Known?>

  private struct Known {
    var status: FileStatus
    var header: DatabaseHeader
    /// Once lost, always lost: the open connections hold what is no more.
    var trouble: StoreError?
  }

  /// Further than any number of processes get between two looks.
  private static let leap: UInt32 = 1_000_000

  /// `identity` is the file's from before it was opened: it must be the one that is there now.
  init(
    _ path: String, opened identity: FileStatus?, _ beginning: @escaping @Sendable () -> [UInt8]?
  ) throws(StoreError) {
    file = DatabaseFile(path: path)
    self.beginning = beginning
    let status = FileStatus(path)
    guard let status, let header = beginning().flatMap(DatabaseHeader.init),
      identity.map({ $0.isSame(as: status) }) ?? true
    else {
      throw Self.replaced(path)
    }
    known = Mutex(Known(status: status, header: header))
  }

  private static func replaced(_ path: String) -> StoreError {
    .unavailable("The database was deleted or replaced. Quit and open it again: \(path)")
  }

  /// For changes. Costs one look at the file's status while nobody has written to it.
  func require() throws(StoreError) {
    let trouble: StoreError? = known.withLock { known in
      guard let last = known else { return nil }
      if let trouble = last.trouble { return trouble }
      // The same file may come back: it may have been moved away for a moment.
      guard let status = FileStatus(file.path), status.isSame(as: last.status) else { return Self.replaced(file.path) }
      guard status != last.status else { return nil }
      let (header, trouble) = look(status, last)
      known = Known(status: status, header: header ?? last.header, trouble: trouble)
      return trouble
    }
    if let trouble { throw trouble }
  }

  /// For questions: what was deleted or replaced can still be read through the open connections, what was written over
  /// cannot.
  func requireReadable() throws(StoreError) {
    do { try require() } catch {
      if let trouble = known.withLock({ $0?.trouble }) { throw trouble }
    }
  }

  /// True when the connections may bring what they hold into the file.
  var isSound: Bool { (try? require()) != nil }

  private func look(_ status: FileStatus, _ last: Known) -> (DatabaseHeader?, StoreError?) {
    guard let bytes = beginning() else { return (nil, nil) }
    guard let header = DatabaseHeader(bytes) else { return (nil, overwritten("written over")) }
    if status.size < last.status.size, status.size < header.pages * header.pageSize {
      return (header, overwritten("cut short"))
    }
    let isOther =
      header.format < last.header.format || header.pageSize != last.header.pageSize
      // A new one carries its mark in its log first.
      || last.header.applicationID != 0 && header.applicationID != last.header.applicationID
      || header.schema < last.header.schema
      || header.counter < last.header.counter || header.counter - last.header.counter > Self.leap
      || file.foreignCompanion(by: { self.beginning().flatMap(DatabaseHeader.init) }) != nil
    return (header, isOther ? overwritten("written over") : nil)
  }

  private func overwritten(_ how: String) -> StoreError {
    // What to do comes early: it is shown in one line.
    .unavailable(
      "The database was \(how) while it was open. Quit, then 'rapport restore FILE'; \(file.path) is not what was opened "
        + "any more.")
  }
}
