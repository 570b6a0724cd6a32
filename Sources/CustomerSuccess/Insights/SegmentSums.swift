/// What the customers of one segment add up to. Sums only, so that segments add up to what holds them.
public struct SegmentSums: Hashable, Sendable {
  public var customers = 0
  /// Customers by the category of their score.
  public var distribution: [HealthCategory: Int] = [:]
  public var scoreSum = 0
  public var scoreSquares = 0
  /// Change over 30 days, of the customers scored at both times.
  public var changeSum = 0
  public var changeCount = 0
  public var openTickets = 0
  /// Open tickets of customers that have a score, their squares, and their products with it.
  public var scoredTickets = 0
  public var ticketSquares = 0
  public var scoreTickets = 0
  /// Excellent or good, with upgrade readiness good or better.
  public var expansion = 0

  public init() {}

  public var scored: Int { distribution.values.reduce(0, +) }
  /// Mean score; nil when nobody has one.
  public var average: Double? { scored == 0 ? nil : Double(scoreSum) / Double(scored) }
  /// Mean change; nil when nobody was scored at both times.
  public var change: Double? { changeCount == 0 ? nil : Double(changeSum) / Double(changeCount) }

  /// The scores as a sample.
  public var scores: Sample { Sample(count: scored, sum: Double(scoreSum), squares: Double(scoreSquares)) }

  public static func += (left: inout SegmentSums, right: SegmentSums) {
    left.combine(right, sign: 1)
    for (category, count) in right.distribution { left.distribution[category, default: 0] += count }
  }

  public static func + (left: SegmentSums, right: SegmentSums) -> SegmentSums {
    var sum = left
    sum += right
    return sum
  }

  /// Those of `left` without those of `right`, which are among them.
  public static func - (left: SegmentSums, right: SegmentSums) -> SegmentSums {
    var rest = left
    rest.combine(right, sign: -1)
    for (category, count) in right.distribution { rest.distribution[category, default: 0] -= count }
    return rest
  }

  private mutating func combine(_ other: SegmentSums, sign: Int) {
    customers += sign * other.customers
    scoreSum += sign * other.scoreSum
    scoreSquares += sign * other.scoreSquares
    changeSum += sign * other.changeSum
    changeCount += sign * other.changeCount
    openTickets += sign * other.openTickets
    scoredTickets += sign * other.scoredTickets
    ticketSquares += sign * other.ticketSquares
    scoreTickets += sign * other.scoreTickets
    expansion += sign * other.expansion
  }
}
