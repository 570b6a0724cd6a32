import CustomerSuccess
import Files
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
  /// Counts what every connection does; nil but in tests.
  let meter: StatementMeter?
  /// For `version`: asked on one connection of its own, for a pool's readers take turns.
  let watch: DatabaseQueue
  let fileGuard: FileGuard
  /// Taken away when it is closed.
  private let copies: [PrivateCopy]
  let location: String
  private let use: OpenDatabases.Use
  package let copyBeforeUpgrade: String?

  /// Opens the file, and makes it when there is none and it may be written.
  public static func open(
    path: String, rulebook: Rulebook, mode: SQLStore.Mode = .readWrite
  ) throws(StoreError) -> SQLStore {
    try open(path: path, rulebook: rulebook, mode: mode, meter: nil)
  }

  /// The same by the rules that the file's own framework files make.
  public static func open(
    path: String, rules: RulebookSource, mode: SQLStore.Mode = .readWrite
  ) throws(StoreError) -> SQLStore {
    SQLStore(try SQLiteEngine(path: path, isReadOnly: mode != .readWrite, nil), rules: rules, mode: mode)
  }

  static func open(
    path: String, rulebook: Rulebook, mode: SQLStore.Mode, meter: StatementMeter?
  ) throws(StoreError) -> SQLStore {
    SQLStore(try SQLiteEngine(path: path, isReadOnly: mode != .readWrite, meter), rulebook: rulebook, mode: mode)
  }

  package convenience init(path: String, isReadOnly: Bool) throws(StoreError) {
    try self.init(path: path, isReadOnly: isReadOnly, nil)
  }

  /// `own` is the copy that `path` lies in, where nobody else has it.
  init(
    path: String, isReadOnly: Bool, _ meter: StatementMeter?, own: PrivateCopy? = nil
  ) throws(StoreError) {
    self.path = path
    self.meter = meter
    let patience = patience
    let opened = try inWords(path) {
      try isReadOnly ? SQLiteEngine.openAlone(path, meter) : SQLiteEngine.openShared(path, patience, meter)
    }
    (connections, watch) = (opened.connections, opened.watch)
    (copyBeforeUpgrade, location) = (opened.copyBeforeUpgrade, opened.location)
    copies = [opened.copy, own].compactMap(\.self)
    use = OpenDatabases.Use(of: opened.identity)
    let (watch, isCopy) = (watch, opened.copy != nil)
    fileGuard = try FileGuard(path, opened: opened.identity) {
      // What is read in a copy is not open itself.
      isCopy ? (try? FileReader(path))?.bytes(at: 0, count: DatabaseHeader.length) : watch.header()
    }
  }

  /// Whether it can only be read, as far as that can be told before it is opened.
  public static func canOnlyBeRead(_ path: String) -> Bool {
    FileStatus(path)?.isFile == true && !DatabaseFile(path: path).canBeWritten
  }

  /// Throws when the file was deleted, replaced or written over: what is written to the open connections is lost.
  func requireInPlace() throws(StoreError) { try fileGuard.require() }

  /// For a copy of what it has open.
  var reader: any DatabaseReader {
    switch connections {
    case .shared(let pool): pool
    case .alone(let queue): queue
    }
  }

  var isInPlace: Bool { fileGuard.isSound }

  package func version() throws -> Int {
    try requireInPlace()
    // Without a transaction around it: it is one value, asked four times a second.
    return try watch.unsafeRead { try SQLiteConnection($0).othersChanges() }
  }

  package func close() throws {
    defer { for copy in copies { copy.remove() } }
    guard isInPlace else { return leave() }
    defer { use.end() }
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

  /// Closing would bring the log into whatever lies there now. So the connections stay open until the process ends, which
  /// is near, and the log stays for the next one to be asked about.
  private func leave() {
    guard case .shared(let pool) = connections else { return }
    _ = Unmanaged.passRetained(pool)
    _ = Unmanaged.passRetained(use)
  }

  package func words(for error: any Error) -> StoreError { StoreError(error, path: path) }
}
