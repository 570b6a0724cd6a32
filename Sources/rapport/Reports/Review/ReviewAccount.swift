import ConsoleApp
import CustomerSuccess
import SuccessStore
import TerminalUI

/// A review's contract, what is used of it, what people answered, and what comes next.
extension CustomerReview {
  private static let monthsShown = 12
  private static let rowsShown = 10

  private var revenue: [Money] { facts.detail.monthlyRevenue(on: facts.today) }

  var renewalSentence: String {
    let customer = facts.customer
    let money = PaperWords.list(revenue.map(NumberWords.money))
    if let churned = customer.churned {
      let verb = churned <= facts.today ? "ended" : "ends"
      return "The contract \(verb) on \(TimeNames.date(churned))."
    }
    guard let renews = customer.renews else { return "No renewal date is known; revenue is \(money) a month." }
    let verb = renews < facts.today ? "was to renew" : "renews"
    return "The contract \(verb) on \(TimeNames.date(renews)), \(TimeWords.distance(renews - facts.today)); "
      + "revenue is \(money) a month."
  }

  var renewal: Paper.Section {
    var blocks: [Paper.Block] = [.words(renewalSentence)]
    if let figure = contract { blocks.append(.figure(figure)) }
    blocks += courses.map { .figure($0) }
    if let subscriptions = report.subscriptions {
      var sheet = report.sheet(of: subscriptions)
      sheet.title = "Subscriptions"
      sheet.columns[0].title = "Plan"
      sheet.columns[2].title = "Currency"
      blocks.append(.table(sheet))
    }
    return Paper.Section(title: "Renewal and revenue", blocks: blocks)
  }

  /// What holds from when to when, with today and the renewal; nil where there is nothing but a beginning.
  private var contract: Paper.Figure? {
    let (customer, today) = (facts.customer, facts.today)
    let end = customer.churned ?? customer.renews
    let live = facts.detail.subscriptions.sorted { ($0.from, $0.id) < ($1.from, $1.id) }.suffix(Self.monthsShown)
    var rows = live.map { subscription in
      let last = subscription.to ?? max(end ?? today, today, subscription.from)
      return SpanChart.Row(
        name: subscription.plan, days: subscription.from...max(last, subscription.from),
        isOpen: subscription.to == nil, isFilled: subscription.isLive(on: today),
        words: "\(NumberWords.money(subscription.amount)) a month",
        tone: subscription.isLive(on: today) ? .good : .muted)
    }
    if rows.isEmpty, let end, end > customer.signedUp {
      rows = [
        SpanChart.Row(
          name: "\(customer.tier.title) contract", days: customer.signedUp...end,
          words: "\(PaperWords.list(revenue.map(NumberWords.money))) a month",
          tone: customer.churned == nil ? .good : .muted)
      ]
    }
    guard let first = rows.map(\.days.lowerBound).min(), let last = rows.map(\.days.upperBound).max() else {
      return nil
    }
    let renews = customer.churned == nil ? customer.renews : nil
    let days = min(first, today)...max(last, today, renews ?? today)
    var marks = [(day: today, name: "today")]
    if let renews { marks.append((renews, "renewal")) }
    let sheet = Sheet(
      columns: [.words("What"), .words("From"), .words("To"), .words("Amount")],
      rows: rows.map {
        [
          $0.name, TimeNames.short($0.days.lowerBound), $0.isOpen ? "goes on" : TimeNames.short($0.days.upperBound),
          $0.words,
        ]
      })
    let words = sheet.rows.map { "\($0[0]), \($0[3]), from \($0[1]), \($0[2] == "goes on" ? "" : "to ")\($0[2])" }
    return Paper.Figure(
      title: "Contract and renewal", summary: words.joined(separator: "; ") + ". \(renewalSentence)",
      chart: SpanChart(rows: rows, days: days, marks: marks), table: sheet)
  }

  /// What live subscriptions brought at the end of each month, a figure a currency.
  private var courses: [Paper.Figure] {
    guard !facts.detail.subscriptions.isEmpty else { return [] }
    var ends = [facts.today]
    var first = Months.first(of: facts.today)
    while ends.count < Self.monthsShown {
      ends.insert(first - 1, at: 0)
      first = Months.before(first)
    }
    let sums = ends.map { facts.detail.subscriptions.monthlyRevenue(on: $0) }
    let currencies = Set(sums.joined().map(\.currency)).sorted()
    return currencies.map { currency in
      let amounts = sums.map { sum in
        sum.first { $0.currency == currency } ?? Money(minorUnits: 0, currency: currency)
      }
      let rows = zip(ends, amounts).map { [TimeNames.short($0), NumberWords.money($1)] }
      let columns = zip(ends, amounts).map {
        ColumnChart.Column(name: TimeNames.month($0), values: [Double(max($1.minorUnits, 0))])
      }
      let written = { (value: Double) in
        NumberWords.money(Money(minorUnits: Int(exactly: value.rounded()) ?? .max, currency: currency))
      }
      let (start, now) = (amounts.first.map(NumberWords.money) ?? "", amounts.last.map(NumberWords.money) ?? "")
      return Paper.Figure(
        title: "Revenue a month, \(currency)",
        summary: "At the end of each of \(ends.count) months: from \(start) to \(now).",
        chart: ColumnChart(series: [ChartSeries(name: currency, tone: .good)], columns: columns, write: written),
        table: Sheet(columns: [.words("At the end of"), .number("A month")], rows: rows))
    }
  }

  // MARK: Use and answers

  var usage: Paper.Section? {
    guard let usage = report.usage, var sheet = report.usageSheet else { return nil }
    sheet.title = "Use of the plan"
    sheet.columns[0].title = "Counter"
    let rows = usage.map { count in
      let words = count.limit.map { "\(NumberWords.whole(count.count)) of \(NumberWords.whole($0))" }
      return BarChart.Row(
        name: count.counter, value: count.usedPercent, words: words ?? "\(NumberWords.whole(count.count)), no limit",
        tone: .good)
    }
    let most = max(100, usage.compactMap(\.usedPercent).max() ?? 100)
    let summary = PaperWords.list(rows.map { "\($0.name): \($0.words)" }) + "."
    let figure = Paper.Figure(
      title: "Used of what the plan allows", summary: summary, chart: BarChart(rows: rows, most: most), table: sheet)
    return Paper.Section(title: "Use of the plan", blocks: [.figure(figure), .table(sheet)])
  }

  /// Marks alone: what a person wrote is between them and whom they wrote to.
  var satisfaction: Paper.Section? {
    let answers = facts.detail.surveys
    guard !answers.isEmpty else { return nil }
    let rows = answers.few(Self.rowsShown).shown.map {
      [TimeNames.short(facts.day($0.at)), $0.kind.rawValue.uppercased(), "\($0.score) of \($0.kind.range.upperBound)"]
    }
    let sheet = Sheet(
      title: "Answers to surveys", columns: [.words("Date"), .words("Survey"), .number("Score")], rows: rows)
    return Paper.Section(
      title: "Satisfaction", blocks: [.table(sheet)] + PaperWords.more(rows.count, of: answers.count, "answer"))
  }

  // MARK: What comes next, and what was

  /// What both sides agreed the last time; what the team wrote beside it stays with the team.
  var lastReview: Paper.Section? {
    guard let review = facts.detail.reviews.last(by: facts.today) else { return nil }
    let next = review.next.map { " The next one is agreed for \(TimeNames.short($0))." } ?? ""
    func list(_ title: String, _ text: String) -> [Paper.Block] {
      let lines = text.split(whereSeparator: \.isNewline).map(String.init)
      return lines.isEmpty ? [] : [.words("\(title):"), .list(lines)]
    }
    return Paper.Section(
      title: "Last business review",
      blocks: [.words("Held on \(TimeNames.short(review.day)).\(next)")] + list("Goals reached", review.goals)
        + list("Next steps agreed", review.steps))
  }

  var steps: Paper.Section {
    let items = report.actionItems
    guard !items.isEmpty else {
      return Paper.Section(title: "Next steps", blocks: [.words("No action item is open.")])
    }
    let rows = items.few(Self.rowsShown).shown.map { item in
      [
        item.title, item.priority, item.dueDate.flatMap { LocalDate(iso8601: $0) }.map(TimeNames.short) ?? "–",
        item.owner.isEmpty ? "–" : item.owner, item.status,
      ]
    }
    let sheet = Sheet(
      title: "Open action items",
      columns: [.words("What"), .words("Priority"), .words("Due"), .words("Owner"), .words("Status")], rows: rows)
    return Paper.Section(
      title: "Next steps", blocks: [.table(sheet)] + PaperWords.more(rows.count, of: items.count, "action item"))
  }

  var activity: Paper.Section {
    let entries = report.recentActivity.prefix(Self.rowsShown)
    guard !entries.isEmpty else {
      return Paper.Section(title: "What we did", blocks: [.words("No activity is on record.")])
    }
    let rows = entries.map { entry in
      [LocalDate(iso8601: entry.date).map(TimeNames.short) ?? entry.date, entry.type, entry.description]
    }
    let sheet = Sheet(
      title: "Latest activity", columns: [.words("Date"), .words("Type"), .words("What")], rows: Array(rows))
    return Paper.Section(title: "What we did", blocks: [.table(sheet)])
  }
}
