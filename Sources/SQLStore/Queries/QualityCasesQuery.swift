import CustomerSuccess
import SuccessStore

extension QualityCaseQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try QualityCaseReading(snapshot, self).cases() }
}

/// Finds the tickets behind a figure from the projections, and reads only those that are looked at.
private struct QualityCaseReading {
  private let snapshot: Snapshot
  private let query: QualityCaseQuery
  private let source: QualitySource
  private var db: any SQLConnection { snapshot.db }

  /// A ticket that counts, or an answer about none.
  private struct Entry {
    var ticket: Int?
    var answers: [Int] = []
    var share = TicketShare()
    /// The greatest comes first: the latest, or what took longest.
    var rank = 0
  }

  init(_ snapshot: Snapshot, _ query: QualityCaseQuery) {
    self.snapshot = snapshot
    self.query = query
    source = QualitySource(snapshot, query.quality)
  }

  func cases() throws -> QualityCases {
    guard let period else { return QualityCases(page: Page(rows: [], position: 0, total: 0), share: TicketShare()) }
    let all = try entries(in: period)
    let share = all.reduce(TicketShare()) { $0 + $1.share }
    let listed = (query.onlyMisses ? all.filter { $0.share.missed > 0 } : all).sorted(by: isBefore)
    let start = try start(in: listed)
    let rows = try listed[start..<min(listed.count, start + max(0, query.window.limit))].compactMap {
      try row($0, period)
    }
    return QualityCases(page: Page(rows: rows, position: start, total: listed.count), share: share)
  }

  /// The whole one, or the week that was asked for; nil where that is none of the period's.
  private var period: QualityPeriod? {
    let whole = QualityPeriod(days: query.quality.days, until: snapshot.now)
    guard source.cut == .week, let value = query.value else { return whole }
    let weeks = QualityWeek.of(whole.seconds, in: snapshot.rulebook.zone)
    if let week = weeks.first(where: { "\($0.monday)" == value }) { return whole.within(week) }
    guard value.isEmpty else { return nil }
    // Of what was opened before the period only the backlog is left.
    let start = whole.seconds.lowerBound
    return QualityPeriod(start..<start, countsOpen: false, opened: Instant(seconds: 0)..<start)
  }

  private func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    let missed = [left.share.missed > 0, right.share.missed > 0]
    if missed[0] != missed[1] { return missed[0] }
    if left.rank != right.rank { return left.rank > right.rank }
    return (left.ticket ?? 0, left.answers.first ?? 0) > (right.ticket ?? 0, right.answers.first ?? 0)
  }

  private func start(in entries: [Entry]) throws -> Int {
    let limit = max(0, query.window.limit)
    let last = max(0, entries.count - limit)
    switch query.window.anchor {
    case .first: return 0
    case .last: return last
    case .position(let position), .following(_, let position, _):
      return position < entries.count ? max(0, position) : last
    case .around(let id):
      guard let index = try index(of: id, in: entries) else { return 0 }
      return max(0, min(index - limit / 2, last))
    }
  }

  private func index(of id: String, in entries: [Entry]) throws -> Int? {
    if let key = try Keys(db, addsNames: false).key(of: id, in: .tickets) {
      return entries.firstIndex { $0.ticket == key }
    }
    let find = try db.statement("SELECT key FROM surveys WHERE id = ?")
    return try find.int([id]).flatMap { key in
      entries.firstIndex { $0.ticket == nil && $0.answers == [key] }
    }
  }
}

// MARK: What counts

extension QualityCaseReading {
  private func entries(in period: QualityPeriod) throws -> [Entry] {
    switch query.figure {
    case .firstContact: return try verdicts("first_part", "first_whole", period)
    case .withoutEscalation: return try verdicts("unescalated_part", "unescalated_whole", period)
    case .resolutionTime: return try verdicts("resolved", "resolved", period, rank: "v.resolution_seconds")
    case .response: return try promises("respond", period)
    case .resolution: return try promises("resolve", period)
    case .satisfaction: return try answers(period)
    case .backlog: return try backlog(period)
    }
  }

  private func fetch(
    _ columns: String, _ rows: QualitySource.Rows, _ condition: SQLCondition, _ end: String = "",
    _ take: (SQLRow) -> Void
  ) throws {
    guard let held = try query.value.map({ try source.holding($0, rows) }) ?? .all else { return }
    let condition = source.condition(rows, condition && held)
    let statement = try db.statement(
      "SELECT \(columns) FROM \(source.from(rows)) WHERE \(condition.sql) \(end)")
    let cursor = try statement.rows(condition.arguments)
    while let row = try cursor.next() { take(row) }
  }

  private func verdicts(
    _ part: String, _ whole: String, _ period: QualityPeriod, rank: String = "v.at"
  ) throws -> [Entry] {
    let counted = SQLCondition(sql: "v.\(whole) > 0") && source.within(period.seconds, "v.at")
    var found: [Entry] = []
    let columns = "v.ticket, sum(v.\(part)), sum(v.\(whole)), max(\(rank))"
    try fetch(columns, .verdicts, counted, "GROUP BY v.ticket") { row in
      found.append(Entry(ticket: row[0], share: TicketShare(part: row[1], whole: row[2]), rank: row[3]))
    }
    return found
  }

  private func promises(_ kind: String, _ period: QualityPeriod) throws -> [Entry] {
    let ended = try verdicts("\(kind)_part", "\(kind)_whole", period)
    guard period.countsOpen else { return ended }
    var byTicket = Dictionary(ended.map { ($0.ticket, $0) }) { first, _ in first }
    let broken = SQLCondition(sql: "t.\(kind)_breached > 0")
    try fetch("t.ticket, t.\(kind)_breached", .breaches, broken) { row in
      var entry = byTicket[row[0]] ?? Entry(ticket: row[0])
      entry.share.whole += row[1]
      entry.rank = snapshot.now.seconds
      byTicket[row[0]] = entry
    }
    return Array(byTicket.values)
  }

  private func answers(_ period: QualityPeriod) throws -> [Entry] {
    var byTicket: [Int: Entry] = [:]
    var loose: [Entry] = []
    let inside = source.within(period.seconds, "r.at")
    try fetch("r.key, r.ticket, r.score, r.at", .answers, inside, "ORDER BY r.at, r.key") { row in
      let share = TicketShare(part: (row[2] as Int) >= QualitySums.satisfiedFrom ? 1 : 0, whole: 1)
      guard let ticket: Int = row[1] else {
        loose.append(Entry(answers: [row[0]], share: share, rank: row[3]))
        return
      }
      var entry = byTicket[ticket] ?? Entry(ticket: ticket)
      entry.answers.append(row[0])
      entry.share = entry.share + share
      entry.rank = row[3]
      byTicket[ticket] = entry
    }
    return byTicket.values + loose
  }

  private func backlog(_ period: QualityPeriod) throws -> [Entry] {
    let urgent = SQLCondition(sql: "o.severity IN (\(Severity.critical.code), \(Severity.high.code))")
    let opened = period.opened.map { source.within($0, "o.created") } ?? .all
    var found: [Entry] = []
    // What has been open longest comes first.
    try fetch("o.ticket, o.sla, -o.created", .open, urgent && opened) { row in
      let isBroken = (row[1] as Int) == TicketSLA.breached.code
      found.append(Entry(ticket: row[0], share: TicketShare(part: isBroken ? 0 : 1, whole: 1), rank: row[2]))
    }
    return found
  }
}

// MARK: What is looked at

extension QualityCaseReading {
  private func row(_ entry: Entry, _ period: QualityPeriod) throws -> QualityCase? {
    let answers = try entry.answers.flatMap { try SurveyResponse.stored("f.key = ?", [$0], in: db) }
    guard let ticket = entry.ticket else { return try answers.first.flatMap { try loose($0, entry.share) } }
    guard let facts = try TicketFacts.load(ticket, in: db) else { return nil }
    let now = snapshot.now
    let reading = snapshot.rulebook.support.reading(
      of: facts.ticket, events: facts.events, customer: facts.customer, at: now)
    let told = QualityTicket(reading, answers: answers, isOfChurned: !facts.customer.counts(on: snapshot.today))
    return QualityCase(
      id: facts.ticket.id.text, customer: facts.ticket.customer, customerName: facts.customer.name, reading: reading,
      answers: answers, account: SupportQualityRules.account(of: query.figure, told, in: period, at: now))
  }

  private func loose(_ answer: SurveyResponse, _ share: TicketShare) throws -> QualityCase {
    let find = try db.statement("SELECT name FROM customers WHERE id = ?")
    let name = try find.string([answer.customer.text]) ?? ""
    return QualityCase(
      id: answer.id.text, customer: answer.customer, customerName: name, reading: nil, answers: [answer],
      account: QualityAccount(share: share, misses: Array(repeating: TicketMiss([]), count: share.missed)))
  }
}
