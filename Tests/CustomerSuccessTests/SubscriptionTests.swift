import CustomerSuccess
import Testing

@Suite struct SubscriptionTests {
  private func subscription(_ amount: Int, _ currency: String, from: Int, to: Int? = nil) -> Subscription {
    Subscription(
      id: SubscriptionID("S-\(amount)"), customer: "C", plan: "P",
      amount: Money(minorUnits: amount, currency: currency), from: LocalDate(day: from),
      to: to.map(LocalDate.init(day:)))
  }

  /// Live from its first day on, and on its last one no more.
  @Test(arguments: [(9, false), (10, true), (19, true), (20, false)])
  func it_is_live_between_its_days(day: Int, isLive: Bool) {
    #expect(subscription(1, "USD", from: 10, to: 20).isLive(on: LocalDate(day: day)) == isLive)
  }

  @Test func without_a_last_day_it_goes_on() {
    #expect(subscription(1, "USD", from: 10).isLive(on: LocalDate(day: 100_000)))
  }

  @Test func currencies_are_not_added_up() {
    let all = [
      subscription(300, "USD", from: 0), subscription(5, "EUR", from: 0), subscription(50, "USD", from: 0),
      subscription(7000, "USD", from: 0, to: 10), subscription(9000, "USD", from: 11),
    ]
    #expect(
      all.monthlyRevenue(on: LocalDate(day: 10)) == [
        Money(minorUnits: 5, currency: "EUR"), Money(minorUnits: 350, currency: "USD"),
      ])
    #expect([Subscription]().monthlyRevenue(on: LocalDate(day: 10)) == [])
    #expect(all.dropFirst(4).monthlyRevenue(on: LocalDate(day: 10)) == [])
  }

  /// Amounts as large as there are stand still instead of ending the program.
  @Test func sums_beyond_all_numbers_stay_at_the_end() {
    let all = [subscription(.max, "USD", from: 0), subscription(.max, "USD", from: 0)]
    #expect(all.monthlyRevenue(on: LocalDate(day: 1)) == [Money(minorUnits: .max, currency: "USD")])
  }
}
