import Foundation

/// Tails of the curves that significance is read from.
enum Distribution {
  /// The chance of a standard normal value at least so far from 0, on either side.
  static func twoSidedNormal(_ z: Double) -> Double {
    z.isNaN ? 1 : erfc(abs(z) / 2.0.squareRoot())
  }

  /// The same of Student's t, by the regularised incomplete beta function: I(ν/(ν+t²); ν/2, 1/2).
  static func twoSidedT(_ t: Double, freedom: Double) -> Double {
    guard !t.isNaN, freedom > 0 else { return 1 }
    guard t.isFinite else { return 0 }
    return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
  }

  /// I(x; a, b), by its continued fraction on the side where that converges fast.
  static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2) { return front * fraction(x, a, b) / a }
    return 1 - front * fraction(1 - x, b, a) / b
  }

  /// Stirling's series, far enough out that its sixth term is below the last bit; smaller arguments are walked there.
  private static func logGamma(_ x: Double) -> Double {
    var x = x
    var product = 1.0
    while x < 12 {
      product *= x
      x += 1
    }
    let inverse = 1 / (x * x)
    let series =
      (1 / 12.0 - inverse * (1 / 360.0 - inverse * (1 / 1260.0 - inverse * (1 / 1680.0 - inverse / 1188)))) / x
    return (x - 0.5) * log(x) - x + 0.5 * log(2 * Double.pi) + series - log(product)
  }

  /// Evaluated from the front (Lentz), even and odd terms in turn.
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...500 {
      let m = Double(step)
      var last = 1.0
      for term in [
        m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
        -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
      ] {
        d = 1 / kept(1 + term * d)
        c = kept(1 + term / c)
        last = c * d
        result *= last
      }
      if abs(last - 1) < 1e-15 { break }
    }
    return result
  }
}
