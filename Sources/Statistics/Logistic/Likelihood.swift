import Foundation

/// From log-odds to likelihood, without loss far out.
public enum Likelihood {
  /// 0 to 1.
  public static func of(logOdds: Double) -> Double {
    let tail = exp(-abs(logOdds))
    return (logOdds < 0 ? tail : 1) / (1 + tail)
  }

  /// What a row costs: the negative logarithm of the likelihood of what came.
  static func loss(logOdds: Double, isEvent: Bool) -> Double {
    let against = isEvent ? -logOdds : logOdds
    return max(against, 0) + log1p(exp(-abs(against)))
  }

  /// p(1 − p)
  static func variance(logOdds: Double) -> Double {
    let tail = exp(-abs(logOdds))
    return tail / ((1 + tail) * (1 + tail))
  }
}
