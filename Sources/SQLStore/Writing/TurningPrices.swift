import CustomerSuccess

extension FactWriter {
  /// Another price that a source has told of what runs already holds from `day` on, and what was paid before is kept, under an id of its
  /// own. What the source says of first days is known the next time all the same. Answers whose prices those are, and how many
  /// subscriptions were added.
  mutating func turnPrices(on day: LocalDate, _ history: SourceHistory) throws -> (turned: Set<FactKey>, added: Int) {
    var ids = FreshIDs(db)
    var (turned, added) = (Set<FactKey>(), 0)
    for id in turning.sorted() {
      let key = FactKey(.subscription, id.text)
      guard let stored = try key.kind.record.find(key, in: db, keys), case .subscription(let told) = stored.fact,
        case .subscription(let former)? = try FactWriter.formerly(key, stored, change, in: db)?.fact
      else { continue }
      let past = former.past(among: try FactLookup(db, keys).subscriptions(of: former.customer))
      let turn = SubscriptionTurn(told, since: former, past: past, on: day)
      if turn.since != nil { turned.insert(key) }
      if var before = turn.past {
        before.id = SubscriptionID(try ids.next(.subscription))
        if try take(.subscription(before)) == .added { added += 1 }
      }
      for edit in turn.edits { try followPast(edit) }
      try follow(.subscription(turn.next), history)
    }
    return (turned, added)
  }

  private mutating func followPast(_ edit: FactEdit) throws {
    guard let key = edit.key, let stored = try key.kind.record.find(key, in: db, keys) else { return }
    // The same import may have told of it.
    guard stored.fact == edit.before else { return }
    guard let after = edit.after else { return try apply(edit) }
    _ = try take(settled: after, over: stored)
  }
}

extension FactLookup {
  /// A source tells the end of what runs under an id from here until another price is to begin: what ends is then held against what is
  /// told, and what there is to change beside it. Nil for all other rows.
  func ending(_ told: ToldFact, _ standing: FactStanding) throws -> (held: Fact, edits: [FactEdit])? {
    guard case .subscription(let row) = told.fact, case .subscription(let held)? = standing.held,
      let last = standing.last,
      let end = row.to, end < held.from, let column = FactKind.subscription.columnNames.firstIndex(of: "to"),
      told.fields.contains(column), last[column] != told.fact.texts[column], row.customer == held.customer
    else { return nil }
    let past = held.past(among: try subscriptions(of: held.customer))
    return SubscriptionTurn.ending(held, on: end, past: past).map { (.subscription($0.running), $0.edits) }
  }
}
