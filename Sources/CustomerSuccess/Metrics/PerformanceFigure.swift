/// A figure of the framework's `customerSuccessMetricsDashboard.overallPerformance`, by its name there, or one beside them.
public enum PerformanceFigure: String, CaseIterable, Sendable, Codable {
  case npsScore, csatScore, cesScore
  case timeToFirstValue, featureAdoption, userEngagement
  case retentionRate, grossRetention, netRetention, expansionRate, lifetimeValue

  /// The framework's own groups, by its names.
  public enum Group: String, CaseIterable, Sendable {
    case customerSatisfaction, adoptionMetrics, businessOutcomes

    public var title: String {
      switch self {
      case .customerSatisfaction: "Customer satisfaction"
      case .adoptionMetrics: "Adoption"
      case .businessOutcomes: "Business outcomes"
      }
    }

    public var figures: [PerformanceFigure] { PerformanceFigure.allCases.filter { $0.group == self } }
  }

  /// What a value is counted in.
  public enum Unit: String, CaseIterable, Sendable {
    /// −100 to 100.
    case points
    /// 1 to 5.
    case outOfFive
    case days
    case percent
    /// Major units of a currency.
    case money
  }

  public var group: Group {
    switch self {
    case .npsScore, .csatScore, .cesScore: .customerSatisfaction
    case .timeToFirstValue, .featureAdoption, .userEngagement: .adoptionMetrics
    case .retentionRate, .grossRetention, .netRetention, .expansionRate, .lifetimeValue: .businessOutcomes
    }
  }

  public var title: String {
    switch self {
    case .npsScore: "NPS"
    case .csatScore: "CSAT over the lifecycle"
    case .cesScore: "CES"
    case .timeToFirstValue: "Time to first value"
    case .featureAdoption: "Feature adoption"
    case .userEngagement: "User engagement"
    case .retentionRate: "Logo retention"
    case .grossRetention: "Gross retention"
    case .netRetention: "Net retention"
    case .expansionRate: "Expansion rate"
    case .lifetimeValue: "Lifetime value"
    }
  }

  public var unit: Unit {
    switch self {
    case .npsScore: .points
    case .csatScore, .cesScore: .outOfFive
    case .timeToFirstValue: .days
    case .featureAdoption, .userEngagement: .percent
    case .retentionRate, .grossRetention, .netRetention, .expansionRate: .percent
    case .lifetimeValue: .money
    }
  }

  public var isLowerBetter: Bool { self == .timeToFirstValue }

  /// Whether a value is as good as the target, or better.
  public func isReached(by value: Double, of target: Double) -> Bool {
    isLowerBetter ? value <= target : value >= target
  }

  /// What it is, in a sentence.
  public var definition: String {
    switch self {
    case .npsScore:
      "Share of answers 9 and 10 less share of answers 0 to 6, of NPS surveys in the last \(PerformanceMoments.answerDays) "
        + "days; none below \(SurveySums.leastForNPS) answers"
    case .csatScore: "Mean of answers from 1 to 5 to CSAT surveys in the last \(PerformanceMoments.answerDays) days"
    case .cesScore:
      "Mean of answers from 1 to 5, 5 the easiest, to CES surveys in the last \(PerformanceMoments.answerDays) days"
    case .timeToFirstValue: "Median days from sign-up to first value, of all customers of whom it is known"
    case .featureAdoption:
      "Features used ÷ features available: each customer's newest share, by how many features its plan has where that is told"
    case .userEngagement:
      "Active users ÷ licensed users: each customer's newest share of the last \(PerformanceMoments.activeDays) days, by its "
        + "licensed users"
    case .retentionRate:
      "Of customers with a live subscription \(PerformanceMoments.retentionMonths) months ago, who still has one"
    case .grossRetention:
      "What is left of the revenue that customers brought \(PerformanceMoments.retentionMonths) months ago, without what they "
        + "added since"
    case .netRetention:
      "What the customers of \(PerformanceMoments.retentionMonths) months ago bring now ÷ what they brought then"
    case .expansionRate:
      "What the customers of \(PerformanceMoments.retentionMonths) months ago added since ÷ what they brought then: net less gross "
        + "retention"
    case .lifetimeValue:
      "A year's revenue of the mean customer with a live subscription ÷ the share of customers that left in "
        + "\(PerformanceMoments.retentionMonths) months"
    }
  }

  /// What its trend compares with, in words.
  public var comparison: String {
    switch self {
    case .npsScore, .csatScore, .cesScore: "the \(PerformanceMoments.answerDays) days before"
    case .timeToFirstValue: "\(PerformanceMoments.answerDays) days ago"
    case .featureAdoption: "\(PerformanceMoments.activeDays) days ago"
    case .userEngagement: "the \(PerformanceMoments.activeDays) days before"
    case .retentionRate, .grossRetention, .netRetention, .expansionRate, .lifetimeValue:
      "the \(PerformanceMoments.retentionMonths) months before"
    }
  }
}
