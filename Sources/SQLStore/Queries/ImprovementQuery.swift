import CustomerSuccess
import SuccessStore

extension ImprovementQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    try ImprovementReading(snapshot, filter, from: snapshot.now.adding(days: -days)).figures()
  }
}

/// A period's figures of the improvement loop, for the customers that match.
struct ImprovementReading {
  private let snapshot: Snapshot
  private let condition: SQLCondition
  private let period: Range<Int>

  private var db: any SQLConnection { snapshot.db }
  private var rules: ImprovementRules { snapshot.rulebook.improvement }

  init(_ snapshot: Snapshot, _ filter: Filter, from start: Instant) {
    self.snapshot = snapshot
    condition = FilterSQL(.customers, snapshot).condition(filter)
    period = start.seconds..<max(start.seconds, snapshot.now.seconds + 1)
  }

  func figures() throws -> ImprovementFigures {
    let roots = try rootCauses()
    let published = try db.statement(
      "SELECT count(*) FROM articles WHERE state = 'published' AND published <= ?")
    return ImprovementFigures(
      fishbone: Fishbone(roots.map(\.cause), rules: rules),
      tickets: Dictionary(roots.map { ($0.row.id, $0.row) }, uniquingKeysWith: { first, _ in first }),
      gaps: try gaps(), selfService: try selfService(),
      published: try published.int([snapshot.now.seconds]) ?? 0)
  }

  private var arguments: SQLArguments { [period.lowerBound, period.upperBound] + condition.arguments }

  private func join(_ customer: String) -> String {
    condition.isAll ? "" : "\(snapshot.dialect.inOrder) customer_standing s ON s.customer = \(customer)"
  }

  /// Merged tickets and spam count nowhere.
  private func rootCauses() throws -> [(cause: RootCause, row: TicketRow)] {
    let statement = try db.statement(
      """
      SELECT r.ticket FROM root_causes r JOIN tickets k ON k.key = r.ticket \(join("k.customer"))
      WHERE r.at >= ? AND r.at < ? AND \(condition.sql)
      """)
    return try statement.ints(arguments).compactMap { key in
      guard let row = try snapshot.ticketRow(key), row.reading.disposition == .counted, let cause = row.rootCause
      else { return nil }
      return (cause, row)
    }
  }

  // MARK: Self-service

  /// First resolutions from the verdicts; of them only the few with an article are read.
  private func selfService() throws -> TicketShare {
    let resolved = try db.statement(
      """
      SELECT coalesce(sum(v.first_whole), 0) FROM ticket_verdicts v \(join("v.customer"))
      WHERE v.at >= ? AND v.at < ? AND \(condition.sql)
      """)
    let answered = try db.statement(
      """
      SELECT v.ticket, (SELECT min(l.at) FROM article_links l WHERE l.ticket = v.ticket AND l.role = 'answer')
      FROM ticket_verdicts v \(join("v.customer"))
      WHERE v.at >= ? AND v.at < ? AND v.first_whole > 0 AND \(condition.sql)
        AND v.ticket IN (SELECT ticket FROM article_links WHERE role = 'answer')
      """)
    let seconds = Instant(seconds: period.lowerBound)..<Instant(seconds: period.upperBound)
    var share = TicketShare(whole: try resolved.int(arguments) ?? 0)
    let cursor = try answered.rows(arguments)
    while let row = try cursor.next() {
      guard let ticket = try snapshot.ticketRow(row[0]) else { continue }
      let verdict = SelfServiceRules.verdict(
        for: ticket.reading, answered: row.instant(orNil: 1), period: seconds)
      if verdict == true { share.part += 1 }
    }
    return share
  }

  // MARK: Training gaps

  /// Over the tickets opened in the period by customers who are there.
  private func gaps() throws -> [TrainingGap] {
    guard !rules.lessons.isEmpty else { return [] }
    let stays = SQLCondition.present
    let condition = stays && self.condition
    let statement = try db.statement(
      """
      SELECT k.id, k.customer, k.category, r.category, r.sub_cause, k.key
      FROM tickets k \(snapshot.dialect.inOrder) customer_standing s ON s.customer = k.customer
      LEFT JOIN root_causes r ON r.ticket = k.key AND r.at <= \(snapshot.now.seconds)
      WHERE k.created >= ? AND k.created < ? AND (k.category <> '' OR r.ticket IS NOT NULL)
        AND \(condition.sql)
      """)
    var keys: [CustomerID: Int] = [:]
    var names: [Int: CustomerID] = [:]
    let arguments: SQLArguments = [period.lowerBound, period.upperBound] + condition.arguments
    let uncounted = try snapshot.uncountedTickets()
    let cases: [GapCase] = try statement.all(arguments) { row -> GapCase? in
      guard !uncounted.contains(row[5]) else { return nil }
      let customer = try names[row[1]] ?? customerID(row[1])
      keys[customer] = row[1]
      names[row[1]] = customer
      return GapCase(ticket: row.id(0), customer: customer, category: row[2], cause: cause(row[3], row[4]))
    }.compactMap { $0 }
    let about = Set(
      cases.filter { one in
        rules.lessons.contains { $0.concerns(category: one.category, cause: one.cause) }
      }.map(\.customer))
    var training: [CustomerID: CustomerTraining] = [:]
    for customer in about { training[customer] = try keys[customer].map(trained) }
    return rules.gaps(cases, training: training, catalogue: snapshot.rulebook.training)
  }

  private func cause(_ category: String?, _ subCause: String?) -> CausePath? {
    category.map { CausePath(CauseID($0), subCause.flatMap { $0.isEmpty ? nil : CauseID($0) }) }
  }

  private func customerID(_ key: Int) throws -> CustomerID {
    let statement = try db.statement("SELECT id FROM customers WHERE key = ?")
    return CustomerID(try statement.string([key]) ?? "")
  }

  /// What the catalogue's rule says of each learner's progress up to the clock.
  private func trained(_ customer: Int) throws -> CustomerTraining {
    let count = try db.statement("SELECT count(*) FROM learners WHERE customer = ?")
    let progress = try ModuleProgress.stored(
      "learner_row.customer = ? AND f.at <= ?", [customer, snapshot.now.seconds], in: db)
    let catalogue = snapshot.rulebook.training
    let learners = try count.int([customer]) ?? 0
    let enrolments = try Enrolment.stored("learner_row.customer = ?", [customer], in: db)
    let open = catalogue.paths.map(\.id).filter { path in enrolments.count { $0.path == path } < learners }
    return CustomerTraining(
      learners: learners, modules: Set(progress.filter(catalogue.satisfies).map { ModulePath($0.path, $0.module) }),
      open: Set(open))
  }
}
