import ConsoleApp
import Foundation
import Statistics

/// What `rapport experiment test` answers.
struct ExperimentReport {
  /// What a difference is in.
  enum Unit {
    /// Hundredths of shares.
    case points
    case plain
  }

  private let comparison: Comparison
  private let sheet: Sheet
  private let unit: Unit

  init(_ comparison: Comparison, _ sheet: Sheet, unit: Unit) {
    (self.comparison, self.sheet, self.unit) = (comparison, sheet, unit)
  }

  static func sheet(_ a: Proportion, _ b: Proportion) -> Sheet {
    Sheet(
      columns: [.words(""), .number("Count"), .number("Of"), .number("Share")],
      rows: [("A", a), ("B", b)].map { name, of in
        [name, NumberWords.whole(of.count), NumberWords.whole(of.whole), "\(digits(of.share * 100)) %"]
      })
  }

  static func sheet(_ a: GroupMean, _ b: GroupMean) -> Sheet {
    Sheet(
      columns: [.words(""), .number("Mean"), .number("Deviation"), .number("Of")],
      rows: [("A", a), ("B", b)].map { name, of in
        [name, digits(of.mean, 6), digits(of.deviation, 6), NumberWords.whole(of.count)]
      })
  }

  /// As many as count: `0.01337`, `1.2e+09`.
  fileprivate static func digits(_ value: Double, _ count: Int = 4) -> String {
    // No `-0`.
    String(format: "%.\(count)g", value == 0 ? 0 : value)
  }
}

extension ExperimentReport: Encodable {
  private enum Key: String, CodingKey { case method, difference, low, high, z, t, df, p }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(comparison.method.rawValue, forKey: .method)
    try container.encode(comparison.difference, forKey: .difference)
    try container.encode(comparison.low, forKey: .low)
    try container.encode(comparison.high, forKey: .high)
    try container.encodeIfPresent(comparison.statistic, forKey: comparison.freedom == nil ? .z : .t)
    try container.encodeIfPresent(comparison.freedom, forKey: .df)
    try container.encode(comparison.p, forKey: .p)
  }
}

extension ExperimentReport: PrintedReport {
  var parts: [ReportPart] { [.sheet(sheet), .line("\(difference)\n\(test)")] }

  private var difference: String {
    let bounds = "95 % interval \(amount(comparison.low)) to \(amount(comparison.high))\(measure)"
    guard comparison.difference != 0 else { return "B and A are alike; \(bounds)." }
    let side = comparison.difference > 0 ? "above" : "below"
    return "B is \(amount(abs(comparison.difference)))\(measure) \(side) A; \(bounds)."
  }

  private var test: String {
    let p = "p = \(Self.digits(comparison.p))"
    let statistic = comparison.statistic.map { Self.digits($0) } ?? ""
    switch comparison.method {
    case .z: return "z test: z = \(statistic), \(p)."
    case .fisher:
      return "Fisher's exact test, for fewer than \(PooledShares.leastExpected) are expected somewhere: \(p)."
    case .welch:
      let freedom = comparison.freedom.map { Self.digits($0, 6) } ?? ""
      return "Welch's test: t = \(statistic) with \(freedom) degrees of freedom, \(p)."
    case .paired:
      let freedom = comparison.freedom.map { Self.digits($0, 6) } ?? ""
      return "Paired t test: t = \(statistic) with \(freedom) degrees of freedom, \(p)."
    case .mcnemar: return "McNemar's exact test: \(p)."
    }
  }

  private func amount(_ value: Double) -> String {
    unit == .points ? Self.digits(value * 100) : Self.digits(value, 6)
  }
  private var measure: String { unit == .points ? " points" : "" }
}

/// What `rapport experiment size` answers.
struct ExperimentSizeReport: PrintedReport {
  private enum CodingKeys: String, CodingKey { case perGroup }

  let perGroup: Int
  private let size: GroupSize

  init(_ size: GroupSize, perGroup: Int) { (self.size, self.perGroup) = (size, perGroup) }

  var parts: [ReportPart] {
    func percent(_ share: Double) -> String { "\(ExperimentReport.digits(share * 100)) %" }
    let (other, power, alpha) = (percent(size.base + size.lift), percent(size.power), percent(size.alpha))
    return [
      .line(
        """
        \(NumberWords.whole(perGroup)) in each group.
        So many tell \(other) from \(percent(size.base)) with a chance of \(power); where there is no difference, they show one with \
        a chance of \(alpha).
        """)
    ]
  }
}
