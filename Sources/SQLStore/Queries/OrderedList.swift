import CustomerSuccess
import SuccessStore

/// A list in the order of an index, read a window at a time.
struct OrderedList {
  let db: any SQLConnection
  /// The table that orders, with its alias.
  var table: String
  /// Nil where the rows are so few that sorting them is soon done.
  var index: String?
  /// The table that the condition needs beside it, with its `ON`; empty when it needs none.
  var join = ""
  var condition: SQLCondition
  /// Whether a filter asks for more than the index can tell.
  var isFiltered: Bool
  /// The index's columns with the table's key last, all in one direction.
  var order: [String]
  var descending = false

  struct Slice {
    var keys: [Int]
    var position: Int
    var total: Int
  }

  /// So few rows are quicker found and sorted than met on a walk along the index.
  private static let few = 1000

  private var key: String { order[order.count - 1] }

  /// `anchor` finds the key of the row with an id.
  func slice(_ window: Window, anchor: (String) throws -> Int?) throws -> Slice {
    let limit = max(0, window.limit)
    let total = if case .following(_, _, let total) = window.anchor { total } else { try count(condition) }
    let last = max(0, total - limit)
    switch window.anchor {
    case .first: return try slice(from: 0, limit, total)
    case .last: return try slice(from: last, limit, total)
    case .position(let position):
      return try slice(from: position < total ? max(0, position) : last, limit, total)
    case .following(let id, let position, let total):
      guard let place = try anchor(id).flatMap({ try place(of: $0) }) else {
        return try slice(from: min(position, total), limit, total)
      }
      return Slice(keys: try keys(condition && after(place), limit: limit), position: position, total: total)
    case .around(let id):
      guard let place = try anchor(id).flatMap({ try place(of: $0) }) else { return try slice(from: 0, limit, total) }
      let rank = try count(condition && before(place))
      let start = max(0, min(rank - limit / 2, last))
      let earlier = try keys(condition && before(place), reversed: true, limit: rank - start)
      let later = try keys(condition && notBefore(place), limit: limit - earlier.count)
      return Slice(keys: earlier.reversed() + later, position: start, total: total)
    }
  }

  private func slice(from start: Int, _ limit: Int, _ total: Int) throws -> Slice {
    let count = min(limit, max(0, total - start))
    guard count > 0 else { return Slice(keys: [], position: min(start, total), total: total) }
    if isFiltered, total <= Self.few { return Slice(keys: try few(start, count), position: start, total: total) }
    let behind = total - start - count
    let keys =
      start <= behind
      ? try keys(condition, limit: count, offset: start)
      : try keys(condition, reversed: true, limit: count, offset: behind).reversed()
    return Slice(keys: keys, position: start, total: total)
  }

  private func count(_ condition: SQLCondition) throws -> Int {
    let statement = try db.statement(countSQL(condition))
    return try statement.int(condition.arguments) ?? 0
  }

  private func keys(
    _ condition: SQLCondition, reversed: Bool = false, limit: Int, offset: Int = 0
  ) throws -> [Int] {
    guard limit > 0 else { return [] }
    let statement = try db.statement(walkSQL(condition, reversed: reversed))
    return try statement.ints(condition.arguments + [limit, offset])
  }

  private func few(_ start: Int, _ count: Int) throws -> [Int] {
    let statement = try db.statement(fewSQL(condition))
    return try statement.ints(condition.arguments + [count, start])
  }

  /// The order's values of a row; nil when the row is not in the list.
  private func place(of key: Int) throws -> [SQLValue]? {
    let condition = condition && SQLCondition(sql: "\(self.key) = ?", arguments: [key])
    let statement = try db.statement(
      "SELECT \(order.joined(separator: ", ")) FROM \(table) \(joined("JOIN")) WHERE \(condition.sql)")
    return try statement.first(condition.arguments) { row in order.indices.map { row[$0] } }
  }

  private func before(_ place: [SQLValue]) -> SQLCondition { compare(descending ? ">" : "<", place) }
  private func after(_ place: [SQLValue]) -> SQLCondition { compare(descending ? "<" : ">", place) }
  private func notBefore(_ place: [SQLValue]) -> SQLCondition { compare(descending ? "<=" : ">=", place) }

  private func compare(_ sign: String, _ place: [SQLValue]) -> SQLCondition {
    let marks = place.map { _ in "?" }.joined(separator: ", ")
    return SQLCondition(
      sql: "(\(order.joined(separator: ", "))) \(sign) (\(marks))", arguments: SQLArguments(place))
  }
}

// MARK: SQL

extension OrderedList {
  func countSQL(_ condition: SQLCondition) -> String {
    // All of a table: an engine has a step of its own for that, as long as nothing is asked of a row.
    if condition.isAll, join.isEmpty { return "SELECT count(*) FROM \(table)" }
    return "SELECT count(*) FROM \(table) \(joined("JOIN")) WHERE \(condition.sql)"
  }

  /// Along the index, skipping what does not match.
  func walkSQL(_ condition: SQLCondition, reversed: Bool) -> String {
    """
    SELECT \(key) FROM \(table) \(index.map(db.dialect.along) ?? "") \(joined(db.dialect.inOrder))
    WHERE \(condition.sql) ORDER BY \(order(reversed: reversed)) LIMIT ? OFFSET ?
    """
  }

  /// By whatever finds the matching rows, sorted afterwards: the order's index is kept out of it.
  func fewSQL(_ condition: SQLCondition) -> String {
    """
    SELECT \(key) FROM \(table) \(joined("JOIN")) WHERE \(condition.sql)
    ORDER BY \(order(reversed: false, by: db.dialect.unindexed)) LIMIT ? OFFSET ?
    """
  }

  private func joined(_ how: String) -> String { join.isEmpty ? "" : "\(how) \(join)" }

  private func order(reversed: Bool, by column: (String) -> String = { $0 }) -> String {
    order.map { "\(column($0))\(descending != reversed ? " DESC" : "")" }.joined(separator: ", ")
  }
}
