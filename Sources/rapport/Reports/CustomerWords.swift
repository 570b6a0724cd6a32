import ConsoleApp
import CustomerSuccess
import SuccessStore

extension CustomerReport: PrintedReport {
  var parts: [ReportPart] {
    var parts: [ReportPart] = [.line(header)]
    if let explanation {
      parts += explanation.parts
    } else {
      parts.append(.sheet(dimensionSheet))
    }
    for one in predictions ?? [] { parts.append(.line(words(of: one))) }
    if !actionItems.isEmpty { parts.append(.sheet(actionSheet)) }
    if !recentActivity.isEmpty { parts.append(.sheet(activitySheet)) }
    parts += accountParts
    if let subscriptions, let monthlyRevenue { parts += self.parts(of: subscriptions, monthlyRevenue) }
    return parts
  }

  /// `Chance to leave 62 %, predicted 2026-11-23: score change +1.25, open tickets +0.40`
  private func words(of risk: Chance) -> String {
    let reasons = risk.reasons.map { "\(PredictionWords.feature($0.feature)) \(PredictionWords.points($0.points))" }
    let why = reasons.isEmpty ? "" : ": \(reasons.joined(separator: ", "))"
    let title = PredictionWords.title(PredictedEvent(risk.event))
    return "\(title) \(PredictionWords.percent(risk.chance)), predicted \(risk.predicted)\(why)"
  }

  private var header: String {
    let overview = customerOverview
    let facts = [
      overview.tier, overview.industry.capitalizedFirst, overview.companySize.capitalizedFirst, overview.lifecycle,
    ]
    // Whoever has left renews nothing, whatever its contract said.
    let leaving = overview.lifecycle == Lifecycle.churned.rawValue ? "left" : "leaves"
    let renewal =
      overview.churned.map { "  ·  \(leaving) \($0)" } ?? overview.renewalDate.map { "  ·  renews \($0)" } ?? ""
    let owner = overview.owner.isEmpty ? "" : "  ·  \(overview.owner)"
    return """
      \(overview.companyName)  \(overview.customerId)
      \(facts.joined(separator: "  ·  "))\(renewal)\(owner)
      \(overview.healthWords(statusWords))\(overview.link.map { "\nlink \($0)" } ?? "")
      """
  }

  var dimensionSheet: Sheet {
    var rows: [[String]] = []
    for id in order {
      guard let dimension = healthBreakdown[id] else { continue }
      rows.append([titles[id] ?? id, "", dimension.score.map(String.init) ?? "–", dimension.status ?? "Unknown"])
      for metric in metricOrder[id] ?? [] {
        guard let words = dimension.metrics[metric] else { continue }
        let age = stale.contains(metric) ? ", stale" : ""
        rows.append(["  \(titles[metric] ?? metric)", words + age, "", ""])
      }
    }
    return Sheet(columns: [.words("Health"), .words("", maximum: 70), .number("Score"), .words("Status")], rows: rows)
  }

  private var actionSheet: Sheet {
    Sheet(
      columns: [.words("Action items"), .words("Due"), .words("Title"), .words("Owner"), .words("Status")],
      rows: actionItems.map { [$0.priority, $0.dueDate ?? "–", $0.title, $0.owner, $0.status] })
  }

  private func parts(of subscriptions: [Subscription], _ revenue: [Revenue]) -> [ReportPart] {
    let words = revenue.map {
      Money(amount: $0.amount, currency: $0.currency).map(NumberWords.money) ?? "\($0.amount) \($0.currency)"
    }.joined(separator: " + ")
    return [.sheet(sheet(of: subscriptions)), .line("Monthly revenue  \(words)")]
  }

  func sheet(of subscriptions: [Subscription]) -> Sheet {
    Sheet(
      columns: [
        .words("Subscriptions"), .number("A month"), .words(""), .number("Seats"), .words("From"), .words("To"),
      ],
      rows: subscriptions.map {
        [$0.plan, $0.amount, $0.currency, $0.seats.map(String.init) ?? "–", $0.from, $0.to ?? "–"]
      })
  }

  private var activitySheet: Sheet {
    Sheet(
      columns: [
        .words("Activity"), .words("Type"), .words("Description", maximum: 80), .words("Outcome", maximum: 80),
      ],
      rows: recentActivity.map { [$0.date, $0.type, $0.description, $0.outcome] })
  }
}

extension CustomerReport.Overview {
  /// `Health 82 Good (good)  ▲ 4 in 30 days  14/14 metrics known, 9 stale`
  fileprivate func healthWords(_ status: String?) -> String {
    guard let healthScore, let status else {
      guard let importedScore else { return "Health: nothing is known" }
      return "Health: imported \(importedScore.score) as of \(importedScore.at); nothing else is known"
    }
    let mark = isProvisional ? "~" : ""
    let manual = isOverridden ? " M (computed \(computedScore.map(String.init) ?? "–"))" : ""
    let trend = trendChange.map { "  \(ReportWords.change(Double($0), whole: true)) in 30 days" } ?? "  new"
    let known = "\(coverage.known)/\(coverage.applicable) metrics known\(HealthWords.stale(stale))"
    return "Health \(mark)\(healthScore)\(manual) \(status)\(trend)  \(known)"
  }
}

extension ReportWords {
  /// `▲ 4`
  static func change(_ change: Double, whole: Bool) -> String {
    let words = self.change(change) ?? ""
    return whole && words.hasSuffix(".0") ? String(words.dropLast(2)) : words
  }
}
