public import CustomerSuccess

/// How two populations side by side read, on the screen and in reports.
public enum ComparisonWords {
  /// The titles of what `cells` says, one a cell.
  public static let titles = ["Of those with a score", "First", "Second", "Difference", "95 %", "Test", "p corrected"]

  public static func title(_ figure: PopulationComparison.Figure) -> String {
    switch figure {
    case .score: "Average score"
    case .openTickets: "Open tickets each"
    case .healthy: "Healthy or good"
    case .critical: "Critical"
    case .expansion: "Ready to grow"
    }
  }

  /// `Average score`, `81.2`, `70.4`, `-10.8`, `-14.0 to -7.6`, `welch`, `< 0.001`
  public static func cells(_ row: PopulationComparison.Row) -> [String] {
    func words(_ value: Double?) -> String {
      value.map { row.figure.isShare ? "\(NumberWords.tenth($0 * 100)) %" : NumberWords.tenth($0) } ?? "–"
    }
    let bounds = row.test.map { "\(words($0.low)) to \(words($0.high))" } ?? "–"
    return [
      title(row.figure), words(row.first), words(row.second), words(row.test?.difference), bounds,
      row.test?.method.rawValue ?? "too few", row.p.map(InsightWords.corrected) ?? "–",
    ]
  }

  /// `tier:enterprise: 150 customers, 148 with a score`
  public static func side(_ filter: String, _ sums: SegmentSums) -> String {
    "\(filter): \(counts(sums))"
  }

  /// `150 customers, 148 with a score`
  public static func counts(_ sums: SegmentSums) -> String {
    "\(counted(sums.customers, "customer")), \(NumberWords.whole(sums.scored)) with a score"
  }

  /// Why two that share somebody are not compared.
  public static func shared(_ count: Int) -> String { "\(NumberWords.whole(count)) are in both" }
}
