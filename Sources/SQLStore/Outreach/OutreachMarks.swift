/// Whom changes have touched, each with the last change that did: what a run has to look at.
struct OutreachMarks {
  let db: any SQLConnection

  init(_ db: any SQLConnection) { self.db = db }

  func note(_ customers: Set<Int>, _ change: Int) throws {
    guard !customers.isEmpty else { return }
    let put = try db.statement(
      """
      INSERT INTO outreach_touched (customer, change) VALUES (?, ?)
      ON CONFLICT (customer) DO UPDATE SET change = excluded.change
      """)
    for customer in customers.sorted() {
      try put.run { binder in
        binder.bind(customer)
        binder.bind(change)
      }
    }
  }

  /// Programmes wait while a critical ticket is open: whatever becomes of a ticket may be what they have waited for.
  func customers(of tickets: Set<Int>) throws -> Set<Int> {
    guard !tickets.isEmpty else { return [] }
    let found = try db.statement("SELECT customer FROM tickets WHERE key = ?")
    return try tickets.sorted().reduce(into: []) { $0.formUnion(try found.ints([$1])) }
  }

  /// Into an empty store: all that are there now.
  func noteAll(_ change: Int) throws {
    try db.execute("DELETE FROM outreach_touched")
    try db.statement("INSERT INTO outreach_touched (customer, change) SELECT key, ? FROM customers").run([change])
  }
}
