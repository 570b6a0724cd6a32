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

  /// Into an empty store: all that are there now.
  func noteAll(_ change: Int) throws {
    try db.execute("DELETE FROM outreach_touched")
    try db.statement("INSERT INTO outreach_touched (customer, change) SELECT key, ? FROM customers").run([change])
  }
}
