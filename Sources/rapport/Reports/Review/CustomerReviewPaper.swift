import ConsoleApp
import CustomerSuccess
import SuccessStore
import TerminalUI

/// The page is for the customer's own eyes too: what people noted of them, and what speaks of leaving, is not on it.
extension CustomerReview {
  var paper: Paper {
    Paper(
      kind: "Business review", title: report.customerOverview.companyName, lead: lead, highlights: highlights,
      sections: [
        Paper.Section(title: "In short", blocks: [.list(summary)]), health, dimensions, support, training,
        onboarding, renewal,
      ] + [usage, satisfaction, lastReview].compactMap(\.self) + [steps, activity],
      notes: [
        "Health scores run from 0 to 100 and follow from what is known of the customer; "
          + "support figures look back over \(counted(facts.days, "day")).",
        "\(report.customerOverview.customerId) · as of \(asOf)",
      ])
  }

  private var lead: [String] {
    let overview = report.customerOverview
    let customer = facts.customer
    let people = [
      overview.owner.isEmpty ? nil : "Customer success manager: \(overview.owner)",
      customer.accountExecutive.isEmpty ? nil : "Account executive: \(customer.accountExecutive)",
    ].compactMap(\.self)
    let segment = [
      overview.tier, customer.industry.title, "\(customer.size.title) company",
      "customer since \(TimeNames.date(customer.signedUp))",
    ]
    return [TimeNames.date(facts.today), segment.joined(separator: " · ")]
      + (people.isEmpty ? [] : [people.joined(separator: " · ")])
  }

  private var highlights: [Paper.Highlight] {
    let row = facts.detail.row
    let open = report.openTickets(facts)
    let revenue = facts.detail.monthlyRevenue(on: facts.today).map(NumberWords.money).joined(separator: " + ")
    let days = facts.quality.breakdown.total
    return [
      scoreHighlight(row),
      Paper.Highlight(
        name: facts.customer.churned.map { $0 > facts.today ? "Leaves" : "Left" } ?? "Renewal", value: renewalDistance,
        note: (facts.customer.churned ?? facts.customer.renews).map(TimeNames.date) ?? ""),
      Paper.Highlight(name: "Revenue a month", value: revenue),
      share(days.share(of: .response), "First response in time", .response),
      trainingHighlight,
      Paper.Highlight(name: "Open tickets", value: NumberWords.whole(open.count), note: open.note),
    ]
  }

  private func scoreHighlight(_ row: CustomerRow) -> Paper.Highlight {
    guard let score = facts.detail.assessment.score else {
      let imported = facts.detail.importedScore.map { "another system said \($0.score)" } ?? ""
      return Paper.Highlight(name: "Health", value: "not known yet", note: imported)
    }
    let category = facts.detail.assessment.category
    let change = PaperWords.change(row.health.change.map(Double.init), days: facts.model.trend.days)
    return Paper.Highlight(
      name: "Health", value: "\(score) of 100",
      note:
        "\(HealthWords.status(category, in: facts.model)), \(change ?? "no score \(counted(facts.model.trend.days, "day")) ago")",
      tone: HealthWords.tone(category))
  }

  var renewalDistance: String {
    let customer = facts.customer
    return (customer.churned ?? customer.renews).map { TimeWords.distance($0 - facts.today) } ?? "no date is known"
  }

  private func share(_ share: TicketShare, _ name: String, _ figure: QualityFigure) -> Paper.Highlight {
    guard let percent = share.percent else {
      return Paper.Highlight(name: name, value: "nothing to meet", note: counted(facts.days, "day"))
    }
    let isReached = figure.isReached(by: percent) ?? true
    return Paper.Highlight(
      name: name, value: QualityWords.value(percent, of: figure),
      note: "\(share.part) of \(share.whole)\(QualityWords.target(of: figure).map { ", target \($0)" } ?? "")",
      tone: isReached ? .healthy : .atRisk)
  }

  private var trainingHighlight: Paper.Highlight {
    let (done, all) = facts.training.modules
    guard all > 0 else { return Paper.Highlight(name: "Training", value: "nobody yet") }
    return Paper.Highlight(
      name: "Training", value: NumberWords.percent(done, of: all),
      note: "\(NumberWords.whole(done)) of \(PaperWords.counted(all, "module")) done")
  }
}

extension CustomerReport {
  fileprivate func openTickets(_ facts: ReviewFacts) -> (count: Int, note: String) {
    let open = facts.detail.tickets.filter(\.reading.isOpen)
    let high = open.count { [.critical, .high].contains($0.reading.severity) }
    return (open.count, open.isEmpty ? "" : "\(high) critical or high")
  }
}

extension TrainingFigures {
  /// Modules that are done, of those of all who are enrolled.
  var modules: (done: Int, all: Int) {
    (paths.reduce(0) { $0 + $1.modulesDone }, paths.reduce(0) { $0 + $1.modules })
  }
}

/// Words that pages share.
enum PaperWords {
  /// `up 4 in 30 days`; nil without a value to compare with.
  static func change(_ change: Double?, days: Int) -> String? {
    guard let change else { return nil }
    let amount = NumberWords.tenth(abs(change))
    let words = amount.hasSuffix(".0") ? String(amount.dropLast(2)) : amount
    if words == "0" { return "unchanged in \(counted(days, "day"))" }
    return "\(change > 0 ? "up" : "down") \(words) in \(counted(days, "day"))"
  }

  /// `1 customer`, `1,250 customers`
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(NumberWords.whole(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// `a`, `a and b`, `a, b and c`
  static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// Of a list that goes on: how many more there are.
  static func more(_ shown: Int, of all: Int, _ noun: String) -> [Paper.Block] {
    all > shown ? [.words("And \(PaperWords.counted(all - shown, "more \(noun)")).")] : []
  }
}
