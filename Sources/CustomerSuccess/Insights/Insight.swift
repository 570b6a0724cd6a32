import Statistics

/// Something that was tried in a population, and what came of it.
public struct Insight: Hashable, Sendable, Codable {
  public var subject: Subject
  /// How many customers it rests on.
  public var count: Int
  /// Corrected for the number of things tried.
  public var p: Double
  /// How far out it is; further is better known.
  public var statistic: Double
  /// Between these lies the effect with a confidence of 95 %, for this one alone; nil where that is not known.
  public var bounds: Bounds?
  /// What narrows to the customers it speaks of, in the filter language.
  public var filter: String

  public struct Bounds: Hashable, Sendable, Codable {
    public var low: Double
    public var high: Double

    public init(low: Double, high: Double) {
      self.low = low
      self.high = high
    }
  }

  public init(subject: Subject, count: Int, p: Double, statistic: Double, bounds: Bounds? = nil, filter: String) {
    self.subject = subject
    self.count = count
    self.p = p
    self.statistic = statistic
    self.bounds = bounds
    self.filter = filter
  }

  public enum Subject: Hashable, Sendable, Codable {
    /// A segment's mean score, and that of all others.
    case average(Segment, value: String, mean: Double, rest: Double)
    /// The share of a segment's scored customers whose score is poor, and of all others'. 0 to 1.
    case critical(Segment, value: String, share: Double, rest: Double)
    /// The share of a segment's customers that could grow, and of all others'. 0 to 1.
    case expansion(Segment, value: String, share: Double, rest: Double)
    /// The share of a segment's customers in decline, of those with a score at both times, and of all others'. 0 to 1.
    case declining(Segment, value: String, share: Double, rest: Double)
    /// The share of those in decline that a metric cost points, and of all others'; and the points it moved those in decline by,
    /// on average.
    case driver(MetricID, share: Double, rest: Double, points: Double)
    /// Spearman's rank correlation of two figures, customer by customer.
    case together(Pair, rho: Double)
  }

  public enum Pair: String, CaseIterable, Sendable, Codable {
    case ticketsAndHealth, trainingAndAdoption, responseAndSatisfaction
  }

  /// A difference of points or of shares, or a correlation.
  public var effect: Double {
    switch subject {
    case .average(_, _, let mean, let rest): mean - rest
    case .critical(_, _, let share, let rest), .expansion(_, _, let share, let rest),
      .declining(_, _, let share, let rest), .driver(_, let share, let rest, _):
      share - rest
    case .together(_, let rho): rho
    }
  }

  public var topic: InsightTopic {
    switch subject {
    case .average: .health
    case .critical: .critical
    case .expansion: .expansion
    case .declining: .change
    case .driver: .decline
    case .together(.ticketsAndHealth, _): .ticketsAndHealth
    case .together(.trainingAndAdoption, _): .trainingAndAdoption
    case .together(.responseAndSatisfaction, _): .responseAndSatisfaction
    }
  }
}

extension Insight {
  /// What is left of chance in all that is said together.
  public static let level = 0.05
  /// Below so many a segment is its customers, and nothing is said of it.
  public static let leastCount = 10

  /// What stands out among cuts of one population, best first: what survives Holm's correction for everything tried. What two
  /// figures have to do with each other takes every customer (`InsightFindings`), and sums have no ranks.
  public static func found(in cuts: [SegmentCut]) -> [Insight] {
    judged(cuts.flatMap { ofSegments($0) }).filter { $0.p < level }
  }

  /// Corrected after Holm for everything there is here; best first.
  static func judged(_ tried: [Insight]) -> [Insight] {
    let corrected = Significance.corrected(tried.map(\.p))
    return zip(tried, corrected).map { insight, p in
      var insight = insight
      insight.p = p
      return insight
    }.enumerated().sorted { left, right in
      // The p of two that are beyond doubt is no longer a number; how far out they are still is.
      let (a, b) = (left.element, right.element)
      return (a.p, -abs(a.statistic), left.offset) < (b.p, -abs(b.statistic), right.offset)
    }.map(\.element)
  }

  /// Each segment against everybody else, as cuts tell it.
  static func ofSegments(_ cut: SegmentCut) -> [Insight] {
    cut.told.flatMap { row -> [Insight] in
      guard let filter = cut.segment.filter(row.value) else { return [] }
      let contrast = Contrast(
        segment: cut.segment, value: row.value, sums: row.sums, rest: cut.total - row.sums, filter: filter)
      return [contrast.average, contrast.critical, contrast.expansion].compactMap { $0 }
    }
  }

  /// A share of some against that of others; nil of too few on either side, and where too few are expected.
  static func shares(
    _ part: Proportion?, against rest: Proportion?, filter: String, _ subject: (Double, Double) -> Subject
  ) -> Insight? {
    guard let part, let rest, min(part.whole, rest.whole) >= leastCount,
      let found = Significance.ofShares(part.count, of: part.whole, against: rest.count, of: rest.whole)
    else { return nil }
    return Insight(subject(part.share, rest.share), part.whole, found, filter)
  }

  init(_ subject: Subject, _ count: Int, _ significance: Significance, _ filter: String) {
    self.init(
      subject: subject, count: count, p: significance.p, statistic: significance.statistic,
      bounds: significance.bounds, filter: filter)
  }
}

extension SegmentCut {
  /// Of two segments each says what the other does, and one alone says nothing.
  var told: ArraySlice<Row> { rows.count == 2 ? rows.prefix(1) : rows.prefix(rows.count > 2 ? rows.count : 0) }
}

/// One segment against everybody else.
private struct Contrast {
  var segment: Segment
  var value: String
  var sums: SegmentSums
  var rest: SegmentSums
  var filter: String

  var average: Insight? {
    guard min(sums.scored, rest.scored) >= Insight.leastCount, let mean = sums.average, let other = rest.average,
      let found = Significance.ofMean(sums.scores, among: (sums + rest).scores, rest: rest.scores)
    else { return nil }
    return Insight(.average(segment, value: value, mean: mean, rest: other), sums.scored, found, filter)
  }

  /// Speaks of the critical ones where there are more than elsewhere, else of the whole segment: there may be none.
  var critical: Insight? {
    let found = shares(of: { $0.distribution[.poor] ?? 0 }) {
      .critical(segment, value: value, share: $0, rest: $1)
    }
    guard var found, found.statistic > 0 else { return found }
    found.filter += " health:critical"
    return found
  }

  /// A tier is what an upgrade leaves behind: only tiers are compared.
  var expansion: Insight? {
    guard segment == .tier else { return nil }
    return shares(of: \.expansion) { .expansion(segment, value: value, share: $0, rest: $1) }
  }

  private func shares(of part: (SegmentSums) -> Int, _ subject: (Double, Double) -> Insight.Subject) -> Insight? {
    Insight.shares(
      Proportion(part(sums), of: sums.scored), against: Proportion(part(rest), of: rest.scored), filter: filter, subject
    )
  }
}
