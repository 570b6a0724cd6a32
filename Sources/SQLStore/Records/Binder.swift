import CustomerSuccess
import GRDB
import GRDBSQLite

/// Binds a statement's parameters one after the other. Straight to SQLite: a bulk import writes millions of rows, and
/// this is twice as fast as arguments in an array.
struct Binder {
  private let statement: OpaquePointer
  private var index: Int32 = 0

  init(_ statement: OpaquePointer) {
    self.statement = statement
    sqlite3_reset(statement)
  }

  mutating func bind(_ value: Int) {
    index += 1
    sqlite3_bind_int64(statement, index, Int64(value))
  }

  mutating func bind(_ value: Int?) {
    guard let value else {
      index += 1
      sqlite3_bind_null(statement, index)
      return
    }
    bind(value)
  }

  mutating func bind(_ value: Double) {
    index += 1
    sqlite3_bind_double(statement, index, value)
  }

  mutating func bind(_ value: Double?) {
    guard let value else {
      index += 1
      sqlite3_bind_null(statement, index)
      return
    }
    bind(value)
  }

  mutating func bind(_ value: Bool) { bind(value ? 1 : 0) }

  mutating func bind(_ value: String) {
    index += 1
    var value = value
    value.withUTF8 { bytes in
      // SQLITE_TRANSIENT (-1): SQLite keeps its own copy, for these bytes are gone when the closure ends.
      let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      bytes.withMemoryRebound(to: CChar.self) { text in
        // A nil pointer would be NULL; a Swift string's bytes have an address even when there are none.
        _ = sqlite3_bind_text(statement, index, text.baseAddress, Int32(text.count), transient)
      }
    }
  }

  mutating func bind(_ value: String?) {
    guard let value else {
      index += 1
      sqlite3_bind_null(statement, index)
      return
    }
    bind(value)
  }

  mutating func bind(_ value: Instant) { bind(value.seconds) }
  mutating func bind(_ value: Instant?) { bind(value?.seconds) }
  mutating func bind(_ value: LocalDate) { bind(value.day) }
  mutating func bind(_ value: LocalDate?) { bind(value?.day) }
}

extension Statement {
  /// Runs the statement once with what `bind` hands over, one value for each `?`.
  func run(_ bind: (inout Binder) throws -> Void) throws {
    var binder = Binder(sqliteStatement)
    try bind(&binder)
    let code = sqlite3_step(sqliteStatement)
    guard code == SQLITE_DONE || code == SQLITE_ROW else {
      let message = sqlite3_db_handle(sqliteStatement).flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
      sqlite3_reset(sqliteStatement)
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
    }
    sqlite3_reset(sqliteStatement)
  }
}
