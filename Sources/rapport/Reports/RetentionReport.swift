import ConsoleApp
import CustomerSuccess

/// Retention as data: each period with its figures, how revenue moved in it, and cohorts. Amounts are a month, in major units.
struct RetentionReport: Encodable {
  var asOf: String
  var from: String
  var to: String
  /// Absent where the whole is one period.
  var by: String?
  var periods: [Period]
  /// Absent where the whole is one period.
  var cohorts: [Cohort]?
  /// Who is in none of it: those who are there, and those who left in this time.
  var withoutSubscription: LeftOut
  var leftWithoutSubscription: LeftOut
  /// For text only: what is left out, in words.
  var leftOut: String?
  /// For text only: whether the time ends after today.
  var endsAhead: Bool

  enum CodingKeys: String, CodingKey {
    case asOf, from, to, by, periods, cohorts, withoutSubscription, leftWithoutSubscription
  }

  /// Customers who bring something, or brought it until they left, by what they say of themselves.
  struct LeftOut: Encodable {
    var customers: Int
    var recurring: [OpportunityReport.Amount]
  }

  struct Period: Encodable {
    var from: String
    var to: String
    /// Customers with a live subscription on the first day, and on the last.
    var startAccounts: Int
    var endAccounts: Int
    var churnedAccounts: Int
    /// Of customers, 0 to 1; null without one at the start.
    var logoRetention: Double?
    var customers: Customers
    /// Amounts of two currencies are no sum: null where there are several, and told by currency then.
    var revenue: Revenue?
    var byCurrency: [Revenue]?
  }

  /// How many moved so.
  struct Customers: Encodable {
    var new: Int
    var reactivated: Int
    var expanded: Int
    var contracted: Int
  }

  /// What is said of one currency.
  struct Revenue {
    /// Nil where nothing is in any.
    var currency: String?
    var startRecurring: Double
    var retained: Double
    var churned: Double
    var downsell: Double
    /// Of revenue, 0 to 1 and more; null where nothing was paid at the start.
    var grossRetention: Double?
    var netRetention: Double?
    var movements: Movements
  }

  /// `start` with what is new, came back and was added, without what was given up and lost, is `end`.
  struct Movements: Encodable {
    var start: Double
    var new: Double
    var reactivation: Double
    var expansion: Double
    var contraction: Double
    var churn: Double
    var end: Double
  }

  struct Cohort: Encodable {
    /// `2026-11`, `2026-Q4`: when their first subscription began.
    var cohort: String
    var customers: Int
    /// Null, as all money and its shares, where they pay in several currencies.
    var startRecurring: Double?
    var currency: String?
    var ages: [Age]
  }

  struct Age: Encodable {
    /// Months, or quarters, after everybody's own first day.
    var age: Int
    var live: Int
    var liveShare: Double?
    var recurring: Double?
    var revenueShare: Double?
  }
}

extension RetentionReport {
  init(_ figures: RetentionFigures, at now: Instant, today: LocalDate) {
    let plan = figures.plan
    asOf = now.iso8601
    (from, to) = (plan.from.description, plan.to.description)
    by = plan.step?.rawValue
    periods = figures.periods.map(Period.init)
    cohorts = plan.step == nil ? nil : figures.cohorts.map(Cohort.init)
    withoutSubscription = LeftOut(figures.leftOut.present)
    leftWithoutSubscription = LeftOut(figures.leftOut.gone)
    leftOut = RetentionWords.leftOut(figures.leftOut)
    endsAhead = plan.to > today
  }
}

extension RetentionReport.LeftOut {
  fileprivate init(_ group: RetentionFigures.LeftOut.Group) {
    customers = group.customers
    recurring = group.revenue.amounts.map(OpportunityReport.Amount.init)
  }
}

extension RetentionReport.Period {
  fileprivate init(_ period: RetentionFigures.Period) {
    let sums = period.sums
    let currencies = sums.currencies
    self.init(
      from: period.days.from.description, to: period.days.to.description, startAccounts: sums.startAccounts,
      endAccounts: sums.endAccounts, churnedAccounts: sums.accounts(.churn), logoRetention: sums.logoRetention,
      customers: RetentionReport.Customers(
        new: sums.accounts(.new), reactivated: sums.accounts(.reactivation), expanded: sums.accounts(.expansion),
        contracted: sums.accounts(.contraction)),
      revenue: currencies.count > 1 ? nil : RetentionReport.Revenue(sums, in: currencies.first),
      byCurrency: currencies.count > 1 ? currencies.map { RetentionReport.Revenue(sums, in: $0) } : nil)
  }

  private enum Key: String, CodingKey {
    case from, to, startAccounts, endAccounts, churnedAccounts, logoRetention, customers, byCurrency
  }

  /// The money of a period with one currency stands beside its customers, and its keys are there without one.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(from, forKey: .from)
    try container.encode(to, forKey: .to)
    try container.encode(startAccounts, forKey: .startAccounts)
    try container.encode(endAccounts, forKey: .endAccounts)
    try container.encode(churnedAccounts, forKey: .churnedAccounts)
    try container.encode(logoRetention, forKey: .logoRetention)
    try container.encode(customers, forKey: .customers)
    try container.encodeIfPresent(byCurrency, forKey: .byCurrency)
    try RetentionReport.Revenue.encode(revenue, to: encoder)
  }
}

extension RetentionReport.Revenue: Encodable {
  fileprivate init(_ sums: RetentionSums, in currency: String?) {
    let code = currency ?? ""
    func major(_ amounts: MoneySums) -> Double { Money(minorUnits: amounts[code], currency: code).majorUnits }
    func moved(_ movement: RevenueMovement) -> Double { major(sums.amount(movement)) }
    self.init(
      currency: currency, startRecurring: major(sums.start), retained: major(sums.retained), churned: moved(.churn),
      downsell: moved(.contraction), grossRetention: sums.grossRetention(code), netRetention: sums.netRetention(code),
      movements: RetentionReport.Movements(
        start: major(sums.start), new: moved(.new), reactivation: moved(.reactivation), expansion: moved(.expansion),
        contraction: moved(.contraction), churn: moved(.churn), end: major(sums.end)))
  }

  private enum Key: String, CodingKey {
    case currency, startRecurring, retained, churned, downsell, grossRetention, netRetention, movements
  }

  func encode(to encoder: any Encoder) throws { try Self.encode(self, to: encoder) }

  fileprivate static func encode(_ revenue: Self?, to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(revenue?.currency, forKey: .currency)
    try container.encode(revenue?.startRecurring, forKey: .startRecurring)
    try container.encode(revenue?.retained, forKey: .retained)
    try container.encode(revenue?.churned, forKey: .churned)
    try container.encode(revenue?.downsell, forKey: .downsell)
    try container.encode(revenue?.grossRetention, forKey: .grossRetention)
    try container.encode(revenue?.netRetention, forKey: .netRetention)
    try container.encodeIfPresent(revenue?.movements, forKey: .movements)
  }
}

extension RetentionReport.Cohort {
  fileprivate init(_ cohort: RetentionCohort) {
    let currencies = cohort.currencies
    let code = currencies.first ?? ""
    func major(_ amounts: MoneySums) -> Double? {
      currencies.count > 1 ? nil : Money(minorUnits: amounts[code], currency: code).majorUnits
    }
    self.init(
      cohort: cohort.began.description, customers: cohort.customers.count, startRecurring: major(cohort.start),
      currency: currencies.count > 1 ? nil : currencies.first,
      ages: cohort.ages.enumerated().map { age, found in
        RetentionReport.Age(
          age: age, live: found.customers.count, liveShare: cohort.liveShare(at: age), recurring: major(found.revenue),
          revenueShare: currencies.count > 1 ? nil : cohort.revenueShare(at: age, code))
      })
  }
}
