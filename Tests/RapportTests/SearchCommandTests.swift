import Foundation
import Testing

@Suite struct SearchCommandTests {
  struct Hit: Decodable {
    var kind: String
    var id: String
    var customerId: String
    var title: String
  }

  @Test(arguments: [
    ("sync", ["T-1"]), ("T-1", ["T-1"]), ("LABS", ["CUST-002"]), ("\"twice\"", ["T-1"]), ("call", ["A-1"]), ("zzz", []),
    ("NEAR(", []),
  ])
  func findsByAnyPart(text: String, expected: [String]) async throws {
    let hits: [Hit] = try await SmallPortfolio().json([Hit].self, "search", text)
    #expect(hits.map(\.id) == expected)
  }

  @Test func textIsAlignedAndLimited() async throws {
    let portfolio = try await SmallPortfolio()
    let run = try portfolio.run("search", "birch", "labs")
    #expect(
      run.output == """
        Kind      Id        Title       Customer    Found
        customer  CUST-002  Birch Labs  Birch Labs  CUST-002

        """)
    #expect(try portfolio.run("search", "cust", "--limit", "0", "--format", "json").output == "[\n]\n")
    #expect(
      try portfolio.run("search", "cust", "--limit", "2", "--format", "csv").output.split(separator: "\n").count == 3)
  }

  @Test func nothingToLookForIsAMistakeOfTheCall() async throws {
    let portfolio = try await SmallPortfolio()
    #expect(try portfolio.run("search").status == 64)
    #expect(try portfolio.run("search", " ").status == 64)
  }
}
