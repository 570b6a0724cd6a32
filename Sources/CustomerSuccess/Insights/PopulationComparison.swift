public import Statistics

/// Two populations side by side, with a test of each difference. None of them may be in both.
public struct PopulationComparison: Hashable, Sendable {
  public var first: SegmentSums
  public var second: SegmentSums

  public init(_ first: SegmentSums, _ second: SegmentSums) {
    self.first = first
    self.second = second
  }

  public enum Figure: String, CaseIterable, Sendable {
    /// Means of the scored customers: the score, and open tickets.
    case score, openTickets
    /// Shares of the scored customers, 0 to 1: whose score is excellent or good, whose is poor, and who could grow.
    case healthy, critical, expansion

    public var isShare: Bool {
      switch self {
      case .score, .openTickets: false
      case .healthy, .critical, .expansion: true
      }
    }
  }

  public struct Row: Hashable, Sendable {
    public var figure: Figure
    /// Nil where nobody has a score.
    public var first: Double?
    public var second: Double?
    /// The second less the first; nil where there are too few, or nothing varies.
    public var test: Comparison?
    /// Corrected after Holm for all figures that were tested.
    public var p: Double?
  }

  public var rows: [Row] {
    var rows = Figure.allCases.map { figure in
      Row(figure: figure, first: value(figure, first), second: value(figure, second), test: test(figure))
    }
    let tested = rows.indices.filter { rows[$0].test != nil }
    let corrected = Significance.corrected(tested.compactMap { rows[$0].test?.p })
    for (place, p) in zip(tested, corrected) { rows[place].p = p }
    return rows
  }

  /// Of either; nil where nobody has a score.
  func values(_ figure: Figure) -> (Double?, Double?) { (value(figure, first), value(figure, second)) }

  private func value(_ figure: Figure, _ sums: SegmentSums) -> Double? {
    if figure.isShare { return Proportion(count(figure, sums), of: sums.scored)?.share }
    return sums.scored == 0 ? nil : sample(figure, sums).mean
  }

  private func test(_ figure: Figure) -> Comparison? {
    guard figure.isShare else { return Comparison(sample(figure, first), sample(figure, second)) }
    guard let one = Proportion(count(figure, first), of: first.scored),
      let other = Proportion(count(figure, second), of: second.scored)
    else { return nil }
    return Comparison(one, other)
  }

  private func sample(_ figure: Figure, _ sums: SegmentSums) -> Sample {
    guard figure == .openTickets else { return sums.scores }
    return Sample(count: sums.scored, sum: Double(sums.scoredTickets), squares: Double(sums.ticketSquares))
  }

  private func count(_ figure: Figure, _ sums: SegmentSums) -> Int {
    switch figure {
    case .healthy: (sums.distribution[.excellent] ?? 0) + (sums.distribution[.good] ?? 0)
    case .critical: sums.distribution[.poor] ?? 0
    case .expansion: sums.expansion
    case .score, .openTickets: 0
    }
  }
}

extension Comparison {
  /// By Welch's test, the second less the first.
  fileprivate init?(_ first: Sample, _ second: Sample) {
    guard let one = first.group, let other = second.group, let test = try? Comparison(one, other) else { return nil }
    self = test
  }
}
