/// How many of how many.
public struct Proportion: Hashable, Sendable {
  public let count: Int
  public let whole: Int

  /// Numbers up to this are told apart exactly.
  public static let most = Hypergeometric.most / 2

  /// Nil of none at all, of more than all, and above `most`.
  public init?(_ count: Int, of whole: Int) {
    guard whole > 0, whole <= Proportion.most, (0...whole).contains(count) else { return nil }
    (self.count, self.whole) = (count, whole)
  }

  public var share: Double { Double(count) / Double(whole) }

  /// Wilson's interval without continuity correction.
  public var interval: (low: Double, high: Double) {
    let (z, n, share) = (Comparison.normalReach, Double(whole), share)
    let scale = 1 + z * z / n
    let middle = (share + z * z / (2 * n)) / scale
    let reach = z / scale * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return (count == 0 ? 0 : max(0, middle - reach), count == whole ? 1 : min(1, middle + reach))
  }
}

extension Comparison {
  /// By the pooled z test; by Fisher's exact one where fewer than `leastExpected` are expected anywhere. The interval is
  /// Newcombe's (1998, method 10), without continuity correction.
  public init(_ a: Proportion, _ b: Proportion) {
    let (ofA, ofB) = (a.interval, b.interval)
    difference = b.share - a.share
    low = difference - length(b.share - ofB.low, ofA.high - a.share)
    high = difference + length(ofB.high - b.share, a.share - ofA.low)
    guard let z = PooledShares(a, b).z else {
      method = .fisher
      p = PooledShares(a, b).exactP
      return
    }
    method = .z
    statistic = z
    p = Distribution.twoSidedNormal(z)
  }
}

private func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }

/// Two proportions taken together.
public struct PooledShares: Hashable, Sendable {
  private let a: Proportion
  private let b: Proportion

  /// Where fewer are expected, the normal curve is no approximation.
  public static let leastExpected = 5

  public init(_ a: Proportion, _ b: Proportion) { (self.a, self.b) = (a, b) }

  private var count: Int { a.count + b.count }
  private var whole: Int { a.whole + b.whole }

  /// How far B is above A, by the spread that both would have if they were one. Nil where fewer than `leastExpected` are
  /// expected anywhere.
  public var z: Double? {
    let smallest = min(a.whole, b.whole).multipliedFullWidth(by: min(count, whole - count))
    let least = PooledShares.leastExpected.multipliedFullWidth(by: whole)
    guard (smallest.high, smallest.low) >= (least.high, least.low) else { return nil }
    let pooled = Double(count) / Double(whole)
    let variance = pooled * (1 - pooled) * (1 / Double(a.whole) + 1 / Double(b.whole))
    return (b.share - a.share) / variance.squareRoot()
  }

  /// How many are expected where the fewest are.
  public var smallestExpected: Double {
    Double(min(a.whole, b.whole)) * Double(min(count, whole - count)) / Double(whole)
  }

  /// Fisher's, on both sides.
  public var exactP: Double {
    Hypergeometric(all: whole, marked: count, drawn: a.whole)?.twoSided(a.count) ?? 1
  }
}
