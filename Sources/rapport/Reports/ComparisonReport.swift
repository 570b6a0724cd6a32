import ConsoleApp
import CustomerSuccess
import Statistics

/// Two populations side by side: `first` and `second` as their filters say, and each figure with its difference.
struct ComparisonReport: Encodable {
  var asOf: String
  var first: Side
  var second: Side
  var figures: [Figure]

  struct Side: Encodable {
    var filter: String
    var customers: Int
    var scored: Int
  }

  struct Figure: Encodable {
    /// score, openTickets: means; healthy, critical, expansion: shares of the scored, 0 to 1.
    var figure: String
    @OrNull var first: Double?
    @OrNull var second: Double?
    /// The second less the first, and between what it lies with a confidence of 95 %; null where that cannot be tested.
    @OrNull var difference: Double?
    @OrNull var low: Double?
    @OrNull var high: Double?
    /// welch, z or fisher.
    @OrNull var method: String?
    /// Corrected after Holm for all figures.
    @OrNull var p: Double?
    /// For text only.
    var isShare: Bool

    enum CodingKeys: String, CodingKey { case figure, first, second, difference, low, high, method, p }
  }

  init(_ found: PopulationComparison, _ filters: (first: String, second: String), asOf: String) {
    self.asOf = asOf
    first = Side(filter: filters.first, customers: found.first.customers, scored: found.first.scored)
    second = Side(filter: filters.second, customers: found.second.customers, scored: found.second.scored)
    figures = found.rows.map { row in
      Figure(
        figure: row.figure.rawValue, first: row.first, second: row.second, difference: row.test?.difference,
        low: row.test?.low, high: row.test?.high, method: row.test?.method.rawValue, p: row.p,
        isShare: row.figure.isShare)
    }
  }
}

extension ComparisonReport: PrintedReport {
  var parts: [ReportPart] {
    func side(_ side: Side) -> String {
      "\(side.filter): \(NumberWords.whole(side.customers)) customers, \(NumberWords.whole(side.scored)) with a score"
    }
    return [.line("Segments compared · \(asOf)\nFirst   \(side(first))\nSecond  \(side(second))"), .sheet(sheet)]
  }

  private var sheet: Sheet {
    Sheet(
      columns: [
        .words("Of those with a score"), .number("First"), .number("Second"), .number("Difference"), .words("95 %"),
        .words("Test"), .number("p corrected"),
      ],
      rows: figures.map { figure in
        func words(_ value: Double?) -> String {
          value.map { figure.isShare ? "\(NumberWords.tenth($0 * 100)) %" : NumberWords.tenth($0) } ?? "–"
        }
        let bounds = figure.low.flatMap { low in figure.high.map { "\(words(low)) to \(words($0))" } } ?? "–"
        return [
          ComparisonReport.titles[figure.figure] ?? figure.figure, words(figure.first), words(figure.second),
          words(figure.difference), bounds, figure.method ?? "too few", figure.p.map(InsightWords.corrected) ?? "–",
        ]
      })
  }

  private static let titles = [
    "score": "Average score", "openTickets": "Open tickets each", "healthy": "Healthy or good", "critical": "Critical",
    "expansion": "Ready to grow",
  ]
}
