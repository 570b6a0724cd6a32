import CustomerSuccess

/// The rows whose projections a change may have moved, by their integer keys.
struct Touched {
  var customers: Set<Int> = []
  var tickets: Set<Int> = []
  var learners: Set<Int> = []

  mutating func formUnion(_ other: Touched) {
    customers.formUnion(other.customers)
    tickets.formUnion(other.tickets)
    learners.formUnion(other.learners)
  }

  var isEmpty: Bool { customers.isEmpty && tickets.isEmpty && learners.isEmpty }

  /// Asked before a fact goes and after it came, so that both the old and the new place are found.
  mutating func note(_ fact: Fact, in db: any SQLConnection, _ keys: Keys) throws {
    switch fact {
    case .contact, .activity, .survey, .certificate, .rootCause, .article, .articleLink: return
    case .customer(let value):
      guard let key = try keys.key(of: value.id.text, in: .customers) else { return }
      customers.insert(key)
      // Policies look at the customer: its tickets' clocks may be others now.
      let statement = try db.statement("SELECT key FROM tickets WHERE customer = ?")
      tickets.formUnion(try statement.ints([key]))
    case .observation(let value): try note(value.customer, keys)
    case .override(let value): try note(value.customer, keys)
    case .score(let value): try note(value.customer, keys)
    case .action(let value): try note(value.customer, keys)
    case .ticket(let value):
      try note(value.customer, keys)
      try note(value.id, keys)
    case .ticketEvent(let value): try note(value.ticket, keys)
    case .learner(let value): try note(value.id, keys)
    case .enrolment(let value): try note(value.learner, keys)
    case .progress(let value): try note(value.learner, keys)
    }
  }

  private mutating func note(_ id: CustomerID, _ keys: Keys) throws {
    if let key = try keys.key(of: id.text, in: .customers) { customers.insert(key) }
  }

  private mutating func note(_ id: TicketID, _ keys: Keys) throws {
    if let key = try keys.key(of: id.text, in: .tickets) { tickets.insert(key) }
  }

  private mutating func note(_ id: LearnerID, _ keys: Keys) throws {
    if let key = try keys.key(of: id.text, in: .learners) { learners.insert(key) }
  }
}
