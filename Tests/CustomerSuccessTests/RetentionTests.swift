import CustomerSuccess
import Testing

@Suite struct RetentionPlanTests {
  private func plan(_ from: String, _ to: String, by step: RetentionStep? = nil) throws -> [String] {
    let plan = try RetentionPlan(from: RetentionFixture.day(from), to: RetentionFixture.day(to), by: step)
    return [plan.from.description] + plan.periods.map(\.to.description)
  }

  @Test(
    arguments: [
      // The 31st comes back after shorter months, and the last period ends where it was told.
      (
        "2024-01-31", "2024-05-10", .month,
        ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-10"]
      ),
      ("2023-11-30", "2024-11-30", .quarter, ["2023-11-30", "2024-02-29", "2024-05-30", "2024-08-30", "2024-11-30"]),
      // No period of no days where the steps come out even.
      ("2024-01-01", "2024-03-01", .month, ["2024-01-01", "2024-02-01", "2024-03-01"]),
      ("2024-01-01", "2024-01-02", .quarter, ["2024-01-01", "2024-01-02"]),
      ("2024-01-01", "2026-06-30", nil, ["2024-01-01", "2026-06-30"]),
      // There is no year 10000.
      ("9999-11-15", "9999-12-31", .month, ["9999-11-15", "9999-12-15", "9999-12-31"]),
    ] as [(String, String, RetentionStep?, [String])])
  func steps_are_clamped_and_end_on_the_last_day(_ from: String, _ to: String, _ step: RetentionStep?, _ days: [String])
    throws
  {
    #expect(try plan(from, to, by: step) == days)
  }

  @Test func days_that_do_not_follow_one_another_are_refused() throws {
    let day = try RetentionFixture.day("2024-02-01")
    for last in [day, day - 1] {
      #expect(throws: RetentionPlan.Fault.endsBeforeItBegins(from: day)) { try RetentionPlan(from: day, to: last) }
    }
    #expect(RetentionPlan.Fault.endsBeforeItBegins(from: day).description.contains("2024-02-01"))
  }

  @Test func so_many_periods_and_no_more() throws {
    let from = try RetentionFixture.day("1900-01-01")
    #expect(try RetentionPlan(from: from, to: from.adding(months: 1200), by: .month).periods.count == 1200)
    #expect(throws: RetentionPlan.Fault.tooMany(.month)) {
      try RetentionPlan(from: from, to: from.adding(months: 1200) + 1, by: .month)
    }
  }
}

/// What a subscription means to the figures: each rule that `RevenueStanding` states.
@Suite struct RetentionMeaningTests {
  typealias Fixture = RetentionFixture

  private func sums(_ subscriptions: [Subscription], _ from: String = "2024-01-01", _ to: String = "2024-07-01") throws
    -> RetentionSums
  {
    let plan = try RetentionPlan(from: Fixture.day(from), to: Fixture.day(to))
    return try #require(RetentionFigures(plan, subscriptions).periods.first).sums
  }

  @Test func a_rate_over_nothing_is_none() throws {
    for subscriptions in [[], [try Fixture.subscription(1, 500, from: "2024-03-01")]] {
      let sums = try sums(subscriptions)
      #expect(sums.startAccounts == 0 && sums.logoRetention == nil)
      #expect(sums.grossRetention("USD") == nil && sums.netRetention("USD") == nil)
    }
    // Somebody is there, and pays nothing: one of the rates is over something.
    let free = try sums([try Fixture.subscription(1, 0, from: "2023-01-01")])
    #expect(free.logoRetention == 1 && free.grossRetention("USD") == nil && free.netRetention("USD") == nil)
  }

  @Test func new_customers_never_count() throws {
    let old = try Fixture.subscription(1, 1000, from: "2023-01-01")
    let sums = try sums([old, try Fixture.subscription(2, 9000, from: "2024-01-02")])
    #expect(sums.startAccounts == 1 && sums.endAccounts == 2 && sums.retained["USD"] == 1000)
    #expect(sums.netRetention("USD") == 1 && sums.accounts(.new) == 1 && sums.amount(.new)["USD"] == 9000)
  }

  /// From its first day on, and on its last one no more: on both edges of the period.
  @Test(
    arguments: [
      ("2024-01-01", nil, 1, 0), ("2024-01-02", nil, 0, 0), ("2023-01-01", "2024-01-01", 0, 0),
      ("2023-01-01", "2024-01-02", 1, 1), ("2023-01-01", "2024-07-01", 1, 1), ("2023-01-01", "2024-07-02", 1, 0),
    ] as [(String, String?, Int, Int)])
  func edges_of_a_period(_ from: String, _ to: String?, _ start: Int, _ churned: Int) throws {
    let sums = try sums([try Fixture.subscription(1, 100, from: from, to: to)])
    #expect(sums.startAccounts == start && sums.accounts(.churn) == churned)
  }

  @Test func an_upgrade_in_the_middle_is_expansion() throws {
    let sums = try sums([
      try Fixture.subscription(1, 1000, from: "2023-01-01", to: "2024-03-15"),
      try Fixture.subscription(1, 1500, from: "2024-03-15"),
    ])
    #expect(sums.logoRetention == 1 && sums.grossRetention("USD") == 1 && sums.netRetention("USD") == 1.5)
    #expect(sums.amount(.expansion)["USD"] == 500 && sums.accounts(.expansion) == 1)
  }

  @Test func two_products_are_one_sum() throws {
    let sums = try sums([
      try Fixture.subscription(1, 1000, from: "2023-01-01"),
      try Fixture.subscription(1, 400, from: "2023-06-01", to: "2024-02-01"),
      try Fixture.subscription(1, 100, from: "2024-04-01"),
    ])
    #expect(sums.startAccounts == 1 && sums.start["USD"] == 1400 && sums.accounts(.churn) == 0)
    #expect(sums.amount(.contraction)["USD"] == 300 && sums.amount(.expansion)["USD"] == 0)
    #expect(sums.grossRetention("USD") == 1100.0 / 1400)
  }

  /// Between two days nothing is seen; in it, a gap is an end and another beginning.
  @Test func a_gap_counts_where_a_period_ends_in_it() throws {
    let gap = [
      try Fixture.subscription(1, 1000, from: "2023-01-01", to: "2024-03-15"),
      try Fixture.subscription(1, 1000, from: "2024-04-15"),
    ]
    #expect(try sums(gap).logoRetention == 1 && sums(gap).grossRetention("USD") == 1)
    let before = try sums(gap, "2024-01-01", "2024-04-01")
    #expect(before.logoRetention == 0 && before.amount(.churn)["USD"] == 1000)
    let after = try sums(gap, "2024-04-01", "2024-07-01")
    #expect(after.logoRetention == nil && after.accounts(.reactivation) == 1 && after.accounts(.new) == 0)
  }

  @Test func a_trial_that_is_paid_for_is_expansion() throws {
    let sums = try sums([
      try Fixture.subscription(1, 0, from: "2023-12-20", to: "2024-01-20"),
      try Fixture.subscription(1, 1000, from: "2024-01-20"), try Fixture.subscription(2, 500, from: "2023-01-01"),
    ])
    #expect(sums.startAccounts == 2 && sums.logoRetention == 1 && sums.amount(.expansion)["USD"] == 1000)
    #expect(sums.netRetention("USD") == 3)
  }

  /// What ended on its first day neither brought anything nor made anybody a customer.
  @Test func what_never_was_live_is_nothing() throws {
    let sums = try sums([
      try Fixture.subscription(1, 1000, from: "2024-01-01", to: "2024-01-01"),
      try Fixture.subscription(1, 700, from: "2024-05-01"),
    ])
    #expect(sums.startAccounts == 0 && sums.accounts(.new) == 1 && sums.accounts(.reactivation) == 0)
  }

  @Test func two_currencies_are_never_one_sum() throws {
    let sums = try sums([
      try Fixture.subscription(1, 1000, "USD", from: "2023-01-01", to: "2024-03-01"),
      try Fixture.subscription(1, 900, "EUR", from: "2024-03-01"),
      try Fixture.subscription(2, 500, "EUR", from: "2023-01-01"),
    ])
    #expect(sums.currencies == ["EUR", "USD"] && sums.logoRetention == 1)
    #expect(sums.amount(.contraction).amounts == [Money(minorUnits: 1000, currency: "USD")])
    #expect(sums.amount(.expansion).amounts == [Money(minorUnits: 900, currency: "EUR")])
    #expect(sums.netRetention("USD") == 0 && sums.netRetention("EUR") == 2.8 && sums.grossRetention("EUR") == 1)
    #expect(sums.accounts(.contraction) == 1 && sums.accounts(.expansion) == 1)
  }

  @Test func amounts_as_large_as_there_are_end_nothing() throws {
    let all = try (1...3).map { try Fixture.subscription($0, .max, from: "2023-01-01", to: "2024-02-01") }
    let sums = try sums(all + [try Fixture.subscription(1, .min, from: "2024-02-01")])
    #expect(sums.start["USD"] == .max && sums.amount(.churn)["USD"] == .max && sums.amount(.contraction)["USD"] == .max)
  }

  @Test func who_moved_is_told() throws {
    let plan = try RetentionPlan(from: Fixture.day("2024-01-01"), to: Fixture.day("2024-07-01"))
    let figures = RetentionFigures(
      plan,
      [
        try Fixture.subscription(1, 10, from: "2023-01-01", to: "2024-02-01"),
        try Fixture.subscription(2, 10, from: "2024-03-01"),
        try Fixture.subscription(3, 10, from: "2022-03-01", to: "2023-03-01"),
        try Fixture.subscription(3, 10, from: "2024-03-01"), try Fixture.subscription(4, 10, from: "2023-01-01"),
        try Fixture.subscription(5, 10, from: "2023-01-01"), try Fixture.subscription(5, 10, from: "2024-01-02"),
      ])
    #expect(
      figures.periods.first?.moved == [.churn: ["C-1"], .new: ["C-2"], .reactivation: ["C-3"], .expansion: ["C-5"]])
  }
}

@Suite struct RetentionCohortTests {
  typealias Fixture = RetentionFixture

  @Test(
    arguments: [
      ("2024-02-10", .month, "2024-02", "2024-02-29"), ("2024-12-31", .month, "2024-12", "2024-12-31"),
      ("2024-02-10", .quarter, "2024-Q1", "2024-03-31"), ("2024-10-01", .quarter, "2024-Q4", "2024-12-31"),
      ("0001-01-01", .month, "0001-01", "0001-01-31"), ("9999-12-01", .quarter, "9999-Q4", "9999-12-31"),
    ] as [(String, RetentionStep, String, String)])
  func steps_of_the_calendar(_ day: String, _ step: RetentionStep, _ name: String, _ last: String) throws {
    let found = CalendarStep(try Fixture.day(day), by: step)
    #expect(found.description == name && found.lastDay.description == last)
  }

  @Test func a_cohort_is_followed_by_everybodys_own_days() throws {
    let plan = try RetentionPlan(from: Fixture.day("2024-01-15"), to: Fixture.day("2024-04-30"), by: .month)
    let figures = RetentionFigures(
      plan,
      [
        // Before the time begins, and in the month in which it does.
        try Fixture.subscription(0, 10, from: "2023-12-31"), try Fixture.subscription(1, 100, from: "2024-01-02"),
        try Fixture.subscription(2, 300, from: "2024-01-31", to: "2024-03-31"),
        try Fixture.subscription(2, 900, from: "2024-04-30"),
        // A month that is not over by the last day would go on to grow; April is over on it.
        try Fixture.subscription(3, 50, from: "2024-04-30"),
      ])
    #expect(figures.cohorts.map(\.began.description) == ["2024-01", "2024-04"])
    let january = try #require(figures.cohorts.first)
    #expect(january.customers == ["C-1", "C-2"] && january.start["USD"] == 400 && january.ages.count == 4)
    #expect(january.ages.map(\.customers) == [["C-1", "C-2"], ["C-1", "C-2"], ["C-1"], ["C-1", "C-2"]])
    #expect((0...4).map { january.liveShare(at: $0) } == [1, 1, 0.5, 1, nil])
    #expect((0...4).map { january.revenueShare(at: $0, "USD") } == [1, 1, 0.25, 2.5, nil])
    #expect(january.revenueShare(at: 0, "EUR") == nil && figures.cohorts.last?.ages.count == 1)
  }

  @Test func without_steps_there_are_no_cohorts() throws {
    let plan = try RetentionPlan(from: Fixture.day("2023-01-01"), to: Fixture.day("2025-01-01"))
    #expect(RetentionFigures(plan, try Fixture.published()).cohorts.isEmpty)
  }

  @Test func a_cohort_is_followed_for_so_long() throws {
    let plan = try RetentionPlan(from: Fixture.day("2000-01-01"), to: Fixture.day("2024-01-01"), by: .quarter)
    let figures = RetentionFigures(plan, [try Fixture.subscription(1, 5, from: "2000-02-01")])
    #expect(figures.cohorts.first?.ages.count == RetentionCohort.oldest + 1)
  }
}
