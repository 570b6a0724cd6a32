import CustomerSuccess
import Foundation
import Testing

/// `rapport customer interview`, and where what was said is found.
@Suite struct ExitInterviewCommandTests {
  private struct Shown: Decodable {
    struct Interview: Decodable, Equatable {
      var interviewId: String
      var day: String
      var by: String
      var reason: String
      var competitor: String
      var wouldHaveKept: String
      var wouldReturn: String?
      var words: String
    }
    var exitInterviews: [Interview]?
  }

  private struct Listed: Decodable {
    var source: String
    var sourceId: String
    var sentiment: String
  }

  @Test func whatALeavingCustomerSaysIsShownAndCounted() async throws {
    let portfolio = try await SmallPortfolio()
    let words = [
      "customer", "interview", "CUST-004", "--reason", "price", "--competitor", "Umbra", "--kept", "A cheaper plan",
      "--return", "no", "--words", "It was painfully slow",
    ]
    let doubted = try portfolio.running(words)
    #expect(doubted.status == 1 && doubted.errors.contains("has not left"), "\(doubted.errors)")
    #expect(try portfolio.json(Shown.self, "show", "CUST-004").exitInterviews == nil)
    #expect(try portfolio.run("customer", "churn", "CUST-004", "--reason", "price").status == 0)
    let done = try portfolio.running(words)
    #expect(done.status == 0 && done.output.contains("EXI-1"), "\(done.output)\(done.errors)")
    let shown = try portfolio.json(Shown.self, "show", "CUST-004")
    #expect(
      shown.exitInterviews == [
        .init(
          interviewId: "EXI-1", day: "2026-11-23", by: "tester", reason: "price", competitor: "Umbra",
          wouldHaveKept: "A cheaper plan", wouldReturn: "no", words: "It was painfully slow")
      ])
    #expect(try portfolio.run("show", "CUST-004").output.contains("Exit interviews"))
    let listed = try portfolio.json([Listed].self, "feedback", "list", "--source", "interview")
    #expect(listed.map(\.sourceId) == ["EXI-1"] && listed.map(\.sentiment) == ["negative"])
    let correct = try portfolio.run("feedback", "correct", "EXI-1", "--sentiment", "neutral")
    #expect(correct.status == 0, "\(correct.errors)")
    let csv = try portfolio.run("export", "exit-interviews").output
    #expect(csv.hasPrefix("id,customer,day,author,reason,competitor,kept,would_return,words\n"), "\(csv)")
    #expect(csv.contains("EXI-1,CUST-004,2026-11-23,tester,price,Umbra,A cheaper plan,no,It was painfully slow"))
  }
}
