/// What tells B from A: by how much, within which bounds, and whether it could be chance.
public struct Comparison: Hashable, Sendable {
  public enum Method: String, Hashable, Sendable {
    /// Two proportions by the normal curve.
    case z
    /// Two proportions counted out, where the normal curve is no approximation.
    case fisher
    /// Two means, whose spreads need not be alike.
    case welch
    /// The mean of what each of the same things changed by, against no change.
    case paired
    /// How many of the same things gained something against how many lost it, counted out.
    case mcnemar
  }

  public var method: Method
  /// B less A.
  public var difference: Double
  /// Between `low` and `high` lies the difference, said with a confidence of `Comparison.confidence`.
  public var low: Double
  public var high: Double
  /// z or t, with the sign of the difference; nil where nothing but p is counted.
  public var statistic: Double?
  /// Degrees of freedom, of a t.
  public var freedom: Double?
  /// The chance of so much or more, on either side, where there is no difference.
  public var p: Double

  /// Of intervals.
  public static let confidence = 0.95

  /// A normal value is this far from 0 at most with that confidence.
  static let normalReach = Distribution.normalQuantile((1 + confidence) / 2)
}

/// Two means that cannot be compared.
public enum ComparisonRefusal: Error, Hashable, Sendable {
  /// Nothing varies in either: there is nothing to measure a difference by.
  case noSpread
  /// A figure would be larger than numbers can be.
  case beyondNumbers
}
