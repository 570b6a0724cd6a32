public import CustomerSuccess

/// How what stands out reads: the figures first, then how many they rest on.
public enum InsightWords {
  /// `Healthcare scores 82.1, 4.4 above the rest (n = 180, p < 0.001)`
  public static func sentence(_ insight: Insight) -> String {
    "\(claim(insight.subject)) (n = \(NumberWords.whole(insight.count)), \(chance(insight.p)))"
  }

  /// The test behind it, a paragraph each.
  static func account(_ insight: Insight) -> [String] {
    let statistic = hundredth(insight.statistic)
    let test =
      switch insight.subject {
      case .average:
        "The mean score of its \(NumberWords.whole(insight.count)) scored customers is held against that of all others "
          + "in the scope by Welch's test: t = \(statistic)."
      case .critical, .expansion:
        "The share among its \(NumberWords.whole(insight.count)) scored customers is held against that of all others "
          + "in the scope by the test of two shares: z = \(statistic)."
      case .ticketsAndScore(let r):
        "Over \(NumberWords.whole(insight.count)) scored customers, open tickets are held against scores by Pearson's "
          + "correlation: r = \(hundredth(r)), t = \(statistic)."
      }
    return [
      sentence(insight) + ".", test,
      "p is how often chance alone would show as much, corrected after Holm for everything that was compared; what "
        + "stands out is below \(NumberWords.tenth(Insight.level * 100)) %. Fewer than \(Insight.leastCount) scored customers on either side are not compared.",
    ]
  }

  /// The figures alone, where there is no room for how far they are to be trusted.
  public static func claim(_ insight: Insight) -> String { claim(insight.subject) }

  private static func claim(_ subject: Insight.Subject) -> String {
    switch subject {
    case .average(let segment, let value, let mean, let rest):
      let side = mean < rest ? "below" : "above"
      let difference = NumberWords.tenth(abs(mean - rest))
      return "\(name(segment, value)) average \(NumberWords.tenth(mean)), \(difference) \(side) the rest"
    case .critical(let segment, let value, let share, let rest):
      return "\(name(segment, value)): \(percent(share)) critical against \(percent(rest))"
    case .expansion(let segment, let value, let share, let rest):
      return "\(name(segment, value)): \(percent(share)) ready to grow against \(percent(rest))"
    case .ticketsAndScore(let r):
      let way = r < 0 ? "lower" : "higher"
      return "More open tickets go with \(way) scores: r = \(hundredth(r))"
    }
  }

  private static func name(_ segment: Segment, _ value: String) -> String {
    let title = segment.title(of: value)
    switch segment {
    case .tier: return "\(title) tier"
    case .industry: return "\(title) industry"
    case .size: return "\(title) companies"
    case .owner: return value.isEmpty ? "Customers without an owner" : "Customers of \(title)"
    }
  }

  private static func percent(_ share: Double) -> String { "\(NumberWords.tenth(share * 100)) %" }

  private static func hundredth(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    return "\(sign)\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  private static func chance(_ p: Double) -> String {
    p < 0.001 ? "p < 0.001" : p < 0.01 ? "p < 0.01" : "p < 0.05"
  }
}
