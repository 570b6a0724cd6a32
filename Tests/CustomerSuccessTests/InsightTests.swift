import Statistics
import Testing

@testable import CustomerSuccess

/// Tests against samples worked out by hand, and what survives correction.
@Suite struct InsightTests {
  private func sample(_ values: [Double]) -> Sample {
    Sample(count: values.count, sum: values.reduce(0, +), squares: values.reduce(0) { $0 + $1 * $1 })
  }

  /// Means 3 and 8, variances 2.5 and 10, five each: t = −5/√2.5, ν = 2.5²/((0.5² + 2²)/4).
  @Test func welch() throws {
    let found = try #require(
      Significance.ofMeans(sample([1, 2, 3, 4, 5]), sample([4, 6, 8, 10, 12])))
    #expect(abs(found.statistic + 3.16228) < 0.0001)
    #expect(abs(found.p - Distribution.twoSidedT(3.16228, freedom: 5.88235)) < 1e-6)
    #expect(Significance.ofMeans(sample([1]), sample([1, 2])) == nil)
    #expect(Significance.ofMeans(sample([3, 3]), sample([4, 4])) == nil)
  }

  /// 2 and 4 of 1 to 6: 0.5 below their mean, by √(3.5/2 · 4/6) = 1.080123.
  @Test func meansAmongAll() throws {
    let (all, part, rest) = (sample([1, 2, 3, 4, 5, 6]), sample([2, 4]), sample([1, 3, 5, 6]))
    let found = try #require(Significance.ofMean(part, among: all, rest: rest))
    #expect(abs(found.statistic + 0.4629100) < 1e-7)
    // By lot 0.643; Welch's, of few, is larger and counts.
    let welch = try #require(Significance.ofMeans(part, rest))
    #expect(welch.p > Distribution.twoSidedNormal(found.statistic))
    #expect(found.p == welch.p && found.bounds == welch.bounds)
    // Where the few are more alike than all, what the lot says is the larger one.
    let (alike, others) = (sample([5, 5.01, 4.99, 5, 5.02]), sample([1, 4, 7, 3, 2, 6, 1, 8, 2, 5]))
    let whole = sample([5, 5.01, 4.99, 5, 5.02, 1, 4, 7, 3, 2, 6, 1, 8, 2, 5])
    let lot = try #require(Significance.ofMean(alike, among: whole, rest: others))
    let sure = try #require(Significance.ofMeans(alike, others))
    #expect(lot.p == Distribution.twoSidedNormal(lot.statistic) && lot.p > sure.p)
    // The rest say the same from the other side.
    let other = try #require(Significance.ofMean(rest, among: all, rest: part))
    #expect(abs(other.statistic + found.statistic) < 1e-12)
    #expect(Significance.ofMean(all, among: all, rest: sample([])) == nil)
    #expect(Significance.ofMean(sample([3]), among: sample([3, 3, 3]), rest: sample([3, 3])) == nil)
  }

  /// 60 of 100 and 40 of 100: pooled 0.5, error √0.005; p is Fisher's (scipy 1.17), until a hundred are expected everywhere.
  @Test func shares() throws {
    let found = try #require(Significance.ofShares(60, of: 100, against: 40, of: 100))
    #expect(abs(found.statistic - 2.82843) < 0.0001 && abs(found.p - 0.007059515495) < 1e-9)
    let many = try #require(Significance.ofShares(600, of: 1000, against: 400, of: 1000))
    #expect(many.p == Distribution.twoSidedNormal(many.statistic))
    #expect(Significance.ofShares(1, of: 10, against: 1, of: 10) == nil)
    #expect(Significance.ofShares(0, of: 0, against: 1, of: 10) == nil)
  }

  @Test func holm() {
    #expect(Significance.corrected([]) == [])
    let found = Significance.corrected([0.04, 0.01, 0.03, 0.005])
    for (value, wanted) in zip(found, [0.06, 0.03, 0.06, 0.02]) { #expect(abs(value - wanted) < 1e-12) }
    #expect(Significance.corrected([0.9, 0.8]) == [1, 1])
  }

  private func sums(_ scores: [Int], tickets: (Int) -> Int = { _ in 0 }, expansion: Int = 0) -> SegmentSums {
    var sums = SegmentSums()
    for (place, score) in scores.enumerated() {
      sums.customers += 1
      sums.distribution[HealthCategory(score: score), default: 0] += 1
      sums.scoreSum += score
      sums.scoreSquares += score * score
      sums.openTickets += tickets(place)
      sums.scoredTickets += tickets(place)
      sums.ticketSquares += tickets(place) * tickets(place)
      sums.scoreTickets += score * tickets(place)
    }
    sums.expansion = expansion
    return sums
  }

  @Test func aSegmentFarFromTheRestStandsOutAndSaysWho() throws {
    let high = (0..<40).map { 85 + $0 % 9 }
    let low = (0..<40).map { 35 + $0 % 9 }
    let middle = (0..<40).map { 62 + $0 % 7 }
    let cut = SegmentCut(
      .tier,
      [
        .init("starter", sums(low)), .init("enterprise", sums(high, expansion: 30)),
        .init("professional", sums(middle)),
      ])
    #expect(cut.rows.map(\.value) == ["enterprise", "professional", "starter"])
    let found = Insight.found(in: [cut])
    #expect(found.contains { $0.filter == "tier:starter" && $0.count == 40 })
    let grow = found.filter { if case .expansion = $0.subject { true } else { false } }
    #expect(grow.first?.filter == "tier:enterprise")
    let critical = try #require(found.first { $0.filter == "tier:starter health:critical" })
    #expect(critical.subject == .critical(.tier, value: "starter", share: 1, rest: 0))
    #expect(found.map(\.p) == found.map(\.p).sorted() && found.allSatisfy { $0.p < 0.05 })
  }

  /// What two figures have to do with each other is told in one place, by ranks: sums say nothing of it.
  @Test func sumsTellNoCorrelation() {
    let scores = (0..<50).map { 90 - $0 }
    let cut = SegmentCut(.tier, [.init("starter", sums(scores) { $0 / 10 })])
    #expect(Insight.found(in: [cut]).isEmpty)
  }

  /// Where there is nothing but chance, a family of tests says something in one of twenty.
  @Test func chanceIsSeldomAnInsight() {
    var generator = SplitMix64(seed: 4)
    var spoke = 0
    for _ in 0..<400 {
      let rows = Tier.allCases.map { tier in
        SegmentCut.Row(
          tier.rawValue, sums((0..<60).map { _ in Int.random(in: 40...99, using: &generator) }))
      }
      if !Insight.found(in: [SegmentCut(.tier, rows)]).isEmpty { spoke += 1 }
    }
    #expect(spoke <= 20)
  }

  @Test func tooFewAreNoInsight() {
    let cut = SegmentCut(
      .tier,
      [
        .init("starter", sums([10, 11, 12])), .init("enterprise", sums(Array(80...99))), .init("community", sums([55])),
      ])
    #expect(Insight.found(in: [cut]).isEmpty && Insight.found(in: []).isEmpty)
  }

  @Test(arguments: [
    ("dana", "owner=dana"), ("Dana Ruiz", "owner=\"Dana Ruiz\""), ("", "owner:none"), ("a,b", "owner=\"a,b\""),
    ("me", nil), ("None", nil), ("q\"t", nil),
  ])
  func ownersAsFilters(name: String, text: String?) throws {
    #expect(Segment.owner.filter(name) == text)
    guard let text else { return }
    let filter = try Filter.parse(text, in: .customers, me: "somebody")
    #expect(filter.terms.map(\.condition) == [.field(.customerOwner, anyOf: [name.isEmpty ? .absent : .equals(name)])])
  }

  @Test func rowsColumnsAndTotalAreSumsOfCells() {
    let cells = Tier.allCases.flatMap { tier in
      Industry.allCases.enumerated().map { index, industry in
        (
          place: SegmentCross.Place(row: tier.rawValue, column: industry.rawValue),
          sums: sums([50 + index * 7, 60 + tier.rawValue.count])
        )
      }
    }
    let cross = SegmentCross(.tier, .industry, cells)
    #expect(cross.rows.total == cross.columns.total && cross.total.customers == 40)
    #expect(cross.rows.rows.map(\.value) == Tier.allCases.map(\.rawValue))
    for row in cross.rows.rows {
      var sum = SegmentSums()
      for column in cross.columns.rows { sum += cross[row.value, column.value] ?? SegmentSums() }
      #expect(sum == row.sums)
    }
    var rest = cross.total - cross.rows.rows[0].sums
    rest += cross.rows.rows[0].sums
    #expect(rest == cross.total)
  }
}
