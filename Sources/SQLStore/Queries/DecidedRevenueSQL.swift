import CustomerSuccess
import SuccessStore

extension DecidedRevenueQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    guard try db.statement("SELECT EXISTS (SELECT 1 FROM subscriptions)").isTrue([]) else { return [:] }
    let changed = try db.statement("SELECT key FROM customers WHERE id = ? AND (revenue <> ? OR currency <> ?)")
    var found: Answer = [:]
    for (id, amount) in told {
      guard let key = try changed.int([id.text, amount.minorUnits, amount.currency]),
        let customer = try Customer.stored("f.key = ?", [key], in: db).first, customer.lifecycle(on: day) != .churned
      else { continue }
      let terms = try Subscription.stored("f.customer = ?", [key], in: db)
      let brings = customer.recurringRevenue(on: day, by: terms)
      if terms.contains(where: { $0.from <= day }), brings != amount { found[id] = brings }
    }
    return found
  }
}
