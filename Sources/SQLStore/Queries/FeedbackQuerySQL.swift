import CustomerSuccess
import SuccessStore

extension FeedbackRulesQuery: SQLQuestion {
  func answer(from store: SQLStore, at now: Instant) async throws(StoreError) -> Answer {
    let rules = store.rules
    return try await store.askFacts { try rules.standing(in: $0).feedback.scorer().rules }
  }
}

extension VerbatimQuery: SnapshotQuestion {
  /// Every text is sorted, and only as many are read as are wanted.
  func answer(in snapshot: Snapshot) throws -> Answer {
    let scorer = try snapshot.feedbackScorer()
    let reading = try VerbatimReading(snapshot, filter, scorer.rules)
    var found: [FoundWords] = []
    let start = days.map { snapshot.now.adding(days: -$0) }
    try reading.tell(from: start, of: source) { found.append($0) }
    found.sort { $0.verbatim.isListed(before: $1.verbatim) }
    var rows: [VerbatimRow] = []
    for words in found {
      guard rows.count < limit ?? .max else { break }
      let read = scorer.read(words.verbatim, words.mark)
      guard theme.map(read.isAbout) ?? true, sentiment.map({ $0 == read.reading.sentiment }) ?? true else { continue }
      rows.append(VerbatimRow(read, customerName: words.customerName))
    }
    return rows
  }
}

extension FeedbackQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try snapshot.feedback(filter, days: days) { _ in } }
}

extension FeedbackTopicsQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    let start = snapshot.now.adding(days: -days)
    var found: [String: [VerbatimRow]] = [:]
    let figures = try snapshot.feedback(filter, days: days) { row in
      guard row.read.verbatim.at >= start else { return }
      for theme in row.read.themes { found[theme.theme.id, default: []].append(row) }
    }
    let latest = found.mapValues { rows in
      Array(rows.sorted { $0.read.verbatim.isListed(before: $1.read.verbatim) }.prefix(texts))
    }
    return FeedbackTopics(figures: figures, texts: latest)
  }
}

extension VerbatimsQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    let scorer = try snapshot.feedbackScorer()
    let keys = Keys(snapshot.db, addsNames: false)
    let lookup = FactLookup(snapshot.db, keys)
    let rules = VerbatimRules(scorer.rules, snapshot.rulebook.outreach)
    let groups = try lookup.verbatims(meant: id, by: rules, zone: snapshot.rulebook.zone)
    var rows: [VerbatimRow] = []
    for words in groups {
      guard let first = words.first, first.at <= snapshot.now,
        case .customer(let customer) = try lookup.fact(.customer(first.customer)),
        let key = try keys.key(of: customer.id.text, in: .customers)
      else { continue }
      let known = try FeedbackCorrection.stored(
        "f.customer = ? AND f.at <= ?", [key, snapshot.now.seconds], in: snapshot.db)
      for (verbatim, mark) in zip(words, FeedbackCorrections(known).marks(of: words)) {
        rows.append(VerbatimRow(scorer.read(verbatim, mark), customerName: customer.name))
      }
    }
    return id.namesWords ? rows.filter { $0.id == id || $0.read.verbatim.id == id.text } : rows
  }
}

extension Verbatim {
  /// The latest first.
  fileprivate func isListed(before other: Verbatim) -> Bool {
    (other.at, id, text) < (at, other.id, other.text)
  }
}

extension Snapshot {
  fileprivate func feedbackScorer() throws -> FeedbackScorer {
    try feedback?.scorer() ?? FeedbackScorer(FeedbackRules())
  }

  /// The figures, and every text of both periods on the way.
  fileprivate func feedback(
    _ filter: Filter, days: Int, _ take: (VerbatimRow) -> Void
  ) throws -> FeedbackFigures {
    let scorer = try feedbackScorer()
    let start = now.adding(days: -days)
    var reckoning = FeedbackReckoning(from: start)
    try VerbatimReading(self, filter, scorer.rules).tell(from: start.adding(days: -days)) { words in
      let read = scorer.read(words.verbatim, words.mark)
      reckoning.add(read)
      take(VerbatimRow(read, customerName: words.customerName))
    }
    for member in try feedbackMembers(filter) { reckoning.add(member) }
    return reckoning.figures
  }

  fileprivate func feedbackMembers(_ filter: Filter) throws -> [FeedbackMember] {
    let condition = SQLCondition.present && FilterSQL(.customers, self).condition(filter)
    let statement = try db.statement(
      """
      SELECT c.id, s.score, s.revenue, s.currency FROM customer_standing s JOIN customers c ON c.key = s.customer
      WHERE \(condition.sql) ORDER BY s.customer
      """)
    return try statement.all(condition.arguments) { row in
      FeedbackMember(row.id(0), score: row[1], revenue: Money(minorUnits: row[2], currency: row[3]))
    }
  }
}
