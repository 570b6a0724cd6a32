import GRDB
import GRDBSQLite
import SQLStore

/// Straight to SQLite: GRDB's rows and arguments cost as much again as the work itself.
final class SQLiteStatement: SQLStatement {
  /// Keeps `raw` alive.
  private let statement: Statement
  private let raw: OpaquePointer
  private let withdrawal: Withdrawal?
  /// The texts of one run, where they are short: SQLite reads them here instead of copying each to a place of its own.
  private let texts = UnsafeMutableRawBufferPointer.allocate(byteCount: 2048, alignment: 8)
  private var textsEnd = 0

  init(_ statement: Statement, _ withdrawal: Withdrawal?) {
    self.statement = statement
    raw = statement.sqliteStatement
    self.withdrawal = withdrawal
  }

  deinit {
    // GRDB keeps the statement itself for the next transaction.
    sqlite3_clear_bindings(raw)
    texts.deallocate()
  }

  func bind(_ value: Int, at parameter: Int) { sqlite3_bind_int64(raw, Int32(parameter), Int64(value)) }
  func bind(_ value: Double, at parameter: Int) { sqlite3_bind_double(raw, Int32(parameter), value) }
  func bindNull(at parameter: Int) { sqlite3_bind_null(raw, Int32(parameter)) }

  func bind(_ value: String, at parameter: Int) {
    var value = value
    value.withUTF8 { bytes in
      if textsEnd + bytes.count <= texts.count, let start = texts.baseAddress?.advanced(by: textsEnd) {
        if let first = bytes.baseAddress { start.copyMemory(from: first, byteCount: bytes.count) }
        textsEnd += bytes.count
        let text = start.assumingMemoryBound(to: CChar.self)
        // No destructor: the bytes stay until the next run.
        _ = sqlite3_bind_text(raw, Int32(parameter), text, Int32(bytes.count), nil)
        return
      }
      // SQLITE_TRANSIENT (-1): SQLite keeps its own copy, for these bytes are gone when the closure ends.
      let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      bytes.withMemoryRebound(to: CChar.self) { text in
        // A nil pointer would be NULL; a Swift string's bytes have an address even when there are none.
        _ = sqlite3_bind_text(raw, Int32(parameter), text.baseAddress, Int32(text.count), transient)
      }
    }
  }

  func begin() throws {
    try withdrawal?.check()
    sqlite3_reset(raw)
    textsEnd = 0
  }

  func step() throws -> Bool {
    let code = sqlite3_step(raw)
    if code == SQLITE_ROW { return true }
    guard code != SQLITE_DONE else { return false }
    throw SQLError(code, sqlite3_db_handle(raw))
  }

  func reset() { sqlite3_reset(raw) }

  var parameterCount: Int { Int(sqlite3_bind_parameter_count(raw)) }
  var columnCount: Int { Int(sqlite3_column_count(raw)) }
  func isNull(_ column: Int) -> Bool { sqlite3_column_type(raw, Int32(column)) == SQLITE_NULL }
  func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(raw, Int32(column))) }
  func real(_ column: Int) -> Double { sqlite3_column_double(raw, Int32(column)) }

  func text(_ column: Int) -> String {
    // The text before its length: it may be converted first.
    guard let text = sqlite3_column_text(raw, Int32(column)) else { return "" }
    let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(raw, Int32(column))))
    return String(decoding: bytes, as: UTF8.self)
  }

  func value(_ column: Int) -> SQLValue {
    switch sqlite3_column_type(raw, Int32(column)) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_FLOAT: .real(real(column))
    default: .text(text(column))
    }
  }
}
