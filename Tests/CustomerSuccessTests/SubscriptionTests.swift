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

  /// What it says of itself, until a subscription has begun; from then on they alone decide, also when all are over.
  @Test(arguments: [
    (5, "USD 990"), (10, "USD 300"), (14, "EUR 40, USD 300"), (19, "EUR 40"), (25, "USD 0"), (30, "USD 0"),
  ])
  func whatBeganDecides(day: Int, paid: String) {
    let all = [subscription(300, "USD", from: 10, to: 19), subscription(40, "EUR", from: 14, to: 25)]
    var customer = Customer(
      id: "C", name: "C", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 0),
      monthlyRevenue: Money(minorUnits: 990, currency: "USD"))
    (customer.lifecycle, customer.churned) = (.churned, LocalDate(day: 30))
    let on = LocalDate(day: day)
    let told = customer.monthlyRevenue(on: on, by: all)
    #expect(told.map { "\($0.currency) \($0.minorUnits)" }.joined(separator: ", ") == paid)
    let one = customer.recurringRevenue(on: on, by: all)
    #expect(told.contains(one) && (one.currency == "USD" || told.count == 1))
    #expect(customer.paying(by: all, on: on).recurringRevenue(on: on) == one)
  }

  @Test(arguments: [(5, 10), (10, 14), (14, 19), (19, 25), (25, nil)] as [(Int, Int?)])
  func theNextTurnIsABeginningOrAnEnd(day: Int, turn: Int?) {
    let all = [subscription(300, "USD", from: 10, to: 19), subscription(40, "EUR", from: 14, to: 25)]
    #expect(all.nextTurn(after: LocalDate(day: day)) == turn.map(LocalDate.init(day:)))
  }

  /// Amounts as large as there are stand still instead of ending the program.
  @Test func sums_beyond_all_numbers_stay_at_the_end() {
    let all = [subscription(.max, "USD", from: 0), subscription(.max, "USD", from: 0)]
    #expect(all.monthlyRevenue(on: LocalDate(day: 1)) == [Money(minorUnits: .max, currency: "USD")])
  }
}
