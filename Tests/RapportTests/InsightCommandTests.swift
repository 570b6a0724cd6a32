import Foundation
import Testing

/// `report insights`: what stands out, what was tried and not found, and of what there was too little.
@Suite struct InsightCommandTests {
  struct Report: Decodable {
    var asOf: String
    var customers, tried: Int
    var found, notFound: [Entry]
    var untried: [String]
    var filter: String?

    struct Entry: Decodable {
      var topic, tried, text, filter: String
      var effect, p: Double
      var low, high: Double?
      var n: Int
    }
  }

  @Test func ofFiveCustomersNothingIsTried() async throws {
    let portfolio = try await SmallPortfolio()
    let report = try portfolio.json(Report.self, "report", "insights")
    #expect(report.customers == 5 && report.tried == 0 && report.found.isEmpty && report.notFound.isEmpty)
    #expect(
      report.untried == [
        "health", "critical", "expansion", "change", "decline", "ticketsAndHealth", "trainingAndAdoption",
        "responseAndSatisfaction",
      ])
    let text = try portfolio.run("report", "insights").output
    #expect(
      text.contains("Nothing stands out") && text.contains("Too little known to try: Average scores of segments;"))
    let narrowed = try portfolio.json(Report.self, "report", "insights", "tier:enterprise")
    #expect(narrowed.customers == 2 && narrowed.filter == "tier:enterprise")
  }

  struct Compared: Decodable {
    var first, second: Side
    var figures: [Figure]

    struct Side: Decodable {
      var filter: String
      var customers, scored: Int
    }

    struct Figure: Decodable {
      var figure: String
      var first, second, difference, low, high, p: Double?
      var method: String?
    }
  }

  @Test func twoSegmentsSideBySide() async throws {
    let portfolio = try await SmallPortfolio()
    func run(_ words: String...) throws -> RunningBinary { try portfolio.running(["report", "segments"] + words) }
    let found = try portfolio.json(
      Compared.self, "report", "segments", "--compare", "tier:enterprise", "--with",
      "tier:professional,starter,community")
    #expect(found.first.customers == 2 && found.second.customers == 3 && found.second.scored == 2)
    #expect(found.figures.map(\.figure) == ["score", "openTickets", "healthy", "critical", "expansion"])
    #expect(found.figures[0].first == 67.5 && found.figures[0].method == "welch")
    #expect(found.figures[3].method == "fisher" && found.figures[3].p == 1)
    for figure in found.figures where figure.difference != nil {
      #expect(abs((figure.second ?? 0) - (figure.first ?? 0) - (figure.difference ?? 9)) < 1e-9)
    }
    let text = try run("--compare", "tier:enterprise", "--with", "tier:starter").output
    #expect(text.contains("First   tier:enterprise: 2 customers, 2 with a score") && text.contains("Average score"))
    // Alternatives on one side stay on it.
    let either = try portfolio.json(
      Compared.self, "report", "segments", "--compare", "tier:starter or tier:community", "--with",
      "tier:enterprise or tier:professional", "-owner:none")
    #expect(either.first.customers == 1 && either.second.customers == 3)
    let overlapping = try run("--compare", "tier:enterprise", "--with", "score>=0")
    #expect(overlapping.status == 64 && overlapping.errors.contains("are in both"), "\(overlapping.errors)")
    #expect(try run("--compare", "tier:enterprise").status == 64)
    #expect(try run("--compare", "tier:enterprise", "--with", "tier:starter", "--by", "tier").status == 64)
  }
}
