import Testing

@testable import Statistics

@Suite struct HoldOutTests {
  /// The generator's published first numbers for this seed.
  @Test func numbersAreThoseOfSplitMix() {
    var random = SplitMix64(seed: 1_234_567)
    let known: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
      16_408_922_859_458_223_821,
    ]
    #expect(known.indices.map { _ in random.next() } == known)
  }

  @Test(arguments: [
    (10, 0.3, 3), (10, 0.25, 3), (10, 0.24, 2), (1, 0.3, 0), (3, 0.5, 2), (0, 0.3, 0), (1000, 0.999, 999),
  ])
  func soManyAreHeldOut(count: Int, share: Double, heldOut: Int) {
    let training = HoldOut.training(of: count, share: share, seed: 1)
    #expect(training.count == count && training.count { !$0 } == heldOut)
  }

  @Test func theSameSeedDrawsTheSameRows() {
    #expect(
      HoldOut.training(of: 500, share: 0.3, seed: 7) == HoldOut.training(of: 500, share: 0.3, seed: 7))
    #expect(
      HoldOut.training(of: 500, share: 0.3, seed: 7) != HoldOut.training(of: 500, share: 0.3, seed: 8))
  }

  /// Every row is drawn about as often: 300 times of 1,000, give or take five deviations.
  @Test func everyRowMayBeDrawn() {
    var drawn = Array(repeating: 0, count: 20)
    for seed in 0..<1000 as Range<UInt64> {
      for (row, isTraining) in HoldOut.training(of: 20, share: 0.3, seed: seed).enumerated() where !isTraining {
        drawn[row] += 1
      }
    }
    #expect(drawn.reduce(0, +) == 6000 && drawn.allSatisfy { abs($0 - 300) < 73 })
  }
}
