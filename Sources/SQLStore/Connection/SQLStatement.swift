/// A text of SQL made ready, kept by its connection for the next time. Parameters count from 1, columns from 0.
///
/// Rows go by the hundred thousand: what is bound and read is called straight, with nothing boxed on the way.
package protocol SQLStatement: AnyObject {
  func bind(_ value: Int, at parameter: Int)
  func bind(_ value: Double, at parameter: Int)
  func bind(_ value: String, at parameter: Int)
  func bindNull(at parameter: Int)

  /// Before another run: throws when the run is withdrawn.
  func begin() throws
  /// On to the next row; false when there is none.
  func step() throws -> Bool
  /// Gives up the rows that are left.
  func reset()

  var parameterCount: Int { get }
  var columnCount: Int { get }
  func isNull(_ column: Int) -> Bool
  /// Zero for what is null.
  func integer(_ column: Int) -> Int
  func real(_ column: Int) -> Double
  /// Empty for what is null.
  func text(_ column: Int) -> String
  func value(_ column: Int) -> SQLValue
}

extension SQLStatement {
  /// What an earlier run bound would stand in for a missing value.
  private func require(_ count: Int) throws {
    guard count == parameterCount else { throw SQLError(.other, "\(count) values for \(parameterCount) parameters") }
  }

  fileprivate func begin(_ arguments: SQLArguments) throws {
    try begin()
    try require(arguments.values.count)
    for (index, value) in arguments.values.enumerated() {
      switch value {
      case .null: bindNull(at: index + 1)
      case .integer(let value): bind(value, at: index + 1)
      case .real(let value): bind(value, at: index + 1)
      case .text(let value): bind(value, at: index + 1)
      }
    }
  }

  /// Runs once with what `bind` hands over, one value for each `?`.
  package func run(_ bind: (inout Binder) throws -> Void) throws {
    try begin()
    defer { reset() }
    var binder = Binder(self)
    try bind(&binder)
    try require(binder.count)
    _ = try step()
  }

  package func run(_ arguments: SQLArguments = []) throws {
    try begin(arguments)
    defer { reset() }
    _ = try step()
  }

  /// One row after the other; each is gone with the next step.
  package func rows(_ arguments: SQLArguments = []) throws -> SQLRows {
    try begin(arguments)
    return SQLRows(self)
  }

  package func all<Value>(_ arguments: SQLArguments = [], _ read: (SQLRow) throws -> Value) throws -> [Value] {
    let rows = try rows(arguments)
    var values: [Value] = []
    while let row = try rows.next() { values.append(try read(row)) }
    return values
  }

  /// What `read` makes of the first row; nil without one.
  package func first<Value>(_ arguments: SQLArguments = [], _ read: (SQLRow) throws -> Value) throws -> Value? {
    try begin(arguments)
    defer { reset() }
    return try step() ? read(SQLRow(self)) : nil
  }
}

// MARK: One column

extension SQLStatement {
  /// The first column of the first row; nil without a row, and where it is null.
  package func int(_ arguments: SQLArguments = []) throws -> Int? { try first(arguments) { $0[0] as Int? } ?? nil }
  package func string(_ arguments: SQLArguments = []) throws -> String? {
    try first(arguments) { $0[0] as String? } ?? nil
  }
  /// Whether there is a row, and it says so.
  package func isTrue(_ arguments: SQLArguments = []) throws -> Bool { try first(arguments) { $0[0] } ?? false }

  /// The first column of every row.
  package func ints(_ arguments: SQLArguments = []) throws -> [Int] { try all(arguments) { $0[0] } }
  package func strings(_ arguments: SQLArguments = []) throws -> [String] { try all(arguments) { $0[0] } }
}

/// A statement's rows, as far as they are asked for.
package final class SQLRows {
  private let statement: any SQLStatement
  private var isDone = false

  fileprivate init(_ statement: any SQLStatement) { self.statement = statement }

  package func next() throws -> SQLRow? {
    guard !isDone else { return nil }
    do {
      if try statement.step() { return SQLRow(statement, of: self) }
    } catch {
      end()
      throw error
    }
    end()
    return nil
  }

  /// Rows that follow each other with the same whole number in a column are one group; each is told once it is whole.
  package func groups<Value>(
    by column: Int, _ read: (SQLRow) throws -> Value, _ tell: (_ key: Int, _ values: [Value]) throws -> Void
  ) throws {
    var (key, values): (Int?, [Value]) = (nil, [])
    while let row = try next() {
      let next: Int = row[column]
      if let key, key != next {
        try tell(key, values)
        values.removeAll(keepingCapacity: true)
      }
      key = next
      values.append(try read(row))
    }
    if let key { try tell(key, values) }
  }

  private func end() {
    isDone = true
    statement.reset()
  }

  deinit { if !isDone { statement.reset() } }
}
