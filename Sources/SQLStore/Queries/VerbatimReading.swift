import CustomerSuccess
import SuccessStore

/// A customer's words before they are read.
struct FoundWords {
  var verbatim: Verbatim
  var mark: CorrectionMark?
  var customerName: String
}

/// Finds the words of customers in the facts that hold them, up to the clock.
struct VerbatimReading {
  private let snapshot: Snapshot
  private let condition: SQLCondition
  private let rules: VerbatimRules
  private let corrections: FeedbackCorrections

  init(_ snapshot: Snapshot, _ filter: Filter, _ feedback: FeedbackRules) throws {
    self.snapshot = snapshot
    condition = FilterSQL(.customers, snapshot).condition(filter)
    rules = VerbatimRules(feedback, snapshot.rulebook.outreach)
    // As many as people have made.
    corrections = FeedbackCorrections(
      try FeedbackCorrection.stored("f.at <= ?", [snapshot.now.seconds], in: snapshot.db))
  }

  typealias Take = (FoundWords) throws -> Void

  /// Of one kind of source, or of all; from `start` on, or since ever.
  func tell(from start: Instant?, of source: Verbatim.Source? = nil, _ take: Take) throws {
    let start = start?.seconds ?? .min
    for source in source.map({ [$0] }) ?? Verbatim.Source.allCases {
      switch source {
      case .survey: try tellSurveys(from: start, take)
      case .ticket: try tellTickets(from: start, take)
      case .activity: try tellActivities(from: start, take)
      case .departure: try tellDepartures(from: start, take)
      case .interview: try tellInterviews(from: start, take)
      }
    }
  }

  /// Texts that stand in one place, with what people have said of each.
  private func tell(_ texts: [String], in place: Verbatim, of customer: String, _ take: Take) throws {
    let words = texts.map { text in
      var verbatim = place
      verbatim.text = text
      return verbatim
    }
    for (verbatim, mark) in zip(words, corrections.marks(of: words)) {
      try take(FoundWords(verbatim: verbatim, mark: mark, customerName: customer))
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
      let place = Verbatim(
        source: .survey, id: row[2], kind: row[3], customer: row.id(0), at: row.instant(4), text: "")
      try tell([row[5]], in: place, of: row[1], take)
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
      let place = Verbatim(source: .ticket, id: row[2], customer: row.id(0), at: row.instant(3), text: "")
      try tell([row[4]], in: place, of: row[1], take)
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
      let place = Verbatim(
        source: .activity, id: row[2], kind: type, customer: row.id(0), at: row.instant(4), text: "")
      // What came of it is the team's, unless it quotes.
      try tell(rules.words(of: row[5], in: type) + Quotation.passages(of: row[6]), in: place, of: row[1], take)
    }
  }

  private func tellDepartures(from start: Int, _ take: Take) throws {
    try tellDays("departures", on: "left_on", words: "note", as: .departure, from: start, Quotation.passages, take)
  }

  private func tellInterviews(from start: Int, _ take: Take) throws {
    try tellDays("exit_interviews", on: "day", words: "words", as: .interview, from: start, { [$0] }, take)
  }

  /// Of facts that have a day and no time: it counts from the day's beginning on.
  private func tellDays(
    _ table: String, on day: String, words: String, as source: Verbatim.Source, from start: Int,
    _ passages: (String) -> [String], _ take: Take
  ) throws {
    let rows = try snapshot.db.statement(
      """
      SELECT c.id, c.name, d.id, d.\(day), d.\(words) FROM \(table) d \(join("d.customer"))
      WHERE d.\(words) <> '' AND d.\(day) <= ? AND \(condition.sql)
      """
    ).rows([snapshot.today.day] + condition.arguments)
    while let row = try rows.next() {
      let said = snapshot.rulebook.zone.instant(row.date(3), secondOfDay: 0)
      guard said.seconds >= start else { continue }
      let place = Verbatim(source: source, id: row[2], customer: row.id(0), at: said, text: "")
      try tell(passages(row[4]), in: place, of: row[1], take)
    }
  }
}
