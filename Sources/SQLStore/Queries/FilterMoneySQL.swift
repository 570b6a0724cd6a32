import CustomerSuccess

extension FilterSQL {
  /// Any of the amounts that lists show: the one that the standing has, and what live subscriptions bring in other currencies, which is
  /// looked for where that one does not pass.
  func revenue(_ test: Filter.Test) -> SQLCondition {
    guard let own = amount(test, "s.revenue", "s.currency"), let other = amount(test, "b.amount", "b.currency") else {
      return .none
    }
    let live = Subscription.live(on: context.today)
    let beside = SQLCondition(
      sql: """
        s.lifecycle <> \(Lifecycle.churned.code) AND EXISTS (SELECT 1 FROM (
          SELECT f.currency, sum(1.0 * f.amount) AS amount
          FROM subscriptions f \(dialect.along("subscriptions_by_customer"))
          WHERE f.customer = s.customer AND f.currency <> s.currency AND \(live.sql) GROUP BY f.currency
        ) b WHERE \(other.sql))
        """, arguments: live.arguments + other.arguments)
    return SQLCondition(sql: "(\(own.sql) OR (\(beside.sql)))", arguments: own.arguments + beside.arguments)
  }

  /// Nil for a test that no amount passes.
  private func amount(_ test: Filter.Test, _ amount: String, _ currency: String) -> SQLCondition? {
    let units = "(\(amount) / \(Self.minorUnits(currency)))"
    switch test {
    case .number(let bounds): return within(bounds, units) { $0 }
    case .money(let bounds, let codes):
      let places = codes.map { _ in "?" }.joined(separator: ", ")
      return SQLCondition(sql: "\(currency) IN (\(places))", arguments: SQLArguments(codes.map(SQLValue.text)))
        && within(bounds, units) { $0 }
    default: return nil
    }
  }

  /// How many minor units a major one has.
  private static func minorUnits(_ currency: String) -> String {
    let unusual = Currencies.unusual.map { digits, codes in
      let list = codes.map { "'\($0)'" }.joined(separator: ", ")
      return "WHEN \(currency) IN (\(list)) THEN 1\(String(repeating: "0", count: digits)).0"
    }
    return "(CASE \(unusual.joined(separator: " ")) ELSE 100.0 END)"
  }
}
