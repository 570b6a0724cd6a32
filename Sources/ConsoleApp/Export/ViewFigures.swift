import CustomerSuccess
import SuccessStore

/// Figures on their way to a file: by the names that reports have for them, plain numbers with a tenth at most, and nothing where
/// nothing is known.
struct ViewFigures {
  private(set) var columns: [ViewTable.Column] = []
  private(set) var values: [String] = []

  mutating func add(_ name: String, words: String) {
    columns.append(ViewTable.Column(name: name))
    values.append(words)
  }

  mutating func add(_ name: String, _ number: Int?) { add(name, number.map(String.init) ?? "", isNumber: true) }

  mutating func add(_ name: String, _ number: Double?) {
    add(name, number.map(PlainNumber.tenth) ?? "", isNumber: true)
  }

  /// In major units.
  mutating func add(_ name: String, amount: Money?) { add(name, amount?.amountText ?? "", isNumber: true) }

  /// 0 to 1 and more, to a hundredth of a percent.
  mutating func add(_ name: String, share: Double?) {
    add(name, share.map { (($0 * 10_000).rounded() / 10_000).shortText } ?? "", isNumber: true)
  }

  private mutating func add(_ name: String, _ text: String, isNumber: Bool) {
    columns.append(ViewTable.Column(name: name, isNumber: isNumber))
    values.append(text)
  }

  mutating func add(_ distribution: [HealthCategory: Int]) {
    for category in HealthCategory.allCases {
      add("healthDistribution.\(category.rawValue)", distribution[category] ?? 0)
    }
  }

  /// Rows of the same figures.
  static func table(_ title: String, _ rows: [ViewFigures]) -> ViewTable? {
    guard let first = rows.first else { return nil }
    return ViewTable(title: title, columns: first.columns, rows: rows.map(\.values))
  }
}

/// Numbers in files: nothing but digits, a point and a sign.
enum PlainNumber {
  /// With a tenth at most.
  static func tenth(_ number: Double) -> String {
    let rounded = (number * 10).rounded(.toNearestOrAwayFromZero) / 10
    return rounded == rounded.rounded() ? String(Int(rounded)) : rounded.description
  }

  /// Of a share, with a tenth at most.
  static func percent(_ share: Double) -> String {
    abs(share) < 1e12 ? tenth(share * 100) : (share * 100).rounded().shortText
  }
}

extension SegmentsPane {
  func figures(in scene: Scene) -> ViewTable? {
    guard let cut = cut else { return nil }
    let work = scene.segmentWork
    let rows = cut.rows.map { row in
      ViewFigures(
        row.value.isEmpty ? "none" : row.value, of: cut.segment, row.sums,
        work.map { $0.rows[row.value] ?? SegmentWork() })
    }
    return ViewFigures.table(title(in: scene), rows + [ViewFigures("total", of: cut.segment, cut.total, work?.total)])
  }
}

extension HeatPane {
  /// Each cell of the map as a row.
  func figures(in scene: Scene) -> ViewTable? {
    guard let cross else { return nil }
    let rows = cross.rows.rows.flatMap { row in
      cross.columns.rows.compactMap { column in
        cross[row.value, column.value].map { sums in
          var figures = ViewFigures()
          for (segment, value) in [(cross.rows.segment, row.value), (cross.columns.segment, column.value)] {
            figures.add(segment.rawValue, words: value.isEmpty ? "none" : value)
          }
          figures.add(sums)
          return figures
        }
      }
    }
    return ViewFigures.table(title(in: scene), rows)
  }
}

extension ViewFigures {
  /// `work` is nil while it is read.
  fileprivate init(_ value: String, of segment: Segment, _ sums: SegmentSums, _ work: SegmentWork?) {
    add(segment.rawValue, words: value)
    add(sums)
    add("trainingCompletion", work?.training.map { $0 * 100 })
    add("netRetention", work?.netRetention.map { $0 * 100 })
    add("firings", work?.firings)
  }

  fileprivate mutating func add(_ sums: SegmentSums) {
    add("count", sums.customers)
    add("averageScore", sums.average)
    add("trendChange", sums.change)
    add(sums.distribution)
    add("openTickets", sums.openTickets)
  }
}

extension PortfolioPane {
  func figures(in scene: Scene) -> ViewTable? {
    guard let figures else { return nil }
    var row = ViewFigures()
    row.add("asOf", words: scene.now.iso8601)
    row.add("totalCustomers", figures.customers)
    row.add("scoredCustomers", figures.scored)
    row.add("unscoredCustomers", figures.unscored)
    row.add("averageHealthScore", figures.average)
    row.add("trendChange", figures.change)
    row.add(figures.distribution)
    if let flows = figures.flows {
      for category in HealthCategory.allCases { row.add("moved.\(category.rawValue)", flows.net(category)) }
    }
    row.add("atRiskCustomers", figures.atRisk)
    row.add("churnRiskCustomers", figures.churnRisk)
    row.add("expansionOpportunities", figures.expansion)
    row.add("interventionRequired", figures.interventionRequired)
    row.add("openTickets", figures.openTickets)
    row.add("supportBacklog", figures.backlog)
    row.add("breachedTickets", figures.breachedTickets)
    row.add("atRiskTickets", figures.atRiskTickets)
    return ViewFigures.table(title(in: scene), [row])
  }
}

extension QualityPane {
  func figures(in scene: Scene) -> ViewTable? {
    guard let figures else { return nil }
    let cut = figures.breakdown.cut.rawValue
    let rows = figures.breakdown.rows.map { ViewFigures(cut, $0.value, figures.breakdown.title(of: $0), $0.sums) }
    let sums = [
      ViewFigures(cut, "total", "Total", figures.breakdown.total),
      ViewFigures(cut, "previous", "Before", figures.before),
    ]
    return ViewFigures.table(title(in: scene), rows + sums)
  }
}

extension ViewFigures {
  fileprivate init(_ cut: String, _ value: String, _ title: String, _ sums: QualitySums) {
    add(cut, words: value)
    add("title", words: title)
    for figure in QualityFigure.allCases {
      let isTime = figure.unit == .seconds
      add(isTime ? "averageResolutionHours" : figure.rawValue, sums.value(of: figure).map { isTime ? $0 / 3600 : $0 })
      add("\(figure.rawValue).n", sums.count(of: figure))
    }
  }
}
