import ConsoleApp
import CustomerSuccess

extension RetentionReport: PrintedReport {
  var parts: [ReportPart] {
    let ahead =
      (endsAhead ? "\nThe time ends after today: what is agreed so far goes on until then." : "")
      + (leftOut.map { "\n\($0)." } ?? "")
    guard periods.contains(where: { $0.startAccounts + $0.endAccounts > 0 }) else {
      return [.line("Retention · \(from) to \(to)\nNobody has a live subscription on any of these days.\(ahead)")]
    }
    let step = by.map { ", by \($0)" } ?? ""
    return [
      .line("Retention · \(from) to \(to)\(step) · amounts a month\(edges)\(ahead)"), .sheet(rates), .sheet(movements),
    ]
      + triangles
  }

  /// Who takes the rows for months of the calendar reads them wrongly.
  private var edges: String {
    guard by != nil, from.hasSuffix("-01") else { return "" }
    return
      "\nBoth days of a row are looked at: who begins on the 1st is new in the row that ends with it. "
      + "Rows of the calendar begin on a 31st: --from 2025-12-31."
  }

  private var rates: Sheet {
    Sheet(
      columns: [
        .words("From"), .words("To"), .number("Customers"), .number("Left"), .number("Logo"), .words(""),
        .number("Recurring"), .number("Retained"), .number("Churned"), .number("Downsell"), .number("Gross"),
        .number("Net"),
      ],
      rows: lines.map { period, revenue, isFirst in
        let customers = [
          period.from, period.to, NumberWords.whole(period.startAccounts), NumberWords.whole(period.churnedAccounts),
          Self.percent(period.logoRetention),
        ]
        let amounts = [revenue.startRecurring, revenue.retained, revenue.churned, revenue.downsell].map {
          amount($0, revenue)
        }
        return (isFirst ? customers : customers.map { _ in "" }) + [revenue.currency ?? ""] + amounts
          + [Self.percent(revenue.grossRetention), Self.percent(revenue.netRetention)]
      })
  }

  private var movements: Sheet {
    Sheet(
      title: "Recurring revenue",
      columns: [.words("From"), .words("To"), .words("")]
        + ["Start", "New", "Reactivated", "Expansion", "Contraction", "Churn", "End"].map { .number($0) },
      rows: lines.map { period, revenue, isFirst in
        let moved = revenue.movements
        let amounts = [
          moved.start, moved.new, moved.reactivation, moved.expansion, -moved.contraction, -moved.churn, moved.end,
        ]
        return (isFirst ? [period.from, period.to] : ["", ""]) + [revenue.currency ?? ""]
          + amounts.map { amount($0, revenue) }
      })
  }

  /// A line a period and currency.
  private var lines: [(period: Period, revenue: Revenue, isFirst: Bool)] {
    periods.flatMap { period in
      (period.byCurrency ?? [period.revenue].compactMap(\.self)).enumerated().map { (period, $1, $0 == 0) }
    }
  }

  private var triangles: [ReportPart] {
    guard let cohorts, !cohorts.isEmpty else { return [] }
    let live = triangle("Customers still there, in percent, by when they began", cohorts, \.liveShare)
    var parts: [ReportPart] = [.sheet(live)]
    // Of several currencies there is no share of revenue.
    if cohorts.contains(where: { $0.ages.contains { $0.revenueShare != nil } }) {
      parts.append(.sheet(triangle("Revenue in percent, by when they began", cohorts, \.revenueShare)))
    }
    return parts
  }

  private func triangle(_ title: String, _ cohorts: [Cohort], _ share: (Age) -> Double?) -> Sheet {
    let ages = cohorts.map(\.ages.count).max() ?? 0
    return Sheet(
      title: title,
      columns: [.words("Cohort"), .number("Customers")] + (0..<ages).map { .number("\($0)") },
      rows: cohorts.map { cohort in
        let shares = cohort.ages.map { share($0).map { ($0 * 100).rounded(.toNearestOrAwayFromZero).shortText } ?? "–" }
        let rest = Array(repeating: "", count: ages - shares.count)
        return [cohort.cohort, NumberWords.whole(cohort.customers)] + shares + rest
      })
  }

  private static func percent(_ share: Double?) -> String {
    share.map { NumberWords.percent($0) } ?? "–"
  }

  private func amount(_ value: Double, _ revenue: Revenue) -> String {
    value == 0 ? "0" : OpportunityReport.Amount(amount: value, currency: revenue.currency ?? "").words
  }
}
