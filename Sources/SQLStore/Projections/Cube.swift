import CustomerSuccess

/// Where a customer counts in the rollups.
struct CubeKey: Hashable {
  var cut: CubeCut
  var owner: String
  /// `HealthCategory`'s place, 4 without a score.
  var category: Int
}

/// The ways a portfolio is cut that have few values each, by their places.
struct CubeCut: Hashable {
  var tier: Int
  var industry: Int
  var size: Int
}

/// What customers add to a cell; a change of a customer takes its old cell out and puts its new one in.
struct CubeCell: Hashable {
  static let columns = [
    "customers", "score_sum", "change_sum", "change_count", "day_sum", "day_count", "expansion", "intervention",
    "open_tickets", "backlog", "breached", "at_risk", "score_squares", "ticket_squares", "score_tickets",
  ]

  /// In the order of `columns`.
  var values: [Int]

  static func += (left: inout CubeCell, right: CubeCell) {
    for index in left.values.indices { left.values[index] += right.values[index] }
  }

  static prefix func - (cell: CubeCell) -> CubeCell { CubeCell(values: cell.values.map { -$0 }) }
  static let zero = CubeCell(values: Array(repeating: 0, count: columns.count))
}

/// A day's move of scores in a cell.
struct DayMove: Hashable {
  var sum = 0
  var count = 0

  /// A score that came, changed or went: nil where there was none.
  mutating func add(_ score: Int?, after before: Int?) {
    sum += (score ?? 0) - (before ?? 0)
    count += (score == nil ? 0 : 1) - (before == nil ? 0 : 1)
  }
}

/// The changes of the rollups that one transaction makes, written at its end.
struct CubeChanges {
  private struct Cell: Hashable {
    var cut: CubeCut
    var category: Int
  }
  private struct OwnerCell: Hashable {
    var owner: String
    var category: Int
  }
  private struct DayCell: Hashable {
    var day: Int
    var cut: CubeCut
  }

  private var cells: [Cell: CubeCell] = [:]
  private var owners: [OwnerCell: CubeCell] = [:]
  private var days: [DayCell: DayMove] = [:]

  mutating func add(_ cell: CubeCell, at key: CubeKey) {
    cells[Cell(cut: key.cut, category: key.category), default: .zero] += cell
    owners[OwnerCell(owner: key.owner, category: key.category), default: .zero] += cell
  }

  mutating func add(_ move: DayMove, day: Int, at cut: CubeCut) {
    days[DayCell(day: day, cut: cut), default: DayMove()].sum += move.sum
    days[DayCell(day: day, cut: cut), default: DayMove()].count += move.count
  }

  mutating func write(to db: any SQLConnection) throws {
    for (key, cell) in cells where cell != .zero {
      try write(cell.values, to: Self.cube, db) { binder in
        binder.bind(key.cut)
        binder.bind(key.category)
      }
    }
    for (key, cell) in owners where cell != .zero {
      try write(cell.values, to: Self.ownerCube, db) { binder in
        binder.bind(folded(key.owner))
        binder.bind(key.owner)
        binder.bind(key.category)
      }
    }
    for (key, move) in days where move != DayMove() {
      try write([move.sum, move.count], to: Self.dayCube, db) { binder in
        binder.bind(key.day)
        binder.bind(key.cut)
      }
    }
    self = CubeChanges()
  }

  private func write(
    _ values: [Int], to rollup: Rollup, _ db: any SQLConnection, _ bindKey: (inout Binder) -> Void
  ) throws {
    try db.statement(rollup.add).run { binder in
      bindKey(&binder)
      for value in values { binder.bind(value) }
    }
    try db.statement(rollup.clear).run { bindKey(&$0) }
  }
}

extension CubeChanges {
  /// A rollup's statements: one adds to a cell, the other takes an empty cell away.
  private struct Rollup {
    var add: String
    var clear: String

    init(_ table: ProjectionSchema.Table, sums: [String], emptyWhere: String) {
      let all = table.primaryKey + sums
      let marks = all.map { _ in "?" }.joined(separator: ", ")
      let added = sums.map { "\($0) = \(table.name).\($0) + excluded.\($0)" }.joined(separator: ", ")
      add = """
        INSERT INTO \(table.name) (\(all.joined(separator: ", "))) VALUES (\(marks))
        ON CONFLICT (\(table.primaryKey.joined(separator: ", "))) DO UPDATE SET \(added)
        """
      let found = table.primaryKey.map { "\($0) = ?" }.joined(separator: " AND ")
      clear = "DELETE FROM \(table.name) WHERE \(found) AND \(emptyWhere)"
    }
  }

  private static let cube = Rollup(
    ProjectionSchema.cube, sums: CubeCell.columns, emptyWhere: "customers = 0")
  private static let ownerCube = Rollup(
    ProjectionSchema.ownerCube, sums: CubeCell.columns, emptyWhere: "customers = 0")
  private static let dayCube = Rollup(
    ProjectionSchema.dayCube, sums: ["score_sum", "score_count"], emptyWhere: "score_sum = 0 AND score_count = 0")
}

extension Binder {
  fileprivate mutating func bind(_ cut: CubeCut) {
    bind(cut.tier)
    bind(cut.industry)
    bind(cut.size)
  }
}
