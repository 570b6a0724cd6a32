import ConsoleApp
import CustomerSuccess
import SuccessStore
import TerminalUI

/// What a portfolio's page says of those who moved, and of those whose contract renews.
extension PortfolioReview {
  var moves: Paper.Section {
    let rows = risen.rows + fallen.rows.reversed()
    guard !rows.isEmpty else {
      let none = "Nobody's score has changed in \(counted(model.trend.days, "day"))."
      return Paper.Section(title: "Moves", blocks: [.words(none)] + categories)
    }
    let words =
      "\(PaperWords.counted(risen.total, "customer")) went up, \(NumberWords.whole(fallen.total)) went down. "
      + "Those who moved furthest:"
    return Paper.Section(title: "Moves", blocks: [.words(words), .figure(figure(of: rows))] + categories)
  }

  /// Between categories in the last week.
  private var categories: [Paper.Block] {
    let flows = report.flows
    let words = (flows.sentences(in: model) + [flows.comings()].compactMap(\.self)).map {
      $0.hasSuffix(".") ? $0 : "\($0)."
    }
    guard var sheet = flows.sheet(in: model) else { return [.words(words.joined(separator: " "))] }
    sheet.title = "Between categories in \(counted(flows.days, "day"))"
    return [.words(words.joined(separator: " ")), .table(sheet)]
  }

  private func figure(of rows: [CustomerRow]) -> Paper.Figure {
    let bars = rows.map { row in
      let change = row.health.change ?? 0
      return MoveChart.Row(
        name: row.customer.name, change: Double(change), words: "\(change > 0 ? "+" : "−")\(abs(change))",
        detail: standing(row))
    }
    let sheet = Sheet(
      columns: [
        .words("Customer"), .number("Before"), .number("Now"), .number("Change"), .words("Status"), .words("Owner"),
      ],
      rows: rows.map { row in
        let (change, score) = (row.health.change ?? 0, row.health.score ?? 0)
        return [
          row.customer.name, "\(score - change)", HealthWords.score(row.health),
          "\(change > 0 ? "+" : "−")\(abs(change))",
          HealthWords.status(row.health.category, in: model), row.customer.owner.isEmpty ? "–" : row.customer.owner,
        ]
      })
    return Paper.Figure(
      title: "Furthest up and down in \(counted(model.trend.days, "day"))",
      summary: bars.map { "\($0.name) \($0.words), \($0.detail)" }.joined(separator: "; ") + ".",
      chart: MoveChart(rows: bars), table: sheet)
  }

  /// `62 to 78, now Good`
  private func standing(_ row: CustomerRow) -> String {
    let (change, score) = (row.health.change ?? 0, row.health.score ?? 0)
    let (before, now) = (HealthCategory(score: score - change), HealthCategory(score: score))
    let status = HealthWords.status(now, in: model)
    return "\(score - change) to \(score), \(before == now ? "still" : "now") \(status)"
  }

  // MARK: Renewals

  var renewing: Paper.Section {
    var blocks = missed
    guard renewals.contains(where: { $0.figures.customers > 0 }) else {
      let none = "No contract renews in the next \(renewals.count) months."
      return Paper.Section(title: "Renewals", blocks: blocks + [.words(none)])
    }
    blocks.append(.figure(monthly))
    if !next.rows.isEmpty {
      blocks.append(.table(soon))
      blocks += PaperWords.more(next.rows.count, of: next.total, "renewal")
    }
    return Paper.Section(title: "Renewals", blocks: blocks)
  }

  /// What was due and has not been renewed, moved or ended stands before what is due.
  private var missed: [Paper.Block] {
    guard let words = report.overdueWords else { return [] }
    return [.words(words), .table(sheet("Overdue", "Was due", overdue.rows))]
      + PaperWords.more(overdue.rows.count, of: overdue.total, "renewal")
  }

  private var monthly: Paper.Figure {
    let series =
      HealthCategory.allCases.map { ChartSeries(name: HealthWords.status($0, in: model), tone: HealthWords.tone($0)) }
      + (renewals.contains { $0.figures.unscored > 0 } ? [ChartSeries(name: "not scored", tone: .muted)] : [])
    let counts = renewals.map { month in
      let parts = HealthCategory.allCases.map { month.figures.distribution[$0] ?? 0 } + [month.figures.unscored]
      return (month: month, parts: Array(parts.prefix(series.count)))
    }
    let columns = counts.map {
      ColumnChart.Column(name: TimeNames.monthAndYear($0.month.first), values: $0.parts.map(Double.init))
    }
    let sheet = Sheet(
      columns: [.words("Month")] + series.map { .number($0.name) } + [.number("All")],
      rows: counts.map { entry in
        [TimeNames.monthAndYear(entry.month.first)] + entry.parts.map(NumberWords.whole)
          + [NumberWords.whole(entry.month.figures.customers)]
      })
    let words = counts.map { entry in
      let parts = zip(series, entry.parts).filter { $0.1 > 0 }.map { "\($0.1) \($0.0.name)" }
      let all = entry.month.figures.customers
      return
        "\(TimeNames.monthAndYear(entry.month.first)): \(all)\(parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")"
    }
    return Paper.Figure(
      title: "Contracts that renew, by month and health", summary: words.joined(separator: "; ") + ".",
      chart: ColumnChart(series: series, columns: columns) { NumberWords.whole(Int($0)) }, table: sheet)
  }

  private var soon: Sheet { sheet("The next \(Self.daysAhead) days", "Renews", next.rows) }

  private func sheet(_ title: String, _ day: String, _ rows: [CustomerRow]) -> Sheet {
    Sheet(
      title: title,
      columns: [
        .words("Customer"), .words(day), .number("Score"), .words("Status"), .number("Revenue a month"),
        .words("Owner"),
      ],
      rows: rows.map { row in
        [
          row.customer.name, row.customer.renews.map(TimeNames.short) ?? "–", HealthWords.score(row.health),
          HealthWords.status(row, in: model), NumberWords.money(row.revenue),
          row.customer.owner.isEmpty ? "–" : row.customer.owner,
        ]
      })
  }
}
