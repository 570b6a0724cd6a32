public import CustomerSuccess
public import SuccessStore

extension SQLStore {
  public func fact(_ key: FactKey) async throws(StoreError) -> Fact? {
    try await askFacts { db in
      try key.kind.table.find(key, in: db, Keys(db, addsNames: false))?.fact
    }
  }

  public func facts(
    _ kind: FactKind, _ filter: Filter, at now: Instant, each: @escaping @Sendable (Fact) throws -> Void
  ) async throws {
    // What the caller throws comes out as it is, not as the store's own words.
    let failure: Failure? = try await ask(at: now) { snapshot in
      let condition = FilterSQL(.customers, snapshot).condition(filter)
      do {
        try kind.table.each(matching: condition, in: snapshot.db) { fact in
          do { try each(fact) } catch { throw Failure(error: error) }
        }
      } catch let failure as Failure {
        return failure
      }
      return nil
    }
    if let failure { throw failure.error }
  }
}

private struct Failure: Error {
  var error: any Error
}

extension FactTable {
  static func each(matching condition: SQLCondition, in db: any SQLConnection, _ body: (Fact) throws -> Void) throws {
    let join = condition.isAll ? "" : "JOIN customer_standing s ON s.customer = \(customer)"
    let sql = "SELECT \(columns) FROM \(source) \(join) WHERE \(condition.sql) ORDER BY \(order)"
    let statement = try db.statement(sql)
    let cursor = try statement.rows(condition.arguments)
    while let row = try cursor.next() { try body(fact(try read(row))) }
  }
}
