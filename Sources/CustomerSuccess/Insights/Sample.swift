import Statistics

/// Numbers known only by how many there are, their sum and the sum of their squares.
public struct Sample: Hashable, Sendable {
  public var count: Int
  public var sum: Double
  public var squares: Double

  public init(count: Int, sum: Double, squares: Double) {
    self.count = count
    self.sum = sum
    self.squares = squares
  }

  /// Of nothing it is 0.
  public var mean: Double { count == 0 ? 0 : sum / Double(count) }

  /// The unbiased estimate, with n − 1; 0 of fewer than two.
  public var variance: Double {
    guard count > 1 else { return 0 }
    return max(0, squares - sum * sum / Double(count)) / Double(count - 1)
  }

  /// Nil of fewer than two.
  var group: GroupMean? {
    GroupMean(mean: mean, deviation: variance.squareRoot(), count: count)
  }
}

/// Whether a difference could be chance: how far it is out, and how likely that far or farther without a difference.
public struct Significance: Hashable, Sendable {
  /// t or z.
  public var statistic: Double
  /// Two-sided.
  public var p: Double
  /// Within which the difference lies with a confidence of 95 %.
  public var bounds: Insight.Bounds?

  /// The left mean against the right one, by Welch's t test. Nil where nothing varies or one has no spread to know.
  public static func ofMeans(_ left: Sample, _ right: Sample) -> Significance? {
    guard let left = left.group, let right = right.group, let found = try? Comparison(right, left),
      let t = found.statistic
    else { return nil }
    return Significance(statistic: t, p: found.p, bounds: Insight.Bounds(low: found.low, high: found.high))
  }

  /// The mean of some among all, against that of the rest: how far it is from where so many drawn from all by lot would have
  /// theirs. Welch's test takes the spread from the few, and where scores are skewed sees too much: of families of such tests
  /// over shuffled labels 6 to 10 % said something at 5 %, of these 3 to 5 %. The lot takes the spread from all, and sees too much
  /// where the few differ more among themselves than all do: what is said has to hold against both, so the larger p counts, and the
  /// bounds, which are Welch's, never say otherwise. Nil where nothing varies, and of none or all of them.
  public static func ofMean(_ part: Sample, among all: Sample, rest: Sample) -> Significance? {
    let (n, whole) = (Double(part.count), Double(all.count))
    guard part.count > 0, part.count < all.count else { return nil }
    // Of whole·σ²/(whole − 1) as the unbiased estimate has it, drawn without putting back.
    let error = (all.variance / n * (1 - n / whole)).squareRoot()
    guard error > 0 else { return nil }
    let z = (part.mean - all.mean) / error
    let welch = ofMeans(part, rest)
    return Significance(
      statistic: z, p: max(Distribution.twoSidedNormal(z), welch?.p ?? 0), bounds: welch?.bounds)
  }

  /// Where fewer are expected, the normal curve tells far tails too small, and it is the tails that what stands out is
  /// looked for in.
  private static let leastForNormal = 100.0

  /// The left share against the right one: how far it is out by the z test with the pooled share, and p by that where many are
  /// expected everywhere, else by Fisher's exact test. Nil where fewer than five are expected anywhere.
  public static func ofShares(_ part: Int, of whole: Int, against otherPart: Int, of otherWhole: Int) -> Significance? {
    guard let left = Proportion(part, of: whole), let right = Proportion(otherPart, of: otherWhole) else { return nil }
    let pooled = PooledShares(right, left)
    guard let z = pooled.z else { return nil }
    let found = Comparison(right, left)
    let p = pooled.smallestExpected < leastForNormal ? pooled.exactP : found.p
    return Significance(statistic: z, p: p, bounds: Insight.Bounds(low: found.low, high: found.high))
  }

  /// Holm's correction for the number tried: each p as it counts, never less than one before it in order of size.
  public static func corrected(_ values: [Double]) -> [Double] {
    var corrected = values
    var least = 0.0
    for (rank, index) in values.indices.sorted(by: { (values[$0], $0) < (values[$1], $1) }).enumerated() {
      least = max(least, min(1, values[index] * Double(values.count - rank)))
      corrected[index] = least
    }
    return corrected
  }
}
