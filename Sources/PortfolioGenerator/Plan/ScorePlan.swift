/// Scores and their changes, with exact sums.
enum ScorePlan {
  /// The framework's average, in tenths.
  private static let averageTenths = 785
  /// The framework's change over a month, in tenths.
  private static let changeTenths = 23
  private static let highest = 92
  private static let lowest = 18

  /// A category's share of 1,250, its range here, and where in the range most lie.
  private struct Band {
    var share: Int
    var range: ClosedRange<Int>
    /// The expected place in the range, from 0 to 1.
    var lean: Double
  }

  private static let bands = [
    Band(share: 420, range: 85...highest, lean: 0.55), Band(share: 500, range: 70...84, lean: 0.78),
    Band(share: 250, range: 50...69, lean: 0.84), Band(share: 80, range: lowest...49, lean: 0.86),
  ]

  static func scores(count: Int, _ random: inout Random) -> [Int8] {
    let quotas = Quotas.scaled(bands.map(\.share), to: count)
    var scores: [Int] = []
    for (band, quota) in zip(bands, quotas) {
      for _ in 0..<quota { scores.append(random.leaning(band.range, to: band.lean)) }
    }
    random.shuffle(&scores)
    // The example's score is one of those given.
    if let good = scores.firstIndex(where: { (70...84).contains($0) }) { scores[good] = ExampleCustomer.score }
    let example = scores.firstIndex(of: ExampleCustomer.score)
    settle(&scores, sum: averageTenths * count / 10, fixed: example, &random) { band(of: $0) }
    return scores.map(Int8.init)
  }

  private static func band(of score: Int) -> ClosedRange<Int> {
    bands.first { $0.range.contains(score) }?.range ?? score...score
  }

  /// Moves numbers by one, each within its range, until they add up.
  private static func settle(
    _ numbers: inout [Int], sum wanted: Int, fixed: Int?, _ random: inout Random, range: (Int) -> ClosedRange<Int>
  ) {
    var missing = wanted - numbers.reduce(0, +)
    var idle = 0
    while missing != 0, idle < 50 * numbers.count {
      let index = random.below(numbers.count)
      let step = missing > 0 ? 1 : -1
      idle += 1
      guard index != fixed, range(numbers[index]).contains(numbers[index] + step) else { continue }
      numbers[index] += step
      missing -= step
      idle = 0
    }
  }

  static func changes(scores: [Int8], seed: UInt64) -> [Int8?] {
    let older = scores.indices.filter { Tenure(seed: seed, index: $0).days >= Tenure.scoredLastMonth }
    var random = Random(seed: seed, topic: .history, number: -1)
    var changes = older.map { index in
      index == 0 ? ExampleCustomer.change : change(of: Int(scores[index]), &random)
    }
    let ranges = older.map { index -> ClosedRange<Int> in
      max(-12, Int(scores[index]) - highest)...min(16, Int(scores[index]) - lowest + 4)
    }
    var missing = (changeTenths * older.count + 5) / 10 - changes.reduce(0, +)
    while missing != 0, older.count > 1 {
      let position = 1 + random.below(older.count - 1)
      let step = missing > 0 ? 1 : -1
      guard ranges[position].contains(changes[position] + step) else { continue }
      changes[position] += step
      missing -= step
    }
    var all = scores.map { _ in Int8?.none }
    for (index, change) in zip(older, changes) { all[index] = Int8(change) }
    return all
  }

  /// Most rise a little; of those at risk many have just fallen.
  private static func change(of score: Int, _ random: inout Random) -> Int {
    let spread = score < 70 ? 4.5 : 2.5
    let mean = score < 50 ? -2.0 : score < 70 ? 0.5 : 3.2
    let change = Int((mean + random.normal() * spread).rounded())
    return min(min(16, score - lowest + 4), max(max(-12, score - highest), change))
  }
}

extension Random {
  /// A number of the range whose mean lies at the share `lean` of it.
  fileprivate mutating func leaning(_ range: ClosedRange<Int>, to lean: Double) -> Int {
    let power = lean >= 0.5 ? (1 - lean) / lean : lean / (1 - lean)
    // u^p has mean 1/(1+p); repeated halving approximates the power without a machine's own `pow`.
    let drawn = fractionalPower(unit(), power)
    let share = lean >= 0.5 ? drawn : 1 - drawn
    return range.lowerBound + min(range.count - 1, Int(share * Double(range.count)))
  }

  /// u^p for p from 0 to 1 by square roots, which every machine rounds alike.
  private func fractionalPower(_ base: Double, _ power: Double) -> Double {
    var result = 1.0
    var root = base
    var rest = power
    if rest >= 1 { return base }
    for _ in 0..<20 {
      root = root.squareRoot()
      rest *= 2
      if rest >= 1 {
        result *= root
        rest -= 1
      }
    }
    return result
  }
}
