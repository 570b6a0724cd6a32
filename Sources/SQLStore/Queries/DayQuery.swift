import CustomerSuccess
import SuccessStore

extension DayQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer { try DayReading(snapshot, owner: owner, filter: filter).rows() }
}

/// Finds what may need somebody, each kind along an index that begins with its owner; the core's rules decide.
///
/// What it costs follows how many customers one person owns, and not how many there are.
struct DayReading {
  let snapshot: Snapshot
  let owner: String
  let me: String
  let filter: Filter
  let rules: DayRules

  init(_ snapshot: Snapshot, owner: String, filter: Filter) {
    self.snapshot = snapshot
    self.owner = owner
    self.filter = filter
    me = folded(owner)
    let rulebook = snapshot.rulebook
    rules = DayRules(health: rulebook.health, training: rulebook.training, zone: rulebook.zone)
  }

  private var db: any SQLConnection { snapshot.db }
  private var now: Instant { snapshot.now }
  private var today: LocalDate { snapshot.today }
  private var sql: DaySQL { DaySQL(dialect: snapshot.dialect) }

  /// So many are more than a day's work; what is left out stands behind all that is shown.
  private static let limit = 1000

  func rows() throws -> [DayRow] {
    guard !me.isEmpty else { return [] }
    let found =
      try tickets() + actions() + falls() + renewals() + lapsed() + certificates() + journeys() + interviews()
      + reviews()
    let subjects = Dictionary(found.map { ($0.item.id, $0.subject) }) { first, _ in first }
    let words = filter.plainWords
    var names: [Set<String>: CustomerName] = [:]
    var rows: [DayRow] = []
    for item in rules.ranked(found.map(\.item), at: now) where rows.count < Self.limit {
      let had = rules.found(words, in: item, at: now)
      guard let left = filter.asked(having: had), let subject = subjects[item.id] else { continue }
      let name = try names[had] ?? name(left)
      names[had] = name
      guard let customer = try name.statement.string([item.customer.text] + name.arguments) else { continue }
      rows.append(DayRow(item: item, subject: subject, customerName: customer))
    }
    return rows
  }

  private typealias Found = (item: DayItem, subject: ActSubject)

  private typealias CustomerName = (statement: any SQLStatement, arguments: SQLArguments)

  /// The name of a customer by id, if it matches what the item's own words have not answered.
  private func name(_ filter: Filter) throws -> CustomerName {
    let condition = FilterSQL(.customers, snapshot).condition(filter)
    let statement = try db.statement(
      """
      SELECT c.name FROM customers c JOIN customer_standing s ON s.customer = c.key WHERE c.id = ? AND \(condition.sql)
      """)
    return (statement, condition.arguments)
  }

  /// Of their customers whoever works on them, and those they work on themselves.
  private func tickets() throws -> [Found] {
    let ofCustomers = try db.statement(sql.ticketsOfCustomers)
    let own = try db.statement(sql.ownTickets)
    let keys = Set(try ofCustomers.ints([me])).union(try own.ints([me]))
    return try keys.compactMap { key in
      guard let row = try snapshot.ticketRow(key), let item = rules.item(ticket: row.reading, at: now) else {
        return nil
      }
      return (item, .ticket(row.reading))
    }
  }

  /// Their own, and those of their customers that nobody has taken: another person's are that person's.
  private func actions() throws -> [Found] {
    let tomorrow = today + 1
    let end = ActionItem.queueStart(of: tomorrow)
    let own = try db.statement(sql.ownActions)
    let untaken = try db.statement(sql.untakenActions)
    let keys =
      try own.ints([owner, end]) + untaken.ints([me, end])
    return try Set(keys).compactMap { key in
      guard let action = try ActionItem.stored("f.key = ?", [key], in: db).first,
        action.owner.isEmpty || folded(action.owner) == me
      else { return nil }
      return rules.item(action: action, at: now).map { ($0, .action(action)) }
    }
  }

  private func falls() throws -> [Found] {
    let fallen = try db.statement(sql.falls)
    return try fallen.all([me]) { row -> Found? in
      let (key, score, change): (Int, Int, Int) = (row[0], row[1], row[2])
      guard rules.isFall(to: score, change: change) else { return nil }
      return try found(key) { customer in
        guard let since = try start(ofFallOf: key, to: score) else { return nil }
        var item = rules.item(fallOf: customer.id, to: score, change: change, since: since)
        item?.churnRisk = try snapshot.churnRisk(of: key)
        return item
      }
    }.compactMap(\.self)
  }

  /// When the score last left a better category than its present one.
  private func start(ofFallOf key: Int, to score: Int) throws -> Instant? {
    let statement = try db.statement(sql.fallStart)
    let best = HealthCategory(score: score).range.upperBound
    return try statement.int([key, best]).map(Instant.init(seconds:))
  }

  private func renewals() throws -> [Found] {
    let statement = try db.statement(sql.renewals)
    let (first, last) = (rules.firstMissed(at: now), today + rules.renewalHorizon)
    return try statement.all([me, first.day, last.day]) { row -> Found? in
      let key: Int = row[0]
      return try found(key) { customer in
        var item = rules.item(renewalOf: customer.id, on: row.date(1), score: row[2], at: now)
        item?.churnRisk = try snapshot.churnRisk(of: key)
        return item
      }
    }.compactMap(\.self)
  }

  /// Those of before that, in one line about the last of them that matches; the words of the line answer for all.
  private func lapsed() throws -> [Found] {
    let before = rules.firstMissed(at: now)
    let sample = rules.item(lapsed: 1, last: before, of: "")
    guard let sample, let left = filter.asked(having: rules.found(filter.plainWords, in: sample, at: now)) else {
      return []
    }
    let condition = FilterSQL(.customers, snapshot).condition(left)
    let rows = try db.statement(sql.lapsed(condition.sql)).rows([me, before.day] + condition.arguments)
    var (count, newest): (Int, (key: Int, day: LocalDate)?) = (0, nil)
    while let row = try rows.next() {
      if count == 0 { newest = (row[0], row.date(1)) }
      count += 1
    }
    guard let newest, let customer = try customer(newest.key),
      let item = rules.item(lapsed: count, last: newest.day, of: customer.id)
    else { return [] }
    return [(item, .customer(customer))]
  }

  private func certificates() throws -> [Found] {
    let statement = try db.statement(sql.certificates)
    let (first, last) = (today + -rules.certificateHorizon, today + rules.certificateHorizon)
    return try statement.all([me, today.day, first.day, last.day]) { row -> Found? in
      guard let certificate = try Certificate.stored("f.key = ?", [row[0] as Int], in: db).first,
        let learner = try snapshot.learnerRow(row[1], of: ""),
        let item = rules.item(certificate: certificate, of: learner.learner, at: now)
      else { return nil }
      return try isDealtWith(item, of: row[2]) ? nil : (item, learner.subject)
    }.compactMap(\.self)
  }

  private func journeys() throws -> [Found] {
    let statement = try db.statement(sql.journeys)
    return try statement.ints([me, today.day]).compactMap { key -> Found? in
      guard let (row, _) = try snapshot.journey(key) else { return nil }
      return rules.item(journey: row.journey, open: try snapshot.openActions(of: key)).map {
        ($0, .customer(row.customer))
      }
    }
  }

  /// With those of theirs who left lately.
  private func interviews() throws -> [Found] {
    let statement = try db.statement(sql.departed)
    let first = today + -ExitInterview.daysOpen
    return try statement.ints([me, first.day, today.day]).compactMap { key in
      try found(key) { customer in
        let held = try ExitInterview.stored("f.customer = ?", [key], in: db)
        return rules.item(interviewWith: customer, held: held, at: now)
      }
    }
  }

  private func reviews() throws -> [Found] {
    let statement = try db.statement(sql.reviewed)
    return try statement.ints([me, today.day]).compactMap { key in
      try found(key) { customer in
        let held = try BusinessReview.stored("f.customer = ?", [key], in: db)
        return rules.item(reviewWith: customer, held: held, at: now)
      }
    }
  }

  /// What the rules say of a customer, as long as nobody has dealt with it.
  private func found(_ key: Int, _ item: (Customer) throws -> DayItem?) throws -> Found? {
    guard let customer = try customer(key), let item = try item(customer), try !isDealtWith(item, of: key) else {
      return nil
    }
    return (item, .customer(customer))
  }

  private func customer(_ key: Int) throws -> Customer? {
    try Customer.stored("f.key = ?", [key], in: db).first
  }

  /// Whether they have noted since the item came up that it was done or waved off, or it was taken up as an action item.
  private func isDealtWith(_ item: DayItem, of key: Int) throws -> Bool {
    guard let opened = rules.opened(item, at: now) else { return false }
    let items = try db.statement(
      """
      SELECT title FROM actions \(db.dialect.along("actions_by_customer")) WHERE customer = ? AND created BETWEEN ? AND ?
      """)
    let titles = try items.strings([key, opened.seconds, now.seconds])
    if titles.contains(where: { rules.deals(actionTitle: $0, with: item) }) { return true }
    let statement = try db.statement(
      """
      SELECT author, description FROM activities \(db.dialect.along("activities_by_customer"))
      WHERE customer = ? AND at BETWEEN ? AND ?
      """)
    return try statement.all([key, opened.seconds, now.seconds]) { row -> Bool in
      let (author, description): (String, String) = (row[0], row[1])
      return folded(author) == me && rules.deals(note: description, with: item)
    }.contains(true)
  }
}

/// The queries of a day, each walking the index it names.
struct DaySQL {
  let dialect: Dialect

  /// The place of `TicketSLA.atRisk`: this and what comes before it, imminent and breached, need somebody.
  static let alarming = 2

  var ticketsOfCustomers: String {
    """
    SELECT t.ticket FROM customer_standing s \(dialect.along("day_alarms"))
    \(dialect.inOrder) ticket_standing t \(dialect.along("standing_by_customer")) ON t.customer = s.customer
    WHERE s.owner_folded = ? AND s.sla <= \(Self.alarming) AND t.is_open = 1 AND t.sla <= \(Self.alarming)
    """
  }

  var ownTickets: String {
    """
    SELECT ticket FROM ticket_standing \(dialect.along("day_tickets"))
    WHERE owner_folded = ? AND is_open = 1 AND sla <= \(Self.alarming)
    """
  }

  /// An engine's `lower` may know ASCII only: the reader compares once more.
  var ownActions: String {
    """
    SELECT key FROM actions \(dialect.along("day_actions")) WHERE lower(owner) = lower(?) AND is_ended = 0 AND queue < ?
    """
  }

  var untakenActions: String {
    """
    SELECT a.key FROM customer_standing s \(dialect.along("day_work"))
    \(dialect.inOrder) actions a \(dialect.along("actions_by_customer")) ON a.customer = s.customer
    WHERE s.owner_folded = ? AND s.open_actions > 0 AND a.is_ended = 0 AND a.owner = '' AND a.queue < ?
    """
  }

  var falls: String {
    """
    SELECT customer, score, change FROM customer_standing \(dialect.along("day_falls"))
    WHERE owner_folded = ? AND change < 0 AND lifecycle <> \(Lifecycle.churned.code) AND score IS NOT NULL
    """
  }

  var fallStart: String {
    """
    SELECT min(at) FROM score_changes WHERE customer = ?1 AND score IS NOT NULL AND at >
      (SELECT max(at) FROM score_changes WHERE customer = ?1 AND score > ?2)
    """
  }

  var renewals: String {
    """
    SELECT customer, renews, score FROM customer_standing \(dialect.along("day_renewals"))
    WHERE owner_folded = ? AND renews BETWEEN ? AND ? AND lifecycle <> \(Lifecycle.churned.code)
    """
  }

  func lapsed(_ condition: String) -> String {
    """
    SELECT s.customer, s.renews FROM customer_standing s \(dialect.along("day_renewals"))
    \(dialect.inOrder) customers c ON c.key = s.customer
    WHERE s.owner_folded = ? AND s.renews < ? AND s.lifecycle <> \(Lifecycle.churned.code) AND \(condition)
    ORDER BY s.renews DESC, s.customer DESC
    """
  }

  var reviewed: String {
    """
    SELECT DISTINCT s.customer FROM customer_standing s \(dialect.along("customers_by_owner"))
    \(dialect.inOrder) business_reviews r \(dialect.along("business_reviews_by_customer")) ON r.customer = s.customer
    WHERE s.owner_folded = ? AND s.lifecycle <> \(Lifecycle.churned.code) AND r.next_on <= ?
    """
  }

  var departed: String {
    """
    SELECT s.customer FROM customer_standing s \(dialect.along("customers_by_owner"))
    \(dialect.inOrder) customers c ON c.key = s.customer
    WHERE s.owner_folded = ? AND s.lifecycle = \(Lifecycle.churned.code) AND c.churned BETWEEN ? AND ?
    """
  }

  var journeys: String {
    """
    SELECT customer FROM customer_standing \(dialect.along("day_journeys"))
    WHERE owner_folded = ? AND journey_open IS NOT NULL AND journey_open <= ?
    """
  }

  /// Without those that a later certificate of the same path has replaced.
  var certificates: String {
    """
    SELECT c.key, c.learner, s.customer FROM customer_standing s \(dialect.along("customers_by_owner"))
    \(dialect.inOrder) learners l \(dialect.along("learners_by_customer")) ON l.customer = s.customer
    \(dialect.inOrder) certificates c \(dialect.along("certificates_by_learner")) ON c.learner = l.key
    WHERE s.owner_folded = ?1 AND s.lifecycle <> \(Lifecycle.churned.code) AND c.expires BETWEEN ?3 AND ?4
      AND c.issued <= ?2 AND NOT EXISTS (
        SELECT 1 FROM certificates n \(dialect.along("certificates_by_learner"))
        WHERE n.learner = c.learner AND n.path = c.path AND n.expires > c.expires AND n.issued <= ?2)
    """
  }
}
