import CustomerSuccess
import SuccessStore

extension MetricsQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    var reading = try MetricsReading(filter, snapshot)
    try reading.readAnswers()
    try reading.readShares()
    try reading.readSubscriptions()
    let (first, objective) = try (reading.firstValues(), snapshot.activation(filter))
    let expansion = try snapshot.expansionFigures(filter)
    let start = snapshot.now.adding(days: -PerformanceMoments.answerDays)
    return SuccessMetrics(
      rules: snapshot.rulebook.performance, series: reading.series(first),
      tiers: try snapshot.segments(by: .tier, filter), revenue: reading.revenue.byTier,
      portfolio: try snapshot.portfolio(filter), support: try snapshot.support(filter, from: start),
      expansion: expansion, activation: objective, upgrade: try reading.upgrade(),
      impact: reading.impact(expansion.total))
  }
}

/// Reads what the figures are made of, a kind of fact after the other.
private struct MetricsReading {
  let snapshot: Snapshot
  let moments: PerformanceMoments
  let condition: SQLCondition
  let members: [Int: MetricsMember]
  var surveys: SurveyCourse
  var adoption: ShareCourse
  var engagement: ShareCourse
  var revenue: RevenueCourse

  init(_ filter: Filter, _ snapshot: Snapshot) throws {
    self.snapshot = snapshot
    moments = PerformanceMoments(now: snapshot.now, zone: snapshot.rulebook.zone)
    condition = FilterSQL(.customers, snapshot).condition(filter)
    members = try snapshot.metricsMembers(condition)
    surveys = SurveyCourse(moments)
    adoption = .adoption(moments)
    engagement = .engagement(moments)
    revenue = RevenueCourse(moments, baseMonthsAgo: snapshot.rulebook.performance.baseMonthsAgo)
  }

  private var rules: PerformanceRules { snapshot.rulebook.performance }

  mutating func readAnswers() throws {
    let join = condition.isAll ? "" : "JOIN customer_standing s ON s.customer = r.customer"
    let statement = try snapshot.db.statement(
      """
      SELECT r.customer, r.score, r.at FROM surveys r \(join)
      WHERE r.kind = ? AND r.at >= ? AND r.at <= ? AND \(condition.sql)
      """)
    for kind in SurveyResponse.Kind.allCases {
      let arguments: SQLArguments = [kind.rawValue, surveys.start.seconds, snapshot.now.seconds]
      let rows = try statement.rows(arguments + condition.arguments)
      while let row = try rows.next() {
        guard let member = members[row[0]] else { continue }
        surveys.add(kind, row[1], at: row.instant(2), of: member.stay)
      }
    }
  }

  mutating func readShares() throws {
    if let metric = rules[.featureAdoption].metric {
      var course = adoption
      try snapshot.observations(of: metric, condition) { customer, values in
        guard let member = members[customer] else { return }
        course.add(values, whole: member.features, of: member.stay)
      }
      adoption = course
    }
    guard let metric = rules[.userEngagement].metric else { return }
    var course = engagement
    try snapshot.observations(of: metric, condition) { customer, values in
      guard let member = members[customer] else { return }
      course.add(values, whole: member.seats, of: member.stay)
    }
    engagement = course
  }

  mutating func readSubscriptions() throws {
    var course = revenue
    try snapshot.subscriptions(of: condition) { key, customer, theirs in
      guard let member = members[key] else { return }
      course.add(customer, of: member.tier, theirs)
    }
    revenue = course
  }

  /// Whom the objective counts: those who are there, on whatever day is looked at, in tiers that have a flow.
  func firstValues() throws -> PerformanceSeries {
    guard let objective = snapshot.rulebook.journeys.objective else {
      let none = PerformanceValue(.nothingKnown)
      return PerformanceSeries(.timeToFirstValue, months: moments.months.map { _ in none }, before: none)
    }
    var events: [Int: [Instant]] = [:]
    try snapshot.events(condition, where: objective.signal.isEvent) { customer, _, at in
      events[customer, default: []].append(at)
    }
    var measured: [Int: [(at: Instant, value: MetricValue)]] = [:]
    if let metric = objective.metric {
      try snapshot.observations(of: metric, condition) { measured[$0] = $1 }
    }
    var course = FirstValueCourse(moments, objective)
    for (key, member) in members where snapshot.rulebook.journeys[member.tier] != nil {
      course.add(events: events[key] ?? [], measured: measured[key] ?? [], of: member.stay)
    }
    return course.series
  }

  func upgrade() throws -> UpgradeFigure? {
    guard let objective = rules.upgrade else { return nil }
    var moves: [Int: [(day: LocalDate, move: TierMove)]] = [:]
    try snapshot.events(condition, where: { TierMove(EventName($0)) != nil }) { customer, name, at in
      guard let move = TierMove(EventName(name)) else { return }
      moves[customer, default: []].append((moments.zone.date(of: at), move))
    }
    var figure = UpgradeFigure(objective)
    for (key, member) in members {
      figure.add(
        signedUp: member.stay.signedUp, tier: member.tier, moves: moves[key] ?? [], today: snapshot.today)
    }
    if moves.isEmpty, try !isAnyMoveKnown() { figure.isTold = false }
    return figure
  }

  /// Of anybody: whoever is looked at may well have stayed while others are known to have moved.
  private func isAnyMoveKnown() throws -> Bool {
    guard !condition.isAll else { return false }
    var isKnown = false
    let everybody = FilterSQL(.customers, snapshot).condition(Filter())
    try snapshot.events(everybody, where: { TierMove(EventName($0)) != nil }) { _, _, _ in isKnown = true }
    return isKnown
  }

  func impact(_ won: ExpansionSums) -> [ImpactValue] {
    var referrals = ReferralSums()
    for member in members.values {
      referrals.add(signedUp: member.stay.signedUp, isReferred: member.isReferred, today: snapshot.today)
    }
    let (now, base) = (revenue.current, revenue.base)
    return [
      .revenueGrowth(now, since: base), .retentionImprovement(now, since: base), .expansionRevenue(won),
      referrals.impact,
    ]
  }

  func series(_ first: PerformanceSeries) -> [PerformanceFigure: PerformanceSeries] {
    let all = PerformanceFigure.allCases.map { figure -> PerformanceSeries in
      switch figure {
      case .npsScore: surveys.series(figure, of: .nps)
      case .csatScore: surveys.series(figure, of: .csat)
      case .cesScore: surveys.series(figure, of: .ces)
      case .timeToFirstValue: first
      case .featureAdoption: adoption.series(figure)
      case .userEngagement: engagement.series(figure)
      default: revenue.series(figure)
      }
    }
    return Dictionary(uniqueKeysWithValues: all.map { ($0.figure, $0) })
  }
}
