import Files
import Foundation
import GRDB
public import SuccessStore

/// What a backup brought back, and where that lies which it replaced.
public struct RestoredDatabase: Sendable {
  public var customers: Int
  /// What of it is not as it was written, a sentence each: it was brought back all the same, being asked for.
  public var changed: [String]
  /// The database that was there before; nil where there was none, or it was taken as it is.
  public var former: String?
  /// The log that lay beside it and was moved aside, where its database stayed.
  public var formerLog: String?
}

extension SQLiteEngine {
  /// Puts a backup in the place of a database, as a whole and durably, whatever state that one is in; what was there is
  /// kept beside it. A database that is its own backup is taken without the log that lies there.
  ///
  /// A backup of which rows are not as they were written is refused before anything is replaced, unless `takesChanged`: it
  /// may be the best there is. What is its own backup takes no other's place, and is taken as it is.
  ///
  /// A power cut leaves the one or the other; between the two the old log lies beside the new file, which opening notices.
  public static func restore(
    _ backup: String, to path: String, takesChanged: Bool = false
  ) throws(StoreError) -> RestoredDatabase {
    try inWords(path) {
      let place = FilePath.resolved(path)
      let own = FileStatus(place)
      if let own, !own.isFile {
        throw FileFailure("\(path) is \(SystemWords.kind(of: own.mode)), expected a file")
      }
      let isItself = own.map { own in FileStatus(backup).map(own.isSame(as:)) ?? false } ?? false
      let lock = try own.map { _ in try DatabaseLock(place) }
      defer { withExtendedLifetime(lock) {} }
      if own == nil { try DatabaseFile(path: place).makeFolder() }
      let file = try NewFile(for: place, name: path)
      let contents: DatabaseCopy.Contents
      do {
        contents = try DatabaseCopy.fill(file, from: backup) { target in
          let source = try RestoreSource(backup, isItself: isItself)
          defer { source.close() }
          try source.queue.backup(to: target)
        }
      } catch { throw unusable(backup, for: path, error) }
      if !takesChanged, !isItself, !contents.changed.isEmpty {
        file.abandon()
        throw changed(contents.changed, in: backup, for: path, isThere: own != nil)
      }
      let former = DatabaseCopy.freeName(place, "before-restore")
      if own != nil, !isItself { try keep(place, as: former) }
      _ = try file.finish(replaces: true)
      let hadLog = try moveCompanions(of: place, to: former)
      return RestoredDatabase(
        customers: contents.customers, changed: contents.changed,
        former: own == nil || isItself ? nil : former,
        formerLog: isItself && hadLog ? former + "-wal" : nil)
    }
  }

  /// The backup is what is wrong; the database, which may be sound, is not what the error is about.
  private static func unusable(_ backup: String, for path: String, _ error: any Error) -> any Error {
    guard case .damaged(let words) = StoreError(error, path: backup) else { return error }
    let what = [DatabaseFile.advice, DatabaseCopy.moreWords].reduce(words) { $0.replacing(" \($1)", with: "") }
    return StoreError.damaged("\(what) Nothing was changed: \(path) is as it was. Name another backup.")
  }

  private static func changed(_ what: [String], in backup: String, for path: String, isThere: Bool) -> StoreError {
    let left = isThere ? "\(path) is as it was" : "there is no \(path)"
    return .damaged(
      "\(backup) is damaged: \(what.joined(separator: " ")) Nothing was changed: \(left). Name another backup, or take this "
        + "one as it is with --force.")
  }

  /// Under a second name, so that there is no moment without a database.
  private static func keep(_ path: String, as former: String) throws(FileFailure) {
    guard link(path, former) != 0 else { return }
    guard errno == EPERM || errno == EOPNOTSUPP || errno == EMLINK else {
      throw FileFailure("\(path) cannot be kept as \(former): \(SystemWords.why(errno))")
    }
    // A file system without hard links.
    guard rename(path, former) == 0 else {
      throw FileFailure("\(path) cannot be kept as \(former): \(SystemWords.why(errno))")
    }
  }

  /// True where there was a log.
  private static func moveCompanions(of path: String, to former: String) throws(FileFailure) -> Bool {
    var hadLog = false
    for ending in DatabaseNames.companions {
      // The index of a log is made anew from it.
      if ending == "-shm" {
        unlink(path + ending)
        continue
      }
      guard rename(path + ending, former + ending) != 0 else {
        hadLog = true
        continue
      }
      guard errno == ENOENT else {
        throw FileFailure("\(path)\(ending) cannot be moved aside: \(SystemWords.why(errno))")
      }
    }
    FolderChange.keep(in: FilePath.folder(of: path))
    return hadLog
  }
}

/// A backup, opened such that nothing of it is changed.
private struct RestoreSource {
  let queue: DatabaseQueue
  private var copy: PrivateCopy?

  init(_ path: String, isItself: Bool) throws {
    let file = DatabaseFile(path: path)
    guard case .database = try file.state() else {
      throw StoreError.unavailable("There is no database in \(path). Name a backup.")
    }
    let configuration = Connection.configuration(readOnly: true)
    if isItself || !file.hasLog {
      queue = try DatabaseQueue(path: file.immutableURI, configuration: configuration)
      return
    }
    try file.requireOwnCompanions()
    let copy = try PrivateCopy(of: file)
    queue = try copy.open()
    self.copy = copy
  }

  func close() {
    try? queue.close()
    copy?.remove()
  }
}
