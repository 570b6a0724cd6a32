import Foundation

extension Distribution {
  /// I(x; a, b), the regularised incomplete beta function, for a and b above 0.
  public static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    incompleteBeta(x, rest: 1 - x, a, b)
  }

  /// The same where what is left to 1 is known better than 1 − x says it.
  static func incompleteBeta(_ x: Double, rest: Double, _ a: Double, _ b: Double) -> Double {
    guard !x.isNaN, a > 0, b > 0 else { return .nan }
    guard x > 0 else { return 0 }
    guard rest > 0 else { return 1 }
    let front = exp(a * log(x, rest: rest) + b * log(rest, rest: x) - logBeta(a, b))
    // The continued fraction converges fast on one side only.
    if x < (a + 1) / (a + b + 2) { return front * fraction(x, a, b) / a }
    return 1 - front * fraction(rest, b, a) / b
  }

  private static func log(_ x: Double, rest: Double) -> Double {
    x < rest ? Foundation.log(x) : log1p(-rest)
  }

  /// Evaluated from the front (Lentz), even and odd terms in turn.
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var result = d
    // It takes about the root of the larger one.
    for step in 1...(500 + 4 * Int(min(max(a, b), 1e10).squareRoot())) {
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
