import Files
import Foundation
import GRDB
import SuccessStore

/// The one way in which a database is opened.
extension SQLiteEngine {
  struct Opened {
    var connections: Connections
    /// For `version`: asked on one connection of its own, for a pool's readers take turns.
    var watch: DatabaseQueue
    var identity: FileStatus?
    /// What connections are opened on: the file itself, unless it has to be read otherwise.
    var location: String
    /// The copy that was made before the schema was brought up.
    var copyBeforeUpgrade: String?
    /// What is read in the file's place.
    var copy: PrivateCopy?
  }

  static func openShared(
    _ path: String, _ patience: Patience, _ meter: StatementMeter?
  ) throws -> Opened {
    let file = DatabaseFile(path: path)
    let state = try file.state()
    try file.requireOwnCompanions()
    if state == .missing { try file.create() }
    // A file that is not surely ours and today's is first looked at without any right to write.
    let isCurrent = state == .database(applicationID: DatabaseFile.applicationID, schema: Migrations.current)
    if case .database = state, !isCurrent { try look(at: file) }
    guard file.isWritable else {
      throw StoreError.readOnly(
        "\(path) cannot be written. Check its permissions; what only reads, such as list, show and report, and the console open it as it is."
      )
    }
    let identity = FileStatus(path)
    let pool = try DatabasePool(path: path, configuration: Connection.configuration(readOnly: false, patience, meter))
    let copy = try pool.writeWithoutTransaction { db in
      try Migrations.check(db, path: path)
      try Connection.prepareWriter(db)
      let copy = try keepFormer(db, path)
      _ = try Migrations.run(db)
      return copy
    }
    let watch = try DatabaseQueue(
      path: path, configuration: Connection.configuration(readOnly: true, Patience(), meter))
    return Opened(
      connections: .shared(pool), watch: watch, identity: identity, location: path, copyBeforeUpgrade: copy)
  }

  /// Where a change was cut off, SQLite has to write before it can read; then it is looked at in a copy.
  private static func look(at file: DatabaseFile) throws {
    do {
      let look = try DatabaseQueue(path: file.path, configuration: Connection.configuration(readOnly: true))
      defer { try? look.close() }
      try look.read { try Migrations.check($0, path: file.path) }
    } catch let error as DatabaseError where error.wantsToWrite {
      let copy = try PrivateCopy(of: file)
      defer { copy.remove() }
      let look = try copy.open()
      defer { try? look.close() }
      try look.read { try Migrations.check($0, path: file.path) }
    }
  }

  /// An upgrade cannot be taken back, and an older Rapport cannot read what it leaves.
  private static func keepFormer(_ db: Database, _ path: String) throws -> String? {
    let version = try Migrations.version(db)
    guard version > 0, version < Migrations.current else { return nil }
    do {
      let name = DatabaseCopy.freeName(FilePath.resolved(path), "schema-\(version)")
      let file = try NewFile(for: name)
      _ = try DatabaseCopy.fill(file, from: path) { target in
        try target.writeWithoutTransaction { try db.backup(to: $0) }
      }
      return try file.finish() ? name : nil
    } catch let error as FileFailure {
      throw StoreError.unavailable(
        "\(path) was not brought up to date, for it could not be copied first: \(error.words).")
    }
  }

  static func openAlone(_ path: String, _ meter: StatementMeter?) throws -> Opened {
    let file = DatabaseFile(path: path)
    switch try file.state() {
    case .missing:
      throw StoreError.unavailable("There is no file \(path). Import something into it first, or name another one.")
    case .empty:
      throw StoreError.damaged("\(path) is empty. Import something into it first, or name another one.")
    case .database: break
    }
    try file.requireOwnCompanions()
    let identity = FileStatus(path)
    if file.canShare {
      do {
        return try openAlone(file, at: path, identity, meter)
      } catch let error as DatabaseError where error.wantsToWrite {}
    }
    // What its log holds was acknowledged, so nothing is read without it.
    guard file.hasLog else { return try openAlone(file, at: file.immutableURI, identity, meter) }
    let copy = try PrivateCopy(of: file)
    do {
      try copy.open().close()
      var opened = try openAlone(file, at: copy.path, identity, meter)
      opened.copy = copy
      return opened
    } catch {
      copy.remove()
      throw error
    }
  }

  private static func openAlone(
    _ file: DatabaseFile, at location: String, _ identity: FileStatus?, _ meter: StatementMeter?
  ) throws -> Opened {
    let configuration = Connection.configuration(readOnly: true, Patience(), meter)
    let queue = try DatabaseQueue(path: location, configuration: configuration)
    try queue.read { db in
      try Migrations.check(db, path: file.path)
      let version = try Migrations.version(db)
      guard version == Migrations.current else {
        throw StoreError.readOnly(
          "\(file.path) is of an older Rapport (schema \(version), now \(Migrations.current)). Open it once to write; "
            + "that brings it up to date.")
      }
    }
    return Opened(
      connections: .alone(queue), watch: try DatabaseQueue(path: location, configuration: configuration),
      identity: identity, location: location)
  }
}

extension DatabaseError {
  /// SQLite cannot read before it has written: what a process that was cut off left has to be brought in order first, and what
  /// readers share has to be laid down, for which a full disk has no room.
  fileprivate var wantsToWrite: Bool {
    [.SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_FULL].contains(resultCode)
      || extendedResultCode == .SQLITE_IOERR_SHMSIZE
  }
}
