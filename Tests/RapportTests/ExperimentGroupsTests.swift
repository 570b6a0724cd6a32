import CustomerSuccess
import Foundation
import Statistics
import Testing

/// `experiment draw` and `experiment result`: groups that come back, and what became of them.
@Suite struct ExperimentGroupsTests {
  private static let today = LocalDate(day: SmallPortfolio.moment.seconds / 86_400)
  private static let draw = GroupDraw(seed: 5)

  private static func id(_ number: Int) -> CustomerID { CustomerID("CUST-0\(number)") }

  /// Of what everybody answers, B's answers rise by three; two of B and one of A leave.
  private static func facts() throws -> (facts: [Fact], changes: (a: [Double], b: [Double])) {
    let draw = try #require(draw)
    var (facts, changes): ([Fact], ([Double], [Double])) = ([], ([], []))
    for number in 11...40 {
      var customer = SmallPortfolio.customer(number, "Group \(number)", .starter, .other, .small, owner: "exp")
      customer.id = id(number)
      customer.signedUp = today - 400
      let isB = draw.isInB(customer.id.text)
      let (before, change) = (2 + number % 4, (isB ? 3 : 0) + number % 2)
      facts.append(.customer(customer))
      for (place, score, days) in [(0, before, -60), (1, before + change, -5)] {
        facts.append(
          .survey(
            SurveyResponse(
              id: SurveyResponseID("S-\(number)-\(place)"), customer: customer.id, kind: .nps, score: score,
              at: SmallPortfolio.moment.adding(days: days))))
      }
      if isB { changes.1.append(Double(change)) } else { changes.0.append(Double(change)) }
    }
    return (facts, (changes.0, changes.1))
  }

  struct Drawn: Decodable { var customerId, group: String }

  @Test func theSameSeedDrawsTheSameGroups() async throws {
    let draw = try #require(Self.draw)
    let portfolio = try await SmallPortfolio(extra: try Self.facts().facts)
    let words = ["experiment", "draw", "owner:exp", "--seed", "5"]
    let run = try portfolio.running(words + ["--format", "json"])
    try #require(run.status == 0, "\(run.errors)")
    let rows = try JSONDecoder().decode([Drawn].self, from: Data(run.output.utf8))
    #expect(rows.count == 30 && rows.allSatisfy { $0.group == (draw.isInB($0.customerId) ? "B" : "A") })
    #expect(try portfolio.running(words).output == portfolio.running(words).output)
    #expect(try portfolio.running(["experiment", "draw", "--share", "1"]).status == 64)
  }

  struct Result: Decodable {
    var outcome: String
    var a, b: Group
    var test: Test
    var perGroup: Int?

    struct Group: Decodable {
      var customers, n: Int
      var change: Double?
      var count: Int?
    }

    struct Test: Decodable {
      var method: String
      var difference, low, high, p: Double
      var t, df: Double?
    }
  }

  @Test func changesAreHeldAgainstTheControls() async throws {
    let (facts, changes) = try Self.facts()
    let portfolio = try await SmallPortfolio(extra: facts)
    let result = try portfolio.json(
      Result.self, "experiment", "result", "owner:exp", "--seed", "5", "--outcome", "lastNPS", "--from",
      "\(Self.today - 30)", "--to", "\(Self.today - 1)")
    let a = try #require(GroupMean(of: changes.a))
    let b = try #require(GroupMean(of: changes.b))
    let wanted = try Comparison(a, b)
    #expect(result.a.n == changes.a.count && result.b.n == changes.b.count && result.a.change == a.mean)
    #expect(result.test.method == "welch" && abs(result.test.difference - wanted.difference) < 1e-9)
    #expect(abs(result.test.low - wanted.low) < 1e-9 && abs(result.test.p - wanted.p) < 1e-12)
    #expect((result.perGroup ?? 0) >= 2)
    let text = try portfolio.run(
      "experiment", "result", "owner:exp", "--seed", "5", "--outcome", "lastNPS", "--from", "\(Self.today - 30)"
    ).output
    #expect(text.contains("difference in differences") && text.contains("Welch's test"))
  }

  @Test func whoLeftIsCountedByShares() async throws {
    var (facts, _) = try Self.facts()
    let draw = try #require(Self.draw)
    var left = (a: 0, b: 0)
    for (index, fact) in facts.enumerated() {
      guard case .customer(var customer) = fact else { continue }
      let isB = draw.isInB(customer.id.text)
      guard isB ? left.b < 2 : left.a < 1 else { continue }
      if isB { left.b += 1 } else { left.a += 1 }
      (customer.lifecycle, customer.churned) = (.churned, Self.today - 10)
      facts[index] = .customer(customer)
    }
    let portfolio = try await SmallPortfolio(extra: facts)
    let result = try portfolio.json(
      Result.self, "experiment", "result", "owner:exp", "--seed", "5", "--outcome", "left", "--from",
      "\(Self.today - 30)")
    #expect(result.a.count == 1 && result.b.count == 2 && result.a.customers + result.b.customers == 30)
    #expect(result.test.method == "fisher")
  }

  @Test(arguments: [
    (["--outcome", "weight", "--from", "2026-10-01"], Int32(64), "metric.NAME"),
    (["--outcome", "score", "--from", "2027-10-01"], 64, "the first is before the last"),
    (["--outcome", "left", "--from", "2026-10-01", "owner:nobody-such"], 1, "A or B has nobody"),
    (["--outcome", "lastNPS", "--from", "2026-10-01", "owner:nobody-such"], 1, "two at least in each group"),
  ])
  func whatCannotBeMeasuredIsRefused(words: [String], status: Int32, message: String) async throws {
    let portfolio = try await SmallPortfolio(extra: try Self.facts().facts)
    let run = try portfolio.running(["experiment", "result"] + words)
    #expect(run.output == "" && run.status == status && run.errors.contains(message), "\(run.status) \(run.errors)")
  }
}
