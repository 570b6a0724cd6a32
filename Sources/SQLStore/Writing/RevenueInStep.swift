import CustomerSuccess

/// Customers of whom an import's subscriptions say that they bring something else than the customers say of themselves: the own revenue
/// follows, as with an act, so that a file of customers says what lists say.
struct RevenueInStep {
  let db: any SQLConnection
  let day: LocalDate

  /// What is to become of each that is out of step. Nil: all customers are looked at, in one pass.
  func found(among customers: Set<CustomerID>?) throws -> [Customer] {
    try candidates(among: customers).compactMap { key in
      guard let customer = try Customer.stored("f.key = ?", [key], in: db).first else { return nil }
      let paying = customer.paying(by: try Subscription.stored("f.customer = ?", [key], in: db), on: day)
      return paying == customer ? nil : paying
    }
  }

  /// Nearly all are in step, and need no more than a sum along an index; the rule decides about the others.
  private func candidates(among customers: Set<CustomerID>?) throws -> [Int] {
    guard try db.statement("SELECT EXISTS (SELECT 1 FROM subscriptions)").isTrue([]) else { return [] }
    let live = Subscription.live(on: day)
    let theirs = "FROM subscriptions f \(db.dialect.along("subscriptions_by_customer")) WHERE f.customer = c.key"
    let isOut = """
      (c.churned IS NULL OR c.churned > ?) AND EXISTS (SELECT 1 \(theirs) AND f.starts <= ?)
      AND coalesce((SELECT sum(f.amount) \(theirs) AND f.currency = c.currency AND \(live.sql)), -1) <> c.revenue
      """
    let days = SQLArguments([day.day, day.day]) + live.arguments
    guard let customers else { return try db.statement("SELECT c.key FROM customers c WHERE \(isOut)").ints(days) }
    let one = try db.statement("SELECT c.key FROM customers c WHERE c.id = ? AND \(isOut)")
    return try customers.sorted().flatMap { try one.ints([$0.text] + days) }
  }
}

extension FactWriter {
  /// What follows from an import's rows and is told by none of them; an undo of the import takes it back with them. What the source
  /// said of the fact is still what it said.
  mutating func follow(_ fact: Fact, _ history: SourceHistory) throws {
    guard let stored = try fact.kind.record.find(fact.key, in: db, keys), stored.fact != fact else { return }
    try history.noteLeft(stored, by: fact)
    _ = try take(settled: fact, over: stored)
  }
}
