import Testing

@testable import CustomerSuccess

@Suite struct PopulationComparisonTests {
  private func sums(_ scores: [Int], tickets: Int) -> SegmentSums {
    scores.reduce(into: SegmentSums()) { sums, score in
      var customer = InsightCustomer(places: [:], score: score)
      (customer.openTickets, customer.isExpansion) = (tickets + score % 2, score > 90)
      sums += customer.sums
    }
  }

  /// Means 3 and 8, variances 2.5 and 10, five each, as in `InsightTests.welch`: 5 more, t = √10.
  @Test func eachFigureWithItsTest() throws {
    let found = PopulationComparison(sums([1, 2, 3, 4, 5], tickets: 2), sums([4, 6, 8, 10, 12], tickets: 0))
    let rows = found.rows
    #expect(rows.map(\.figure) == PopulationComparison.Figure.allCases)
    #expect(rows[0].first == 3 && rows[0].second == 8)
    let score = try #require(rows[0].test)
    #expect(score.difference == 5 && abs((score.statistic ?? 0) - 3.16228) < 1e-4 && score.low < 5 && score.high > 5)
    // Six, counted as many times as figures were tested, at the most.
    #expect(rows.allSatisfy { row in row.p.map { $0 >= (row.test?.p ?? 2) && $0 <= 1 } ?? (row.test == nil) })
    #expect(rows[3].first == 1 && rows[3].second == 1 && rows[3].test?.method == .fisher && rows[3].p == 1)
  }

  @Test func ofNobodyThereIsNothingToTest() {
    let rows = PopulationComparison(SegmentSums(), sums([50, 60], tickets: 0)).rows
    #expect(rows.allSatisfy { $0.first == nil && $0.test == nil && $0.p == nil })
  }
}
