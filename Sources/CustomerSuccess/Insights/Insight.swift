/// Something that stands out in a population and is not chance.
public struct Insight: Hashable, Sendable {
  public var subject: Subject
  /// How many customers it rests on.
  public var count: Int
  /// Corrected for the number of things tried.
  public var p: Double
  /// How far out it is; further is better known.
  public var statistic: Double
  /// What narrows to the customers it speaks of, in the filter language.
  public var filter: String

  public init(subject: Subject, count: Int, p: Double, statistic: Double, filter: String) {
    self.subject = subject
    self.count = count
    self.p = p
    self.statistic = statistic
    self.filter = filter
  }

  public enum Subject: Hashable, Sendable {
    /// A segment's mean score, and that of all others.
    case average(Segment, value: String, mean: Double, rest: Double)
    /// The share of a segment's scored customers whose score is poor, and of all others'. 0 to 1.
    case critical(Segment, value: String, share: Double, rest: Double)
    /// The share of a segment's customers that could grow, and of all others'. 0 to 1.
    case expansion(Segment, value: String, share: Double, rest: Double)
    /// Pearson's r of open tickets with the score, customer by customer.
    case ticketsAndScore(r: Double)
  }
}

extension Insight {
  /// What is left of chance in all that is said together.
  public static let level = 0.05
  /// Below so many a segment is its customers, and nothing is said of it.
  public static let leastCount = 10

  /// What stands out among cuts of one population, best first: what survives Holm's correction for everything tried.
  public static func found(in cuts: [SegmentCut]) -> [Insight] {
    guard let total = cuts.first?.total else { return [] }
    let tried = [ticketsAndScore(total)].compactMap { $0 } + cuts.flatMap { ofSegments($0) }
    let corrected = Significance.corrected(tried.map(\.p))
    return zip(tried, corrected).map { insight, p in
      var insight = insight
      insight.p = p
      return insight
    }.filter { $0.p < level }.enumerated().sorted { left, right in
      // The p of two that are beyond doubt is no longer a number; how far out they are still is.
      let (a, b) = (left.element, right.element)
      return (a.p, -abs(a.statistic), left.offset) < (b.p, -abs(b.statistic), right.offset)
    }.map(\.element)
  }

  private static func ofSegments(_ cut: SegmentCut) -> [Insight] {
    // Of two segments each says what the other does.
    let rows = cut.rows.count == 2 ? cut.rows.prefix(1) : cut.rows.prefix(cut.rows.count > 2 ? cut.rows.count : 0)
    return rows.flatMap { row -> [Insight] in
      guard let filter = cut.segment.filter(row.value) else { return [] }
      let comparison = Comparison(
        segment: cut.segment, value: row.value, sums: row.sums, rest: cut.total - row.sums, filter: filter)
      return [comparison.average, comparison.critical, comparison.expansion].compactMap { $0 }
    }
  }

  private static func ticketsAndScore(_ total: SegmentSums) -> Insight? {
    let tickets = Sample(
      count: total.scored, sum: Double(total.scoredTickets), squares: Double(total.ticketSquares))
    guard total.scored >= leastCount,
      let found = Significance.ofCorrelation(tickets, total.scores, products: Double(total.scoreTickets))
    else { return nil }
    return Insight(
      subject: .ticketsAndScore(r: found.r), count: total.scored, p: found.significance.p,
      statistic: found.significance.statistic, filter: "tickets>0")
  }
}

/// One segment against everybody else.
private struct Comparison {
  var segment: Segment
  var value: String
  var sums: SegmentSums
  var rest: SegmentSums
  var filter: String

  var average: Insight? {
    guard min(sums.scored, rest.scored) >= Insight.leastCount, let mean = sums.average, let other = rest.average else {
      return nil
    }
    return insight(
      .average(segment, value: value, mean: mean, rest: other), sums.scored,
      Significance.ofMeans(sums.scores, rest.scores), filter)
  }

  /// Speaks of the critical ones where there are more than elsewhere, else of the whole segment: there may be none.
  var critical: Insight? {
    let found = shares(of: { $0.distribution[.poor] ?? 0 }, filter: filter) {
      .critical(segment, value: value, share: $0, rest: $1)
    }
    guard var found, found.statistic > 0 else { return found }
    found.filter += " health:critical"
    return found
  }

  /// A tier is what an upgrade leaves behind: only tiers are compared.
  var expansion: Insight? {
    guard segment == .tier else { return nil }
    return shares(of: \.expansion, filter: filter) { .expansion(segment, value: value, share: $0, rest: $1) }
  }

  private func shares(
    of part: (SegmentSums) -> Int, filter: String, _ subject: (Double, Double) -> Insight.Subject
  ) -> Insight? {
    guard min(sums.scored, rest.scored) >= Insight.leastCount else { return nil }
    let share = Double(part(sums)) / Double(sums.scored)
    let other = Double(part(rest)) / Double(rest.scored)
    return insight(
      subject(share, other), sums.scored,
      Significance.ofShares(part(sums), of: sums.scored, against: part(rest), of: rest.scored), filter)
  }

  private func insight(
    _ subject: Insight.Subject, _ count: Int, _ significance: Significance?, _ filter: String
  ) -> Insight? {
    significance.map {
      Insight(subject: subject, count: count, p: $0.p, statistic: $0.statistic, filter: filter)
    }
  }
}
