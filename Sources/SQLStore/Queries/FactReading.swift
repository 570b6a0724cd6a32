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
      return FactStanding(isRemovedHere: try toldAs != nil || history.isRemovedHere(key))
    }
    return try toldAs.map { try history.standing(of: $0, as: stored) } ?? history.standing(of: key, stored)
  }
}

extension UnknownContactsQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    let history = try SourceHistory(db, source: source)
    let isKnown = try db.statement("SELECT EXISTS (SELECT 1 FROM contacts WHERE id = ?)")
    var unknown: Answer = [:]
    for contact in contacts {
      guard try !isKnown.isTrue([contact.text]), try !history.isRemovedHere(.contact(contact)) else { continue }
      unknown[contact] = .some(try history.toldOfAnother(.contact(contact)))
    }
    return unknown
  }
}

extension ContactsQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    let keys = Keys(db, addsNames: false)
    return try customers.flatMap { customer -> [Contact] in
      guard let key = try keys.key(of: customer.text, in: .customers) else { return [] }
      return try Contact.stored("f.customer = ? ORDER BY f.key", [key], in: db)
    }
  }
}

extension ToldQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    let own = "SELECT change FROM imports WHERE source = ?1"
    // Who changed it last; where that was somebody else, the log tells whether the source ever wrote it.
    let isTold = """
      (f.change IN (\(own)) OR EXISTS (
        SELECT 1 FROM change_edits e
        WHERE e.key = '\(kind.title) ' || f.id AND (e.change IN (\(own)) OR e.previous IN (\(own)))))
      """
    let inForce: String? =
      switch kind {
      case .customer: "customers f WHERE f.lifecycle <> 'churned'"
      case .ticket: "tickets f WHERE \(Self.isOpen)"
      default: nil
      }
    guard let inForce else { return [] }
    let ids = try db.statement("SELECT f.id FROM \(inForce) AND \(isTold) ORDER BY f.key").strings([source])
    return ids.map { FactKey(kind, $0) }
  }

  /// By what happened, not by how it was last reckoned: in the midst of an import nothing is.
  private static let isOpen: String = {
    let ended = TicketStatus.allCases.filter { !$0.isOpen }.map { "\($0.code)" }.joined(separator: ", ")
    func last(_ kinds: TicketEventCode..., value: String) -> String {
      """
      (SELECT \(value) FROM ticket_events e
       WHERE e.ticket = f.key AND e.kind IN (\(kinds.map(\.description).joined(separator: ", "))) ORDER BY e.seq DESC LIMIT 1)
      """
    }
    let status = last(
      .opened, .status, value: "CASE e.kind WHEN \(TicketEventCode.opened) THEN e.second ELSE e.first END")
    // The other side of a merge has a 1, and so has what a tool said, which is empty where the ticket counts again.
    let isMerged =
      "EXISTS (SELECT 1 FROM ticket_events e WHERE e.ticket = f.key AND e.kind = \(TicketEventCode.merged) AND e.first IS NULL)"
    let counts = last(.gone, value: "coalesce(e.first, 0) = 1 AND e.text = ''")
    return "\(status) NOT IN (\(ended)) AND NOT \(isMerged) AND coalesce(\(counts), 1) = 1"
  }()
}

extension ImportSourcesQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    try db.statement("SELECT DISTINCT source FROM imports WHERE source <> '' ORDER BY source").strings([])
  }
}

extension UndoneRunsQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer { try SourceHistory.undoneRuns(of: source, in: db) }
}

extension TakenBackQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    let history = try SourceHistory(db, source: source, remembering: runs)
    let rows = Keys(db, addsNames: false)
    var found: Answer = [:]
    for key in keys {
      guard let fact = try history.takenBack(key) else { continue }
      found[key] = TakenBack(fact, isStored: try key.kind.record.find(key, in: db, rows) != nil)
    }
    return found
  }
}

extension TakenBackEventsQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    let keys = ChangeLog.eventKeys(of: ticket)
    let lines = try db.statement(
      "SELECT previous, before FROM change_edits WHERE key >= ? AND key < ? ORDER BY change, seq"
    )
    .all([keys.from, keys.end]) { row in (by: row[0] as Int?, before: row[1] as String?) }
    var told: [(event: TicketEvent, by: Int)] = []
    for line in lines {
      guard let by = line.by, runs.contains(by), let before = line.before,
        case .ticketEvent(let event) = try JSON.decode(Fact.self, before)
      else { continue }
      told.append((event, by))
    }
    return try standing(told, in: db)
  }

  /// Where the ticket itself was taken back, it was told from its beginning: what was told before that holds no more, and
  /// where the ticket has come again, all that was taken back with it.
  private func standing(_ told: [(event: TicketEvent, by: Int)], in db: any SQLConnection) throws -> Answer {
    var told = told
    if let beginning = told.filter({ $0.event.order == 0 }).map(\.by).max() {
      let isStored = try Keys(db, addsNames: false).key(of: ticket.text, in: .tickets) != nil
      told.removeAll { isStored ? $0.by <= beginning : $0.by < beginning }
    }
    let events = Dictionary(told.map { ($0.event.order, $0.event) }, uniquingKeysWith: { $1 })
    return events.values.sorted { ($0.at, $0.order) < ($1.at, $1.order) }
  }
}

extension RemovedFactQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer {
    try FactLookup(db, Keys(db, addsNames: false)).removed(key)
  }
}

extension ImportMemoryQuery: FactQuestion {
  func answer(in db: any SQLConnection) throws -> Answer { try ImportMemories(db).all() }
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
