/// One entry of a customer's score history: what the score became, when, and what made it.
public struct ScoreRecord: Hashable, Sendable, Codable {
  public var customer: CustomerID
  public var at: Instant
  /// 0 to 100
  public var score: Int
  public var origin: Origin
  /// Empty for an imported score: another system's sum is not known.
  public var contributions: [Contribution]

  public enum Origin: String, Sendable, Codable { case computed, imported }

  /// Points that one line added to the score.
  public struct Contribution: Hashable, Sendable, Codable {
    public var metric: MetricID
    /// The metric's own score, 0 to 100.
    public var score: Double
    /// The share of the whole score that the metric decides, 0 to 1.
    public var weight: Double

    public init(metric: MetricID, score: Double, weight: Double) {
      self.metric = metric
      self.score = score
      self.weight = weight
    }
  }

  public init(
    customer: CustomerID, at: Instant, score: Int, origin: Origin,
    contributions: [Contribution] = []
  ) {
    self.customer = customer
    self.at = at
    self.score = score
    self.origin = origin
    self.contributions = contributions
  }
}
