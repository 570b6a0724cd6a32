import GRDB
import GRDBSQLite
import Synchronization

/// Counts what the engine does for each statement, in its own steps, so that a cost can be held to a promise without a clock.
/// A connection without a meter is not asked anything.
final class StatementMeter: Sendable {
  struct Work: Hashable {
    var runs = 0
    /// Instructions of the engine's machine: what a statement costs, whatever the machine it runs on.
    var steps = 0
    /// Rows met by walking a table that no index led into.
    var scanned = 0
    var sorts = 0
    /// Rows handed over to the program.
    var rows = 0
    /// Rows added, changed and taken away, those that the engine keeps for itself included.
    var written = 0

    static func += (left: inout Work, right: Work) {
      left.runs += right.runs
      left.steps += right.steps
      left.scanned += right.scanned
      left.sorts += right.sorts
      left.rows += right.rows
      left.written += right.written
    }
  }

  private struct Counts {
    var byStatement: [String: Work] = [:]
    /// By connection, as of the last statement that ended on it.
    var written: [Int: Int] = [:]
    var isPaused = false
  }

  private let counts = Mutex(Counts())

  /// Since the last `reset`, by the statement's text.
  var byStatement: [String: Work] { counts.withLock { $0.byStatement } }

  var total: Work { byStatement.values.reduce(into: Work()) { $0 += $1 } }

  /// Begins anew.
  func reset() {
    counts.withLock { counts in
      counts.byStatement = [:]
      counts.isPaused = false
    }
  }

  /// What follows is not counted.
  func pause() { counts.withLock { $0.isPaused = true } }

  /// The meter has to outlive the connection: its configuration holds both.
  func attach(to db: Database) {
    let events = UInt32(SQLITE_TRACE_PROFILE | SQLITE_TRACE_ROW)
    let me = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_trace_v2(
      db.sqliteConnection, events,
      { event, meter, statement, _ in
        guard let meter, let statement else { return SQLITE_OK }
        let isRow = event == UInt32(SQLITE_TRACE_ROW)
        Unmanaged<StatementMeter>.fromOpaque(meter).takeUnretainedValue().count(OpaquePointer(statement), isRow)
        return SQLITE_OK
      }, me)
  }

  private func count(_ statement: OpaquePointer, _ isRow: Bool) {
    let sql = sqlite3_sql(statement).map { String(cString: $0) } ?? ""
    let connection = sqlite3_db_handle(statement)
    var done = isRow ? Work(rows: 1) : Self.taken(from: statement)
    let (written, place) = (Int(sqlite3_total_changes(connection)), Int(bitPattern: connection))
    counts.withLock { counts in
      // Another connection may have had the place before.
      done.written = max(0, written - (counts.written[place] ?? 0))
      counts.written[place] = written
      if !counts.isPaused { counts.byStatement[sql, default: Work()] += done }
    }
  }

  /// What the statement did since it was last asked.
  private static func taken(from statement: OpaquePointer) -> Work {
    func taken(_ counter: Int32) -> Int { Int(sqlite3_stmt_status(statement, counter, 1)) }
    return Work(
      runs: 1, steps: taken(SQLITE_STMTSTATUS_VM_STEP), scanned: taken(SQLITE_STMTSTATUS_FULLSCAN_STEP),
      sorts: taken(SQLITE_STMTSTATUS_SORT))
  }
}
