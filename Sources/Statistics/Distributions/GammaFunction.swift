import Foundation

extension Distribution {
  /// From here on Stirling's series, as far as it is taken, is below the last bit.
  private static let farOut = 12.0

  /// The logarithm of Γ(x) for x above 0: ∞ at 0, no number below it.
  public static func logGamma(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? .infinity : .nan }
    guard x < .infinity else { return x }
    // Smaller arguments are walked to where the series holds.
    var (x, product) = (x, 1.0)
    while x < farOut {
      product *= x
      x += 1
    }
    return (x - 0.5) * log(x) - x + halfLogOfTwoPi + stirlingRest(x) - log(product)
  }

  /// The logarithm of Γ(a) Γ(b) ÷ Γ(a + b). Not by the three of them: their difference would lose the digits that large ones
  /// have in common.
  static func logBeta(_ a: Double, _ b: Double) -> Double {
    let (small, large) = (min(a, b), max(a, b))
    let sum = small + large
    guard large >= farOut else { return logGamma(small) + logGamma(large) - logGamma(sum) }
    let rest = stirlingRest(large) - stirlingRest(sum)
    guard small >= farOut else {
      return logGamma(small) + small + rest + (large - 0.5) * log1p(-small / sum) - small * log(sum)
    }
    return halfLogOfTwoPi + rest + stirlingRest(small) - 0.5 * log(large) + (small - 0.5) * log(small / sum)
      + large * log1p(-small / sum)
  }

  private static let halfLogOfTwoPi = 0.5 * log(2 * Double.pi)

  /// What Stirling's formula lacks, by its series.
  private static func stirlingRest(_ x: Double) -> Double {
    let inverse = 1 / (x * x)
    return (1 / 12.0 - inverse * (1 / 360.0 - inverse * (1 / 1260.0 - inverse * (1 / 1680.0 - inverse / 1188)))) / x
  }
}
