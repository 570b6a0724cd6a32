import CustomerSuccess
import Foundation
import Testing

/// What is known and what of it is stale is said alike wherever it is said.
@Suite struct StaleWordsTests {
  @Test func whatIsStaleIsSaidWhereItIsCounted() async throws {
    let portfolio = try await SmallPortfolio(extra: SmallPortfolio.judged(6, .good, daysAgo: 900))
    let explained = try portfolio.run("show", "CUST-006", "--explain").output
    let shown = try portfolio.run("show", "CUST-006").output
    let paper = try portfolio.run("report", "customer", "CUST-006").output
    let count = marks(explained)
    #expect(count > 5, "\(explained)")
    for text in [explained, shown, paper] {
      #expect(marks(text) == count && text.contains(", \(count) stale"), "\(text)")
    }
    let fresh = try portfolio.run("show", "CUST-001").output
    #expect(!fresh.contains("stale"), "\(fresh)")
  }

  /// How many measures are called stale.
  private func marks(_ text: String) -> Int { text.components(separatedBy: ", stale").count - 1 }
}
