/// What expansion opportunities are reckoned by.
public struct ExpansionRules: Hashable, Sendable {
  /// What more a customer may be worth a month.
  public var value: ValueTerms
  /// So many days after one was won or lost, a customer whose health still says so has a new opportunity.
  public var againAfterDays: Int

  public init(value: ValueTerms = ValueTerms(), againAfterDays: Int = 90) {
    self.value = value
    self.againAfterDays = againAfterDays
  }

  public struct ValueTerms: Hashable, Sendable {
    /// So many percent more seats, at what the customer pays for one.
    public var seatsPercent: Int
    /// The next plan costs so many percent more than the customer pays now; a tier without one has no next plan.
    public var planPercent: [Tier: Int]

    public init(seatsPercent: Int = 0, planPercent: [Tier: Int] = [:]) {
      self.seatsPercent = seatsPercent
      self.planPercent = planPercent
    }
  }
}

/// One line of the framework's `identification`: how it is known that a customer may grow.
public struct ExpansionSignal: Hashable, Sendable, Identifiable {
  public var id: String
  /// In the framework's words.
  public var title: String
  /// What it adds to an opportunity's score; all signals together make 100.
  public var points: Int
  public var test: Test

  public enum Test: Hashable, Sendable {
    /// The newest values of a plan limit, so many within so many days, were each at least so many percent.
    case limit(atLeast: Double, times: Int, days: Int)
    /// A metric rose by so much within so many days.
    case rise(MetricID, by: Double, days: Int)
    /// A metric lies in this band or a better one.
    case level(MetricID, atLeast: HealthCategory)
    /// Somebody noted it: an activity of this type within so many days.
    case note(type: String, days: Int)
  }

  public init(id: String, title: String, points: Int, test: Test) {
    self.id = id
    self.title = title
    self.points = points
    self.test = test
  }

  /// The type of activities by which people tell it; nil where data show it.
  public var noteType: String? { if case .note(let type, _) = test { type } else { nil } }
}
