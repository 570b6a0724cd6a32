import Testing

@testable import Statistics

/// Figures of scipy 1.17's `spearmanr`; the interval as Bonett and Wright have it.
private struct RankCase: Sendable {
  var x: [Double]
  var y: [Double]
  var rho: Double
  var p: Double
  var interval: (low: Double, high: Double)?

  static let all = [
    RankCase(
      x: [1, 2, 3],
      y: [1, 3, 2],
      rho: 0.5, p: 0.6666666666666666, interval: nil),
    RankCase(
      x: [1, 2, 3, 4, 5],
      y: [5, 6, 7, 8, 7],
      rho: 0.8207826816681233, p: 0.08858700531354384, interval: (-0.41629081750673824, 0.9920459711149154)),
    RankCase(
      x: [10, 20, 20, 30, 40, 40, 40],
      y: [3, 1, 2, 2, 5, 4, 4],
      rho: 0.7145774380937868, p: 0.0711739066322966, interval: (-0.1988188446662504, 0.9636336247700632)),
    RankCase(
      x: [0, 0, 0, 0, 1, 2, 3, 0, 0, 1],
      y: [90, 85, 80, 70, 60, 50, 40, 88, 91, 72],
      rho: -0.8293704221622703, p: 0.003001813329977816, interval: (-0.9670666313698187, -0.31611603303287195)),
    RankCase(
      x: [-1.5, 2.25, 0, 1000000000.0, -1000000000.0, 3],
      y: [2, 3, 1, -4, 9, 3],
      rho: -0.5217939320872036, p: 0.2883432338003935, interval: (-0.9452255297626632, 0.556225547562471)),
    RankCase(
      x: [
        2, 1, 3, 5, 0, 0, 4, 0, 2, 4, 0, 4, 1, 0, 0, 3, 3, 0, 1, 0, 4, 3, 0, 4, 0, 1, 5, 5, 4, 0, 4, 4, 3, 0, 1, 0,
        4, 1, 2, 3,
      ],
      y: [
        2, 16, 0, 13, 9, 17, 1, 3, 16, 14, 20, 2, 10, 3, 17, -1, 15, 1, 18, 6, 11, 14, 13, 6, 14, 17, 9, 6, 5, 7, 1,
        3, -1, 18, 8, 16, 11, 9, 12, 6,
      ],
      rho: -0.33612718291522065, p: 0.03395732653718195, interval: (-0.5921120751522357, -0.018525675873736)),
    RankCase(
      x: [
        9, 1, 1, 8, 6, 2, 5, 2, 7, 6, 0, 1, 8, 9, 5, 5, 5, 9, 7, 9, 7, 1, 1, 4, 7, 1, 0, 4, 9, 7, 4, 6, 5, 0, 7, 5,
        2, 9, 1, 7, 0, 3, 4, 2, 3, 6, 6, 7, 1, 2, 7, 6, 8, 4, 2, 6, 8, 4, 6, 5,
      ],
      y: [
        6, 3, 2, 1, 2, 2, 3, 3, 0, 7, 9, 2, 4, 4, 0, 2, 6, 8, 5, 9, 9, 5, 2, 8, 9, 0, 7, 8, 6, 6, 6, 6, 1, 7, 6, 0,
        3, 1, 3, 7, 2, 1, 5, 9, 0, 1, 0, 9, 2, 8, 1, 5, 9, 0, 1, 3, 9, 6, 2, 4,
      ],
      rho: 0.18965104659752535, p: 0.14668621713352312, interval: (-0.06983844541674329, 0.4251017117067033)),
  ]
}

@Suite struct RankCorrelationTests {
  private func isNear(_ found: Double, _ wanted: Double) -> Bool { abs(found - wanted) <= 1e-9 * max(1, abs(wanted)) }

  @Test(arguments: RankCase.all)
  private func figures(_ wanted: RankCase) throws {
    let found = try #require(RankCorrelation(wanted.x, wanted.y))
    #expect(found.count == wanted.x.count)
    #expect(isNear(found.rho, wanted.rho) && isNear(found.p, wanted.p))
    #expect((found.interval == nil) == (wanted.interval == nil))
    guard let interval = found.interval, let bounds = wanted.interval else { return }
    #expect(isNear(interval.low, bounds.low) && isNear(interval.high, bounds.high))
  }

  @Test func equalValuesShareTheirRanks() {
    #expect(Ranks.of([3, 1, 2, 2, 5, 4, 4]) == [4, 1, 2.5, 2.5, 7, 5.5, 5.5])
    #expect(Ranks.of([]) == [] && Ranks.of([7, 7]) == [1.5, 1.5])
  }

  /// Whatever keeps the order keeps the figure, and one turned round turns its sign.
  @Test(arguments: RankCase.all)
  private func onlyTheOrderCounts(_ wanted: RankCase) throws {
    let found = try #require(RankCorrelation(wanted.x, wanted.y))
    let stretched = try #require(RankCorrelation(wanted.x.map { $0 / 4 - 7 }, wanted.y))
    let turned = try #require(RankCorrelation(wanted.x, wanted.y.map { -$0 }))
    let exchanged = try #require(RankCorrelation(wanted.y, wanted.x))
    #expect(isNear(stretched.rho, found.rho) && isNear(turned.rho, -found.rho) && isNear(turned.p, found.p))
    #expect(isNear(exchanged.rho, found.rho))
  }

  @Test func whatGoesTogetherWhollyIsBeyondChance() throws {
    let found = try #require(RankCorrelation([1, 2, 3, 4, 9], [1, 8, 27, 64, 65]))
    #expect(found.rho == 1 && found.t == .infinity && found.p == 0)
    #expect(found.interval.map { $0 == (1, 1) } == true)
  }

  @Test func whatSaysNothing() {
    #expect(RankCorrelation([1, 2], [1, 2]) == nil && RankCorrelation([1, 2, 3], [1, 2]) == nil)
    #expect(RankCorrelation([1, 2, 3], [4, 4, 4]) == nil && RankCorrelation([1, 2, .nan], [1, 2, 3]) == nil)
  }
}
