/// Two groups drawn by chance: the same for the same seed on every machine. Into which one somebody comes follows from the seed and
/// the name alone, so that others who come or go move nobody.
public struct GroupDraw: Hashable, Sendable {
  public let seed: UInt64
  /// How much of all is B, the variant; the rest is A, the control.
  public let share: Double

  /// Nil of a share that leaves one of them empty.
  public init?(seed: UInt64, share: Double = 0.5) {
    guard share > 0, share < 1 else { return nil }
    (self.seed, self.share) = (seed, share)
  }

  public func isInB(_ name: String) -> Bool {
    var seeded = SplitMix64(seed: seed)
    var drawn = SplitMix64(seed: seeded.next() ^ GroupDraw.digest(name))
    // 53 bits are all that a number from 0 to 1 holds.
    return Double(drawn.next() >> 11) * 0x1p-53 < share
  }

  /// FNV-1a of the name's bytes.
  private static func digest(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}

extension GroupMean {
  /// Nil of fewer than two values, and of what is no finite number.
  public init?(of values: [Double]) {
    guard values.count > 1 else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.init(mean: mean, deviation: (squares / Double(values.count - 1)).squareRoot(), count: values.count)
  }
}

/// How large each of two groups has to be for a difference of means to be seen.
public struct MeanGroupSize: Hashable, Sendable {
  public var difference: Double
  /// Of single values, in either group.
  public var deviation: Double
  public var power: Double
  public var alpha: Double

  public init(difference: Double, deviation: Double, power: Double = 0.8, alpha: Double = 0.05) {
    (self.difference, self.deviation, self.power, self.alpha) = (difference, deviation, power, alpha)
  }

  /// By the normal curve with both tails counted, rounded up, two at least. Nil where there is no difference or no spread, and above
  /// `GroupSize.most`.
  public var perGroup: Int? {
    guard difference != 0, deviation > 0, difference.isFinite, deviation.isFinite, alpha > 0, power > alpha, power < 1
    else { return nil }
    let root = GroupSize.noncentrality(power: power, alpha: alpha) * (deviation / abs(difference))
    let size = (2 * root * root).rounded(.up)
    return size <= Double(GroupSize.most) ? max(2, Int(size)) : nil
  }
}
