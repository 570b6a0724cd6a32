import CustomerSuccess
import Foundation
import Testing

/// `report metrics`: the framework's shape, its figures, its words, its tables, and the targets it goes by.
@Suite struct MetricsCommandTests {
  struct Report: Decodable {
    var asOf: String
    var overallPerformance: [String: [String: Figure]]
    var tierPerformance: [String: TierRow]
    var riskIndicators: [String: [String: Value]]
    var keyInsights: [String]
    var objectives: [String: Goal]
    var businessImpact: [String: Goal]
    var filter: String?

    struct Figure: Decodable {
      var title, direction, unit, comparedWith, definition: String
      var target, current, previous, change: Double?
      var trend, note, currency: String?
      var leftOut: [String]?
      var n: Int
      var sparkline: [String: Double?]
    }

    struct TierRow: Decodable {
      var customerCount, n: Int
      var averageHealthScore, retentionRate, expansionRate, lifetimeValue: Double?
    }

    struct Goal: Decodable {
      var title, goal, definition: String
      var target, current, now, base: Double?
      var note: String?
      var n: Int
    }

    /// A number, a text or nothing.
    enum Value: Decodable, Equatable {
      case number(Double)
      case text(String)
      case nothing
      case other

      init(from decoder: any Decoder) throws {
        guard let value = try? decoder.singleValueContainer() else {
          self = .other
          return
        }
        if value.decodeNil() {
          self = .nothing
        } else if let number = try? value.decode(Double.self) {
          self = .number(number)
        } else {
          self = (try? value.decode(String.self)).map(Self.text) ?? .other
        }
      }
    }
  }

  private static func day(_ text: String) throws -> LocalDate { try #require(LocalDate(iso8601: text)) }

  private static func subscription(
    _ customer: Int, _ amount: Int, _ currency: String = "USD", from: String, to: String? = nil
  ) throws -> Fact {
    .subscription(
      Subscription(
        id: SubscriptionID("\(customer)/\(from)/\(currency)"), customer: CustomerID("CUST-00\(customer)"), plan: "Pro",
        amount: Money(minorUnits: amount, currency: currency), from: try day(from), to: try to.map(day)))
  }

  private static func answers(_ kind: SurveyResponse.Kind, _ scores: [Int], daysAgo: Int) -> [Fact] {
    scores.enumerated().map { place, score in
      .survey(
        SurveyResponse(
          id: SurveyResponseID("\(kind.rawValue)-\(daysAgo)-\(place)"), customer: CustomerID("CUST-00\(place % 4 + 1)"),
          kind: kind, score: score, at: SmallPortfolio.moment.adding(days: -daysAgo)))
    }
  }

  private static func used(_ customer: Int, _ metric: MetricID, _ share: Double) -> Fact {
    .observation(
      Observation(
        customer: CustomerID("CUST-00\(customer)"), metric: metric, value: .measured(share),
        at: SmallPortfolio.moment.adding(days: -1), source: "test"))
  }

  private func portfolio(extra: [Fact] = []) async throws -> SmallPortfolio {
    try await SmallPortfolio(
      extra: try [
        Self.subscription(1, 100_000, from: "2025-01-01", to: "2026-02-10"),
        Self.subscription(1, 150_000, from: "2026-02-10"), Self.subscription(2, 80_000, from: "2025-06-01"),
        Self.subscription(3, 20_000, from: "2025-06-01", to: "2026-03-01"),
        Self.subscription(4, 99_999, from: "2026-01-20"),
      ] + Self.answers(.nps, [10, 9, 9, 7, 6], daysAgo: 3) + Self.answers(.nps, [10, 0, 0, 7, 8], daysAgo: 100)
        + Self.answers(.csat, [5, 4, 5], daysAgo: 3)
        + [Self.used(1, "featureAdoption", 80), Self.used(2, "featureAdoption", 60), Self.used(1, "activeUsers", 90)]
        + extra)
  }

  @Test func theShapeIsTheFrameworks() async throws {
    let portfolio = try await portfolio()
    let report = try portfolio.json(Report.self, "report", "metrics")
    #expect(
      report.overallPerformance.mapValues { Set($0.keys) } == [
        "customerSatisfaction": ["npsScore", "csatScore", "cesScore"],
        "adoptionMetrics": ["timeToFirstValue", "featureAdoption", "userEngagement"],
        "businessOutcomes": ["retentionRate", "grossRetention", "netRetention", "expansionRate", "lifetimeValue"],
      ])
    #expect(Set(report.tierPerformance.keys) == Set(Tier.allCases.map(\.rawValue)))
    let risks = report.riskIndicators.mapValues { Set($0.keys) }
    let expected: [String: Set<String>] = [
      "healthScoreDecline": ["customersAtRisk", "criticalCustomers", "interventionRequired"],
      "supportBacklog": ["openTickets", "averageResolutionTime", "customerSatisfaction"],
      "expansionOpportunities": ["qualifiedLeads", "conversionRate", "averageDealSize"],
    ]
    #expect(Set(risks.keys) == Set(expected.keys))
    for (name, keys) in expected { #expect(risks[name]?.isSuperset(of: keys) == true, "\(name)") }
    #expect(Set(report.objectives.keys) == ["ninetyDayActivation", "sixMonthExpansion", "twelveMonthRetention"])
    #expect(
      Set(report.businessImpact.keys)
        == ["revenueGrowth", "retentionImprovement", "expansionRevenue", "referralGrowth"])
  }

  @Test func figuresAreReckoned() async throws {
    let portfolio = try await portfolio()
    let report = try portfolio.json(Report.self, "report", "metrics")
    let all = report.overallPerformance.values.reduce(into: [:]) { $0.merge($1) { one, _ in one } }
    let nps = try #require(all["npsScore"])
    #expect((nps.target, nps.current, nps.previous, nps.change) == (50, 40, -20, 60))
    #expect((nps.trend, nps.direction, nps.n) == ("improving", "higher", 5))
    #expect(nps.sparkline.count == 12 && nps.sparkline["2026-11-23"] == 40 && nps.note == nil)
    #expect(all["csatScore"]?.current == 4.7 && all["csatScore"]?.trend == "new" && all["csatScore"]?.target == 4.8)
    let ces = try #require(all["cesScore"])
    #expect(ces.current == nil && ces.trend == nil && ces.n == 0 && ces.note?.hasPrefix("no data") == true)
    #expect(all["timeToFirstValue"]?.direction == "lower" && all["timeToFirstValue"]?.current == nil)
    #expect(all["featureAdoption"]?.current == 70 && all["userEngagement"]?.current == 90)
    #expect(all["retentionRate"]?.current == 66.7 && all["retentionRate"]?.n == 3)
    #expect(all["grossRetention"]?.current == 90 && all["netRetention"]?.current == 115)
    #expect(all["expansionRate"]?.current == 25 && all["grossRetention"]?.target == nil)
    // $3,299.99 of three customers a month, a third of whom leave in a year.
    #expect(all["lifetimeValue"]?.current == 39_599.88 && all["lifetimeValue"]?.currency == "USD")
    #expect(report.tierPerformance["enterprise"]?.retentionRate == 50)
    #expect(report.tierPerformance["community"]?.retentionRate == nil)
    #expect(report.riskIndicators["healthScoreDecline"]?["customersAtRisk"] == .number(2))
    #expect(report.riskIndicators["supportBacklog"]?["averageResolutionTime"] == .nothing)
    #expect(report.objectives["twelveMonthRetention"]?.current == 66.7)
    #expect(report.objectives["twelveMonthRetention"]?.target == 95)
    #expect(report.businessImpact["referralGrowth"]?.note?.hasPrefix("no data") == true)
    let narrowed = try portfolio.json(Report.self, "report", "metrics", "tier:enterprise")
    #expect(narrowed.filter == "tier:enterprise")
    #expect(narrowed.overallPerformance["businessOutcomes"]?["retentionRate"]?.current == 50)
    #expect(narrowed.tierPerformance["starter"]?.customerCount == 0)
  }

  /// Every key is there where there is nothing, and the text says so in words.
  @Test func withoutAnybodyItSaysSo() async throws {
    let portfolio = try await portfolio()
    let run = try portfolio.run("report", "metrics", "owner:nobody-such", "--format", "json")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let figures = try #require(object["overallPerformance"] as? [String: [String: [String: Any]]])
    for (name, figure) in figures.values.flatMap({ $0 }) {
      #expect(figure["current"] is NSNull && figure["trend"] is NSNull && figure["n"] as? Int == 0, "\(name)")
      #expect((figure["note"] as? String)?.hasPrefix("no data") == true, "\(name)")
      #expect(figure.keys.contains("target") && figure.keys.contains("previous"))
    }
    let text = try portfolio.run("report", "metrics", "owner:nobody-such").output
    for figure in PerformanceFigure.allCases {
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(figure.title + "  ") })
      #expect(line.contains("no data"), "\(line)")
    }
  }

  /// The figures are those of the currency in which most is paid, and say what they leave out.
  @Test func oneMoreCurrencyBlanksNothing() async throws {
    let alone = try await portfolio().json(Report.self, "report", "metrics")
      .overallPerformance["businessOutcomes"]?["netRetention"]
    let portfolio = try await portfolio(extra: [Self.subscription(2, 100, "EUR", from: "2025-06-01")])
    let outcomes = try portfolio.json(Report.self, "report", "metrics").overallPerformance["businessOutcomes"]
    #expect(outcomes?["retentionRate"]?.current == 66.7, "customers count whatever they pay in")
    let net = try #require(outcomes?["netRetention"])
    #expect(net.current != nil && net.current == alone?.current && alone?.note == nil)
    #expect(net.note == "in USD alone: EUR is left out, report retention has each")
    #expect(net.currency == "USD" && net.leftOut == ["EUR"] && alone?.leftOut == nil)
    #expect(try portfolio.run("report", "metrics").output.contains("in USD alone: EUR is left out"))
  }

  /// A row a figure, a column a thing that is said of it; the same in every form.
  @Test func tablesHaveARowAFigure() async throws {
    let portfolio = try await portfolio()
    let csv = try portfolio.run("report", "metrics", "--format", "csv").output
    let head = try #require(csv.split(separator: "\n").first { $0.hasPrefix("name,") && $0.contains("direction") })
    #expect(head.contains("sparkline.2026-11-23") && head.contains("target"))
    #expect(csv.contains("\nnpsScore,") && csv.contains("\nlifetimeValue,") && csv.contains("\nenterprise,"))
    let markdown = try portfolio.run("report", "metrics", "--format", "markdown").output
    for group in PerformanceFigure.Group.allCases { #expect(markdown.contains("| \(group.title)"), "\(group)") }
    let text = try portfolio.run("report", "metrics").output
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("NPS  ") })
    #expect(line.split(separator: " ").prefix(3) == ["NPS", "40", "50"], "\(line)")
    #expect(text.contains("12-Month Retention") && text.contains("Referral Growth"))
  }

  /// One target, wherever the figure stands.
  @Test func targetsAreTheTeams() async throws {
    let portfolio = try await portfolio()
    let folder = portfolio.folder.appending(path: "config/rapport")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "metrics.yaml")
    try "figures: {npsScore: {target: 61}, cesScore: {target: none}}".write(to: file, atomically: true, encoding: .utf8)
    let place = ["XDG_CONFIG_HOME": folder.deletingLastPathComponent().path]
    let metrics = try portfolio.run("report", "metrics", environment: place)
    let line = try #require(metrics.output.split(separator: "\n").first { $0.hasPrefix("NPS  ") })
    #expect(line.split(separator: " ").prefix(3) == ["NPS", "40", "61"], "\(line)")
    for report in ["portfolio", "support"] {
      #expect(try portfolio.run("report", report, environment: place).output.contains("NPS 40  target 61"))
    }
    try "figures:\n  npsScore: {target: 500}".write(to: file, atomically: true, encoding: .utf8)
    let wrong = try portfolio.run("report", "metrics", environment: place)
    #expect(wrong.status == 2 && wrong.errors.contains("metrics.yaml:2") && wrong.errors.contains("from -100 to 100"))
  }

  /// Who referred a customer is told by a file, kept, counted, and given out again.
  @Test func referralsAreImported() async throws {
    let portfolio = try await portfolio()
    let file = portfolio.folder.appending(path: "new.csv")
    try """
    id,name,tier,industry,size,signed_up,referred_by
    N-1,New One,starter,other,small,2026-10-01,CUST-001
    N-2,New Two,starter,other,small,2026-10-02,

    """.write(to: file, atomically: true, encoding: .utf8)
    let run = try portfolio.run("import", file.path)
    #expect(run.status == 0, "\(run.errors)")
    let goal = try portfolio.json(Report.self, "report", "metrics").businessImpact["referralGrowth"]
    #expect((goal?.current, goal?.target, goal?.n) == (50, 25, 2))
    let exported = try portfolio.run("export", "customers", "id:N-1").output
    #expect(exported.contains("referred_by") && exported.contains("CUST-001"), "\(exported)")
  }
}
