import ConsoleApp
import CustomerSuccess

/// The book of business as data: what owners have, and all of it.
struct BookReport: Encodable {
  var asOf: String
  /// `2026-Q4`: this one, and those after it that renewals are counted by.
  var quarters: [String]
  /// By name; customers that nobody owns last.
  var owners: [Row]
  var total: Figures
  /// For text only.
  private var book: BookOfBusiness

  private enum CodingKeys: String, CodingKey { case asOf, quarters, owners, total }

  /// An owner's figures.
  struct Row: Encodable {
    /// Empty where nobody owns the customers.
    var owner: String
    var figures: Figures

    private enum CodingKeys: String, CodingKey { case owner }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(owner, forKey: .owner)
      try figures.encode(to: encoder)
    }
  }

  /// Amounts are a month, one a currency.
  struct Figures: Encodable {
    var customers: Int
    var recurring: [OpportunityReport.Amount]
    /// Null where nobody has a score.
    @OrNull var averageScore: Double?
    /// Customers whose score is fair, and whose is poor.
    var atRiskCustomers: Int
    var criticalCustomers: Int
    /// What those two bring.
    var valueAtRisk: [OpportunityReport.Amount]
    var openTickets: Int
    var breachedTickets: Int
    var openActions: Int
    var lateActions: Int
    var renewals: [Renewals]
    /// Those whose day is over, of whatever quarter.
    var overdueRenewals: OverdueRenewals
    var openOpportunities: Int
    var pipeline: [OpportunityReport.Amount]
  }

  struct Renewals: Encodable {
    var quarter: String
    var customers: Int
    var recurring: [OpportunityReport.Amount]
  }

  struct OverdueRenewals: Encodable {
    var customers: Int
    var recurring: [OpportunityReport.Amount]
  }

  init(_ book: BookOfBusiness, at now: Instant) {
    asOf = now.iso8601
    quarters = book.quarters.map(\.description)
    owners = book.rows.map { Row(owner: $0.owner, figures: Figures($0.sums, in: book.quarters)) }
    total = Figures(book.total, in: book.quarters)
    self.book = book
  }
}

extension BookReport.Figures {
  fileprivate init(_ sums: BookSums, in quarters: [Quarter]) {
    func amounts(_ sums: MoneySums) -> [OpportunityReport.Amount] {
      sums.amounts.filter { $0.minorUnits != 0 }.map(OpportunityReport.Amount.init)
    }
    customers = sums.customers
    recurring = amounts(sums.revenue)
    averageScore = tenths(sums.average)
    (atRiskCustomers, criticalCustomers) = (sums.atRisk, sums.critical)
    valueAtRisk = amounts(sums.valueAtRisk)
    (openTickets, breachedTickets) = (sums.openTickets, sums.breachedTickets)
    (openActions, lateActions) = (sums.openActions, sums.lateActions)
    renewals = zip(quarters, sums.renewals).map { quarter, renewals in
      BookReport.Renewals(
        quarter: quarter.description, customers: renewals.customers, recurring: amounts(renewals.value))
    }
    overdueRenewals = BookReport.OverdueRenewals(
      customers: sums.overdue.customers, recurring: amounts(sums.overdue.value))
    openOpportunities = sums.opportunities
    pipeline = amounts(sums.pipeline)
  }
}

extension BookReport: PrintedReport {
  var parts: [ReportPart] {
    let head = "Book of business · \(asOf)"
    guard !book.rows.isEmpty else { return [.line(head)] }
    return [.line(head), .sheet(risks), .sheet(renewals)]
  }

  private var lines: [(name: String, sums: BookSums)] {
    book.rows.map { (BookWords.owner($0.owner), $0.sums) } + [("Total", book.total)]
  }

  private var risks: Sheet {
    Sheet(
      columns: [.words("Owner", maximum: 32)]
        + [
          "Customers", "Revenue", "Average", "At risk", "Critical", "Value at risk", "Tickets", "Breached", "Actions",
          "Late",
        ].map { .number($0) },
      rows: lines.map { name, sums in
        [
          name, NumberWords.whole(sums.customers), BookWords.amounts(sums.revenue),
          sums.average.map(NumberWords.tenth) ?? "–", NumberWords.whole(sums.atRisk), NumberWords.whole(sums.critical),
          BookWords.amounts(sums.valueAtRisk),
        ] + [sums.openTickets, sums.breachedTickets, sums.openActions, sums.lateActions].map(NumberWords.whole)
      })
  }

  private var hasOverdue: Bool { book.total.overdue.customers > 0 }

  private var renewals: Sheet {
    Sheet(
      title: "Renewals and growth",
      columns: [.words("Owner", maximum: 32)]
        + ((hasOverdue ? ["Overdue"] : []) + quarters + ["Growing", "Pipeline"]).map { .number($0) },
      rows: lines.map { name, sums in
        [name] + (hasOverdue ? [BookWords.renewals(sums.overdue)] : []) + sums.renewals.map { BookWords.renewals($0) }
          + [NumberWords.whole(sums.opportunities), BookWords.amounts(sums.pipeline)]
      })
  }
}
