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
}
