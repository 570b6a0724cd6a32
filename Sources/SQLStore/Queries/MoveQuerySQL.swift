import CustomerSuccess
import SuccessStore

extension Snapshot {
  /// Reads the moves of these days, whoever else there is.
  func flows(_ filter: Filter, over days: Int) throws -> CategoryFlows {
    let condition = FilterSQL(.customers, self).condition(filter)
    let rows = try db.statement(
      """
      SELECT m.customer, \(CategoryMove.columns) FROM category_moves m
        JOIN customer_standing s ON s.customer = m.customer
      WHERE m.day > ? AND \(condition.sql) ORDER BY m.day, m.customer
      """
    ).rows(SQLArguments([(today - days).day]) + condition.arguments)
    var moves: [Int: [CategoryMove]] = [:]
    while let row = try rows.next() { moves[row[0], default: []].append(CategoryMove(row, at: 1)) }
    return CategoryFlows(moves.values.compactMap(CategoryMove.net), over: days)
  }

  /// Where a customer stood a week ago, who stands where `place` says now.
  func placeWeekAgo(of customer: Int, now place: CategoryPlace) throws -> CategoryPlace {
    let first = try db.statement(
      "SELECT m.from_place FROM category_moves m WHERE m.customer = ? AND m.day > ? ORDER BY m.day LIMIT 1"
    ).int([customer, (today - CategoryFlows.week).day])
    return first.flatMap(CategoryPlace.init(code:)) ?? place
  }
}
