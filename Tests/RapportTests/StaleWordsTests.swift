import CustomerSuccess
import Testing

/// What is known and what of it is stale is said alike wherever it is said.
@Suite struct StaleWordsTests {
  @Test func whatIsStaleIsSaidWhereItIsCounted() async throws {
    let portfolio = try await SmallPortfolio(extra: SmallPortfolio.judged(6, .good, daysAgo: 900))
    let shown = try portfolio.run("show", "CUST-006").output
    #expect(shown.contains(" metrics known, 9 stale"), "\(shown)")
    let explained = try portfolio.run("show", "CUST-006", "--explain").output
    #expect(explained.contains(" metrics known, 9 stale"), "\(explained)")
    let paper = try portfolio.run("report", "customer", "CUST-006").output
    #expect(paper.contains(", 9 stale."), "\(paper)")
    for text in [shown, explained, paper] {
      #expect(text.components(separatedBy: ", stale").count == 10, "\(text)")
    }
    let fresh = try portfolio.run("show", "CUST-001").output
    #expect(!fresh.contains("stale"), "\(fresh)")
  }
}
