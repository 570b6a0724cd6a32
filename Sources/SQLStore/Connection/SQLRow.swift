/// The row that a statement stands on: a view, gone with the next step.
package struct SQLRow {
  private let statement: any SQLStatement
  /// Would reset the statement when it went before the row.
  private let rows: SQLRows?

  init(_ statement: any SQLStatement, of rows: SQLRows? = nil) {
    self.statement = statement
    self.rows = rows
  }

  package var count: Int { statement.columnCount }
  package subscript<Value: SQLReadable>(_ column: Int) -> Value { Value.read(statement, column) }
}

/// What a column can be read as.
package protocol SQLReadable {
  static func read(_ statement: any SQLStatement, _ column: Int) -> Self
}

extension Int: SQLReadable {
  package static func read(_ statement: any SQLStatement, _ column: Int) -> Int { statement.integer(column) }
}

extension Double: SQLReadable {
  package static func read(_ statement: any SQLStatement, _ column: Int) -> Double { statement.real(column) }
}

extension String: SQLReadable {
  package static func read(_ statement: any SQLStatement, _ column: Int) -> String { statement.text(column) }
}

extension Bool: SQLReadable {
  package static func read(_ statement: any SQLStatement, _ column: Int) -> Bool { statement.integer(column) != 0 }
}

extension SQLValue: SQLReadable {
  package static func read(_ statement: any SQLStatement, _ column: Int) -> SQLValue { statement.value(column) }
}

extension Optional: SQLReadable where Wrapped: SQLReadable {
  package static func read(_ statement: any SQLStatement, _ column: Int) -> Wrapped? {
    statement.isNull(column) ? nil : Wrapped.read(statement, column)
  }
}
