/// Figures to two decimals whose printed sum is the printed total.
public enum Hundredths {
  /// What rounding leaves over goes to the figures that lost most by it.
  public static func addingUp(_ values: [Double], to total: Double) -> [Int] {
    let exact = values.map { $0 * 100 }
    var rounded = exact.map { Int($0.rounded(.down)) }
    let missing = Int((total * 100).rounded()) - rounded.reduce(0, +)
    guard missing > 0 else { return rounded }
    let losers = exact.indices.sorted {
      (exact[$0] - exact[$0].rounded(.down), $1) > (exact[$1] - exact[$1].rounded(.down), $0)
    }
    for index in losers.prefix(missing) { rounded[index] += 1 }
    return rounded
  }

  /// `25.50`, `-0.07`
  public static func words(_ value: Int) -> String {
    let digits = value.magnitude % 100
    return "\(value < 0 ? "-" : "")\(value.magnitude / 100).\(digits < 10 ? "0" : "")\(digits)"
  }
}
