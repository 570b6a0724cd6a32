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
  /// How much of the table is likely to match, by which it is decided what is tried first.
  var reach: Reach
  /// The index's columns with the table's key last, all in one direction.
  var order: [String]
  var descending = false

  enum Reach {
    /// No filter asks for more than the index can tell.
    case all
    /// A single letter: much has it.
    case many
    case few

    init(_ filter: Filter) {
      let isLetter = filter.terms.allSatisfy { term in
        if case .words(let text) = term.condition { text.count < 2 } else { false }
      }
      self = filter.isEmpty ? .all : isLetter ? .many : .few
    }
  }

  struct Slice: Equatable {
    var keys: [Int]
    var position: Int
    var total: Int
  }

  /// So few rows are quicker found and counted at once than met on a walk along the index.
  var few = 20_000
  /// So few are quicker looked up and sorted than picked out of the index.
  var veryFew = 1000

  private var key: String { order[order.count - 1] }

  /// `anchor` finds the key of the row with an id; `found` are the keys of all that match, where they are known.
  func slice(_ window: Window, of found: [Int]? = nil, anchor: (String) throws -> Int?) throws -> Slice {
    let limit = max(0, window.limit)
    if case .following(let id, let position, let total) = window.anchor {
      guard let place = try anchor(id).flatMap({ try place(of: $0) }) else {
        return try slice(from: min(position, total), limit, total)
      }
      return Slice(keys: try keys(condition && after(place), limit: limit), position: position, total: total)
    }
    if let found { return try slice(window, ofKnown: found, anchor) }
    if reach == .few, let slice = try sliceOfFew(window, anchor) { return slice }
    let total = try count(condition)
    if reach == .many, total <= few, let slice = try sliceOfFew(window, anchor) { return slice }
    guard case .around(let id) = window.anchor else {
      return try slice(from: start(of: window.anchor, limit, total: total) { nil }, limit, total)
    }
    guard let place = try anchor(id).flatMap({ try place(of: $0) }) else { return try slice(from: 0, limit, total) }
    let rank = try count(condition && before(place))
    let start = start(of: window.anchor, limit, total: total) { rank }
    let earlier = try keys(condition && before(place), reversed: true, limit: rank - start)
    let later = try keys(condition && notBefore(place), limit: limit - earlier.count)
    return Slice(keys: earlier.reversed() + later, position: start, total: total)
  }

  /// Nil where more than a few match.
  private func sliceOfFew(_ window: Window, _ anchor: (String) throws -> Int?) throws -> Slice? {
    var most = few
    // Where a row stands among many takes all of them sorted, or counting.
    if case .around = window.anchor, index != nil { most = min(few, veryFew) }
    let found = try db.statement(foundSQL(condition)).ints(condition.arguments + [most + 1])
    guard found.count <= most else { return nil }
    return try slice(window, ofKnown: found, anchor)
  }

  private func slice(_ window: Window, ofKnown found: [Int], _ anchor: (String) throws -> Int?) throws -> Slice {
    let chosen: Int? = if case .around(let id) = window.anchor { try anchor(id) } else { nil }
    if found.count > veryFew, let index { return try slice(window, of: KeySet(found), along: index, chosen) }
    let keys = found.count > 1 ? try db.statement(sortedSQL).ints([Dialect.listed(found)]) : found
    let limit = max(0, window.limit)
    let start = start(of: window.anchor, limit, total: keys.count) { chosen.flatMap(keys.firstIndex) }
    return Slice(keys: Array(keys.dropFirst(start).prefix(limit)), position: start, total: keys.count)
  }

  /// Picks them out of the index, which costs nothing but its own pages.
  private func slice(_ window: Window, of found: KeySet, along index: String, _ chosen: Int?) throws -> Slice {
    let (limit, isListed) = (max(0, window.limit), chosen.map(found.contains) ?? false)
    var (keys, rank) = ([Int](), Int?.none)
    var start = isListed ? nil : start(of: window.anchor, limit, total: found.count) { nil }
    let rows = try db.statement(indexSQL(index)).rows()
    while start.map({ keys.count < min($0 + limit, found.count) }) ?? true, let row = try rows.next() {
      guard found.contains(row[0]) else { continue }
      if isListed, row[0] == chosen {
        rank = keys.count
        start = self.start(of: window.anchor, limit, total: found.count) { rank }
      }
      keys.append(row[0])
    }
    let position = start ?? 0
    return Slice(keys: Array(keys.dropFirst(position).prefix(limit)), position: position, total: found.count)
  }

  /// The position of the window's first row; `rank` is that of the row it lies around, nil when the list does not have it.
  private func start(of anchor: Window.Anchor, _ limit: Int, total: Int, rank: () -> Int?) -> Int {
    let last = max(0, total - limit)
    switch anchor {
    case .first: return 0
    case .last: return last
    case .position(let position), .following(_, let position, _): return position < total ? max(0, position) : last
    case .around: return rank().map { max(0, min($0 - limit / 2, last)) } ?? 0
    }
  }

  private func slice(from start: Int, _ limit: Int, _ total: Int) throws -> Slice {
    let count = min(limit, max(0, total - start))
    guard count > 0 else { return Slice(keys: [], position: min(start, total), total: total) }
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

/// Keys of rows, which count up from 1: looked up a hundred thousand times for one letter of a filter.
struct KeySet {
  let count: Int
  private var isIn: [Bool]

  init(_ keys: [Int]) {
    count = keys.count
    isIn = [Bool](repeating: false, count: (keys.max() ?? 0) + 1)
    for key in keys { isIn[key] = true }
  }

  func contains(_ key: Int) -> Bool { isIn.indices.contains(key) && isIn[key] }
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

  /// At most so many of the matching rows, by whatever finds them: nothing of the order is read.
  func foundSQL(_ condition: SQLCondition) -> String {
    "SELECT \(key) FROM \(table) \(joined("JOIN")) WHERE \(condition.sql) LIMIT ?"
  }

  /// All rows of the table in order, from the index alone.
  func indexSQL(_ index: String) -> String {
    "SELECT \(key) FROM \(table) \(db.dialect.along(index)) ORDER BY \(order(reversed: false))"
  }

  /// The rows of a list of keys, in order.
  var sortedSQL: String {
    """
    SELECT \(key) FROM \(db.dialect.list("?", "found")) \(db.dialect.inOrder) \(table) ON \(key) = found.value
    \(joined(db.dialect.inOrder)) ORDER BY \(order(reversed: false, by: db.dialect.unindexed))
    """
  }

  private func joined(_ how: String) -> String { join.isEmpty ? "" : "\(how) \(join)" }

  private func order(reversed: Bool, by column: (String) -> String = { $0 }) -> String {
    order.map { "\(column($0))\(descending != reversed ? " DESC" : "")" }.joined(separator: ", ")
  }
}
