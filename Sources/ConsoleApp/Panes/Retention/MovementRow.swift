import CustomerSuccess

/// How revenue in one currency moved in a month or a quarter, and who stayed; of the last row in the whole time.
struct MovementRow: Hashable, Sendable, Identifiable {
  /// Nil for the whole time.
  var period: CalendarStep?
  var days: RetentionDays
  var currency: String
  /// The first of its period: what is told of customers is told once.
  var isFirst = true
  /// In minor units a month: `start` with all gains and without all losses is `end`.
  var start = 0
  var end = 0
  var moved: [RevenueMovement: Int] = [:]
  /// How many moved so, whatever the currency.
  var accounts: [RevenueMovement: Int] = [:]
  var startAccounts = 0
  var endAccounts = 0
  /// Of those who were there on the first day, 0 to 1 and more.
  var logo: Double?
  var gross: Double?
  var net: Double?
  /// Who moved, each once.
  var customers: [CustomerID] = []
  /// The most that was gained or lost in any period of the currency; 0 in the row of the whole.
  var most = 0

  var id: String { "\(title)/\(currency)" }
  var title: String { period?.description ?? "Total" }

  func amount(_ movement: RevenueMovement) -> Int { moved[movement] ?? 0 }

  /// All gains, and all losses.
  var gains: Int { total { $0.isGain } }
  var losses: Int { total { !$0.isGain } }

  private func total(_ counts: (RevenueMovement) -> Bool) -> Int {
    RevenueMovement.allCases.filter(counts).reduce(into: MoneySums()) { $0.add(amount($1), currency) }[currency]
  }
}

extension MovementRow {
  /// A row a period and currency, the earliest first, and what the rows add up to; nothing where nobody was there.
  static func all(of figures: RetentionFigures) -> [MovementRow] {
    guard !figures.isEmpty else { return [] }
    let currencies = figures.periods.reduce(into: Set<String>()) { $0.formUnion($1.sums.currencies) }.sorted()
    let rows = figures.periods.flatMap { period in
      currencies.enumerated().map { place, currency in
        MovementRow(
          period.sums, currency, CalendarStep(period.days.to, by: figures.plan.step ?? .month), period.days,
          customers: moved([period]), isFirst: place == 0)
      }
    }
    let most = Dictionary(grouping: rows, by: \.currency).mapValues { $0.map { max($0.gains, $0.losses) }.max() ?? 0 }
    let whole = currencies.enumerated().map { place, currency in
      MovementRow(figures, currency, summing: rows, isFirst: place == 0)
    }
    return rows.map { row in
      var row = row
      row.most = most[row.currency] ?? 0
      return row
    } + whole
  }

  private init(
    _ sums: RetentionSums, _ currency: String, _ period: CalendarStep?, _ days: RetentionDays,
    customers: [CustomerID], isFirst: Bool
  ) {
    self.init(
      period: period, days: days, currency: currency, isFirst: isFirst, start: sums.start[currency],
      end: sums.end[currency], startAccounts: sums.startAccounts, endAccounts: sums.endAccounts,
      logo: sums.logoRetention, gross: sums.grossRetention(currency), net: sums.netRetention(currency),
      customers: customers)
    for movement in RevenueMovement.allCases {
      moved[movement] = sums.amount(movement)[currency]
      accounts[movement] = sums.accounts(movement)
    }
  }

  /// Movements are those of all rows, shares those of the customers who were there on the first day of all.
  private init(_ figures: RetentionFigures, _ currency: String, summing rows: [MovementRow], isFirst: Bool) {
    let plan = figures.plan
    self.init(
      figures.whole, currency, nil, RetentionDays(from: plan.from, to: plan.to),
      customers: Self.moved(figures.periods), isFirst: isFirst)
    let own = rows.filter { $0.currency == currency }
    for movement in RevenueMovement.allCases {
      moved[movement] = own.reduce(into: MoneySums()) { $0.add($1.amount(movement), currency) }[currency]
      accounts[movement] = own.reduce(0) { $0 + ($1.accounts[movement] ?? 0) }
    }
  }

  private static func moved(_ periods: [RetentionFigures.Period]) -> [CustomerID] {
    var seen: Set<CustomerID> = []
    return periods.flatMap { period in RevenueMovement.allCases.flatMap { period.moved[$0] ?? [] } }
      .filter { seen.insert($0).inserted }
  }
}
