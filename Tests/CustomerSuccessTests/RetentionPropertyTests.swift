import CustomerSuccess
import Testing

/// What holds of every portfolio.
@Suite struct RetentionPropertyTests {
  private static let plans: [(Int, Int, RetentionStep?)] = [
    (19_050, 20_200, .month), (19_300, 20_000, .quarter), (19_400, 19_800, nil),
  ]

  private func figures(_ subscriptions: [Subscription]) throws -> [RetentionFigures] {
    try Self.plans.map { from, to, step in
      let plan = try RetentionPlan(from: LocalDate(day: from), to: LocalDate(day: to), by: step)
      return RetentionFigures(plan, subscriptions)
    }
  }

  @Test(arguments: UInt64(1)...30) func movements_add_up(_ seed: UInt64) throws {
    for figures in try figures(RetentionFixture.random(seed)) {
      for sums in figures.periods.map(\.sums) {
        for currency in sums.currencies {
          let change = RevenueMovement.allCases.reduce(0) { sum, movement in
            sum + (movement.isGain ? 1 : -1) * sums.amount(movement)[currency]
          }
          #expect(sums.start[currency] + change == sums.end[currency])
          let added = [RevenueMovement.new, .reactivation].reduce(0) { $0 + sums.amount($1)[currency] }
          #expect(sums.retained[currency] + added == sums.end[currency])
        }
        let came = sums.accounts(.new) + sums.accounts(.reactivation)
        #expect(sums.startAccounts - sums.accounts(.churn) + came == sums.endAccounts)
      }
      for (one, next) in zip(figures.periods, figures.periods.dropFirst()) {
        #expect(one.days.to == next.days.from && one.sums.end == next.sums.start)
        #expect(one.sums.endAccounts == next.sums.startAccounts)
      }
    }
  }

  @Test(arguments: UInt64(1)...30) func gross_is_at_most_one_and_at_most_net(_ seed: UInt64) throws {
    var seen = 0
    for sums in try figures(RetentionFixture.random(seed)).flatMap({ $0.periods.map(\.sums) }) {
      for currency in sums.currencies {
        guard let gross = sums.grossRetention(currency), let net = sums.netRetention(currency) else { continue }
        seen += 1
        #expect(gross >= 0 && gross <= 1 && gross <= net + 1e-12)
        let grown = Double(sums.amount(.expansion)[currency]) / Double(sums.start[currency])
        #expect(abs(gross + grown - net) < 1e-9)
      }
      #expect(sums.logoRetention.map { (0...1).contains($0) } ?? (sums.startAccounts == 0))
    }
    #expect(seen > 0)
  }

  /// However customers are put into segments, the segments add up to the whole.
  @Test(arguments: UInt64(1)...15) func segments_add_up(_ seed: UInt64) throws {
    let all = RetentionFixture.random(seed)
    let segments = Dictionary(grouping: all) { $0.customer.text.utf8.reduce(0) { $0 + Int($1) } % 3 }
    let parts = try segments.values.map(figures)
    for (place, whole) in try figures(all).enumerated() {
      for (number, period) in whole.periods.enumerated() {
        var sums = RetentionSums()
        for part in parts { sums += part[place].periods[number].sums }
        #expect(sums.startAccounts == period.sums.startAccounts && sums.endAccounts == period.sums.endAccounts)
        #expect(sums.start == period.sums.start && sums.end == period.sums.end && sums.retained == period.sums.retained)
        for movement in RevenueMovement.allCases {
          #expect(sums.accounts(movement) == period.sums.accounts(movement))
          #expect(sums.amount(movement).amounts == period.sums.amount(movement).amounts)
        }
      }
    }
  }

  /// Each customer of a period's movements is named once for it, and a cohort's age counts nobody who is not of the cohort.
  @Test(arguments: UInt64(1)...15) func customers_are_the_figures(_ seed: UInt64) throws {
    for figures in try figures(RetentionFixture.random(seed)) {
      for period in figures.periods {
        for movement in RevenueMovement.allCases {
          let customers = period.moved[movement] ?? []
          #expect(Set(customers).count == customers.count && customers.count == period.sums.accounts(movement))
        }
      }
      for cohort in figures.cohorts {
        #expect(cohort.ages.first.map { $0.customers == cohort.customers && $0.revenue == cohort.start } ?? true)
        #expect(cohort.ages.allSatisfy { Set($0.customers).isSubset(of: cohort.customers) })
      }
    }
  }

  /// The order in which subscriptions are told makes no other figures.
  @Test(arguments: UInt64(1)...5) func order_is_nothing(_ seed: UInt64) throws {
    let all = RetentionFixture.random(seed)
    #expect(try figures(all) == figures(all.reversed()))
  }
}
