import ConsoleApp
import CustomerSuccess
import SuccessStore
import TerminalUI

/// A portfolio's segments, its support, and what stands out.
extension PortfolioReview {
  private static let insightsShown = 10

  var segments: Paper.Section {
    let cuts = report.segmentAnalysis
    let sheets = [
      named("By tier", "Tier", cuts.byTier.inOrder(Tier.self)),
      named("By industry", "Industry", cuts.byIndustry.inOrder(Industry.self)),
      named("By company size", "Company size", cuts.byCompanySize.inOrder(CompanySize.self)),
    ]
    return Paper.Section(title: "Segments", blocks: sheets.map { .table($0) })
  }

  private func named(
    _ title: String, _ column: String, _ rows: [(name: String, figures: PortfolioReport.SegmentFigures)]
  ) -> Sheet {
    var sheet = ReportWords.segments(column, rows, status: report.status)
    sheet.title = title
    return sheet
  }

  var support: Paper.Section {
    let measures = [
      ("First response", report.qualityMetrics.responseTimeCompliance),
      ("Resolution", report.qualityMetrics.resolutionTimeCompliance),
    ].filter { $0.1.n > 0 }
    var sheet = report.qualityMetrics.sheet(days: SupportPeriod.days)
    sheet.title = "Support against its targets"
    sheet.columns[3].title = "Counted"
    let words = ReportWords.satisfaction(report.customerSatisfaction).split(separator: "\n").map(String.init)
    guard !measures.isEmpty else {
      return Paper.Section(
        title: "Support and satisfaction",
        blocks: [.words("No promise came due in \(SupportPeriod.days) days."), .table(sheet)] + words.map { .words($0) }
      )
    }
    let rows = measures.map { name, measure in
      ShareChart.Row(
        name: name, counts: [measure.count ?? 0, measure.n - (measure.count ?? 0)],
        words: measure.value.map { "\(NumberWords.tenth($0)) % in time" } ?? "")
    }
    let series = [ChartSeries(name: "met", tone: .healthy), ChartSeries(name: "missed", tone: .critical)]
    let said = rows.map { "\($0.name): \($0.counts[0]) met, \($0.counts[1]) missed" }.joined(separator: "; ")
    let numbers = Sheet(
      columns: [.words("Promise"), .number("Met"), .number("Missed")],
      rows: rows.map { [$0.name, NumberWords.whole($0.counts[0]), NumberWords.whole($0.counts[1])] })
    let figure = Paper.Figure(
      title: "Promises met and missed, \(SupportPeriod.days) days", summary: "\(said).",
      chart: ShareChart(series: series, rows: rows), table: numbers)
    return Paper.Section(
      title: "Support and satisfaction", blocks: [.figure(figure), .table(sheet)] + words.map { .words($0) })
  }

  var insights: [Paper.Section] {
    guard !report.keyInsights.isEmpty else { return [] }
    let best = report.keyInsights.few(Self.insightsShown).shown
    let more = PaperWords.more(best.count, of: report.keyInsights.count, "finding")
    return [Paper.Section(title: "What stands out", blocks: [.list(best)] + more)]
  }
}
