import Testing

@testable import Statistics

@Suite struct GroupDrawTests {
  /// As another program makes them of the same seeds.
  @Test(arguments: [
    (UInt64(1), "BBAABBAABAAABBBAABAA"), (2, "BABBABBABBBBBBBBBABB"), (7, "BABAABABBAABAAAABABB"),
  ])
  func theSameSeedDrawsTheSame(seed: UInt64, wanted: String) throws {
    let draw = try #require(GroupDraw(seed: seed))
    let names = (1...20).map { "CUST-0\($0 < 10 ? "0" : "")\($0)" }
    #expect(names.map { draw.isInB($0) ? "B" : "A" }.joined() == wanted)
  }

  @Test(arguments: [(0.5, 5000), (0.2, 1960)])
  func aShareIsKept(share: Double, wanted: Int) throws {
    let draw = try #require(GroupDraw(seed: 1, share: share))
    #expect((0..<10_000).count { draw.isInB("CUST-\($0)") } == wanted)
  }

  @Test func neitherGroupIsEmpty() {
    for share in [0, 1, -0.1, 1.1, Double.nan] { #expect(GroupDraw(seed: 1, share: share) == nil, "\(share)") }
  }

  @Test func aMeanIsOfItsValues() throws {
    let mean = try #require(GroupMean(of: [2, 4, 4, 4, 5, 5, 7, 9]))
    #expect(mean.mean == 5 && abs(mean.deviation - (32.0 / 7).squareRoot()) < 1e-12 && mean.count == 8)
    #expect(GroupMean(of: [1]) == nil && GroupMean(of: []) == nil && GroupMean(of: [1, .infinity]) == nil)
  }

  /// As the normal curve has them by another engine, rounded up.
  @Test(arguments: [
    (MeanGroupSize(difference: 5, deviation: 10), 63), (MeanGroupSize(difference: -5, deviation: 10), 63),
    (MeanGroupSize(difference: 1, deviation: 10), 1570),
    (MeanGroupSize(difference: 2, deviation: 3, power: 0.9, alpha: 0.01), 67),
    (MeanGroupSize(difference: 30, deviation: 1), 2),
  ])
  func sizesOfMeans(size: MeanGroupSize, wanted: Int) { #expect(size.perGroup == wanted) }

  @Test func whatCannotBeSeenHasNoSize() {
    for (difference, deviation) in [(0.0, 1.0), (1, 0), (1e-300, 1), (.nan, 1)] {
      #expect(MeanGroupSize(difference: difference, deviation: deviation).perGroup == nil)
    }
  }
}
