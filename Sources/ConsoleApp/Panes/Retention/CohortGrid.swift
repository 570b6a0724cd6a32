import CustomerSuccess
import TerminalUI

extension RetentionLens.Measure {
  /// What is left of a cohort at an age, 0 to 1 and more: of revenue in two currencies nothing can be said.
  func share(of cohort: RetentionCohort, at age: Int) -> Double? {
    switch self {
    case .customers: cohort.liveShare(at: age)
    case .revenue: cohort.currencies.count == 1 ? cohort.revenueShare(at: age, cohort.currencies[0]) : nil
    }
  }

  /// The same of all cohorts that have reached it.
  func share(of figures: RetentionFigures, at age: Int) -> Double? {
    let sums: (there: Int, of: Int)
    switch self {
    case .customers: sums = figures.live(at: age)
    case .revenue:
      let currencies = figures.cohortCurrencies
      guard currencies.count == 1 else { return nil }
      sums = figures.revenue(at: age, currencies[0])
    }
    return sums.of > 0 ? Double(sums.there) / Double(sums.of) : nil
  }

  /// For the frame.
  var title: String {
    switch self {
    case .customers: "customers still there, in percent"
    case .revenue: "revenue, in percent of the first day's"
    }
  }
}

extension HeatGrid {
  /// The triangle of cohorts: how many began, what is left of them at each age, and below it of all together.
  init(_ figures: RetentionFigures, _ measure: RetentionLens.Measure, chosen: (row: Int, column: Int), size: Size) {
    let ages = 0..<figures.ages
    let rows = figures.cohorts.map { cohort in
      Row(
        cohort.began.description, lead: NumberWords.whole(cohort.customers.count),
        cells: cohort.ages.indices.map { Cell(share: measure.share(of: cohort, at: $0)) })
    }
    self.init(columns: ages.map(String.init), rows: rows, chosen: chosen, size: size)
    heading = Row("Cohort", lead: "Size", cells: [])
    totals = Row(
      "All", lead: NumberWords.whole(figures.cohorts.reduce(0) { $0 + $1.customers.count }),
      cells: ages.map { Cell(share: measure.share(of: figures, at: $0)) })
    titleWidth = 9
    leadWidth = max(5, rows.map(\.lead.count).max() ?? 0, totals?.lead.count ?? 0)
    let widest = rows.flatMap(\.cells).compactMap { $0?.text.count }.max() ?? 0
    // The mark of the chosen one and a blank.
    cellWidths = max(5, widest + 2)...max(9, widest + 2)
  }
}

extension HeatGrid.Cell {
  fileprivate init(share: Double?) {
    self.init(share.map(RetentionWords.hundredths) ?? "–", value: share)
  }
}

extension CohortsPane {
  /// Each cell of the triangle as a row, by the names that the report has.
  func figures(in scene: Scene) -> ViewTable? {
    let rows = shown.map { figures in
      figures.cohorts.flatMap { cohort in cohort.ages.indices.map { ViewFigures(cohort, $0) } }
    }
    return rows.flatMap { ViewFigures.table(title(in: scene), $0) }
  }
}

extension ViewFigures {
  fileprivate init(_ cohort: RetentionCohort, _ age: Int) {
    let currency = cohort.currencies.count == 1 ? cohort.currencies[0] : nil
    func money(_ sums: MoneySums) -> Money? {
      currency.map { Money(minorUnits: sums[$0], currency: $0) }
    }
    add("cohort", words: cohort.began.description)
    add("customers", cohort.customers.count)
    add("age", age)
    add("live", cohort.ages[age].customers.count)
    add("liveShare", share: cohort.liveShare(at: age))
    add("currency", words: currency ?? "")
    add("startRecurring", amount: money(cohort.start))
    add("recurring", amount: money(cohort.ages[age].revenue))
    add("revenueShare", share: RetentionLens.Measure.revenue.share(of: cohort, at: age))
  }
}
