import CustomerSuccess
import Testing

/// The last months and quarters of the calendar, and what they come to as a whole.
@Suite struct RetentionCalendarTests {
  typealias Fixture = RetentionFixture

  @Test(
    arguments: [
      // Months end on their own last day, however long they are, and the last one today.
      (
        "2024-04-10", 4, .month, ["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-10"]
      ),
      ("2024-03-01", 2, .month, ["2024-01-31", "2024-02-29", "2024-03-01"]),
      ("2024-02-29", 2, .month, ["2023-12-31", "2024-01-31", "2024-02-29"]),
      ("2025-01-01", 1, .month, ["2024-12-31", "2025-01-01"]),
      ("2024-11-23", 3, .quarter, ["2024-03-31", "2024-06-30", "2024-09-30", "2024-11-23"]),
      ("2024-12-31", 2, .quarter, ["2024-06-30", "2024-09-30", "2024-12-31"]),
      ("2024-12-31", 0, .quarter, ["2024-09-30", "2024-12-31"]),
    ] as [(String, Int, RetentionStep, [String])])
  func months_are_those_of_the_calendar(_ today: String, _ count: Int, _ step: RetentionStep, _ days: [String]) throws {
    let plan = RetentionPlan(last: count, step, upTo: try Fixture.day(today))
    #expect([plan.from.description] + plan.periods.map(\.to.description) == days)
    #expect(plan.periods.map(\.from) == [plan.from] + plan.periods.dropLast().map(\.to))
    #expect(plan.to.description == today && plan.step == step)
  }

  /// Who begins on the first of a month is new in that month, and who ends on it is gone in it.
  @Test func a_month_has_what_happens_in_it() throws {
    let plan = RetentionPlan(last: 3, .month, upTo: try Fixture.day("2024-04-10"))
    let figures = RetentionFigures(
      plan,
      [
        try Fixture.subscription(1, 500, from: "2024-03-01"),
        try Fixture.subscription(2, 700, from: "2023-01-01", to: "2024-03-01"),
      ])
    #expect(figures.periods.map { $0.sums.accounts(.new) } == [0, 1, 0])
    #expect(figures.periods.map { $0.sums.accounts(.churn) } == [0, 1, 0])
    // The cohort of the month that the time begins in is whole; the month that is not over has none.
    #expect(figures.cohorts.map(\.began.description) == ["2024-03"])
  }

  /// What came back in between never left for the whole time, though it did for a month.
  @Test func the_whole_is_looked_at_on_two_days() throws {
    let plan = RetentionPlan(last: 3, .month, upTo: try Fixture.day("2024-04-10"))
    let figures = RetentionFigures(
      plan,
      [
        try Fixture.subscription(1, 500, from: "2023-01-01", to: "2024-02-10"),
        try Fixture.subscription(1, 600, from: "2024-03-10"),
        try Fixture.subscription(2, 300, from: "2023-01-01", to: "2024-04-01"),
      ])
    #expect(figures.periods.map { $0.sums.accounts(.churn) } == [1, 0, 1])
    #expect(figures.whole.accounts(.churn) == 1 && figures.whole.accounts(.reactivation) == 0)
    #expect(figures.whole.logoRetention == 0.5 && figures.whole.netRetention("USD") == 0.75)
    #expect(!figures.isEmpty && RetentionFigures(plan, []).isEmpty)
  }

  /// As the plan without steps has it, whoever the customers are.
  @Test(arguments: 1...8) func the_whole_is_the_plan_in_one(_ seed: UInt64) throws {
    let subscriptions = Fixture.random(seed)
    let plan = RetentionPlan(last: 12, .month, upTo: LocalDate(day: 19_700))
    let figures = RetentionFigures(plan, subscriptions)
    let whole = RetentionFigures(try RetentionPlan(from: plan.from, to: plan.to), subscriptions)
    #expect(figures.whole == whole.periods.first?.sums && figures.whole == whole.whole)
  }

  @Test func all_cohorts_together_at_an_age() throws {
    let plan = RetentionPlan(last: 4, .month, upTo: try Fixture.day("2024-06-30"))
    let figures = RetentionFigures(
      plan,
      [
        try Fixture.subscription(1, 500, from: "2024-03-10"),
        try Fixture.subscription(2, 300, from: "2024-03-20", to: "2024-04-05"),
        try Fixture.subscription(3, 200, from: "2024-05-05", to: "2024-06-01"),
      ])
    #expect(figures.ages == 4 && figures.cohortCurrencies == ["USD"])
    let live = (0..<5).map { figures.live(at: $0) }
    #expect(live.map(\.there) == [3, 1, 1, 1, 0] && live.map(\.of) == [3, 3, 2, 2, 0])
    let revenue = (0..<5).map { figures.revenue(at: $0, "USD") }
    #expect(revenue.map(\.there) == [1000, 500, 500, 500, 0] && revenue.map(\.of) == [1000, 1000, 800, 800, 0])
  }
}

/// A filter for some customers and no others.
@Suite struct FilterTextTests {
  @Test(
    arguments: [
      (["CUST-1"], "id=CUST-1"), (["CUST-1", "acct_2.x/y"], "id=CUST-1,acct_2.x/y"),
      (["A B", "C,D"], "id=\"A B\",\"C,D\""),
      (["say \"hi\""], "id='say \"hi\"'"), (["<5", "(x)"], "id=\"<5\",\"(x)\""), (["東京-1"], "id=東京-1"),
    ] as [([String], String)])
  func ids_read_back_as_themselves(_ ids: [String], _ text: String) throws {
    let ids = ids.map { CustomerID($0) }
    #expect(Filter.text(of: ids) == text)
    let filter = try Filter.parse(text, in: .customers, me: "dana")
    #expect(filter == Filter([Filter.Term(.field(.customerID, anyOf: ids.map { .equals($0.text) }))]))
  }

  @Test func what_no_filter_holds_is_none() {
    #expect(Filter.text(of: [CustomerID("\"'”’")]) == nil && Filter.text(of: []) == nil)
  }
}
