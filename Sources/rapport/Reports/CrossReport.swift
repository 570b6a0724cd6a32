import ConsoleApp
import CustomerSuccess

/// Two cuts at once: `cells.enterprise.healthcare.averageScore`.
struct CrossReport: Encodable {
  var rows: String
  var columns: String
  /// By the row's value, then the column's; where nobody is there is nothing. `none` for customers without an owner.
  var cells: [String: [String: PortfolioReport.SegmentFigures]]
  /// For text only.
  var cross: SegmentCross

  enum CodingKeys: String, CodingKey { case rows, columns, cells }

  init(_ cross: SegmentCross) {
    self.cross = cross
    rows = cross.rows.segment.rawValue
    columns = cross.columns.segment.rawValue
    cells = [:]
    for row in cross.rows.rows {
      for column in cross.columns.rows {
        guard let sums = cross[row.value, column.value] else { continue }
        cells[Self.name(row.value), default: [:]][Self.name(column.value)] = PortfolioReport.SegmentFigures(sums)
      }
    }
  }

  private static func name(_ value: String) -> String { value.isEmpty ? "none" : value }

  /// The average scores, with those of whole rows and columns at the ends.
  var sheet: Sheet {
    let (left, top) = (cross.rows.segment, cross.columns.segment)
    let heads = cross.columns.rows.map { Sheet.Column.number(top.title(of: $0.value)) }
    let body = cross.rows.rows.map { row in
      [left.title(of: row.value)]
        + cross.columns.rows.map { words(cross[row.value, $0.value]) } + [words(row.sums)]
    }
    let last = ["All"] + cross.columns.rows.map { words($0.sums) } + [words(cross.total)]
    return Sheet(
      columns: [.words("\(left.title) × \(top.rawValue)", maximum: 32)] + heads + [.number("All")],
      rows: body + [last])
  }

  private func words(_ sums: SegmentSums?) -> String { sums?.average.map(NumberWords.tenth) ?? "–" }
}

extension PortfolioReport.SegmentFigures {
  init(_ sums: SegmentSums) {
    self.init(
      customers: sums.customers, average: sums.average, distribution: sums.distribution, change: sums.change,
      openTickets: sums.openTickets)
  }
}

/// Something that stands out, for scripts.
struct InsightReport: Encodable {
  var text: String
  var count: Int
  /// Corrected for all that was tried.
  var p: Double
  var filter: String

  init(_ insight: Insight) {
    text = InsightWords.sentence(insight)
    count = insight.count
    p = insight.p
    filter = insight.filter
  }
}
