import CSQLite
import CustomerSuccess
import Foundation
import GRDB
import GRDBSQLite
import SQLStore
import SuccessStore

/// How connections to the file are set up.
enum Connection {
  /// Pages kept in memory by each connection, in KiB. A reader looks at few, and the system keeps the file's pages too; the
  /// writer has those of a transaction.
  private static let (readerCache, writerCache) = (512, 16_384)
  /// What of the log stays on the disk after a checkpoint: a large one makes every later start slower.
  private static let journalLimit = 4 << 20

  /// SQLite's own `lower` knows ASCII only.
  private static let fold = DatabaseFunction("fold", argumentCount: 1, pure: true) { values in
    String.fromDatabaseValue(values[0]).map(folded)
  }

  /// Of rows that were written before they had sums.
  private static let rowSum = DatabaseFunction("row_checksum", pure: true) { values in
    RowSum(of: values.lazy.map(SQLValue.init)).value
  }

  /// Once a process, before its first connection.
  private static let isUncounted = without_memory_statistics() == SQLITE_OK

  static func configuration(readOnly: Bool, _ patience: Patience = Patience(), _ meter: StatementMeter? = nil)
    -> Configuration
  {
    _ = isUncounted
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.label = "rapport"
    configuration.maximumReaderCount = 4
    // SQLite's own waiting sleeps longer and longer and lets late comers overtake; short, uneven sleeps are fairer.
    configuration.busyMode = .callback { tries in
      guard patience.allows(tries) else { return false }
      usleep(UInt32.random(in: 1000...4000))
      return true
    }
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -\(readerCache)")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      db.add(function: fold)
      db.add(function: rowSum)
      meter?.attach(to: db)
    }
    return configuration
  }

  /// The pool's writer; GRDB set `synchronous` to NORMAL, by which a power cut loses commits already acknowledged.
  static func prepareWriter(_ db: Database) throws {
    try db.execute(sql: "PRAGMA synchronous = FULL")
    try db.execute(sql: "PRAGMA cache_size = -\(writerCache)")
    // An index of any size is sorted in as much memory as the cache has; in memory alone all of it would be.
    try db.execute(sql: "PRAGMA temp_store = FILE")
    try db.execute(sql: "PRAGMA journal_size_limit = \(journalLimit)")
    // What is deleted is overwritten where that costs no extra page: people's names do not stay behind in live pages.
    try db.execute(sql: "PRAGMA secure_delete = FAST")
  }

  /// A `CHECK` of three values makes a table of them for each row that is written. What those of the schema say holds of every
  /// fact anyway, whose choices have types; `check` looks at them all.
  static func checksRows(_ db: Database, _ checks: Bool) throws {
    try db.execute(sql: "PRAGMA ignore_check_constraints = \(checks ? "OFF" : "ON")")
  }

  /// Writes the database's first page anew, with its change counter: a log says by it to which database it belongs.
  static func countChange(_ db: Database) throws {
    try db.execute(sql: "PRAGMA user_version = \(Migrations.current)")
  }

  /// Lets go of the first page: SQLite counts from what it has read last, not from what it wrote itself.
  static func readCounterAnew(_ db: Database) { sqlite3_db_release_memory(db.sqliteConnection) }

  /// Moves the log into the file. Readers in the way are no failure: the next checkpoint gets it.
  static func checkpoint(_ db: Database) {
    _ = try? db.checkpoint(.truncate)
  }
}

extension SQLValue {
  fileprivate init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .null, .blob: .null
      case .int64(let value): .integer(Int(value))
      case .double(let value): .real(value)
      case .string(let value): .text(value)
      }
  }
}
