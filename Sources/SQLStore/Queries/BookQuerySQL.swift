import CustomerSuccess
import SuccessStore

extension BookQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    var reckoning = BookReckoning(on: snapshot.today)
    try snapshot.bookEntries(filter) { reckoning.add($0) }
    return reckoning.book(by: sort, descending: descending)
  }
}

extension OverdueRenewalsQuery: SnapshotQuestion {
  /// Reads no customer whose renewal is still ahead.
  func answer(in snapshot: Snapshot) throws -> Answer {
    var reckoning = BookReckoning(on: snapshot.today)
    let condition = SQLCondition.present && FilterSQL(.customers, snapshot).condition(filter)
    let rows = try snapshot.db.statement(
      "SELECT s.customer, s.revenue, s.currency, s.renews FROM customer_standing s WHERE s.renews_up < ? AND \(condition.sql)"
    ).rows([snapshot.today.day] + condition.arguments)
    let beside = try snapshot.paidInOtherCurrencies()
    while let row = try rows.next() {
      let revenue = Money(minorUnits: row[1], currency: row[2])
      var entry = BookEntry(owner: "", revenue: revenue, renews: row.date(3))
      for amount in beside[row[0]] ?? [] { entry.add(paid: amount) }
      reckoning.add(entry)
    }
    return reckoning.book().total.overdue
  }
}

extension Snapshot {
  /// Each customer that matches and is there is read once from its standing. Amounts are not added up here: those of two
  /// currencies are no sum, and no engine's sum may run over.
  func bookEntries(_ filter: Filter, _ tell: (BookEntry) -> Void) throws {
    let (work, growth, beside) = try (openWork(), openOpportunities(), paidInOtherCurrencies())
    let condition = SQLCondition.present && FilterSQL(.customers, self).condition(filter)
    let rows = try db.statement(
      """
      SELECT s.customer, s.owner, s.revenue, s.currency, s.score, s.renews, s.open_tickets, s.breached
      FROM customer_standing s WHERE \(condition.sql)
      """
    ).rows(condition.arguments)
    while let row = try rows.next() {
      let (key, day): (Int, Int?) = (row[0], row[5])
      var entry = BookEntry(
        owner: row[1], revenue: Money(minorUnits: row[2], currency: row[3]), score: row[4],
        renews: day.map(LocalDate.init(day:)))
      (entry.openTickets, entry.breachedTickets) = (row[6], row[7])
      (entry.openActions, entry.lateActions) = work[key] ?? (0, 0)
      if let theirs = growth[key] { (entry.opportunities, entry.pipeline) = theirs }
      for amount in beside[key] ?? [] { entry.add(paid: amount) }
      tell(entry)
    }
  }

  /// By customer: what its live subscriptions bring in currencies other than the one that its standing has.
  func paidInOtherCurrencies() throws -> [Int: [Money]] {
    let live = Subscription.live(on: today)
    let rows = try db.statement(
      """
      SELECT f.customer, f.amount, f.currency FROM subscriptions f JOIN customer_standing s ON s.customer = f.customer
      WHERE f.currency <> s.currency AND \(live.sql)
      """
    ).rows(live.arguments)
    var found: [Int: [Money]] = [:]
    while let row = try rows.next() { found[row[0], default: []].append(Money(minorUnits: row[1], currency: row[2])) }
    return found
  }

  private func openOpportunities() throws -> [Int: (count: Int, pipeline: MoneySums)] {
    let rows = try db.statement("SELECT customer, value, currency FROM opportunity_standing WHERE is_open = 1").rows()
    var found: [Int: (count: Int, pipeline: MoneySums)] = [:]
    while let row = try rows.next() {
      let value: Int? = row[1]
      found[row[0], default: (0, MoneySums())].count += 1
      // As in the pipeline: what is worth nothing brings no currency in.
      if let value, value > 0 { found[row[0]]?.pipeline.add(value, row[2]) }
    }
    return found
  }
}

extension Subscription {
  /// Of subscriptions `f`: the rule's `isLive(on:)`.
  static func live(on day: LocalDate) -> SQLCondition {
    SQLCondition(sql: "f.starts <= ? AND (f.ends IS NULL OR f.ends > ?)", arguments: [day.day, day.day])
  }
}
