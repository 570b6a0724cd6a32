import CustomerSuccess
import SuccessStore

extension RetentionQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.retention(self) }
}

extension Snapshot {
  /// Every subscription of those that match is read once, one customer's after the other's: which are live is the rule's to say.
  func retention(_ query: RetentionQuery) throws -> RetentionFigures {
    let condition = FilterSQL(.customers, self).condition(query.filter)
    let join = condition.isAll ? "" : "JOIN customer_standing s ON s.customer = f.customer"
    let rows = try db.statement(
      """
      SELECT c.id, f.amount, f.currency, f.starts, f.ends FROM subscriptions f
      JOIN customers c ON c.key = f.customer \(join) WHERE \(condition.sql) ORDER BY f.customer
      """
    ).rows(condition.arguments)
    var reckoning = RetentionReckoning(query.plan)
    var theirs: [Subscription] = []
    while let row = try rows.next() {
      let subscription = Subscription(retained: row)
      if let last = theirs.last?.customer, last != subscription.customer {
        reckoning.add(last, theirs)
        theirs.removeAll(keepingCapacity: true)
      }
      theirs.append(subscription)
    }
    if let last = theirs.last?.customer { reckoning.add(last, theirs) }
    return reckoning.figures
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
