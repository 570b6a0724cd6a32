import CustomerSuccess

/// What the figures ask of a customer.
struct MetricsMember {
  var tier: Tier
  var stay: CustomerStay
  var seats: Int?
  /// How many the plan has, where it says so.
  var features: Int?
  var isReferred: Bool
}

extension Snapshot {
  func metricsMembers(_ condition: SQLCondition) throws -> [Int: MetricsMember] {
    let rows = try db.statement(
      """
      SELECT s.customer, s.tier, c.signed_up, c.churned, c.seats, c.limits, c.referred_by
      FROM customer_standing s JOIN customers c ON c.key = s.customer WHERE \(condition.sql)
      """
    ).rows(condition.arguments)
    var members: [Int: MetricsMember] = [:]
    // Growing by and by, it would need half as much again.
    if condition.isAll {
      members.reserveCapacity(try db.statement("SELECT count(*) FROM customer_standing").int() ?? 0)
    }
    while let row = try rows.next() {
      let left: Int? = row[3]
      let referrer: String? = row[6]
      let limits = try StoredLimitsForm.read(row[5])
      members[row[0]] = MetricsMember(
        tier: Tier(code: row[1]) ?? .community,
        stay: CustomerStay(signedUp: row.date(2), left: left.map(LocalDate.init(day:))), seats: row[4],
        features: limits["features"], isReferred: referrer?.isEmpty == false)
    }
    return members
  }

  /// All values of a metric up to now, one customer's after the other's, each customer's the oldest first.
  func observations(
    of metric: MetricID, _ condition: SQLCondition,
    _ tell: (_ customer: Int, _ values: [(at: Instant, value: MetricValue)]) throws -> Void
  ) throws {
    guard let name = try db.statement("SELECT key FROM names WHERE text = ?").int([metric.text]) else { return }
    let rows = try db.statement(
      """
      SELECT o.customer, o.at, o.form, o.value FROM customer_standing s
      \(dialect.inOrder) observations o ON o.customer = s.customer AND o.metric = ? AND o.at <= ?
      WHERE \(condition.sql) ORDER BY s.customer, o.at
      """
    ).rows([name, now.seconds] + condition.arguments)
    try rows.groups(by: 0) { row in
      // Whatever is not measured stands in the way of what was measured before, as it does for health.
      (row.instant(1), row[2] as Int == 0 ? .measured(row[3]) : .unmet)
    } _: { customer, values in
      try tell(customer, values)
    }
  }

  /// Events up to today's end whose names are wanted.
  func events(
    _ condition: SQLCondition, where isWanted: (String) -> Bool,
    _ tell: (_ customer: Int, _ name: String, _ at: Instant) -> Void
  ) throws {
    let names = try db.statement("SELECT key, text FROM names").all([]) { ($0[0] as Int, $0[1] as String) }
      .filter { isWanted($0.1) }
    guard !names.isEmpty else { return }
    let texts = Dictionary(uniqueKeysWithValues: names)
    let join = condition.isAll ? "" : "JOIN customer_standing s ON s.customer = e.customer"
    let end = rulebook.zone.instant(today + 1, secondOfDay: 0).seconds
    let rows = try db.statement(
      """
      SELECT e.customer, e.event, e.at FROM customer_events e \(join)
      WHERE e.event IN (\(names.map { "\($0.0)" }.joined(separator: ", "))) AND e.at < ? AND \(condition.sql)
      """
    ).rows([end] + condition.arguments)
    while let row = try rows.next() {
      guard let name = texts[row[1]] else { continue }
      tell(row[0], name, row.instant(2))
    }
  }
}
