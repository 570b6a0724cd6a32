import CustomerSuccess
import SuccessStore

extension TicketDetailQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    try Keys(snapshot.db, addsNames: false).key(of: ticket.text, in: .tickets).flatMap(snapshot.ticketDetail)
  }
}

extension Snapshot {
  func ticketDetail(_ key: Int) throws -> TicketDetail? {
    guard let facts = try TicketFacts.load(key, in: db), facts.ticket.created <= now,
      let customer = try customerRow(facts.customerKey, Days(self))
    else { return nil }
    let reading = rulebook.support.reading(
      of: facts.ticket, events: facts.events, customer: facts.customer, at: now)
    let others = try tickets(of: facts.customerKey, facts.customer)
    return TicketDetail(
      row: TicketRow(
        reading: reading, customerName: facts.customer.name, plan: facts.customer.tier,
        rootCause: try rootCause(of: key)),
      events: facts.events.filter { $0.at <= now },
      customer: customer, others: others.filter { $0.id != facts.ticket.id && $0.reading.isOpen },
      articles: try articles(about: key))
  }
}
