import Testing

@testable import Statistics

@Suite struct HypergeometricTests {
  /// As scipy has them: `hypergeom.pmf` and `fisher_exact`; the ones of a million counted out in fractions.
  @Test(arguments: [
    (20, 8, 10, 6, 0.07501786139557036, 0.16980233388902116), (20, 8, 10, 2, 0.07501786139557036, 0.16980233388902116),
    (50, 5, 20, 0, 0.06725915157922559, 0.07457663916630482),
    (1000, 30, 100, 9, 0.00132544687848283, 0.0016766187186688247),
    (1_000_000, 4, 500_000, 4, 0.0624996249998125, 0.124999249999625), (68, 34, 34, 17, 0.1913931765347994, 1),
    (31, 17, 13, 3, 0.0033002174634244857, 0.003979368550020406),
  ])
  func figures(all: Int, marked: Int, drawn: Int, count: Int, chance: Double, p: Double) throws {
    let law = try #require(Hypergeometric(all: all, marked: marked, drawn: drawn))
    #expect(abs(law.chance(of: count) - chance) < 1e-12 * max(chance, 1e-3))
    #expect(abs(law.twoSided(count) - p) < 1e-12)
  }

  /// Whoever draws and whoever marks: the chances are the same, they add up to 1, and no p is above it.
  @Test func chancesAddUp() throws {
    for (all, marked, drawn) in [(1, 1, 1), (7, 0, 3), (12, 5, 12), (40, 11, 9), (300, 150, 150), (5000, 40, 4000)] {
      let law = try #require(Hypergeometric(all: all, marked: marked, drawn: drawn))
      let turned = try #require(Hypergeometric(all: all, marked: drawn, drawn: marked))
      var sum = 0.0
      for count in law.range {
        sum += law.chance(of: count)
        #expect(abs(law.chance(of: count) - turned.chance(of: count)) < 1e-12)
        #expect(law.twoSided(count) >= law.chance(of: count) * (1 - 1e-12) && law.twoSided(count) <= 1)
      }
      #expect(abs(sum - 1) < 1e-12)
      #expect(law.range.contains { law.twoSided($0) == 1 })
      #expect(law.chance(of: law.range.upperBound + 1) == 0 && law.twoSided(law.range.lowerBound - 1) == 0)
    }
  }

  /// What is exactly as unlikely on the other side counts: with halves marked, k and its mirror.
  @Test func whatIsAsUnlikelyCounts() throws {
    for drawn in [9, 33, 200] {
      let law = try #require(Hypergeometric(all: 2 * drawn, marked: drawn, drawn: drawn))
      for count in 0...drawn {
        let tail = (0...min(count, drawn - count)).reduce(0) { $0 + law.chance(of: $1) }
        #expect(abs(law.twoSided(count) - min(1, 2 * tail)) < 1e-11 || 2 * count == drawn)
      }
    }
  }

  @Test func whatCannotBeIsNone() {
    #expect(Hypergeometric(all: -1, marked: 0, drawn: 0) == nil && Hypergeometric(all: 3, marked: 4, drawn: 1) == nil)
    #expect(Hypergeometric(all: 3, marked: 1, drawn: 4) == nil && Hypergeometric(all: 3, marked: -1, drawn: 1) == nil)
    #expect(Hypergeometric(all: Hypergeometric.most + 1, marked: 1, drawn: 1) == nil)
    #expect(Hypergeometric(all: 0, marked: 0, drawn: 0)?.twoSided(0) == 1)
  }

  /// Large ones take no longer where few are expected: with three of 10¹⁵ halved, (1/2)³ on either side.
  @Test func largeNumbers() throws {
    let half = Hypergeometric.most / 2
    let law = try #require(Hypergeometric(all: Hypergeometric.most, marked: 3, drawn: half))
    #expect(abs(law.twoSided(0) - 0.25) < 1e-12 && abs(law.chance(of: 1) - 0.375) < 1e-12)
  }
}
