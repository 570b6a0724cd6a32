import CustomerSuccess

/// Facts are held against what is there: what is written, and how it counts.
extension ImportRun {
  /// Puts what has changed in place of the whole story into rows of tickets that are stored.
  mutating func catchUp(_ rows: inout ReadRows, table: Int) throws {
    guard complaints.isEmpty, rows.rows.contains(where: { $0.snapshot != nil }) else { return }
    let told = rows.rows.filter { $0.snapshot != nil }.map { Array(rows.facts[$0.facts]) }
    let known = try StoredTickets(of: told, in: target, without: undone)
    let file = rows.file
    rows.replace { row, facts in
      guard let snapshot = row.snapshot?.value, let news = known.news(in: Array(facts), snapshot, at: now) else {
        return nil
      }
      if let notice = news.notice {
        tables[table].report.notices.add(notice, example: RowPlace.words(row.line, of: file))
      }
      finished.findings.add(news.changes, news.kept)
      // Where the ticket itself is among the facts, whoever takes them counts it.
      if news.facts.isEmpty {
        finished.counts[.tickets, default: .init()].unchanged += 1
      } else if !news.facts.contains(where: { $0.fact.kind == .ticket }) {
        finished.counts[.tickets, default: .init()].changed += 1
      }
      return news.facts
    }
  }

  /// Tells what is said of contacts who are known here by other ids of those; of new customers who is called so already is noted, and of known
  /// ones whose revenue is said by their subscriptions.
  mutating func recognise(_ rows: inout ReadRows, table: Int) throws {
    guard complaints.isEmpty else { return }
    switch tables[table].kind {
    case .contacts:
      try know(&rows, table: table)
      try primaries.look(at: rows, table: table)
    case .customers:
      finished.add(try namesakes.find(in: rows))
      let found = try decided.find(in: rows)
      rows.decide(DecidedRevenue.columns, of: Set(found.map(\.customer)))
      for found in found {
        tables[table].report.notices.add(
          DecidedRevenue.notice, example: "\(RowPlace.words(found.line, of: rows.file)): \(found.words)")
      }
    default: return
    }
  }

  private mutating func know(_ rows: inout ReadRows, table: Int) throws {
    let contacts = rows.facts.compactMap { if case .contact(let contact) = $0.fact { contact } else { nil } }
    let unknown = try people.look(at: contacts)
    guard !unknown.isEmpty else { return }
    let file = rows.file
    rows.replace { row, facts in
      guard facts.count == 1, let told = facts.first, case .contact(let contact) = told.fact,
        let before = unknown[contact.id]
      else { return nil }
      let found = people.find(contact, told.fields, before: before)
      if let notice = found.notice {
        tables[table].report.notices.add(
          notice.reason, example: "\(RowPlace.words(row.line, of: file)): \(notice.words)")
      }
      return found.told.map { [$0] }
    }
  }

  /// Says which customers have several primary contacts, once what is stored says so, or what would be.
  mutating func tellPrimaries() throws {
    for (place, words) in try primaries.found() {
      let row = RowPlace.words(place.line, of: tables[place.file].report.file)
      tables[place.file].report.notices.add(PrimaryContacts.several, example: "\(row): \(words)")
    }
  }

  /// Those that are to be written, where the store does not settle that itself.
  mutating func settled(_ facts: [ToldFact]) throws -> [ToldFact] {
    guard compares, !facts.isEmpty else { return facts }
    let standing = complaints.isEmpty ? try target.standing(of: facts.map(\.fact.key), source: source) : [:]
    return try facts.compactMap { told in
      let found = standing[told.fact.key] ?? FactStanding()
      guard let other = told.toldAs, complaints.isEmpty else { return settle(told, found) }
      return settle(told, try target.standing(of: told.fact.key, toldAs: other, source: source))
    }
  }

  /// The fact as it is to be written, counted as added or changed; nil where nothing is to be written.
  private mutating func settle(_ told: ToldFact, _ standing: FactStanding) -> ToldFact? {
    let kind = RecordKind(of: told.fact)
    guard let found = settledFacts.settle(told, standing) else { return told }
    switch found.former {
    case .none: finished.findings.add(found.outcome)
    case .found(let former): finished.findings.replace(former, of: told.fact.key, by: found.outcome)
    case .written(let isNew): finished.findings.addAgain(found.outcome, isNew: isNew)
    }
    finished.counts[kind, default: .init()].add(found.counts)
    if case .subscription(let held)? = standing.held, case .subscription(let after)? = found.outcome.fact {
      let turn = SubscriptionTurn(after, since: held, past: [], on: decided.today)
      if turn.since != nil { pricedAnew.insert(told.fact.key) } else { pricedAnew.remove(told.fact.key) }
    }
    primaries.settle(found.fact(over: standing), held: standing.held)
    return found.outcome.fact.map { ToldFact($0) }
  }
}
