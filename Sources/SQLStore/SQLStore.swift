public import CustomerSuccess
import Foundation
import GRDB
public import SuccessStore
import Synchronization

/// The embedded engine: one SQLite file, shared by any number of processes of one machine.
public final class SQLStore: SuccessStore {
  public enum Mode: Hashable, Sendable {
    case readWrite
    /// Opened so that it cannot write; works on a file that nobody here may write.
    case readOnly
    /// Reports at another clock: every question is answered as of this moment, and nothing is written.
    case asOf(Instant)
  }

  public let path: String
  public let rulebook: Rulebook
  public let mode: Mode
  let connections: Connections

  /// The file's own readers and writer, or one connection with a view of its own.
  enum Connections {
    case shared(DatabasePool)
    case alone(DatabaseQueue)
  }

  let patience = Patience()
  let ticketCache = TicketCache()
  /// Writes that were begun and have not ended, an import of minutes perhaps: no question waits behind them.
  let writing = Atomic<Int>(0)

  /// For `version`: asked on one connection of its own, for a pool's readers take turns.
  private let watch: DatabaseQueue
  private let identity: DatabaseFile.Identity?

  /// Opens the file, and makes it when there is none and it may be written.
  public convenience init(path: String, rulebook: Rulebook, mode: Mode = .readWrite) throws(StoreError) {
    try self.init(path: path, rulebook: rulebook, mode: mode, meter: nil)
  }

  init(path: String, rulebook: Rulebook, mode: Mode, meter: StatementMeter?) throws(StoreError) {
    self.path = path
    self.rulebook = rulebook
    self.mode = mode
    let patience = patience
    (connections, watch) = try inWords(path) {
      switch mode {
      case .readWrite: try SQLStore.openShared(path, patience, meter)
      case .readOnly, .asOf: try SQLStore.openAlone(path, meter)
      }
    }
    identity = DatabaseFile(path: path).identity
  }

  /// Throws when the file was deleted or replaced: the open connections still hold the old one, and what is written to that
  /// is lost.
  func requireInPlace() throws(StoreError) {
    guard DatabaseFile(path: path).identity != identity else { return }
    throw .unavailable("The database was deleted or replaced. Quit and open it again: \(path)")
  }

  public func version() throws(StoreError) -> Int {
    try requireInPlace()
    return try inWords(path) {
      // Without a transaction around it: it is one value, asked four times a second.
      try watch.unsafeRead { db in
        try Int.fetchOne(try db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
      }
    }
  }

  public func close() throws(StoreError) {
    try inWords(path) {
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
  }
}

// MARK: Opening

extension SQLStore {
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
