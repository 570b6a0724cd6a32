public import CustomerSuccess
public import SuccessStore

extension FactQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    try key.kind.record.find(key, in: db, Keys(db, addsNames: false))?.fact
  }
}

extension StandingQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    let history = try SourceHistory(db, source: source)
    guard let stored = try key.kind.record.find(key, in: db, Keys(db, addsNames: false)) else {
      return FactStanding(isRemovedHere: try history.isRemovedHere(key))
    }
    return try history.standing(of: key, stored)
  }
}

extension EventsQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    guard let key = try Keys(db, addsNames: false).key(of: ticket.text, in: .tickets) else { return nil }
    return try TicketEvent.stored("f.ticket = ? ORDER BY f.seq", [key], in: db)
  }
}

extension SQLStore {
  public func facts(
    _ kind: FactKind, _ filter: Filter, at now: Instant, each: @escaping @Sendable (Fact) throws -> Void
  ) async throws {
    // What the caller throws comes out as it is, not as the store's own words.
    let failure: Failure? = try await ask(at: now) { snapshot in
      let condition = FilterSQL(.customers, snapshot).condition(filter)
      do {
        try kind.record.each(matching: condition, in: snapshot.db) { fact in
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
