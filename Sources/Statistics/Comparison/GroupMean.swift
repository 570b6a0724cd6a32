import Foundation

/// What was measured of a group, as far as a test of its mean needs it.
public struct GroupMean: Hashable, Sendable {
  public let mean: Double
  /// The sample's standard deviation, with n − 1.
  public let deviation: Double
  public let count: Int

  /// Nil of fewer than two, of a deviation below 0, and of what is no finite number.
  public init?(mean: Double, deviation: Double, count: Int) {
    guard count > 1, mean.isFinite, deviation.isFinite, deviation >= 0 else { return nil }
    (self.mean, self.deviation, self.count) = (mean, deviation, count)
  }

  /// Of the mean.
  var error: Double { deviation / Double(count).squareRoot() }
}

/// Welch's test of two means: neither sizes nor spreads need be alike.
public struct Welch: Hashable, Sendable {
  /// B's mean less A's, and that by its error.
  public var difference: Double
  public var error: Double
  public var t: Double
  /// Welch and Satterthwaite's degrees of freedom.
  public var freedom: Double

  public init(_ a: GroupMean, _ b: GroupMean) throws(ComparisonRefusal) {
    difference = b.mean - a.mean
    error = hypot(a.error, b.error)
    guard error > 0 else { throw .noSpread }
    t = difference / error
    guard difference.isFinite, error.isFinite, t.isFinite else { throw .beyondNumbers }
    // By their shares in both, which are never too large or too small to be squared.
    let (ofA, ofB) = (a.error / error, b.error / error)
    freedom = 1 / (pow(ofA, 4) / Double(a.count - 1) + pow(ofB, 4) / Double(b.count - 1))
  }

  /// On both sides.
  public var p: Double { Distribution.twoSidedT(t, freedom: freedom) }
}

extension Comparison {
  public init(_ a: GroupMean, _ b: GroupMean) throws(ComparisonRefusal) {
    let test = try Welch(a, b)
    let reach = test.error * Distribution.quantileT((1 + Comparison.confidence) / 2, freedom: test.freedom)
    method = .welch
    difference = test.difference
    (low, high) = (difference - reach, difference + reach)
    statistic = test.t
    freedom = test.freedom
    p = test.p
    guard low.isFinite, high.isFinite else { throw .beyondNumbers }
  }
}
