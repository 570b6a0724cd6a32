import CustomerSuccess
import SuccessStore

/// What imports must not take back, as it lies in the database.
struct ImportMemories {
  let db: any SQLConnection

  init(_ db: any SQLConnection) { self.db = db }

  /// Numbers alone, salted anew for each: equal names do not look equal.
  func note(_ person: Forgetting, by change: Int) throws {
    let salt = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 16) }.joined()
    try db.statement("INSERT INTO forgotten_people (change, person) VALUES (?, ?)")
      .run([change, JSON.encode(ForgottenPerson(person, salt: salt))])
  }

  func note(double: CustomerID, mergedInto kept: CustomerID, by change: Int) throws {
    try db.statement("INSERT INTO customer_merges (change, double, kept) VALUES (?, ?, ?)")
      .run([change, double.text, kept.text])
  }

  func all() throws -> ImportMemory {
    ImportMemory(forgotten: try people(), merged: try merges())
  }

  func people() throws -> [ForgottenPerson] {
    try db.statement("SELECT person FROM forgotten_people ORDER BY key").strings([])
      .map { try JSON.decode(ForgottenPerson.self, $0) }
  }

  /// The customer that one of `ids` is a part of now, and that one's id.
  func kept(_ ids: [CustomerID]) throws -> (id: CustomerID, double: CustomerID)? {
    guard try db.statement("SELECT EXISTS (SELECT 1 FROM customer_merges)").isTrue() else { return nil }
    let memory = ImportMemory(forgotten: [], merged: try merges())
    for id in ids { if let into = memory.merged[id] { return (into.kept, id) } }
    return nil
  }

  /// Those that stand, of customers that are not there again.
  private func merges() throws -> [CustomerID: ImportMemory.Merged] {
    let rows = try db.statement(
      """
      SELECT m.change, m.double, m.kept, e.before FROM customer_merges m
      LEFT JOIN change_edits e ON e.key = '\(FactKind.customer.title) ' || m.double AND e.change = m.change AND e.after IS NULL
      WHERE NOT EXISTS (SELECT 1 FROM customers c WHERE c.id = m.double)
      ORDER BY m.change
      """
    ).all([]) { row in
      (change: row[0] as Int, double: row[1] as String, kept: row[2] as String, before: row[3] as String?)
    }
    var merges: [CustomerID: ImportMemory.Merged] = [:]
    for row in rows where try ChangeLog(db).undoing(row.change) == nil {
      var name = ""
      if let before = row.before, case .customer(let double) = try JSON.decode(Fact.self, before) { name = double.name }
      merges[CustomerID(row.double)] = ImportMemory.Merged(into: CustomerID(row.kept), name: name)
    }
    return merges
  }
}
