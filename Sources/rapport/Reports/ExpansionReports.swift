import ConsoleApp
import CustomerSuccess
import SuccessStore

/// One opportunity as data.
struct OpportunityReport: Encodable {
  var id: String
  var customer: String
  var companyName: String
  var owner: String
  var stage: String
  var since: String
  var identified: String
  /// False while health alone says that there is one.
  var taken: Bool
  var score: Int
  var value: Amount?
  /// Where the value comes from.
  var valueFrom: String?
  var closes: String?
  var reason: String
  var author: String
  var signals: [Signal]
  /// The programmes that the customer is in or was in.
  var programmes: [ProgrammeEntry]

  struct Amount: Encodable {
    var amount: Double
    var currency: String

    init(_ money: Money) { self.init(amount: money.majorUnits, currency: money.currency) }

    init(amount: Double, currency: String) { (self.amount, self.currency) = (amount, currency) }

    /// `$2,390,878.40`, as everywhere.
    var words: String {
      Money(amount: amount.shortText, currency: currency).map(NumberWords.money) ?? "\(amount.shortText) \(currency)"
    }
  }

  struct Signal: Encodable {
    var programme: String
    var signal: String
    var title: String
    var points: Int
    var evidence: String
    var date: String
  }

  struct ProgrammeEntry: Encodable {
    var programme: String
    var member: ProgrammeReport.Member
  }

  init(_ detail: OpportunityDetail, in place: Workplace) {
    let (standing, zone) = (detail.row.standing, place.zone)
    let one = standing.opportunity
    id = standing.id.text
    customer = detail.row.customer.id.text
    companyName = detail.row.customer.name
    owner = detail.row.customer.owner
    stage = one.stage.rawValue
    since = zone.date(of: one.since).description
    identified = zone.date(of: one.identified).description
    taken = standing.isTaken
    score = standing.score
    value = standing.value.map(Amount.init)
    valueFrom =
      one.told != nil
      ? (one.stage.isOpen ? "told by \(one.author)" : "when it was decided") : detail.row.reading.value?.words
    closes = standing.decided?.description
    reason = one.reason
    author = one.author
    signals = detail.row.reading.signals.map { found in
      Signal(
        programme: found.programme.text, signal: found.signal, title: found.title, points: found.points,
        evidence: found.evidence, date: found.on.description)
    }
    programmes = detail.memberships.map {
      ProgrammeEntry(programme: $0.membership.programme.text, member: ProgrammeReport.Member($0, in: zone))
    }
  }
}

extension OpportunityReport: PrintedReport {
  var parts: [ReportPart] {
    let worth = value.map { "\($0.words) a month\(valueFrom.map { " (\($0))" } ?? "")" }
    let lines = [
      "\(id) · \(companyName) · \(stage) since \(since)", "Score \(score) of 100 · \(worth ?? "nothing is paid yet")",
      reason.isEmpty ? nil : "Reason: \(reason)",
    ]
    var parts: [ReportPart] = [.line(lines.compactMap(\.self).joined(separator: "\n"))]
    guard !signals.isEmpty else { return parts + [.line("No signal speaks for it but its readiness.")] }
    parts.append(
      .sheet(
        Sheet(
          columns: [
            .number("Points"), .words("Signal", maximum: 60), .words("What shows it", maximum: 60), .words("On"),
          ],
          rows: signals.map { ["\($0.points)", $0.title, $0.evidence, $0.date] })))
    return parts
  }
}

/// The pipeline as data.
struct ExpansionReport: Encodable {
  var asOf: String
  var expansionOpportunities: Summary
  var stages: [Stage]
  var byOwner: [Row]
  var byQuarter: [Row]

  /// The framework's own shape, with what its rates are of.
  struct Summary: Encodable {
    var qualifiedLeads: Int
    /// In percent of those that were decided; null before one was.
    @OrNull var conversionRate: Double?
    /// The mean of what was won, a month; null before anything was.
    @OrNull var averageDealSize: Double?
    @OrNull var currency: String?
    var open: Int
    var won: Int
    var lost: Int
    var pipeline: [OpportunityReport.Amount]
  }

  struct Stage: Encodable {
    var stage: String
    var count: Int
    var value: [OpportunityReport.Amount]
  }

  struct Row: Encodable {
    /// Absent by quarter; empty where nobody owns the customers.
    var owner: String?
    /// `2026-Q4`; absent by owner, and where no day is agreed.
    var quarter: String?
    var open: Int
    var pipeline: [OpportunityReport.Amount]
    var won: Int
    var lost: Int
    @OrNull var conversionRate: Double?
    @OrNull var averageDealSize: Double?
    /// For text only.
    var dealSize: Money?

    private enum CodingKeys: String, CodingKey {
      case owner, quarter, open, pipeline, won, lost, conversionRate, averageDealSize
    }

    init(_ sums: ExpansionSums, owner: String? = nil, quarter: Quarter? = nil) {
      self.owner = owner
      self.quarter = quarter?.description
      open = sums.open
      pipeline = sums.pipeline.map(OpportunityReport.Amount.init)
      won = sums.count(.won)
      lost = sums.count(.lost)
      conversionRate = tenths(sums.conversion)
      averageDealSize = sums.dealSize?.majorUnits
      dealSize = sums.dealSize
    }
  }

  init(_ figures: ExpansionFigures, at now: Instant) {
    asOf = now.iso8601
    let total = figures.total
    expansionOpportunities = Summary(
      qualifiedLeads: figures.qualifiedLeads, conversionRate: tenths(total.conversion),
      averageDealSize: total.dealSize?.majorUnits, currency: total.dealSize?.currency,
      open: total.open, won: total.count(.won), lost: total.count(.lost),
      pipeline: total.pipeline.map(OpportunityReport.Amount.init))
    stages = Opportunity.Stage.allCases.map { stage in
      Stage(
        stage: stage.rawValue, count: total.count(stage),
        value: total.amount(stage).map(OpportunityReport.Amount.init))
    }
    byOwner = figures.byOwner.map { Row($0.sums, owner: $0.owner) }
    byQuarter = figures.byQuarter.map { Row($0.sums, quarter: $0.quarter) }
  }
}

extension ExpansionReport: PrintedReport {
  var parts: [ReportPart] {
    let sum = expansionOpportunities
    let rate =
      sum.conversionRate.map { "\($0.shortText) % of \(sum.won + sum.lost) decided were won" } ?? "none is decided yet"
    let size = sum.averageDealSize.map {
      ", \(OpportunityReport.Amount(amount: $0, currency: sum.currency ?? "").words) a month on average"
    }
    return [
      .line("\(counted(sum.qualifiedLeads, "customer")) can grow · \(sum.open) open · \(rate)\(size ?? "")"),
      .sheet(
        Sheet(
          title: "Pipeline", columns: [.words("Stage"), .number("Count"), .number("A month")],
          rows: stages.map { [$0.stage.capitalizedFirst, "\($0.count)", Self.words($0.value)] })),
      .sheet(Self.sheet("By owner", "Owner", byOwner) { $0.owner.map { $0.isEmpty ? "nobody" : $0 } ?? "" }),
      .sheet(Self.sheet("By quarter", "Quarter", byQuarter) { $0.quarter ?? "no day agreed" }),
    ]
  }

  private static func words(_ amounts: [OpportunityReport.Amount]) -> String {
    amounts.isEmpty ? "–" : amounts.map(\.words).joined(separator: " + ")
  }

  private static func sheet(_ title: String, _ head: String, _ rows: [Row], _ name: (Row) -> String) -> Sheet {
    Sheet(
      title: title,
      columns: [
        .words(head), .number("Open"), .number("A month"), .number("Won"), .number("Lost"), .number("Conversion"),
        .number("Deal size"),
      ],
      rows: rows.map { row in
        [
          name(row), "\(row.open)", words(row.pipeline), "\(row.won)", "\(row.lost)",
          row.conversionRate.map { "\($0.shortText) %" } ?? "–", row.dealSize.map(NumberWords.money) ?? "–",
        ]
      })
  }
}
