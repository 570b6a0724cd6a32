import ConsoleApp
import CustomerSuccess
import Statistics

/// Two populations side by side: `first` and `second` as their filters say, and each figure with its difference.
struct ComparisonReport: Encodable {
  var asOf: String
  var first: Side
  var second: Side
  var figures: [Figure]
  /// For text only.
  private var found: PopulationComparison

  private enum CodingKeys: String, CodingKey { case asOf, first, second, figures }

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
  }

  init(_ found: PopulationComparison, _ filters: (first: String, second: String), asOf: String) {
    self.asOf = asOf
    first = Side(filter: filters.first, customers: found.first.customers, scored: found.first.scored)
    second = Side(filter: filters.second, customers: found.second.customers, scored: found.second.scored)
    figures = found.rows.map { row in
      Figure(
        figure: row.figure.rawValue, first: row.first, second: row.second, difference: row.test?.difference,
        low: row.test?.low, high: row.test?.high, method: row.test?.method.rawValue, p: row.p)
    }
    self.found = found
  }
}

extension ComparisonReport: PrintedReport {
  var parts: [ReportPart] {
    let sides = [("First ", first, found.first), ("Second", second, found.second)].map { title, side, sums in
      "\(title)  \(ComparisonWords.side(side.filter, sums))"
    }
    return [.line((["Segments compared · \(asOf)"] + sides).joined(separator: "\n")), .sheet(sheet)]
  }

  private var sheet: Sheet {
    let isNumber = [false, true, true, true, false, false, true]
    return Sheet(
      columns: zip(ComparisonWords.titles, isNumber).map { $1 ? .number($0) : .words($0) },
      rows: found.rows.map(ComparisonWords.cells))
  }
}
