import Testing

@testable import Statistics

@Suite struct ComparisonTests {
  private func isNear(_ found: Double?, _ wanted: Double, _ far: Double = 1e-10) -> Bool {
    found.map { abs($0 - wanted) <= far * max(1, abs(wanted)) } ?? false
  }

  private func compare(_ a: (Int, Int), _ b: (Int, Int)) throws -> Comparison {
    Comparison(try #require(Proportion(a.0, of: a.1)), try #require(Proportion(b.0, of: b.1)))
  }

  @Test(arguments: ProportionCase.all)
  func proportions(_ wanted: ProportionCase) throws {
    let found = try compare(wanted.a, wanted.b)
    #expect(found.method == (wanted.z == nil ? .fisher : .z) && found.freedom == nil)
    #expect(isNear(found.difference, wanted.difference, 1e-15))
    #expect(isNear(found.low, wanted.low, 1e-12) && isNear(found.high, wanted.high, 1e-12))
    #expect(wanted.z.map { isNear(found.statistic, $0) } ?? (found.statistic == nil))
    #expect(isNear(found.p, wanted.p, 1e-12))
  }

  @Test(arguments: MeanCase.all)
  func means(_ wanted: MeanCase) throws {
    let (a, b) = (wanted.a, wanted.b)
    let found = try Comparison(
      try #require(GroupMean(mean: a.mean, deviation: a.deviation, count: a.count)),
      try #require(GroupMean(mean: b.mean, deviation: b.deviation, count: b.count)))
    #expect(found.method == .welch && found.difference == b.mean - a.mean)
    #expect(isNear(found.low, wanted.low) && isNear(found.high, wanted.high))
    #expect(isNear(found.statistic, wanted.t) && isNear(found.freedom, wanted.freedom))
    #expect(abs(found.p - wanted.p) <= 1e-9 * wanted.p)
  }

  /// With A and B exchanged everything is the same from the other side.
  @Test func exchanged() throws {
    for (wholeA, wholeB) in [(1, 3), (4, 20), (19, 20), (60, 75), (60, 3), (75, 75)] {
      for countA in stride(from: 0, through: wholeA, by: 1 + wholeA / 8) {
        for countB in stride(from: 0, through: wholeB, by: 1 + wholeB / 8) {
          try exchange((countA, wholeA), (countB, wholeB))
        }
      }
    }
  }

  private func exchange(_ a: (Int, Int), _ b: (Int, Int)) throws {
    let (there, back) = (try compare(a, b), try compare(b, a))
    #expect(there.method == back.method && there.difference == -back.difference)
    #expect(isNear(there.low, -back.high, 1e-15) && isNear(there.high, -back.low, 1e-15))
    #expect(isNear(there.p, back.p, 1e-12) && there.statistic == back.statistic.map(-))
    #expect(there.low <= there.difference && there.difference <= there.high)
    #expect(there.low >= -1 && there.high <= 1 && (0...1).contains(there.p))
    // The same of those that did not.
    let rest = try compare((a.1 - a.0, a.1), (b.1 - b.0, b.1))
    #expect(isNear(rest.difference, -there.difference, 1e-15) && isNear(rest.p, there.p, 1e-12))
  }

  /// Five expected are enough, a hair less is not: 10 of 20 in halves, and one more in the whole.
  @Test func whereTheNormalCurveEnds() throws {
    #expect(try compare((5, 10), (5, 10)).method == .z)
    #expect(try compare((4, 10), (5, 10)).method == .fisher)
    #expect(try compare((5, 10), (5, 11)).method == .fisher)
    #expect(try compare((0, 50), (0, 50)).method == .fisher && compare((50, 50), (50, 50)).p == 1)
    let most = Proportion.most
    #expect(try compare((5, most), (5, most)).method == .z)
    #expect(try compare((4, most), (5, most)).method == .fisher)
    #expect(try compare((most / 2, most), (most / 2, most)).p == 1)
  }

  @Test func whatIsNoProportion() {
    #expect(Proportion(0, of: 0) == nil && Proportion(-1, of: 4) == nil && Proportion(5, of: 4) == nil)
    #expect(Proportion(1, of: Proportion.most + 1) == nil && Proportion(0, of: 1)?.share == 0)
  }

  @Test func meansThatCannotBeCompared() throws {
    func group(_ mean: Double, _ deviation: Double, _ count: Int = 4) throws -> GroupMean {
      try #require(GroupMean(mean: mean, deviation: deviation, count: count))
    }
    #expect(throws: ComparisonRefusal.noSpread) { try Comparison(group(3, 0), group(4, 0)) }
    #expect(throws: ComparisonRefusal.beyondNumbers) { try Comparison(group(-1.7e308, 1), group(1.7e308, 1)) }
    #expect(throws: ComparisonRefusal.beyondNumbers) { try Comparison(group(0, 1.7e308, 2), group(1, 1.7e308, 2)) }
    #expect(throws: ComparisonRefusal.beyondNumbers) { try Comparison(group(0, 1e-300), group(1e200, 0)) }
    #expect(GroupMean(mean: 1, deviation: 1, count: 1) == nil && GroupMean(mean: 1, deviation: -1, count: 3) == nil)
    #expect(GroupMean(mean: .nan, deviation: 1, count: 3) == nil)
    #expect(GroupMean(mean: 1, deviation: .infinity, count: 3) == nil)
  }

  /// In another unit, however small or large, only the difference and its bounds are others.
  @Test(arguments: [1e-160, 1e-3, 1e6, 1e160])
  func unitsDoNotMatter(scale: Double) throws {
    func compared(_ scale: Double) throws -> Comparison {
      try Comparison(
        try #require(GroupMean(mean: 3 * scale, deviation: 1.5 * scale, count: 12)),
        try #require(GroupMean(mean: 4 * scale, deviation: 2.5 * scale, count: 9)))
    }
    let (plain, scaled) = (try compared(1), try compared(scale))
    #expect(isNear(scaled.statistic, try #require(plain.statistic), 1e-14))
    #expect(isNear(scaled.freedom, try #require(plain.freedom), 1e-14) && isNear(scaled.p, plain.p, 1e-13))
    #expect(abs(scaled.low / scale - plain.low) < 1e-12 && abs(scaled.high / scale - plain.high) < 1e-12)
  }
}
