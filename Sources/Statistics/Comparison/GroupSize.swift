import Foundation

/// How large each of two groups has to be for a difference of proportions to be seen.
public struct GroupSize: Hashable, Sendable {
  /// The share there is, and by how much another is to differ from it, above 0 or below.
  public var base: Double
  public var lift: Double
  /// The chance to see the difference where it is there.
  public var power: Double
  /// The chance to see one where none is.
  public var alpha: Double

  public init(base: Double, lift: Double, power: Double = 0.8, alpha: Double = 0.05) {
    (self.base, self.lift, self.power, self.alpha) = (base, lift, power, alpha)
  }

  /// Why there is no such size.
  public enum Refusal: Error, Hashable, Sendable {
    /// Not from 0 to 1.
    case base
    /// 0, or leading out of 0 to 1.
    case lift
    /// Not above alpha, or not below 1.
    case power
    /// Not between 0 and 1.
    case alpha
    /// The lift is so small that the number would be above `GroupSize.most`.
    case endless
  }

  /// Larger numbers are not whole ones any more.
  public static let most = 9_007_199_254_740_992

  /// The difference by Cohen's h, 2 arcsin √(base + lift) − 2 arcsin √base.
  public var effect: Double {
    let other = base + lift
    // The same angle by its sine and cosine, so that a small lift keeps its digits.
    let sine = lift / ((other * (1 - base)).squareRoot() + (base * (1 - other)).squareRoot())
    let cosine = (base * other).squareRoot() + ((1 - base) * (1 - other)).squareRoot()
    return 2 * atan2(sine, cosine)
  }

  /// The smallest that has the power, with both tails counted.
  public func perGroup() throws(Refusal) -> Int {
    try check()
    let root = Self.noncentrality(power: power, alpha: alpha) / abs(effect)
    let size = (2 * root * root).rounded(.up)
    guard size <= Double(GroupSize.most) else { throw .endless }
    return max(1, Int(size))
  }

  private func check() throws(Refusal) {
    guard base >= 0, base <= 1 else { throw .base }
    guard lift != 0, base + lift >= 0, base + lift <= 1 else { throw .lift }
    guard alpha > 0, alpha < 1 else { throw .alpha }
    guard power > alpha, power < 1 else { throw .power }
  }

  /// How far a normal value has to be shifted to lie beyond the bounds of `alpha`, on either side, with the chance `power`.
  static func noncentrality(power: Double, alpha: Double) -> Double {
    let bound = -Distribution.normalQuantile(alpha / 2)
    // Within the bounds lies less and less, the farther it is shifted; with one tail alone it would be a little more.
    func within(_ shift: Double) -> Double {
      Distribution.normal(below: bound - shift) - Distribution.normal(below: -bound - shift)
    }
    var (low, high) = (0.0, max(0, bound + Distribution.normalQuantile(power)) + 1)
    while true {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { return high }
      if within(middle) > 1 - power { low = middle } else { high = middle }
    }
  }
}
