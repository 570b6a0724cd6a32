import ArgumentParser
import ConsoleApp
import CustomerSuccess
import Interchange
import SuccessStore
import TerminalUI

struct ListCustomersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customers",
    abstract: "Customers, by score, worst first; those without a score last.",
    discussion: """
      Those of the same score stand by name, and so do those that have none. Churned customers are listed too, \
      with no revenue, and behind all others by score, change and renewal: -lifecycle:churned leaves them out. The table has the \
      chance to leave where the filter asks about it (churn>30%) or the order is by it (--sort risk --descending), and the category of a week \
      ago where the filter asks who moved (moved:critical, was:healthy), and both numbers of a counter's trend where it asks for one. trend.COUNTER is \(FilterTrend.help): trend.sessions<-20.
      """)

  @OptionGroup var filter: FilterArgument
  @Option(help: ArgumentHelp("What to order them by.", valueName: "field"))
  var sort = CustomerQuery.Sort.score
  @Flag(help: "Turn the order round; what is not known stays at the end.")
  var descending = false
  @OptionGroup var limit: LimitOption
  @Flag(help: "Every customer; that is so for this list anyway.")
  var all = false
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try filter.filter(in: .customers, me: surroundings.me)
    let (sort, descending, limit, format) = (sort, descending, limit.limit, format.format)
    try surroundings.withStore(for: .reading) { place in
      let shape = RowShape.customers(
        place, showsRisk: filter.asks(about: .churnRisk) || sort == .risk,
        showsWeekAgo: filter.asks(about: .moved) || filter.asks(about: .weekAgo), trends: filter.counters.sorted())
      try await place.print(shape, as: format, limit: limit, narrowedBy: filter, in: .customers) { window in
        CustomerQuery(filter: filter, sort: sort, descending: descending, window: window)
      }
      guard case .text = format, sort == .risk, limit != 0,
        try await place.store.answer(PredictionModelQuery(.churned)) == nil
      else { return }
      Complaint.note("They are not in the order of risk: \(Filter.untold).")
    }
  }
}

extension RowShape<CustomerRow> {
  /// `showsRisk`: whoever asks by the chance to leave wants to see it; `showsWeekAgo`: and who asks by moves, where from; the table
  /// stays narrow for everybody else. `trends`: of these counters both numbers are shown.
  static func customers(
    _ place: Workplace, showsRisk: Bool = false, showsWeekAgo: Bool = false, trends: [CounterID] = []
  ) -> RowShape {
    let weekAgo = Column("Week ago") { MoveWords.place($0.weekAgo, in: place.model) }
    return RowShape(
      noun: "customer",
      fields: identity + health + contract
        + trends.map { counter in Field("counterTrend.\(counter)") { JSONValue($0.trends[counter]?.words) } },
      columns: columns(place).flatMap { column -> [Column] in
        switch column.title {
        case "30 days" where showsRisk: [column, risk]
        case "Category" where showsWeekAgo: [weekAgo, column]
        default: [column]
        }
      } + trends.map { counter in Column(counter.text, maximum: 100) { $0.trends[counter]?.words ?? "–" } })
  }

  private static let risk = Column("Risk", isNumber: true) { $0.churnRisk.map(PredictionWords.percent) ?? "–" }

  private static let identity: [Field] = [
    Field("customerId") { .text($0.customer.id.text) },
    Field("companyName") { .text($0.customer.name) },
    Field("tier") { .text($0.customer.tier.title) },
    Field("industry") { .text($0.customer.industry.rawValue) },
    Field("companySize") { .text($0.customer.size.rawValue) },
    Field("owner") { .text($0.customer.owner) },
    Field("accountExecutive") { .text($0.customer.accountExecutive) },
    Field("lifecycle") { .text($0.lifecycle.rawValue) },
  ]

  private static let health: [Field] = [
    Field("healthScore") { JSONValue($0.health.score) },
    Field("importedScore") { JSONValue($0.health.imported) },
    Field("computedScore") { JSONValue($0.health.computed) },
    Field("healthCategory") { JSONValue($0.health.category?.title) },
    Field("categoryWeekAgo") { JSONValue($0.weekAgo.category?.title) },
    Field("isProvisional") { .flag($0.health.isProvisional) },
    Field("isOverridden") { .flag($0.health.isOverridden) },
    Field("trend") { .text($0.health.trend.rawValue) },
    Field("trendChange") { JSONValue($0.health.change) },
    Field("coverage") { .number((tenths($0.health.coverage.share * 100) ?? 0)) },
    Field("knownMetrics") { .whole($0.health.coverage.known) },
    Field("applicableMetrics") { .whole($0.health.coverage.applicable) },
  ]

  private static let contract: [Field] = [
    Field("signupDate") { .text($0.customer.signedUp.description) },
    Field("renewalDate") { JSONValue($0.customer.renews?.description) },
    Field("churnDate") { JSONValue($0.customer.churned?.description) },
    Field("monthlyRevenue") { .number($0.revenue.majorUnits) },
    Field("currency") { .text($0.revenue.currency) },
    Field("revenueBeside") { row in
      let amounts = row.revenueBeside.map { "\($0.amountText) \($0.currency)" }
      return JSONValue(amounts.isEmpty ? nil : amounts.joined(separator: "; "))
    },
    Field("openTickets") { .whole($0.openTickets) },
    Field("openActions") { .whole($0.openActions) },
    Field("sla") { .text($0.sla.rawValue) },
    Field("churnRisk") { JSONValue($0.churnRisk) },
  ]

  private static func columns(_ place: Workplace) -> [Column] {
    [
      Column("Customer") { $0.customer.id.text },
      Column("Company", maximum: 40) { $0.customer.name },
      Column("Tier") { $0.customer.tier.title },
      Column("Industry") { $0.customer.industry.title },
      Column("Size") { $0.customer.size.shortTitle },
      Column("Score", isNumber: true) { HealthWords.score($0.health) },
      Column("Category") { HealthWords.status($0, in: place.model) },
      Column("30 days", isNumber: true) { HealthWords.change($0.health.change, glyphs: .ofOutput) },
      Column("Renews") { $0.lifecycle == .churned ? "left" : $0.customer.renews?.description ?? "–" },
      Column("MRR", isNumber: true) { row in
        ([row.revenue] + row.revenueBeside).map { NumberWords.money($0) }.joined(separator: " + ")
      },
      Column("Tickets", isNumber: true) { NumberWords.whole($0.openTickets) },
      Column("Owner") { $0.customer.owner },
    ]
  }
}
