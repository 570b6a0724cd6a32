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
      articles: try articles(about: key),
      follows: try facts.ticket.follows.flatMap { try ticketKey($0) }.flatMap(ticketRow),
      followers: try followers(of: key).compactMap { try ticketRow($0.key) })
  }

  private func ticketKey(_ id: TicketID) throws -> Int? {
    try Keys(db, addsNames: false).key(of: id.text, in: .tickets)
  }

  fileprivate func followers(of key: Int) throws -> [(key: Int, id: String)] {
    try db.statement(
      """
      SELECT key, id FROM tickets \(dialect.along("tickets_by_follows"))
      WHERE follows = ? AND created <= ? ORDER BY created DESC, key DESC
      """
    ).all([key, now.seconds]) { (key: $0[0] as Int, id: $0[1] as String) }
  }
}

extension FollowersQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    guard let key = try Keys(snapshot.db, addsNames: false).key(of: ticket.text, in: .tickets) else { return [] }
    return try snapshot.followers(of: key).map { TicketID($0.id) }
  }
}
