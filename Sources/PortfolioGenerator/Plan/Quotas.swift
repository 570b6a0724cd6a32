/// Shares of a whole number that add up to it, by the largest remainders.
enum Quotas {
  static func scaled(_ shares: [Int], to count: Int) -> [Int] {
    let whole = shares.reduce(0, +)
    guard whole > 0 else { return shares.map { _ in 0 } }
    var parts = shares.map { $0 * count / whole }
    let byRemainder = shares.indices.sorted {
      (shares[$1] * count % whole, $0) < (shares[$0] * count % whole, $1)
    }
    for index in byRemainder.prefix(count - parts.reduce(0, +)) { parts[index] += 1 }
    return parts
  }

  /// `count` of `whole` scaled to `total`, rounded half up.
  static func scaled(_ count: Int, of whole: Int, to total: Int) -> Int { (2 * count * total + whole) / (2 * whole) }
}
