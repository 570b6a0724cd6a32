import Foundation

extension Distribution {
  /// From so much freedom on, Hill's way to a normal value is as exact as the incomplete beta function, and takes no longer.
  private static let muchFreedom = 10_000.0

  /// The chance of a value of Student's t at least so far from 0, on either side; 1 of what is no number, and without freedom.
  ///
  /// By the incomplete beta function, I(ν/(ν+t²); ν/2, 1/2), or with much freedom by a normal value as likely.
  public static func twoSidedT(_ t: Double, freedom: Double) -> Double {
    guard !t.isNaN, freedom > 0 else { return 1 }
    guard t.isFinite else { return 0 }
    guard freedom < muchFreedom else { return twoSidedNormal(normal(asFarOutAs: t, freedom: freedom)) }
    let whole = freedom + t * t
    return incompleteBeta(freedom / whole, rest: t * t / whole, freedom / 2, 0.5)
  }

  /// The value that Student's t is at most with the chance `p`: −∞ of 0, ∞ of 1, no number beyond them or without freedom.
  public static func quantileT(_ p: Double, freedom: Double) -> Double {
    guard freedom > 0, p >= 0, p <= 1 else { return .nan }
    guard p != 0.5 else { return 0 }
    let tails = 2 * min(p, 1 - p)
    let distance = tails == 0 ? .infinity : distanceT(tails, freedom: freedom)
    return p < 0.5 ? -distance : distance
  }

  /// How far from 0 the two tails of so much begin: Newton's steps, and halves where one leads out of what is known.
  private static func distanceT(_ tails: Double, freedom: Double) -> Double {
    guard freedom < .infinity else { return -normalQuantile(tails / 2) }
    var (low, high) = (0.0, max(1, -normalQuantile(tails / 2)))
    while high.isFinite, twoSidedT(high, freedom: freedom) > tails { (low, high) = (high, high * 2) }
    guard high.isFinite else { return high }
    var t = (low + high) / 2
    for _ in 0..<200 {
      let excess = twoSidedT(t, freedom: freedom) - tails
      if excess > 0 { low = t } else { high = t }
      let step = excess / (2 * densityT(t, freedom: freedom))
      let next = t + step
      let isInside = next > low && next < high
      let moved = isInside ? next : (low + high) / 2
      if abs(moved - t) <= abs(t) * 1e-15 { return moved }
      t = moved
    }
    return t
  }

  private static func densityT(_ t: Double, freedom: Double) -> Double {
    exp(-logBeta(freedom / 2, 0.5) - 0.5 * log(freedom) - (freedom + 1) / 2 * log1p(t * t / freedom))
  }

  /// Hill's algorithm 395 (1970): a normal value that is as far out.
  private static func normal(asFarOutAs t: Double, freedom: Double) -> Double {
    guard freedom < .infinity else { return t }
    let a = freedom - 0.5
    let b = 48 * a * a
    let y = a * log1p(t * t / freedom)
    // Beyond what a tail can be told of.
    guard y < 1e5 else { return .infinity }
    let numerator = polynomial([0, -85.5, -24, -3.3, -0.4], y)
    return ((numerator / (0.8 * y * y + 100 + b) + y + 3) / b + 1) * y.squareRoot()
  }
}
