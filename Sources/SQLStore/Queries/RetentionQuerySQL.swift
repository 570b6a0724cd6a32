import CustomerSuccess
import SuccessStore

extension RetentionQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.retention(self) }
}

extension Snapshot {
  func retention(_ query: RetentionQuery) throws -> RetentionFigures {
    var reckoning = RetentionReckoning(query.plan)
    let condition = FilterSQL(.customers, self).condition(query.filter)
    try subscriptions(of: condition) { _, customer, theirs in reckoning.add(customer, theirs) }
    var figures = reckoning.figures
    figures.leftOut = try withoutSubscriptions(condition, query.plan)
    return figures
  }

  /// Those that pay, or paid until they left, by what they say of themselves alone; who is there as of the clock.
  private func withoutSubscriptions(_ matching: SQLCondition, _ plan: RetentionPlan) throws -> RetentionFigures.LeftOut
  {
    let hasNone = """
      NOT EXISTS
        (SELECT 1 FROM subscriptions f \(dialect.along("subscriptions_by_customer")) WHERE f.customer = s.customer)
      """
    let condition = SQLCondition.present && matching
    let present = try db.statement(
      "SELECT s.revenue, s.currency FROM customer_standing s WHERE s.revenue > 0 AND \(condition.sql) AND \(hasNone)"
    ).rows(condition.arguments)
    let gone = try db.statement(
      """
      SELECT c.revenue, c.currency FROM customers c JOIN customer_standing s ON s.customer = c.key
      WHERE c.churned > ? AND c.churned <= ? AND c.revenue > 0 AND \(matching.sql) AND \(hasNone)
      """
    ).rows([plan.from.day, min(plan.to, today).day] + matching.arguments)
    var leftOut = RetentionFigures.LeftOut()
    while let row = try present.next() { leftOut.present.add(Money(minorUnits: row[0], currency: row[1])) }
    while let row = try gone.next() { leftOut.gone.add(Money(minorUnits: row[0], currency: row[1])) }
    return leftOut
  }

  /// Every subscription of those that match is read once, one customer's after the other's: which are live is the rule's to say.
  func subscriptions(
    of condition: SQLCondition, _ tell: (_ key: Int, _ customer: CustomerID, _ theirs: [Subscription]) -> Void
  ) throws {
    let join = condition.isAll ? "" : "JOIN customer_standing s ON s.customer = f.customer"
    let rows = try db.statement(
      """
      SELECT c.id, f.amount, f.currency, f.starts, f.ends, f.customer FROM subscriptions f
      JOIN customers c ON c.key = f.customer \(join) WHERE \(condition.sql) ORDER BY f.customer
      """
    ).rows(condition.arguments)
    try rows.groups(by: 5, Subscription.init(retained:)) { key, theirs in tell(key, theirs[0].customer, theirs) }
  }
}

extension Subscription {
  /// What retention asks of it: ids, plans and seats change none of its figures.
  fileprivate init(retained row: SQLRow) {
    let end: Int? = row[4]
    self.init(
      id: "", customer: CustomerID(row[0]), plan: "", amount: Money(minorUnits: row[1], currency: row[2]),
      from: LocalDate(day: row[3]), to: end.map(LocalDate.init(day:)))
  }
}
