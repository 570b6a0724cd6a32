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
    let reading = VerbatimReading(snapshot, filter, scorer.rules)
    var found: [(verbatim: Verbatim, name: String)] = []
    let start = days.map { snapshot.now.adding(days: -$0) }
    try reading.tell(from: start, of: source) { found.append(($0, $1)) }
    found.sort { $0.verbatim.isListed(before: $1.verbatim) }
    var rows: [VerbatimRow] = []
    for (verbatim, name) in found {
      guard rows.count < limit ?? .max else { break }
      let read = scorer.read(verbatim)
      guard theme.map(read.isAbout) ?? true, sentiment.map({ $0 == read.reading.sentiment }) ?? true else { continue }
      rows.append(VerbatimRow(read, customerName: name))
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
    try VerbatimReading(self, filter, scorer.rules).tell(from: start.adding(days: -days)) { verbatim, name in
      let read = scorer.read(verbatim)
      reckoning.add(read)
      take(VerbatimRow(read, customerName: name))
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

/// Finds the words of customers in the facts that hold them, up to the clock.
private struct VerbatimReading {
  private let snapshot: Snapshot
  private let condition: SQLCondition
  private let rules: VerbatimRules

  init(_ snapshot: Snapshot, _ filter: Filter, _ feedback: FeedbackRules) {
    self.snapshot = snapshot
    condition = FilterSQL(.customers, snapshot).condition(filter)
    rules = VerbatimRules(speaking: feedback.activities + snapshot.rulebook.outreach.messages.replies)
  }

  typealias Take = (_ verbatim: Verbatim, _ customer: String) throws -> Void

  /// Of one kind of source, or of all; from `start` on, or since ever.
  func tell(from start: Instant?, of source: Verbatim.Source? = nil, _ take: Take) throws {
    let start = start?.seconds ?? .min
    for source in source.map({ [$0] }) ?? Verbatim.Source.allCases {
      switch source {
      case .survey: try tellSurveys(from: start, take)
      case .ticket: try tellTickets(from: start, take)
      case .activity: try tellActivities(from: start, take)
      case .departure: try tellDepartures(from: start, take)
      }
    }
  }

  private func join(_ customer: String) -> String {
    let name = "JOIN customers c ON c.key = \(customer)"
    return condition.isAll ? name : "\(name) JOIN customer_standing s ON s.customer = \(customer)"
  }

  private func tellSurveys(from start: Int, _ take: Take) throws {
    let rows = try snapshot.db.statement(
      """
      SELECT c.id, c.name, r.id, r.kind, r.at, r.comment FROM surveys r \(join("r.customer"))
      WHERE r.comment <> '' AND r.at >= ? AND r.at <= ? AND \(condition.sql)
      """
    ).rows([start, snapshot.now.seconds] + condition.arguments)
    while let row = try rows.next() {
      let verbatim = Verbatim(
        source: .survey, id: row[2], kind: row[3], customer: row.id(0), at: row.instant(4), text: row[5])
      try take(verbatim, row[1])
    }
  }

  /// Not of tickets that count no more: those of a merged one stand on the ticket that took it in.
  private func tellTickets(from start: Int, _ take: Take) throws {
    let gone = try snapshot.uncountedTickets()
    let rows = try snapshot.db.statement(
      """
      SELECT c.id, c.name, k.id, e.at, e.text, e.ticket FROM ticket_events e JOIN tickets k ON k.key = e.ticket
      \(join("k.customer"))
      WHERE e.kind = \(TicketEventCode.customerMessage) AND e.text <> '' AND e.at >= ? AND e.at <= ? AND \(condition.sql)
      """
    ).rows([start, snapshot.now.seconds] + condition.arguments)
    while let row = try rows.next() {
      guard !gone.contains(row[5]) else { continue }
      try take(
        Verbatim(source: .ticket, id: row[2], customer: row.id(0), at: row.instant(3), text: row[4]), row[1])
    }
  }

  private func tellActivities(from start: Int, _ take: Take) throws {
    let rows = try snapshot.db.statement(
      """
      SELECT c.id, c.name, a.id, a.kind, a.at, a.description, a.outcome FROM activities a \(join("a.customer"))
      WHERE a.at >= ? AND a.at <= ? AND \(condition.sql)
      """
    ).rows([start, snapshot.now.seconds] + condition.arguments)
    while let row = try rows.next() {
      let type: String = row[3]
      // What came of it is the team's, unless it quotes.
      for words in rules.words(of: row[5], in: type) + Quotation.passages(of: row[6]) {
        let verbatim = Verbatim(
          source: .activity, id: row[2], kind: type, customer: row.id(0), at: row.instant(4), text: words)
        try take(verbatim, row[1])
      }
    }
  }

  private func tellDepartures(from start: Int, _ take: Take) throws {
    let rows = try snapshot.db.statement(
      """
      SELECT c.id, c.name, d.id, d.left_on, d.note FROM departures d \(join("d.customer"))
      WHERE d.note <> '' AND d.left_on <= ? AND \(condition.sql)
      """
    ).rows([snapshot.today.day] + condition.arguments)
    while let row = try rows.next() {
      let left = snapshot.rulebook.zone.instant(row.date(3), secondOfDay: 0)
      guard left.seconds >= start else { continue }
      for words in Quotation.passages(of: row[4]) {
        try take(
          Verbatim(source: .departure, id: row[2], customer: row.id(0), at: left, text: words), row[1])
      }
    }
  }
}
