import CustomerSuccess
import SuccessStore

extension HealthFacts {
  /// Nil when there is no such customer.
  static func load(_ key: Int, in db: any SQLConnection) throws -> HealthFacts? {
    guard let customer = try Customer.stored("f.key = ?", [key], in: db).first else { return nil }
    return HealthFacts(
      customer: customer,
      observations: try Observation.stored("f.customer = ? ORDER BY f.at, metric_name.text", [key], in: db),
      overrides: try Override.stored("f.customer = ? ORDER BY f.at, f.id", [key], in: db),
      history: try ScoreRecord.stored("f.customer = ? ORDER BY f.at", [key], in: db))
  }
}

/// A ticket with all that decides its clocks.
struct TicketFacts: Sendable {
  var key: Int
  var ticket: Ticket
  var events: [TicketEvent]
  var customer: Customer
  var customerKey: Int

  static func load(_ key: Int, in db: any SQLConnection) throws -> TicketFacts? {
    var known: KnownCustomer?
    return try load(key, in: db, &known)
  }

  /// `known` is the last ticket's customer: mostly this one's too.
  static func load(_ key: Int, in db: any SQLConnection, _ known: inout KnownCustomer?) throws -> TicketFacts? {
    let statement = try db.statement("SELECT customer FROM tickets WHERE key = ?")
    guard let customerKey = try statement.int([key]),
      let ticket = try Ticket.stored("f.key = ?", [key], in: db).first
    else { return nil }
    if known?.key != customerKey {
      let customer = try Customer.stored("f.key = ?", [customerKey], in: db).first
      known = customer.map { KnownCustomer(key: customerKey, customer: $0) }
    }
    guard let customer = known?.customer else { return nil }
    let events = try TicketEvent.stored("f.ticket = ? ORDER BY f.seq", [key], in: db)
    return TicketFacts(key: key, ticket: ticket, events: events, customer: customer, customerKey: customerKey)
  }

  struct KnownCustomer {
    var key: Int
    var customer: Customer
  }
}
