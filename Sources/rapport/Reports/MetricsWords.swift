import ConsoleApp
import CustomerSuccess
import SuccessStore
import TerminalUI

extension MetricsReport: PrintedReport {
  var parts: [ReportPart] {
    [.line("Metrics · \(asOf)")] + PerformanceFigure.Group.allCases.map { .sheet(sheet(of: $0)) }
      + [.sheet(tiers), .line(risks)] + ReportWords.insights(keyInsights)
      + [
        .sheet(sheet("Objectives", metrics.objectives)), .sheet(sheet("Business impact", metrics.promises)),
        .sheet(definitions),
      ]
  }

  private func sheet(of group: PerformanceFigure.Group) -> Sheet {
    let glyphs = GlyphSet.ofOutput
    return Sheet(
      columns: [
        .words(group.title), .number("Current"), .number("Target"), .words("Trend"), .words("12 months"), .number("n"),
        .words("", maximum: 100),
      ],
      rows: group.figures.compactMap { figure in
        guard let series = metrics[figure] else { return nil }
        return [
          figure.title, PerformanceWords.current(series),
          PerformanceWords.target(metrics.rules.target(figure), of: figure.unit, in: series.currency),
          PerformanceWords.trend(series, steady: metrics.rules[figure].steady, glyphs: glyphs),
          PerformanceWords.sparkline(series, glyphs: glyphs), NumberWords.whole(series.current.n),
          series.note ?? "",
        ]
      })
  }

  private var tiers: Sheet {
    func words(_ value: Double?, _ unit: PerformanceFigure.Unit, _ currency: String? = nil) -> String {
      value.map { PerformanceWords.value($0, of: unit, in: currency) } ?? "–"
    }
    return Sheet(
      columns: [.words("By tier")]
        + ["Customers", "Average", "Logo retention", "Expansion rate", "Lifetime value"].map { .number($0) }
        + [.words("", maximum: 100)],
      rows: Tier.allCases.compactMap { tier in
        tierPerformance[tier.rawValue].map { row in
          [
            tier.title, NumberWords.whole(row.customerCount), row.averageHealthScore.map(NumberWords.tenth) ?? "–",
            words(row.retentionRate, .percent), words(row.expansionRate, .percent),
            words(row.lifetimeValue, .money, row.currency), metrics.revenue[tier]?.share?.words ?? "",
          ]
        }
      })
  }

  private var risks: String {
    let (support, expansion) = (riskIndicators.supportBacklog, riskIndicators.expansionOpportunities)
    let hours = support.averageResolutionHours.map(NumberWords.tenth)
    let time = hours.map { "  ·  Average time to resolution \($0) hours" } ?? ""
    let satisfaction = support.customerSatisfaction.map { "\(NumberWords.tenth($0))/5" } ?? "no data"
    let won = expansion.conversionRate.map { "\(NumberWords.tenth($0)) % won of decided" } ?? "none is decided yet"
    let size = metrics.expansion.total.dealSize.map { "  ·  \(NumberWords.money($0)) a month on average" } ?? ""
    return ReportWords.risks(PortfolioReport.Risks(metrics.portfolio)) + time
      + "\nCSAT after a ticket \(satisfaction)  n = \(NumberWords.whole(support.customerSatisfactionCount))"
      + "\n\(NumberWords.whole(expansion.qualifiedLeads)) can grow  ·  \(won)\(size)"
  }

  private func sheet(_ title: String, _ goals: [PerformanceGoal]) -> Sheet {
    Sheet(
      columns: [
        .words(title), .words("Goal", maximum: 80), .number("Current"), .number("Target"), .words(""), .number("n"),
        .words("", maximum: 100),
      ],
      rows: goals.map { goal in
        [
          goal.title, goal.goal, PerformanceWords.current(goal),
          PerformanceWords.target(goal.target, of: goal.unit, in: goal.currency),
          goal.isReached.map { $0 ? "reached" : "below" } ?? "", NumberWords.whole(goal.value.n),
          PerformanceWords.note(goal),
        ]
      })
  }

  private var definitions: Sheet {
    Sheet(
      columns: [.words("Figure"), .words("What it is", maximum: 200), .words("Trend against", maximum: 40)],
      rows: PerformanceFigure.allCases.map { [$0.title, $0.definition, $0.comparison] })
  }
}
