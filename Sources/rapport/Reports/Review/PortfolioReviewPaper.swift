import ConsoleApp
import CustomerSuccess
import SuccessStore
import TerminalUI

extension PortfolioReview {
  var paper: Paper {
    let overview = report.portfolioOverview
    let customers = PaperWords.counted(overview.totalCustomers, "customer")
    return Paper(
      kind: "Portfolio review", title: "The \(counted(model.trend.days, "day")) to \(TimeNames.date(today))",
      lead: ["\(customers); those who have left are not counted"],
      highlights: overview.totalCustomers == 0 ? [] : highlights,
      sections: overview.totalCustomers == 0
        ? nothing : [health, trend, moves, renewing, segments, support] + insights,
      notes: [
        "Health scores run from 0 to 100. Support figures look back over \(SupportPeriod.days) days. "
          + "Below \(HealthCategory.good.range.lowerBound) a customer is at risk.",
        "As of \(report.asOf)",
      ])
  }

  var parts: [ReportPart] { report.parts }

  private var nothing: [Paper.Section] {
    [Paper.Section(title: "Health", blocks: [.words("There are no customers to report on.")])]
  }

  private var highlights: [Paper.Highlight] {
    let (overview, risks) = (report.portfolioOverview, report.riskIndicators)
    let average = overview.averageHealthScore
    let change = PaperWords.change(overview.trendChange, days: model.trend.days) ?? "nothing to compare with"
    let category = average.map { HealthCategory(score: roundedHalfUp($0)) }
    return [
      Paper.Highlight(
        name: "Average health", value: average.map(NumberWords.tenth) ?? "not known",
        note: average == nil ? "" : change,
        tone: HealthWords.tone(category)),
      Paper.Highlight(
        name: "Below \(HealthCategory.good.range.lowerBound)", value: NumberWords.whole(risks.atRiskCustomers),
        note: "\(NumberWords.percent(risks.atRiskCustomers, of: overview.scoredCustomers)) of those scored, at risk",
        tone: .atRisk),
      Paper.Highlight(
        name: "Churn risk", value: NumberWords.whole(risks.churnRiskCustomers),
        note: "\(NumberWords.whole(risks.interventionRequired)) at risk without an open action", tone: .critical),
      Paper.Highlight(
        name: "Expansion", value: NumberWords.whole(risks.expansionOpportunities), note: "healthy and ready for more",
        tone: .healthy),
      Paper.Highlight(
        name: "Renewals in \(Self.daysAhead) days", value: NumberWords.whole(next.total),
        note: [
          next.rows.first?.customer.renews.map { "the first on \(TimeNames.short($0))" },
          report.overdue > 0 ? "\(NumberWords.whole(report.overdue)) overdue" : nil,
        ].compactMap(\.self).joined(separator: ", "), tone: report.overdue > 0 ? .atRisk : .text),
      Paper.Highlight(
        name: "Open tickets", value: NumberWords.whole(risks.openTickets),
        note: "\(NumberWords.whole(risks.supportBacklog)) critical or high"),
    ]
  }

  private var statusSeries: [ChartSeries] {
    HealthCategory.allCases.map { ChartSeries(name: HealthWords.status($0, in: model), tone: HealthWords.tone($0)) }
  }

  // MARK: Health

  private var health: Paper.Section {
    let overview = report.portfolioOverview
    guard overview.scoredCustomers > 0 else {
      return Paper.Section(title: "Health", blocks: [.words("None of them has a health score yet.")])
    }
    let split = overview.healthDistribution.counts
    let rows = zip(HealthCategory.allCases, split).map { category, count in
      BarChart.Row(
        name: HealthWords.status(category, in: model), value: Double(count),
        words: "\(NumberWords.whole(count)) (\(NumberWords.percent(count, of: overview.scoredCustomers)))",
        tone: HealthWords.tone(category))
    }
    let sheet = Sheet(
      columns: [.words("Category"), .number("Customers"), .number("Share")],
      rows: zip(HealthCategory.allCases, split).map { category, count in
        [
          HealthWords.status(category, in: model), NumberWords.whole(count),
          NumberWords.percent(count, of: overview.scoredCustomers),
        ]
      })
    let figure = Paper.Figure(
      title: "Customers by category", summary: PaperWords.list(rows.map { "\($0.name): \($0.words)" }) + ".",
      chart: BarChart(rows: rows, most: Double(split.max() ?? 0)), table: sheet)
    return Paper.Section(
      title: "Health", blocks: [.words(ReportWords.sentence(overview)), .figure(figure), .figure(tiers)])
  }

  private var tiers: Paper.Figure {
    let rows = report.segmentAnalysis.byTier.inOrder(Tier.self).filter { $0.figures.count > 0 }
    let bars = rows.map { name, figures in
      ShareChart.Row(
        name: "\(name) (\(NumberWords.whole(figures.count)))", counts: figures.healthDistribution.counts,
        words: figures.averageScore.map { "average \(NumberWords.tenth($0))" } ?? "not scored")
    }
    let words = rows.map { name, figures in
      let parts = zip(statusSeries, figures.healthDistribution.counts).map { "\($0.name) \($1)" }
      return "\(name): \(parts.joined(separator: ", "))"
    }
    return Paper.Figure(
      title: "Categories by tier", summary: words.joined(separator: "; ") + ".",
      chart: ShareChart(series: statusSeries, rows: bars),
      table: ReportWords.segments("Tier", rows, status: report.status))
  }

  private var trend: Paper.Section {
    let days = report.figures.days
    let points = days.enumerated().compactMap { index, mean in
      mean.map { CourseChart.Point(day: today - (days.count - 1 - index), value: $0) }
    }
    var blocks: [Paper.Block] = []
    if let first = points.first, let last = points.last, points.count > 1 {
      let values = points.map(\.value)
      let (least, most) = (values.min() ?? last.value, values.max() ?? last.value)
      let spread = max(0, (HealthWords.courseSpan - (most - least)) / 2) + 2
      let bounds = max(0, (least - spread).rounded(.down))...min(100, (most + spread).rounded(.up))
      let summary =
        "The average went from \(NumberWords.tenth(first.value)) on \(TimeNames.date(first.day)) to "
        + "\(NumberWords.tenth(last.value)) on \(TimeNames.date(last.day))."
      let sheet = Sheet(
        columns: [.words("At the end of"), .number("Average")],
        rows: points.map { [TimeNames.short($0.day), NumberWords.tenth($0.value)] })
      let chart = CourseChart(points: points, days: first.day...today, values: bounds, bands: .ofScores(in: model)) {
        NumberWords.tenth($0)
      }
      let title = "Average health score, \(counted(points.count, "day"))"
      blocks += [
        .words(summary), .figure(Paper.Figure(title: title, summary: summary, chart: chart, table: sheet)),
      ]
    } else {
      blocks.append(.words("There is no course of the average to draw yet."))
    }
    return Paper.Section(title: "Trend", blocks: blocks + [.figure(trendFigure)])
  }

  private var trendFigure: Paper.Figure {
    let tones: [HealthTrend: Tone] = [.improving: .healthy, .stable: .good, .declining: .critical, .new: .muted]
    let rows = trends.map { entry in
      BarChart.Row(
        name: entry.trend == .new ? "Nothing to compare with" : entry.trend.rawValue.capitalizedFirst,
        value: Double(entry.customers), words: NumberWords.whole(entry.customers), tone: tones[entry.trend] ?? .text)
    }
    let sheet = Sheet(
      columns: [.words("Trend"), .number("Customers")], rows: rows.map { [$0.name, $0.words] })
    return Paper.Figure(
      title: "Customers by trend over \(counted(model.trend.days, "day"))",
      summary: PaperWords.list(rows.map { "\($0.name): \($0.words)" }) + ".",
      chart: BarChart(rows: rows, most: rows.compactMap(\.value).max() ?? 0), table: sheet)
  }
}

extension PortfolioReport.Distribution {
  /// In the order of the categories.
  var counts: [Int] { [excellent, good, fair, poor] }
}

extension ReportWords {
  /// The headline as a sentence.
  fileprivate static func sentence(_ overview: PortfolioReport.Overview) -> String {
    let unscored = overview.unscoredCustomers
    let without = unscored == 0 ? "" : "; of \(NumberWords.whole(unscored)) nothing is known yet"
    let average = overview.averageHealthScore.map(NumberWords.tenth) ?? "not known"
    return "The average of \(PaperWords.counted(overview.scoredCustomers, "scored customer")) is \(average)\(without)."
  }
}
