public import CustomerSuccess

/// How one population at two moments reads, on the screen and in reports.
public enum MomentWords {
  /// The titles of what `cells` says, one a cell, behind the two moments' own.
  public static func titles(_ before: String, _ after: String) -> [String] {
    ["Of those with a score", before, after, "Difference", "Same ones", "95 %", "Test", "p corrected"]
  }

  public static func title(_ figure: MomentComparison.Figure) -> String {
    switch figure {
    case .population(let figure): ComparisonWords.title(figure)
    case .training: "Training done"
    case .netRetention: "Net retention"
    case .outreach: "Outreach each"
    }
  }

  /// `Average score`, `81.2`, `70.4`, `-10.8`, `-9.9`, `-14.0 to -7.6`, `paired`, `< 0.001`; of how many the test is.
  public static func cells(_ row: MomentComparison.Row, of count: Int) -> [String] {
    func words(_ value: Double?) -> String {
      value.map { row.figure.isShare ? "\(NumberWords.tenth($0 * 100)) %" : NumberWords.tenth($0) } ?? "–"
    }
    let bounds = row.test.map { "\(words($0.low)) to \(words($0.high))" } ?? "–"
    let untested = row.figure.isTested ? (count < 2 ? "too few" : "alike") : "none"
    return [
      title(row.figure), words(row.before), words(row.after), words(row.difference), words(row.test?.difference),
      bounds, row.test?.method.rawValue ?? untested, row.p.map(InsightWords.corrected) ?? "–",
    ]
  }

  /// Who is of one moment alone. By a filter one may be so without having come or left: it matches then, or now.
  public static func alone(isNarrowed: Bool) -> (later: String, earlier: String) {
    isNarrowed ? ("Match only now", "Matched only then") : ("Came", "Left")
  }

  /// `148 with a score at both are tested, each against itself; 5 came, 3 left`, and of a filter `5 match only now, 3 matched only then`
  public static func tested(_ found: MomentComparison, isNarrowed: Bool = false) -> String {
    let count = found.scoredAtBoth
    let whom =
      "\(NumberWords.whole(count)) with a score at both \(count == 1 ? "is" : "are") tested, each against itself"
    let (later, earlier) = alone(isNarrowed: isNarrowed)
    return
      "\(whom); \(NumberWords.whole(found.came.count)) \(later.lowercased()), \(NumberWords.whole(found.left.count)) \(earlier.lowercased())"
  }

  /// What the figures without a test are of.
  public static let untested =
    "Training, net retention (\(SegmentWork.retentionMonths) months) and outreach (\(SegmentWork.outreachDays) days) are not tested"

  /// `CUST-007 Globex`, `81`
  public static func standing(_ one: MomentComparison.Standing) -> [String] {
    ["\(one.customer) \(one.name)".withoutOuterBlanks, one.score.map(String.init) ?? "no score"]
  }
}
