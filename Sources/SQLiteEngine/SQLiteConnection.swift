import GRDB
import GRDBSQLite
package import SQLStore
package import SuccessStore
import Synchronization

/// A connection for as long as one transaction lasts; it never leaves that transaction's own thread.
package final class SQLiteConnection: SQLConnection {
  package let dialect = Dialect.sqlite
  private let db: Database
  private let withdrawal: Withdrawal?
  /// In front of GRDB's own, which keeps them for the next transaction.
  private var statements: [StatementText: SQLiteStatement] = [:]

  init(_ db: Database, _ withdrawal: Withdrawal? = nil) {
    self.db = db
    self.withdrawal = withdrawal
  }

  package func statement(_ sql: String) throws -> any SQLStatement {
    let text = StatementText(sql: sql)
    if let known = statements[text] { return known }
    let statement = try translating { SQLiteStatement(try db.cachedStatement(sql: sql), withdrawal) }
    statements[text] = statement
    return statement
  }

  package func execute(_ sql: String) throws {
    try checkCancellation()
    try translating { try db.execute(sql: sql) }
  }

  /// SQLite takes back what a refused statement did, and nothing else.
  package func attempt<Answer>(_ body: () throws -> Answer) throws -> Answer { try body() }

  package func checkCancellation() throws { try withdrawal?.check() }

  package func othersChanges() throws -> Int { try statement("PRAGMA data_version").int() ?? 0 }

  package func forgetStatements() {
    statements = [:]
    db.clearSchemaCache()
  }

  package func indexes() throws -> [SQLIndex] {
    let list = "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    return try statement(list).all { SQLIndex(name: $0[0], table: $0[1], create: $0[2]) }
  }

  private static let mend = "Put a backup in its place: rapport restore FILE."

  package func damage() throws -> [StoreFinding] {
    let pages = try statement("PRAGMA integrity_check(20)").strings().filter { $0 != "ok" }.map {
      StoreFinding("The file is damaged: \($0). \(Self.mend)")
    }
    return try pages
      + statement("PRAGMA foreign_key_check").all { row in
        let (table, parent): (String, String) = (row[0], row[2])
        return StoreFinding("A row of \(table) refers to one of \(parent) that is not there. \(Self.mend)")
      }
  }
}

/// Texts are long, a few dozen at a time, of as many lengths, and mostly the very same string again, which is equal at a glance:
/// hashing any more of it would cost more than finding it.
private struct StatementText: Hashable {
  let sql: String

  func hash(into hasher: inout Hasher) { hasher.combine(sql.utf8.count) }
}

/// Whether the task that waits for an answer has been cancelled. SQLite is interrupted in what it does at that moment; this
/// stops what would follow.
final class Withdrawal: Sendable {
  private let isWithdrawn = Atomic<Bool>(false)

  func withdraw() { isWithdrawn.store(true, ordering: .relaxed) }

  func check() throws {
    guard !isWithdrawn.load(ordering: .relaxed) else { throw SQLError(.cancelled) }
  }
}
