import Files
import Foundation
import GRDB
import SQLStore
import SuccessStore

/// A copy of a database that is in use: one file, complete, looked through before anybody is told that it is there.
enum DatabaseCopy {
  /// What stands in the copy, for the one who asked for it.
  struct Contents: Sendable {
    var customers: Int
    /// What is readable and yet not what was written; of an older schema, whose rows are summed when it is brought up, nothing.
    var changed: [String]
  }

  /// Makes the copy as `file`, which is finished by the caller; `source` is the database's name in sentences.
  static func fill(_ file: NewFile, from source: String, _ copy: (DatabaseQueue) throws -> Void) throws -> Contents {
    do {
      let target = try DatabaseQueue(path: file.scratch)
      defer { try? target.close() }
      try copy(target)
      let contents = try target.writeWithoutTransaction { db in
        // One file, that can be carried anywhere: opening it to write turns the log on again.
        try db.execute(sql: "PRAGMA journal_mode = DELETE")
        return try verify(db, source)
      }
      try target.close()
      try DatabaseHeader.setApart(file)
      return contents
    } catch {
      file.abandon()
      for ending in DatabaseNames.companions { unlink(file.scratch + ending) }
      throw inWords(error, source, file.name)
    }
  }

  /// Two files are at work, and the engine does not say which of them it means.
  private static func inWords(_ error: any Error, _ source: String, _ copy: String) -> any Error {
    if error is UnreadableRow || error is DecodingError {
      return StoreError.damaged("\(source) holds something that cannot be read, so nothing was copied.")
    }
    let fault = (error as? DatabaseError).map { SQLError($0) } ?? error as? SQLError
    switch fault?.kind {
    case .full?: return FileFailure("\(copy) was not written: \(SystemWords.why(ENOSPC))")
    case .damaged?, .foreign?:
      return StoreError.damaged("\(source) is damaged, so nothing was copied. \(moreWords)")
    case .disk?: return FileFailure("\(source) could not be copied to \(copy): \(SystemWords.why(EIO))")
    default: return error
    }
  }

  /// Of the database in use; of a backup, which that command does not look at, it is left out (`Restoring`).
  static let moreWords = "'rapport check' says more."

  private static func verify(_ db: Database, _ source: String) throws -> Contents {
    try Migrations.check(db, path: source)
    let findings = try SQLiteConnection(db).damage()
    guard findings.isEmpty else {
      throw StoreError.damaged(
        "\(source) is damaged, so nothing was copied: \(findings[0].description) \(moreWords)")
    }
    let isOfToday = try Migrations.version(db) == Migrations.current
    return Contents(
      customers: try Int.fetchOne(db, sql: "SELECT count(*) FROM customers") ?? 0,
      changed: isOfToday ? try ChangedRows.found(SQLiteConnection(db)) : [])
  }

  /// A name beside the database that nobody has: `rapport.db.schema-6`, `rapport.db.schema-6-2`.
  static func freeName(_ path: String, _ ending: String) -> String {
    var number = 1
    while true {
      let name = "\(path).\(ending)\(number > 1 ? "-\(number)" : "")"
      let isFree = ([""] + DatabaseNames.companions).allSatisfy { FileStatus(name + $0, followsLinks: false) == nil }
      if isFree { return name }
      number += 1
    }
  }
}

extension SQLiteEngine {
  package func backup(to copy: String) async throws {
    do {
      let target = try FileTarget(copy, home: nil, sparing: path)
      // What stands there already is said first.
      if try target.isFree, DatabaseNames.companions.contains(where: { copy.hasSuffix($0) }) {
        throw FileFailure("\(copy) would be taken for the log of another database. Name another file")
      }
      guard let file = try target.begin(replaces: false) else {
        throw FileFailure("\(copy) exists already. Name a file that does not")
      }
      try requireNoLog(beside: copy, file)
      let source = reader
      let contents = try DatabaseCopy.fill(file, from: path) { target in try source.backup(to: target) }
      try requireAsWritten(contents, file)
      guard try file.finish() else { throw FileFailure("\(copy) exists already. Name a file that does not") }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// A copy of it might be kept in the place of one that is sound.
  private func requireAsWritten(_ contents: DatabaseCopy.Contents, _ file: NewFile) throws(StoreError) {
    guard let first = contents.changed.first else { return }
    file.abandon()
    throw .damaged("\(path) is damaged, so nothing was copied: \(first) \(DatabaseCopy.moreWords)")
  }

  /// What a database left there would be taken for the copy's own.
  private func requireNoLog(beside copy: String, _ file: NewFile) throws(FileFailure) {
    guard let left = DatabaseNames.companions.map({ copy + $0 }).first(where: { FileStatus($0) != nil }) else { return }
    file.abandon()
    throw FileFailure("\(left) is there, which SQLite would take for the copy's own. Name another file")
  }
}
