import CustomerSuccess
import SuccessStore

/// The customers that figures are about: those that match and are not churned. Read from a rollup where the filter asks for
/// nothing but what it is cut by, else customer by customer.
struct Population {
  let snapshot: Snapshot
  private let matching: SQLCondition
  /// The filter asks for nothing but the ways that the rollup of cuts has.
  private let isCut: Bool
  private let isAll: Bool
  private let asksForCategory: Bool

  private var db: any SQLConnection { snapshot.db }

  init(_ filter: Filter, _ snapshot: Snapshot) {
    self.snapshot = snapshot
    let fields = filter.terms.map { term -> Field? in
      if case .field(let field, _) = term.condition { field } else { nil }
    }
    isCut = fields.allSatisfy { field in field.map(Self.cuts.contains) ?? false }
    isAll = filter.isEmpty
    asksForCategory = filter.asks(about: .health)
    matching = FilterSQL(.customers, snapshot).condition(filter)
  }

  private static let cuts: Set<Field> = [.tier, .industry, .size, .health]

  private struct Source {
    var table: String
    var condition: SQLCondition
    /// Cell by cell, or customer by customer.
    var isRollup: Bool
  }

  private var rows: Source {
    let stays = SQLCondition.present
    return Source(table: "customer_standing s", condition: stays && matching, isRollup: false)
  }

  private func source(by columns: [String]) -> Source {
    if columns.contains("owner") {
      return isAll && columns.count == 1 ? Source(table: "owner_cube s", condition: matching, isRollup: true) : rows
    }
    return isCut ? Source(table: "cube s", condition: matching, isRollup: true) : rows
  }

  /// What `CubeCell.columns` are of a single customer.
  private static let ofOne = [
    "customers": "1", "score_sum": "coalesce(s.score, 0)", "change_sum": "coalesce(s.change, 0)",
    "change_count": SQLCondition.count("s.change IS NOT NULL"), "day_sum": "coalesce(s.day_score, 0)",
    "day_count": SQLCondition.count("s.day_score IS NOT NULL"), "expansion": "s.expansion",
    "intervention": SQLCondition.count(
      "s.category IN (\(HealthCategory.fair.code), \(HealthCategory.poor.code)) AND s.open_actions = 0"),
    "open_tickets": "s.open_tickets", "backlog": "s.backlog", "breached": "s.breached", "at_risk": "s.at_risk",
    "score_squares": "coalesce(s.score * s.score, 0)", "ticket_squares": "s.open_tickets * s.open_tickets",
    "score_tickets": "coalesce(s.score * s.open_tickets, 0)",
  ]

  var count: Int {
    get throws {
      let source = source(by: [])
      let sum = source.isRollup ? "coalesce(sum(s.customers), 0)" : "count(*)"
      let statement = try db.statement("SELECT \(sum) FROM \(source.table) WHERE \(source.condition.sql)")
      return try statement.int(source.condition.arguments) ?? 0
    }
  }

  /// Sums by category within each value of the columns, choices by their places; without columns, by category alone.
  func cells(
    by columns: [String] = []
  ) throws -> [(values: [String], category: HealthCategory?, cell: CubeCell)] {
    let source = source(by: columns)
    let sums = CubeCell.columns.map { name in
      source.isRollup ? "sum(s.\(name))" : "sum(\(Self.ofOne[name] ?? "0"))"
    }
    let group = (columns.map { "s.\($0)" } + ["s.category"]).joined(separator: ", ")
    let statement = try db.statement(
      """
      SELECT \(group), \(sums.joined(separator: ", ")) FROM \(source.table) WHERE \(source.condition.sql)
      GROUP BY \(group)
      """)
    let cursor = try statement.rows(source.condition.arguments)
    var cells: [([String], HealthCategory?, CubeCell)] = []
    while let row = try cursor.next() {
      let values = columns.indices.map { index -> String in
        let value = row[index] as SQLValue
        return value.text ?? "\(value.integer ?? 0)"
      }
      let sums = CubeCell.columns.indices.map { row[$0 + columns.count + 1] as Int }
      cells.append((values, HealthCategory(code: row[columns.count]), CubeCell(values: sums)))
    }
    return cells
  }

  /// The mean score at the end of each of the last days, counted back from today's sum.
  func days(sum: Int, count: Int) throws -> [Double?] {
    let days = Days(snapshot)
    let moves = try isCut && !asksForCategory ? cellMoves(days) : customerMoves(days)
    var (sum, count) = (sum, count)
    var means: [Double?] = []
    for day in (0..<Days.count).reversed() {
      means.append(count == 0 ? nil : Double(sum) / Double(count))
      guard let move = moves[days.first.day + day] else { continue }
      sum -= move.sum
      count -= move.count
    }
    return means.reversed()
  }

  private func cellMoves(_ days: Days) throws -> [Int: DayMove] {
    let statement = try db.statement(
      """
      SELECT s.day, sum(s.score_sum), sum(s.score_count) FROM day_cube s WHERE s.day >= ? AND \(matching.sql)
      GROUP BY s.day
      """)
    let cursor = try statement.rows([days.first.day] + matching.arguments)
    var moves: [Int: DayMove] = [:]
    while let row = try cursor.next() { moves[row[0]] = DayMove(sum: row[1], count: row[2]) }
    return moves
  }

  private func customerMoves(_ days: Days) throws -> [Int: DayMove] {
    let rows = rows
    let statement = try db.statement(
      """
      SELECT c.at, c.score, (SELECT b.score FROM score_changes b WHERE b.customer = c.customer AND b.at < c.at
        ORDER BY b.at DESC LIMIT 1)
      FROM \(rows.table) \(snapshot.dialect.inOrder) score_changes c ON c.customer = s.customer AND c.at >= ?
      WHERE \(rows.condition.sql)
      """)
    let cursor = try statement.rows([days.start] + rows.condition.arguments)
    var moves: [Int: DayMove] = [:]
    while let row = try cursor.next() {
      let day = snapshot.rulebook.zone.date(of: row.instant(0)).day
      moves[day, default: DayMove()].add(row[1], after: row[2])
    }
    return moves
  }
}

extension CubeCell {
  subscript(_ column: String) -> Int { CubeCell.columns.firstIndex(of: column).map { values[$0] } ?? 0 }

  /// Nil of nothing.
  func mean(_ sum: String, over count: Int) -> Double? { count == 0 ? nil : Double(self[sum]) / Double(count) }
}
