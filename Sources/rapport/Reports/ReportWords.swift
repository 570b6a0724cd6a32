import ConsoleApp
import CustomerSuccess
import TerminalUI

/// The lines and tables that several reports share.
enum ReportWords {
  private static let glyphs = GlyphSet.ofOutput
  static var up: Character { glyphs.up }
  static var down: Character { glyphs.down }
  static var level: Character { glyphs.level }

  static func headline(_ overview: PortfolioReport.Overview) -> String {
    let customers = counted(overview.totalCustomers, "customer")
    guard let average = overview.averageHealthScore else { return "\(customers), none with a score" }
    let trend = change(overview.trendChange).map { "  \($0) in 30 days" } ?? ""
    let unscored =
      overview.unscoredCustomers == 0 ? "" : ", \(NumberWords.whole(overview.unscoredCustomers)) without a score"
    return "\(NumberWords.tenth(average)) average\(trend)  ·  \(customers)\(unscored)"
  }

  static func risks(_ risks: PortfolioReport.Risks) -> String {
    func figure(_ name: String, _ value: Int) -> String { "\(name) \(NumberWords.whole(value))" }
    let customers = [
      figure("Below \(HealthCategory.good.range.lowerBound)", risks.atRiskCustomers),
      figure("Churn risk", risks.churnRiskCustomers),
      figure("Expansion", risks.expansionOpportunities), figure("Without action", risks.interventionRequired),
    ].joined(separator: "  ·  ")
    return
      "\(customers)\n\(figure("Open tickets", risks.openTickets))  ·  \(figure("Backlog", risks.supportBacklog)) critical or high"
  }

  static func satisfaction(_ figures: PortfolioReport.Satisfaction) -> String {
    func words(_ figure: PerformanceFigure, _ found: PortfolioReport.Figure) -> String {
      let current = found.current.map { PerformanceWords.value($0, of: figure.unit) } ?? "no data"
      let target = found.target.map { "  target \(PerformanceWords.value($0, of: figure.unit))" } ?? ""
      return "\(figure.title) \(current)\(target)  n = \(NumberWords.whole(found.n))"
    }
    return words(.npsScore, figures.npsScore) + "\n" + words(.csatScore, figures.csatScore)
  }

  /// Nothing where nothing stands out.
  static func insights(_ sentences: [String]) -> [ReportPart] {
    sentences.isEmpty
      ? [] : [.sheet(Sheet(columns: [.words("What stands out", maximum: 100)], rows: sentences.map { [$0] }))]
  }

  static func segments(
    _ title: String, _ rows: [(name: String, figures: PortfolioReport.SegmentFigures)],
    status: [HealthCategory: String]
  ) -> Sheet {
    Sheet(
      columns: [.words(title, maximum: 32), .number("Customers"), .number("Average"), .number("30 days")]
        + HealthCategory.allCases.map { .number(status[$0] ?? $0.title) } + [.number("Open tickets")],
      rows: rows.map { [$0.name] + cells($0.figures) })
  }

  private static func cells(_ figures: PortfolioReport.SegmentFigures) -> [String] {
    let split = figures.healthDistribution
    return [
      NumberWords.whole(figures.count), figures.averageScore.map(NumberWords.tenth) ?? "–",
      change(figures.trendChange) ?? "–",
    ] + [split.excellent, split.good, split.fair, split.poor, figures.openTickets].map(NumberWords.whole)
  }

  /// `▲ 2.3`; nil without a value to compare with.
  static func change(_ change: Double?) -> String? {
    guard let change else { return nil }
    if change == 0 { return String(glyphs.level) }
    return "\(change > 0 ? glyphs.up : glyphs.down) \(NumberWords.tenth(abs(change)))"
  }

  /// A bar of up to `width` columns.
  static func bar(_ part: Int, of whole: Int, width: Int = 30) -> String {
    guard whole > 0 else { return "" }
    let parts = glyphs.barParts
    let steps = parts.count + 1
    let filled = Int((Double(part) / Double(whole) * Double(width * steps)).rounded())
    let rest = filled % steps == 0 ? "" : String(parts[filled % steps - 1])
    return String(repeating: glyphs.barFull, count: filled / steps) + rest
  }
}

extension PortfolioReport.Distribution {
  func rows(of whole: Int, status: [HealthCategory: String]) -> [[String]] {
    let counts: [(HealthCategory, Int)] = [(.excellent, excellent), (.good, good), (.fair, fair), (.poor, poor)]
    return counts.map { category, count in
      [
        status[category] ?? category.title, NumberWords.whole(count), NumberWords.percent(count, of: whole),
        ReportWords.bar(count, of: whole),
      ]
    }
  }
}

extension QualityMetrics {
  func sheet(days: Int) -> Sheet {
    let measures: [(QualityFigure, Measure)] = [
      (.firstContact, firstContactResolution), (.withoutEscalation, closedWithoutEscalation),
      (.satisfaction, customerSatisfaction), (.response, responseTimeCompliance),
      (.resolution, resolutionTimeCompliance),
    ]
    return Sheet(
      columns: [.words("Support, \(counted(days, "day"))"), .number("Current"), .number("Target"), .number("n")],
      rows: measures.map { figure, measure in
        [
          figure.title, measure.value.map { QualityWords.value($0, of: figure) } ?? "no data",
          QualityWords.target(of: figure) ?? "", NumberWords.whole(measure.n),
        ]
      })
  }
}
