public import CustomerSuccess

/// How what stands out reads: the figures first, then how many they rest on.
public enum InsightWords {
  /// `Healthcare scores 82.1, 4.4 above the rest (n = 180, p < 0.001)`
  public static func sentence(_ insight: Insight) -> String { sentence(insight, in: nil) }

  /// Metrics by their titles in the model.
  public static func sentence(_ insight: Insight, in model: HealthModel?) -> String {
    "\(claim(insight, in: model)) (n = \(NumberWords.whole(insight.count)), \(chance(insight.p)))"
  }

  /// What was tried, without what came of it: `Healthcare industry: average score`.
  public static func attempt(_ insight: Insight, in model: HealthModel? = nil) -> String {
    switch insight.subject {
    case .average(let segment, let value, _, _): "\(name(segment, value)): average score"
    case .critical(let segment, let value, _, _): "\(name(segment, value)): share critical"
    case .expansion(let segment, let value, _, _): "\(name(segment, value)): share ready to grow"
    case .declining(let segment, let value, _, _): "\(name(segment, value)): share in decline"
    case .driver(let metric, _, _, _): "\(title(metric, model)): loses points in decline"
    case .together(let pair, _): title(pair)
    }
  }

  public static func title(_ pair: Insight.Pair) -> String {
    switch pair {
    case .ticketsAndHealth: "Open tickets against health"
    case .trainingAndAdoption: "Training against adoption"
    case .responseAndSatisfaction: "First response against satisfaction"
    }
  }

  public static func title(_ topic: InsightTopic) -> String {
    switch topic {
    case .health: "Average scores of segments"
    case .critical: "Critical shares of segments"
    case .expansion: "Readiness to grow by tier"
    case .change: "Decline by segment"
    case .decline: "What those in decline lost points by"
    case .ticketsAndHealth: title(Insight.Pair.ticketsAndHealth)
    case .trainingAndAdoption: title(Insight.Pair.trainingAndAdoption)
    case .responseAndSatisfaction: title(Insight.Pair.responseAndSatisfaction)
    }
  }

  /// `+12.0 points, 9.1 to 15.2`; a correlation has no unit.
  public static func effect(_ insight: Insight) -> String {
    func figure(_ value: Double) -> String {
      switch insight.subject {
      case .together: hundredth(value)
      case .average: NumberWords.tenth(value)
      case .critical, .expansion, .declining, .driver: NumberWords.tenth(value * 100)
      }
    }
    let unit =
      switch insight.subject {
      case .together: ""
      case .average: " points"
      case .critical, .expansion, .declining, .driver: " pp"
      }
    let sign = insight.effect > 0 ? "+" : ""
    let bounds = insight.bounds.map { ", \(figure($0.low)) to \(figure($0.high))" } ?? ""
    return "\(sign)\(figure(insight.effect))\(unit)\(bounds)"
  }

  /// The corrected p as a number: `0.21`, `< 0.001`.
  public static func corrected(_ p: Double) -> String { p < 0.001 ? "< 0.001" : p < 0.01 ? "< 0.01" : hundredth(p) }

  /// The test behind it, a paragraph each.
  static func account(_ insight: Insight, in model: HealthModel? = nil) -> [String] {
    let statistic = hundredth(insight.statistic)
    let test =
      switch insight.subject {
      case .average:
        "The mean score of its \(NumberWords.whole(insight.count)) scored customers is held against what so many drawn by lot "
          + "from all in the scope would have: z = \(statistic). Welch's test against the others has to say the same: the larger p counts."
      case .critical, .expansion, .declining:
        "The share among its \(NumberWords.whole(insight.count)) customers with a score is held against that of all others "
          + "in the scope by the test of two shares, counted out where few are expected: z = \(statistic)."
      case .driver:
        "Of \(NumberWords.whole(insight.count)) customers in decline, the share that lost at least "
          + "\(NumberWords.tenth(Insight.leastPoints)) points by it is held against that of all others by the test of two "
          + "shares, counted out where few are expected: z = \(statistic)."
      case .together(_, let rho):
        "Over \(NumberWords.whole(insight.count)) customers of whom both are known, the one is held against the other by "
          + "Spearman's rank correlation: rho = \(hundredth(rho)), t = \(statistic)."
      }
    return [
      sentence(insight, in: model) + ".", test,
      "p is how often chance alone would show as much, corrected after Holm for everything that was compared; what "
        + "stands out is below \(NumberWords.tenth(Insight.level * 100)) %. Fewer than \(Insight.leastCount) scored customers on either side are not compared.",
    ]
  }

  /// The figures alone, where there is no room for how far they are to be trusted.
  public static func claim(_ insight: Insight, in model: HealthModel? = nil) -> String {
    switch insight.subject {
    case .average(let segment, let value, let mean, let rest):
      let side = mean < rest ? "below" : "above"
      let difference = NumberWords.tenth(abs(mean - rest))
      return "\(name(segment, value)) average \(NumberWords.tenth(mean)), \(difference) \(side) the rest"
    case .critical(let segment, let value, let share, let rest):
      return "\(name(segment, value)): \(percent(share)) critical against \(percent(rest))"
    case .expansion(let segment, let value, let share, let rest):
      return "\(name(segment, value)): \(percent(share)) ready to grow against \(percent(rest))"
    case .declining(let segment, let value, let share, let rest):
      return "\(name(segment, value)): \(percent(share)) in decline against \(percent(rest))"
    case .driver(let metric, let share, let rest, let points):
      return
        "\(title(metric, model)) cost \(percent(share)) of those in decline points, \(percent(rest)) of the others: "
        + "\(NumberWords.tenth(points)) on average"
    case .together(let pair, let rho): return "\(claim(pair, isHigher: rho > 0)): rank correlation \(hundredth(rho))"
    }
  }

  private static func claim(_ pair: Insight.Pair, isHigher: Bool) -> String {
    let way = isHigher ? "higher" : "lower"
    switch pair {
    case .ticketsAndHealth: return "More open tickets go with \(way) scores"
    case .trainingAndAdoption: return "More training done goes with \(way) adoption"
    case .responseAndSatisfaction: return "Longer waits for the first answer go with \(way) ratings"
    }
  }

  private static func title(_ metric: MetricID, _ model: HealthModel?) -> String {
    model?.metric(metric)?.title ?? metric.text
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
