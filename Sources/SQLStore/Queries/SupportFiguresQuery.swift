import CustomerSuccess
import SuccessStore

extension SupportQuery: SnapshotQuestion {
  func answer(in snapshot: Snapshot) throws -> Answer {
    try snapshot.support(filter, from: start, ofPortfolio: ofPortfolio)
  }
}

extension Snapshot {
  /// Over the seconds from `start` to now, now included.
  func support(_ filter: Filter, from start: Instant, ofPortfolio: Bool = false) throws -> SupportFigures {
    let asked = FilterSQL(.customers, self).condition(filter)
    let present = SQLCondition.present && asked
    let condition = ofPortfolio ? present : asked
    let period = start.seconds..<max(start.seconds, now.seconds + 1)
    var quality = try ended(in: period, condition)
    let open = try openBreaches(condition)
    quality.respondInTime = quality.respondInTime + TicketShare(part: 0, whole: open.respond)
    quality.resolveInTime = quality.resolveInTime + TicketShare(part: 0, whole: open.resolve)
    let csat = try answers(.csat, period, condition)
    return SupportFigures(
      quality: quality, satisfaction: csat.mean, satisfactionCount: csat.count,
      portfolio: try satisfaction(period, present))
  }

  private func satisfaction(_ period: Range<Int>, _ condition: SQLCondition) throws -> PortfolioSatisfaction {
    let csat = try answers(.csat, period, condition)
    let nps = try answers(.nps, period, condition)
    var satisfaction = PortfolioSatisfaction()
    (satisfaction.csat, satisfaction.csatCount, satisfaction.npsCount) = (csat.mean, csat.count, nps.count)
    satisfaction.nps = nps.nps
    return satisfaction
  }

  private func join(_ table: String, _ condition: SQLCondition) -> String {
    condition.isAll ? "" : "\(dialect.inOrder) customer_standing s ON s.customer = \(table).customer"
  }

  /// What `quality(_:from:)` reads, in this order.
  static let verdictColumns = [
    "v.first_part", "v.first_whole", "v.unescalated_part", "v.unescalated_whole", "v.respond_part", "v.respond_whole",
    "v.resolve_part", "v.resolve_whole", "v.resolved", "v.resolution_seconds",
  ]

  static func quality(_ row: SQLRow, from first: Int) -> SupportQuality {
    func share(_ index: Int) -> TicketShare { TicketShare(part: row[first + index], whole: row[first + index + 1]) }
    var quality = SupportQuality()
    quality.firstContact = share(0)
    quality.closedWithoutEscalation = share(2)
    quality.respondInTime = share(4)
    quality.resolveInTime = share(6)
    quality.resolved = row[first + 8]
    quality.resolutionSeconds = row[first + 9]
    return quality
  }

  private func ended(in period: Range<Int>, _ condition: SQLCondition) throws -> SupportQuality {
    let statement = try db.statement(
      """
      SELECT \(Self.verdictColumns.map { "coalesce(sum(\($0)), 0)" }.joined(separator: ", "))
      FROM ticket_verdicts v \(join("v", condition)) WHERE v.at >= ? AND v.at < ? AND \(condition.sql)
      """)
    let arguments: SQLArguments = [period.lowerBound, period.upperBound] + condition.arguments
    return try statement.first(arguments) { Self.quality($0, from: 0) } ?? SupportQuality()
  }

  private func openBreaches(_ condition: SQLCondition) throws -> (respond: Int, resolve: Int) {
    let statement = try db.statement(
      """
      SELECT coalesce(sum(t.respond_breached), 0), coalesce(sum(t.resolve_breached), 0)
      FROM ticket_standing t \(dialect.along("tickets_breached")) \(join("t", condition))
      WHERE t.respond_breached + t.resolve_breached > 0 AND \(condition.sql)
      """)
    return try statement.first(condition.arguments) { ($0[0], $0[1]) } ?? (0, 0)
  }

  private func answers(
    _ kind: SurveyResponse.Kind, _ period: Range<Int>, _ condition: SQLCondition
  ) throws -> SurveySums {
    let statement = try db.statement(
      """
      SELECT count(*), coalesce(sum(r.score), 0), count(*) FILTER (WHERE r.score >= 9),
        count(*) FILTER (WHERE r.score <= 6)
      FROM surveys r \(join("r", condition)) WHERE r.kind = ? AND r.at >= ? AND r.at < ? AND \(condition.sql)
      """)
    let arguments: SQLArguments =
      [kind.rawValue, period.lowerBound, period.upperBound] + condition.arguments
    return try statement.first(arguments) {
      SurveySums(count: $0[0], sum: $0[1], promoters: $0[2], detractors: $0[3])
    } ?? SurveySums()
  }
}
