import CustomerSuccess
import Foundation
import Testing

/// `rapport customer qbr`, and where what was agreed is found.
@Suite struct BusinessReviewCommandTests {
  private struct Shown: Decodable {
    struct Review: Decodable, Equatable {
      var reviewId: String
      var day: String
      var by: String
      var attendees: String
      var goalsReached: String
      var nextSteps: String
      var words: String
      var next: String?
    }
    var businessReviews: [Review]?
  }

  @Test func whatWasAgreedIsShownAndHandedOver() async throws {
    let portfolio = try await SmallPortfolio()
    let before = try portfolio.run("report", "customer", "CUST-001", "--format", "markdown").output
    #expect(!before.contains("Last business review"))
    let done = try portfolio.run(
      "customer", "qbr", "CUST-001", "--day", "2026-11-20", "--attendees", "Ann Lee, Bo", "--goals", "Live in March",
      "--steps", "Roll out to Graz", "--words", "They doubt us", "--next", "2027-02-20")
    #expect(done.status == 0 && done.output.contains("QBR-1"), "\(done.output)\(done.errors)")
    let shown = try portfolio.json(Shown.self, "show", "CUST-001")
    #expect(
      shown.businessReviews == [
        .init(
          reviewId: "QBR-1", day: "2026-11-20", by: "tester", attendees: "Ann Lee, Bo", goalsReached: "Live in March",
          nextSteps: "Roll out to Graz", words: "They doubt us", next: "2027-02-20")
      ])
    #expect(try portfolio.run("show", "CUST-001").output.contains("Business reviews"))
    let page = try portfolio.run("report", "customer", "CUST-001", "--format", "markdown").output
    #expect(page.contains("Last business review") && page.contains("Held on 20 Nov 2026."))
    #expect(page.contains("Live in March") && page.contains("Roll out to Graz") && page.contains("20 Feb 2027"))
    #expect(!page.contains("They doubt us"), "what is the team's stays with it")
    let csv = try portfolio.run("export", "business-reviews").output
    #expect(csv.hasPrefix("id,customer,day,author,attendees,goals,steps,words,next\n"), "\(csv)")
    #expect(csv.contains("QBR-1,CUST-001,2026-11-20,tester,\"Ann Lee, Bo\",Live in March,Roll out to Graz"))
    let wrong = try portfolio.running(["customer", "qbr", "CUST-001", "--next", "today"])
    #expect(wrong.status == 1 && wrong.errors.contains("after this one"), "\(wrong.errors)")
  }

  /// A length counts from the day on which it was held, whenever it is taken down.
  @Test(arguments: [("90d", "2027-02-08"), ("2w", "2026-11-24"), ("2027-01-15", "2027-01-15")])
  func theNextOneCountsFromTheDayHeld(next: String, day: String) async throws {
    let portfolio = try await SmallPortfolio()
    let done = try portfolio.run(
      "customer", "qbr", "CUST-001", "--day", "2026-11-10", "--steps", "Roll out", "--next", next)
    #expect(done.status == 0, "\(done.errors)")
    let shown = try portfolio.json(Shown.self, "show", "CUST-001")
    #expect(shown.businessReviews?.map(\.next) == [day])
  }
}
