import CustomerSuccess
import Foundation
import Testing

/// Support quality cut, and the tickets behind it, from the command line.
@Suite struct SupportQualityCommandTests {
  /// A late and a prompt one of Birch Labs, and one of Corvid Bank that was answered twice; two answers, one about none.
  private static let facts: [Fact] =
    ticket("T-10", "CUST-002", .critical, owner: "sam", replies: [40], resolved: 60)
    + ticket("T-11", "CUST-002", .high, owner: "sam", replies: [30], resolved: 30)
    + ticket("T-12", "CUST-003", .high, owner: "", replies: [10, 20], resolved: 40)
    + [
      .survey(
        SurveyResponse(
          id: "S-1", customer: "CUST-002", kind: .csat, score: 2, at: SmallPortfolio.moment - 60, ticket: "T-10",
          comment: "=slow")),
      .survey(
        SurveyResponse(id: "S-2", customer: "CUST-003", kind: .csat, score: 5, at: SmallPortfolio.moment - 60)),
    ]

  /// Opened two days ago; minutes after that.
  private static func ticket(
    _ id: TicketID, _ customer: CustomerID, _ severity: Severity, owner: String, replies: [Int], resolved: Int
  ) -> [Fact] {
    let created = SmallPortfolio.moment.adding(days: -2)
    let kinds =
      [(0, Actor.customer("Ann"), TicketEvent.Kind.opened(severity: severity, status: .new))]
      + (owner.isEmpty ? [] : [(0, .agent(owner), .owner(owner))])
      + replies.map { ($0, .agent("sam"), .publicReply("so")) } + [(resolved, .agent("sam"), .status(.resolved))]
    return [.ticket(Ticket(id: id, customer: customer, subject: "Down", created: created))]
      + kinds.enumerated().map { order, event in
        .ticketEvent(
          TicketEvent(ticket: id, at: created + event.0 * 60, order: order, author: event.1, kind: event.2))
      }
  }

  struct Report: Decodable {
    var asOf: String
    var breakdown: Breakdown?
    var qualityMetrics: [String: Measure]
    var supportBacklog: [String: Double]

    struct Breakdown: Decodable {
      var by: String
      var rows: [Row]
      var total: Figures
      var previous: Figures
    }

    struct Row: Decodable {
      var value: String
      var title: String
      var figures: Figures
    }

    struct Figures: Decodable {
      var firstContactResolution: Measure
      var responseTimeCompliance: Measure
      var resolutionTimeCompliance: Measure
      var customerSatisfaction: Measure
      var averageResolutionHours: Double?
      var openTickets: Int
      var highPriority: Int
    }

    struct Measure: Decodable {
      var value: Double?
      var n: Int
      var count: Int?
    }
  }

  private func report(_ portfolio: borrowing SmallPortfolio, _ cut: QualityCut) throws -> Report.Breakdown {
    let report = try portfolio.json(Report.self, "report", "support", "--by", cut.rawValue)
    return try #require(report.breakdown)
  }

  @Test(arguments: QualityCut.allCases)
  func everyCutAddsUpToTheReport(cut: QualityCut) async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let report = try portfolio.json(Report.self, "report", "support", "--by", cut.rawValue)
    let breakdown = try #require(report.breakdown)
    #expect(breakdown.by == cut.rawValue)
    #expect(breakdown.total.responseTimeCompliance.n == report.qualityMetrics["responseTimeCompliance"]?.n)
    #expect(breakdown.total.responseTimeCompliance.count == report.qualityMetrics["responseTimeCompliance"]?.count)
    #expect(breakdown.total.responseTimeCompliance.n == 3, "the open one has broken nothing yet")
    #expect(breakdown.rows.reduce(0) { $0 + $1.figures.responseTimeCompliance.n } == 3)
    #expect(breakdown.rows.reduce(0) { $0 + ($1.figures.firstContactResolution.count ?? 0) } == 2)
    #expect(breakdown.rows.reduce(0) { $0 + $1.figures.customerSatisfaction.n } == 2)
    #expect(Double(breakdown.total.openTickets) == report.supportBacklog["openTickets"])
    #expect(breakdown.previous.responseTimeCompliance.n == 0)
  }

  @Test func rowsOfEachCut() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    func rows(_ cut: QualityCut) throws -> [String] {
      try report(portfolio, cut).rows.map { "\($0.value)|\($0.title)" }
    }
    #expect(try rows(.severity) == ["critical|Critical", "high|High", "|No ticket"])
    #expect(try rows(.tier) == ["enterprise|Enterprise"])
    #expect(try rows(.owner) == ["sam|sam", "|Nobody"])
    #expect(try rows(.customer) == ["CUST-002|Birch Labs", "CUST-003|Corvid Bank"])
    // 14:00 on a Monday; the tickets were resolved on the Saturday before.
    #expect(try rows(.week) == ["2026-11-23|2026-11-23", "2026-11-16|2026-11-16"])
  }

  /// The plain report's shape is a contract.
  @Test func withoutACutTheReportIsWhatItWas() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let plain = try portfolio.run("report", "support", "--format", "json").output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(plain.utf8)) as? [String: Any])
    #expect(
      Set(object.keys) == ["asOf", "period", "qualityMetrics", "supportBacklog", "customerSatisfaction"])
    let text = try portfolio.run("report", "support").output
    let cut = try portfolio.run("report", "support", "--by", "severity").output
    #expect(cut.hasPrefix(text), "the cut comes after it")
  }

  @Test func textMarkdownAndCSV() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let text = try portfolio.run("report", "support", "--by", "severity").output
    #expect(text.contains("Critical         100.0 % (1)  100.0 % (1)  2.0/5 (1)    0.0 % (1)"), "\(text)")
    let markdown = try portfolio.run("report", "support", "--by", "tier", "--format", "markdown").output
    #expect(markdown.contains("| Target | 75 % | – | 4.5/5 | 95 % | 90 % | – | – |"), "\(markdown)")
    let csv = try portfolio.run("report", "support", "--by", "tier", "--format", "csv").output
    let lines = csv.components(separatedBy: "breakdown.rows\n").last?.split(separator: "\n").map {
      $0.split(separator: ",")
    }
    let column = try #require(lines?.first?.firstIndex(of: "figures.responseTimeCompliance.n"))
    #expect(lines?.dropFirst().first?[column] == "3", "\(csv)")
  }

  // MARK: Misses

  struct Miss: Decodable, Hashable {
    var ticketId: String?
    var causes: String
    var missed: Int
  }

  private func misses(_ portfolio: borrowing SmallPortfolio, _ arguments: [String]) throws -> [Miss] {
    let run = try RunningBinary(
      ["report", "support", "--format", "json", "--db", portfolio.database.path, "--now", SmallPortfolio.now]
        + arguments)
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode([Miss].self, from: Data(run.output.utf8))
  }

  /// People and machines are told the same number of replies: those that the verdict counted, be it reopened and answered again.
  @Test func repliesAreCountedInOneWay() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    for words in [["reopen", "T-12"], ["respond", "T-12", "Once more.", "--then", "resolved"]] {
      let run = try portfolio.running(["ticket"] + words)
      try #require(run.status == 0, "\(run.errors)")
    }
    struct Counted: Decodable { var publicReplies: Int? }
    let counted = try portfolio.json([Counted].self, "report", "support", "--misses", "firstContact")
    #expect(counted.compactMap(\.publicReplies) == [2])
    let text = try portfolio.run("report", "support", "--misses", "firstContact").output
    #expect(text.contains("2 replies"), "\(text)")
  }

  @Test func eachFigureOpensIntoItsMisses() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let late = Miss(ticketId: "T-10", causes: "late", missed: 1)
    #expect(try misses(portfolio, ["--misses", "response"]) == [late])
    #expect(try misses(portfolio, ["--misses", "resolution"]) == [])
    #expect(
      try misses(portfolio, ["--misses", "firstContact"])
        == [Miss(ticketId: "T-12", causes: "severalReplies", missed: 1)])
    #expect(try misses(portfolio, ["--misses", "satisfaction"]) == [late])
    #expect(try misses(portfolio, ["--misses", "withoutEscalation"]) == [])
  }

  @Test func missesOfOneRow() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    for (cut, value, count) in [
      ("severity", "critical", 1), ("severity", "high", 0), ("tier", "enterprise", 1), ("owner", "SAM", 1),
      ("owner", "none", 0), ("customer", "CUST-002", 1), ("customer", "CUST-003", 0), ("week", "2026-11-20", 1),
      ("week", "2026-11-23", 0),
    ] {
      let found = try misses(portfolio, ["--misses", "response", "--by", cut, "--of", value])
      #expect(found.count == count, "\(cut) \(value)")
    }
    #expect(try misses(portfolio, ["--misses", "response", "--all"]).map(\.missed) == [1, 0, 0])
    #expect(try misses(portfolio, ["--misses", "response", "--all", "--limit", "2"]).count == 2)
    #expect(try misses(portfolio, ["--misses", "response", "tier:starter"]) == [])
    let answers = try misses(portfolio, ["--misses", "satisfaction", "--all"])
    #expect(answers.map(\.ticketId) == ["T-10", nil])
  }

  @Test func commentsAreWrittenForASpreadsheet() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let csv = try portfolio.run("report", "support", "--misses", "satisfaction", "--format", "csv").output
    #expect(csv.contains("'=slow"), "\(csv)")
    let text = try portfolio.run("report", "support", "--misses", "response").output
    #expect(text.contains("yes     T-10    Critical  late   40:00 of 15:00"), "\(text)")
  }

  @Test(arguments: [
    ["--by", "colour"], ["--misses", "luck"], ["--of", "critical"], ["--by", "severity", "--of", "critical"], ["--all"],
    ["--limit", "3"], ["--misses", "response", "--of", "critical"],
    ["--misses", "response", "--by", "severity", "--of", "urgent"],
    ["--misses", "response", "--by", "week", "--of", "soon"],
  ])
  func aWrongCallEndsWith64(arguments: [String]) throws {
    let run = try RunningBinary(["report", "support"] + arguments)
    #expect(run.status == 64 && run.output == "" && !run.errors.isEmpty, "\(run.errors)")
  }
}
