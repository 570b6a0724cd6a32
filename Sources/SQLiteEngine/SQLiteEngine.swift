import CustomerSuccess
import GRDB
public import SQLStore
public import SuccessStore

/// The embedded engine: one SQLite file, shared by any number of processes of one machine.
public final class SQLiteEngine: SQLEngine {
  package let path: String
  let connections: Connections

  /// The file's own readers and writer, or one connection with a view of its own.
  enum Connections {
    case shared(DatabasePool)
    case alone(DatabaseQueue)
  }

  let patience = Patience()
  /// For `version`: asked on one connection of its own, for a pool's readers take turns.
  let watch: DatabaseQueue
  private let identity: DatabaseFile.Identity?

  /// Opens the file, and makes it when there is none and it may be written.
  public static func open(
    path: String, rulebook: Rulebook, mode: SQLStore.Mode = .readWrite
  ) throws(StoreError) -> SQLStore {
    try open(path: path, rulebook: rulebook, mode: mode, meter: nil)
  }

  static func open(
    path: String, rulebook: Rulebook, mode: SQLStore.Mode, meter: StatementMeter?
  ) throws(StoreError) -> SQLStore {
    SQLStore(try SQLiteEngine(path: path, isReadOnly: mode != .readWrite, meter), rulebook: rulebook, mode: mode)
  }

  package convenience init(path: String, isReadOnly: Bool) throws(StoreError) {
    try self.init(path: path, isReadOnly: isReadOnly, nil)
  }

  init(path: String, isReadOnly: Bool, _ meter: StatementMeter?) throws(StoreError) {
    self.path = path
    let patience = patience
    (connections, watch) = try inWords(path) {
      try isReadOnly ? SQLiteEngine.openAlone(path, meter) : SQLiteEngine.openShared(path, patience, meter)
    }
    identity = DatabaseFile(path: path).identity
  }

  /// Throws when the file was deleted or replaced: the open connections still hold the old one, and what is written to that
  /// is lost.
  func requireInPlace() throws(StoreError) {
    guard DatabaseFile(path: path).identity != identity else { return }
    throw .unavailable("The database was deleted or replaced. Quit and open it again: \(path)")
  }

  package func version() throws -> Int {
    try requireInPlace()
    // Without a transaction around it: it is one value, asked four times a second.
    return try watch.unsafeRead { try SQLiteConnection($0).othersChanges() }
  }

  package func close() throws {
    try watch.close()
    switch connections {
    case .shared(let pool):
      // Only the writer can take the log away, if it is the last to go.
      pool.invalidateReadOnlyConnections()
      pool.writeWithoutTransaction { db in Connection.checkpoint(db) }
      // SQLite removes its companion files with the last connection, but only with one that may write.
      pool.invalidateReadOnlyConnections()
      try pool.close()
    case .alone(let queue): try queue.close()
    }
  }

  package func words(for error: any Error) -> StoreError { StoreError(error, path: path) }
}

// MARK: Opening

extension SQLiteEngine {
  private static func openShared(
    _ path: String, _ patience: Patience, _ meter: StatementMeter?
  ) throws -> (Connections, DatabaseQueue) {
    let file = DatabaseFile(path: path)
    let state = try file.state()
    if state == .missing { try file.create() }
    // A file that is not surely ours and today's is first looked at without any right to write.
    let isCurrent = state == .database(applicationID: DatabaseFile.applicationID, schema: Migrations.current)
    if case .database = state, !isCurrent {
      let look = try DatabaseQueue(path: path, configuration: Connection.configuration(readOnly: true))
      try look.read { try Migrations.check($0, path: path) }
      try look.close()
    }
    guard file.isWritable else {
      throw StoreError.readOnly("\(path) cannot be written. Check its permissions, or open it read-only.")
    }
    let pool = try DatabasePool(path: path, configuration: Connection.configuration(readOnly: false, patience, meter))
    try pool.writeWithoutTransaction { db in
      try Migrations.check(db, path: path)
      try Connection.prepareWriter(db)
      _ = try Migrations.run(db)
    }
    let watch = try DatabaseQueue(path: path, configuration: Connection.configuration(readOnly: true))
    return (.shared(pool), watch)
  }

  private static func openAlone(
    _ path: String, _ meter: StatementMeter?
  ) throws -> (Connections, DatabaseQueue) {
    let file = DatabaseFile(path: path)
    switch try file.state() {
    case .missing:
      throw StoreError.unavailable("There is no file \(path). Import something into it first, or name another one.")
    case .empty:
      throw StoreError.damaged("\(path) is empty. Import something into it first, or name another one.")
    case .database: break
    }
    let location = file.canShare ? path : file.immutableURI
    let configuration = Connection.configuration(readOnly: true, Patience(), meter)
    let queue = try DatabaseQueue(path: location, configuration: configuration)
    try queue.read { db in
      try Migrations.check(db, path: path)
      let version = try Migrations.version(db)
      guard version == Migrations.current else {
        throw StoreError.readOnly(
          "\(path) is of an older Rapport (schema \(version), now \(Migrations.current)). Open it once to write; "
            + "that brings it up to date.")
      }
    }
    return (.alone(queue), try DatabaseQueue(path: location, configuration: configuration))
  }
}
