import CustomerSuccess
import Foundation
import Interchange
import Testing

/// Figures counted once more by other ways than the product's own: from what was put in, by hand.
@Suite struct RecountedFiguresTests {
  private static let now = SmallPortfolio.moment
  private static let today = LocalDate(day: SmallPortfolio.moment.seconds / 86_400)

  /// One learner with two certificates of a path, the older about to end; one whose only certificate is; one whose has ended lately,
  /// and one whose has long ended.
  private static let training: [Fact] =
    [("L-1", 9), ("L-2", 9), ("L-3", -30), ("L-4", -31)].flatMap { id, days -> [Fact] in
      [
        .learner(Learner(id: LearnerID(id), customer: "CUST-001", name: id)),
        .enrolment(Enrolment(learner: LearnerID(id), path: "executiveTraining", enrolled: today + -400)),
        .certificate(
          Certificate(
            id: CertificateID("\(id)-a"), learner: LearnerID(id), path: "executiveTraining", issued: today + -355,
            expires: today + days)),
      ]
    } + [
      .certificate(
        Certificate(
          id: "L-1-b", learner: "L-1", path: "executiveTraining", issued: today + -5, expires: today + 359))
    ]

  @Test func peopleAreCountedAndWhoHasRenewedDoesNotExpire() async throws {
    struct Report: Decodable {
      var trainingPrograms: [String: Path]
      struct Path: Decodable {
        var certified: Int
        var expiring: Int
        var lapsed: Int
        var renewalDue: Int
      }
    }
    let portfolio = try await SmallPortfolio(extra: Self.training)
    let path = try #require(
      try portfolio.json(Report.self, "report", "training").trainingPrograms["executiveTraining"])
    #expect(path.certified == 2 && path.expiring == 1 && path.lapsed == 1 && path.renewalDue == 2)
    let day = try portfolio.run("list", "day", "--as", "dana", "--format", "csv").output
    #expect(day.contains("L-2") && day.contains("L-3") && !day.contains("L-1") && !day.contains("L-4"), "\(day)")
  }

  @Test func whoAsksForAStatusGetsIt() async throws {
    let portfolio = try await SmallPortfolio(extra: ActCommandTests.extra)
    func ids(_ words: String...) throws -> [String] {
      try portfolio.running(["list"] + words + ["--format", "csv"]).output.split(separator: "\n").dropFirst()
        .compactMap { $0.split(separator: ",").first.map(String.init) }
    }
    #expect(try ids("tickets", "status:resolved") == ["T-3"])
    #expect(try ids("tickets").contains("T-3") == false)
    #expect(try ids("actions", "status:done") == ["A-2"])
    #expect(try ids("actions", "--all", "status!=lost").contains("A-2"))
  }

  private static func answer(_ id: Int, _ customer: CustomerID, _ kind: SurveyResponse.Kind, _ score: Int) -> Fact {
    .survey(
      SurveyResponse(
        id: SurveyResponseID("S-\(id)"), customer: customer, kind: kind, score: score, at: now.adding(days: -id)))
  }

  /// Three promoters and four detractors of eight are −12.5; who has left is not asked.
  @Test func aHalfIsRoundedUpAndWhoHasLeftIsLeftOut() async throws {
    struct Report: Decodable {
      var customerSatisfaction: Satisfaction
      struct Satisfaction: Decodable {
        var npsScore: Figure
        var csatScore: Figure
      }
      struct Figure: Decodable {
        var current: Double?
        var n: Int
      }
    }
    let scores = [9, 10, 9, 0, 6, 3, 5, 8]
    let nps = scores.enumerated().map { Self.answer($0.offset + 1, "CUST-002", .nps, $0.element) }
    let left = (20...25).map { Self.answer($0, "CUST-005", .nps, 10) }
    let csat = [Self.answer(30, "CUST-001", .csat, 3), Self.answer(31, "CUST-005", .csat, 5)]
    let portfolio = try await SmallPortfolio(extra: nps + left + csat)
    let found = try portfolio.json(Report.self, "report", "portfolio").customerSatisfaction
    #expect(found.npsScore.current == -12 && found.npsScore.n == 8)
    #expect(found.csatScore.current == 3 && found.csatScore.n == 1)
    // An answer about no ticket is told by its own id, in every format.
    struct Miss: Decodable {
      var ticketId: String?
      var answerIds: String
    }
    let misses = try portfolio.json([Miss].self, "report", "support", "--misses", "satisfaction")
    #expect(misses.contains { $0.ticketId == nil && $0.answerIds == "S-30" })
    let head = try portfolio.run("report", "support", "--misses", "satisfaction", "--format", "csv").output
    #expect(head.contains("S-30"))
  }

  @Test func everyFormatOfTheLogCountsItsEdits() async throws {
    let portfolio = try await SmallPortfolio(extra: ActCommandTests.extra)
    #expect(try portfolio.run("ticket", "assign", "T-1", "T-2", "--to", "dana").status == 0)
    var log = try openTable(
      file: "log.csv", bytes: MemoryBytes(try portfolio.run("log", "--format", "csv").output))
    let place = try #require(log.columns.firstIndex(of: "editCount"))
    #expect(try log.next()?.values[place] == "2")
  }

  @Test func helpOfTheDaySaysWhoseTicketsAreInIt() throws {
    let help = try RunningBinary(["list", "day", "--help"]).output
    let words = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("tickets at risk that NAME works on, whoever owns the customer"), "\(words)")
  }

  /// From today on, and before the thirtieth day from it.
  @Test func whatRenewsWithinADay() async throws {
    let days = [-1, 0, 1, 29, 30, 31]
    let extra = days.enumerated().map { place, days -> Fact in
      .customer(
        Customer(
          id: CustomerID("R-\(days)"), name: "Renews \(days)", tier: .starter, industry: .other, size: .small,
          signedUp: LocalDate(day: 19_000), renews: Self.today + days))
    }
    let portfolio = try await SmallPortfolio(extra: extra)
    func found(_ filter: String) throws -> Set<String> {
      let text = try portfolio.run("list", "customers", filter, "--format", "csv").output
      return Set(text.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) })
    }
    #expect(try found("renews<30d") == ["R-0", "R-1", "R-29"])
    #expect(try found("renews<=30d") == ["R-0", "R-1", "R-29", "R-30"])
  }

  /// Signed up on the day 19,000, one left on 20,700.
  @Test(arguments: [(18_999, 0), (19_000, 6), (20_699, 6), (20_700, 5), (20_780, 5)])
  func aPastPortfolioIsWhoWasThere(day: Int, customers: Int) async throws {
    struct Report: Decodable {
      var portfolioOverview: Overview
      struct Overview: Decodable { var totalCustomers: Int }
    }
    let portfolio = try await SmallPortfolio()
    let noon = Instant(seconds: day * 86_400 + 43_200).iso8601
    let report: Report = try portfolio.json(Report.self, "report", "portfolio", now: noon)
    #expect(report.portfolioOverview.totalCustomers == customers, "\(noon)")
  }
}
