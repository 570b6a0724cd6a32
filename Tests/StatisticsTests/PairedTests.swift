import Testing

@testable import Statistics

/// The same things twice: the mean of changes, and shares by those that moved.
@Suite struct PairedTests {
  /// 1, 2, 3, 4 and 5: t = √18 with four degrees of freedom, whose chance is known in closed form.
  @Test func meanOfChanges() throws {
    let found = try Comparison(ofChanges: try #require(GroupMean(mean: 3, deviation: 2.5.squareRoot(), count: 5)))
    #expect(found.method == .paired && found.difference == 3 && found.freedom == 4)
    #expect(abs((found.statistic ?? 0) - 18.0.squareRoot()) < 1e-12)
    // F(t) = 1/2 + 3/4·s − 1/4·s³ with s = t/√(4 + t²).
    let s = 18.0.squareRoot() / 22.0.squareRoot()
    #expect(abs(found.p - 2 * (0.5 - 0.75 * s + 0.25 * s * s * s)) < 1e-12, "\(found.p)")
    #expect(abs(found.low - (3 - 2.7764451051977987 * 0.5.squareRoot())) < 1e-9)
    #expect(abs(found.low + found.high - 6) < 1e-12)
  }

  @Test func whereNothingVariesNothingIsTested() throws {
    let same = try #require(GroupMean(mean: 2, deviation: 0, count: 9))
    #expect(throws: ComparisonRefusal.noSpread) { try Comparison(ofChanges: same) }
  }

  /// Twice the tail of a fair coin's throws, counted out.
  @Test(arguments: [
    (15, 5, 0.04138946533203125), (1, 0, 1.0), (6, 0, 0.03125), (0, 6, 0.03125), (2, 2, 1.0), (0, 0, 1.0),
    (3, 4, 1.0), (120, 80, 0.0056851559967503055),
  ])
  func mcNemar(gained: Int, lost: Int, p: Double) throws {
    let found = Comparison(try #require(PairedShares(gained: gained, lost: lost, of: 400)))
    #expect(abs(found.p - p) < 1e-12 && found.method == .mcnemar && found.statistic == nil, "\(found.p)")
    #expect(found.difference == Double(gained - lost) / 400)
    #expect(found.low <= found.difference && found.difference <= found.high)
    let back = Comparison(try #require(PairedShares(gained: lost, lost: gained, of: 400)))
    #expect(back.p == found.p && abs(back.low + found.high) < 1e-12)
  }

  @Test func theIntervalIsBonettAndPrices() throws {
    let found = Comparison(try #require(PairedShares(gained: 15, lost: 5, of: 100)))
    #expect(abs(found.low - 0.009942397356103375) < 1e-12 && abs(found.high - 0.18613603401644563) < 1e-12)
  }

  @Test(arguments: [(1, 0, 0), (-1, 0, 5), (3, 3, 5), (0, 6, 5)])
  func whatCannotBeIsNoShares(gained: Int, lost: Int, whole: Int) {
    #expect(PairedShares(gained: gained, lost: lost, of: whole) == nil)
  }
}
