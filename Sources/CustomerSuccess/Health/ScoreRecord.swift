/// One entry of a customer's score history: what the score became, when, and what made it.
public struct ScoreRecord: Hashable, Sendable, Codable {
  public var customer: CustomerID
  public var at: Instant
  /// 0 to 100
  public var score: Int
  public var origin: Origin
  /// Empty for an imported score: another system's sum is not known.
  public var contributions: [Contribution]

  public enum Origin: String, CaseIterable, Sendable, Codable { case computed, imported }

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

extension ScoreRecord: FactRecord {
  public static let names = RecordNames(.score, title: "score", rows: "scores")
  public static let blank = ScoreRecord(customer: "", at: Instant(seconds: 0), score: 0, origin: .imported)
  public static let moves: [FactKind] = [.customer]
  public var fact: Fact { .score(self) }
  public var key: FactKey { .score(customer, at) }

  public static func fields<Visitor: FieldVisitor>(_ value: inout ScoreRecord, _ visitor: inout Visitor) {
    visitor.reference(.key("customer", "the customer's id"), &value.customer, to: .customer)
    visitor.instant(.key("at", "time from which the score held"), &value.at)
    visitor.integer(.required("score", "0 to 100"), &value.score, in: 0...100)
    visitor.choice(
      .optional("origin", "computed or imported; empty: imported"), &value.origin, standard: .imported)
    visitor.form(
      .optional(
        "contributions", "what made it, such as activeUsers=88*0.1; empty for another system's score"),
      &value.contributions, ContributionsForm.self)
  }

  public static func words(_ key: [String]) -> String { "score of \(key[0]) at \(key[1])" }
}
