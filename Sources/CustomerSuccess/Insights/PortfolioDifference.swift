/// The customers of two moments held against each other: whose score moved, who came and who left.
///
/// Customers of a category before, less those who left it or moved out of it, with those who came to it or moved into it, are the
/// customers of that category after.
public struct PortfolioDifference: Hashable, Sendable {
  /// Of both moments, with another score, or with one where there was none; the deepest fall first, then by id.
  public var moved: [Move]
  /// Of the later moment alone, by id.
  public var came: [Standing]
  /// Of the earlier moment alone, by id.
  public var left: [Standing]
  /// Customers by category at each moment; those without a score under nil.
  public var before: [HealthCategory?: Int]
  public var after: [HealthCategory?: Int]

  public struct Standing: Hashable, Sendable {
    public var customer: CustomerID
    /// Nil where nothing is known.
    public var score: Int?
    /// For people; empty where nobody asked for it.
    public var name: String
    public var category: HealthCategory? { score.map(HealthCategory.init(score:)) }

    public init(customer: CustomerID, score: Int?, name: String = "") {
      self.customer = customer
      self.score = score
      self.name = name
    }
  }

  public struct Move: Hashable, Sendable {
    public var before: Standing
    public var after: Standing
    /// What made the difference; the points add up to it. Empty unless both moments have a score.
    public var because: [PointsLine] = []

    public var customer: CustomerID { after.customer }
    /// Nil unless both have a score.
    public var points: Int? {
      guard let old = before.score, let new = after.score else { return nil }
      return new - old
    }

    /// By the assessments of both moments.
    public mutating func explain(from old: HealthAssessment, to new: HealthAssessment) {
      because = ScoreChange(from: old, to: new)?.lines.filter { $0.points != 0 } ?? []
    }
  }

  public init(from before: [Standing], to after: [Standing]) {
    let (old, new) = (PortfolioDifference.byID(before), PortfolioDifference.byID(after))
    moved = old.values.compactMap { standing in
      guard let now = new[standing.customer], now.score != standing.score else { return nil }
      return Move(before: standing, after: now)
    }.sorted { ($0.points ?? 0, $0.customer) < ($1.points ?? 0, $1.customer) }
    came = new.values.filter { old[$0.customer] == nil }.sorted { $0.customer < $1.customer }
    left = old.values.filter { new[$0.customer] == nil }.sorted { $0.customer < $1.customer }
    self.before = PortfolioDifference.counts(old)
    self.after = PortfolioDifference.counts(new)
  }

  private static func byID(_ standings: [Standing]) -> [CustomerID: Standing] {
    Dictionary(standings.map { ($0.customer, $0) }) { $1 }
  }

  private static func counts(_ standings: [CustomerID: Standing]) -> [HealthCategory?: Int] {
    standings.values.reduce(into: [:]) { $0[$1.category, default: 0] += 1 }
  }
}

extension PortfolioDifference.Move {
  public var isCrossing: Bool { before.category != after.category }

  /// What moved the score most, in the direction in which it went; nil where that is not known.
  public var firstReason: PointsLine? {
    guard let points else { return nil }
    return because.firstReason(ofPoints: points)
  }
}

extension PortfolioDifference {
  /// By how much a cause moved scores, over all customers with a score at both moments.
  public struct CauseSum: Hashable, Sendable {
    public var cause: PointsLine.Cause
    public var points: Double
    /// How many it moved.
    public var customers: Int
  }

  /// What most was lost by first. The points of all of them are what the scores of customers of both moments changed by.
  public var causes: [CauseSum] {
    PortfolioDifference.sums(moved.flatMap(\.because)).sorted {
      ($0.points, -$0.customers, "\($0.cause)") < ($1.points, -$1.customers, "\($1.cause)")
    }
  }

  /// By how much the scores of customers of both moments changed in all.
  public var points: Int { moved.compactMap(\.points).reduce(0, +) }

  /// Of those who moved into a category, how many by each first reason, the most first.
  public func reasons(into category: HealthCategory) -> [CauseSum] {
    let entered = moved.filter { $0.isCrossing && $0.after.category == category }
    return PortfolioDifference.sums(entered.compactMap(\.firstReason)).sorted {
      (-$0.customers, $0.points, "\($0.cause)") < (-$1.customers, $1.points, "\($1.cause)")
    }
  }

  private static func sums(_ lines: [PointsLine]) -> [CauseSum] {
    var sums: [PointsLine.Cause: CauseSum] = [:]
    for line in lines {
      let cause = line.cause.summed
      var sum = sums[cause] ?? CauseSum(cause: cause, points: 0, customers: 0)
      (sum.points, sum.customers) = (sum.points + line.points, sum.customers + 1)
      sums[cause] = sum
    }
    return Array(sums.values)
  }
}

extension HealthModel {
  /// Where a cause belongs; nil of what concerns the whole score, and of a metric that the model has no more.
  public func dimension(of cause: PointsLine.Cause) -> HealthDimension? {
    switch cause {
    case .metric(let metric), .override(.metric(let metric)):
      dimensions.first { dimension in dimension.metrics.contains { $0.id == metric } }
    case .override(.dimension(let id)): dimension(id)
    case .override(.score), .coverage, .modelWeights, .rounding: nil
    }
  }
}
