import Foundation

/// Whether two numbers of the same things rise together, by their ranks alone: Spearman's.
public struct RankCorrelation: Hashable, Sendable {
  /// −1 to 1.
  public let rho: Double
  /// How many things.
  public let count: Int

  /// Nil below three things, where one of the numbers never varies, and of what is no finite number.
  public init?(_ x: [Double], _ y: [Double]) {
    guard x.count > 2, x.count == y.count, (x + y).allSatisfy(\.isFinite),
      let rho = pearson(Ranks.of(x), Ranks.of(y))
    else { return nil }
    (self.rho, count) = (rho, x.count)
  }

  public var freedom: Double { Double(count - 2) }

  /// Student's t of no correlation; infinite of ranks that are the same.
  public var t: Double {
    let rest = (1 - rho) * (1 + rho)
    guard rest > 0 else { return rho > 0 ? .infinity : -.infinity }
    return rho * (freedom / rest).squareRoot()
  }

  /// On both sides, by Student's t.
  public var p: Double { Distribution.twoSidedT(t, freedom: freedom) }

  /// By Fisher's z with the spread that Bonett and Wright (2000) give it for ranks; nil below four.
  public var interval: (low: Double, high: Double)? {
    guard count > 3 else { return nil }
    guard abs(rho) < 1 else { return (rho, rho) }
    let reach = Comparison.normalReach * ((1 + rho * rho / 2) / Double(count - 3)).squareRoot()
    return (tanh(atanh(rho) - reach), tanh(atanh(rho) + reach))
  }
}

/// The places of numbers in their order, from 1 on; equal ones share the mean of theirs.
public enum Ranks {
  public static func of(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var first = 0
    while first < order.count {
      var end = first + 1
      while end < order.count, values[order[end]] == values[order[first]] { end += 1 }
      for place in first..<end { ranks[order[place]] = Double(first + end + 1) / 2 }
      first = end
    }
    return ranks
  }
}

/// Nil where one never varies.
private func pearson(_ x: [Double], _ y: [Double]) -> Double? {
  let (n, zero) = (Double(x.count), 0.0)
  let (meanX, meanY) = (x.reduce(zero, +) / n, y.reduce(zero, +) / n)
  var (xx, yy, xy) = (zero, zero, zero)
  for (left, right) in zip(x, y) {
    let (a, b) = (left - meanX, right - meanY)
    (xx, yy, xy) = (xx + a * a, yy + b * b, xy + a * b)
  }
  guard xx > 0, yy > 0 else { return nil }
  return min(max(-1, xy / (xx * yy).squareRoot()), 1)
}
