import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore

/// What the store hands to the rule is every subscription of those that match, each with its customer.
@Suite struct RetentionStoreTests {
  private let scratch: Scratch
  private let today = LocalDate(day: TestRules.now.seconds / 86_400)

  init() throws { scratch = try Scratch() }

  private func customer(_ number: Int, _ tier: Tier, owner: String = "dana", left: LocalDate? = nil) -> Fact {
    var customer = Customer(
      id: CustomerID("C-\(number)"), name: "N\(number)", tier: tier, industry: .other, size: .small, owner: owner,
      signedUp: today - 900)
    if let left { (customer.lifecycle, customer.churned) = (.churned, left) }
    return .customer(customer)
  }

  private func subscription(
    _ id: String, _ customer: Int, _ amount: Int, _ currency: String = "USD", from: Int, to: Int? = nil
  ) -> Subscription {
    Subscription(
      id: SubscriptionID(id), customer: CustomerID("C-\(customer)"), plan: "Pro",
      amount: Money(minorUnits: amount, currency: currency), from: today - from, to: to.map { today - $0 })
  }

  /// Customers in another order than their subscriptions, and one of them marked as gone whose subscription goes on.
  private var subscriptions: [Subscription] {
    [
      subscription("S-9", 1, 1000, from: 500, to: 100), subscription("S-8", 2, 700, from: 400),
      subscription("S-7", 1, 1500, from: 100), subscription("S-6", 3, 300, from: 300, to: 50),
      subscription("S-5", 4, 900, from: 20), subscription("S-4", 2, 200, "EUR", from: 90),
      subscription("S-3", 5, 50, from: 300),
    ]
  }

  private var facts: [Fact] {
    [
      customer(5, .starter, left: today - 200), customer(3, .starter, owner: "lee", left: today - 50),
      customer(1, .enterprise), customer(4, .enterprise), customer(2, .professional, owner: "lee"),
    ] + subscriptions.map(Fact.subscription)
  }

  private func plan() throws -> RetentionPlan { try RetentionPlan(from: today - 200, to: today, by: .month) }

  @Test(arguments: Engine.all) func the_figures_are_the_rules(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load(facts)
    func figures(_ filter: String) async throws -> RetentionFigures {
      let filter = try Filter.parse(filter, in: .customers, me: "dana")
      return try await store.answer(RetentionQuery(try plan(), filter), at: TestRules.now)
    }
    let expected = RetentionFigures(try plan(), subscriptions)
    let all = try await figures("")
    #expect(all.periods.map(\.sums) == expected.periods.map(\.sums))
    let firstPeriod = try #require(all.periods.first)
    #expect(firstPeriod.sums.startAccounts == 4 && firstPeriod.sums.start["USD"] == 2050)
    // Whether somebody is marked as gone is a question of the filter, and of nothing else.
    #expect(all.periods.reduce(0) { $0 + $1.sums.accounts(.churn) } == 1)
    for (filter, customers) in [
      ("tier:enterprise", ["C-1", "C-4"]), ("owner:lee", ["C-2", "C-3"]), ("lifecycle:churned", ["C-3", "C-5"]),
      ("id:C-2 or id:C-5", ["C-2", "C-5"]), ("owner:nobody-such", []),
    ] {
      let theirs = subscriptions.filter { customers.contains($0.customer.text) }
      let found = try await figures(filter)
      #expect(found.periods.map(\.sums) == RetentionFigures(try plan(), theirs).periods.map(\.sums), "\(filter)")
      #expect(found.cohorts.map(\.began) == RetentionFigures(try plan(), theirs).cohorts.map(\.began), "\(filter)")
    }
    try store.close()
  }

  /// Who pays by what it says of itself alone, is there and matches; and who paid so and left after the first day.
  @Test(arguments: Engine.all) func who_has_no_subscription_is_counted(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    func paying(_ id: CustomerID, _ amount: Int, _ currency: String, owner: String, left: LocalDate? = nil) -> Fact {
      .customer(
        Customer(
          id: id, name: "\(id)", tier: .starter, industry: .other, size: .small, owner: owner, signedUp: today - 300,
          monthlyRevenue: Money(minorUnits: amount, currency: currency), lifecycle: left == nil ? .active : .churned,
          churned: left))
    }
    try await store.load(
      facts + [
        paying("C-11", 100, "USD", owner: "dana"), paying("C-12", 250, "USD", owner: "lee"),
        paying("C-13", 70, "EUR", owner: "lee"), paying("C-14", 0, "EUR", owner: "lee"),
        paying("C-15", 900, "USD", owner: "lee", left: today - 10),
        paying("C-16", 40, "USD", owner: "lee", left: today - 201), paying("C-17", 0, "USD", owner: "lee", left: today),
        paying("C-18", 80, "USD", owner: "dana", left: today + 1),
      ])
    func dollars(_ amount: Int) -> Money { Money(minorUnits: amount, currency: "USD") }
    for (text, customers, amounts, gone) in [
      ("", 4, [Money(minorUnits: 70, currency: "EUR"), dollars(430)], [dollars(900)]),
      ("id=C-11 or id=C-1", 1, [dollars(100)], []), ("id=C-1", 0, [], []), ("id=C-15", 0, [], [dollars(900)]),
    ] {
      let filter = try Filter.parse(text, in: .customers, me: "dana")
      let found = try await store.answer(RetentionQuery(try plan(), filter), at: TestRules.now).leftOut
      #expect(found.present.customers == customers && found.present.revenue.amounts == amounts, "\(text)")
      #expect(found.gone.customers == gone.count && found.gone.revenue.amounts == gone, "\(text)")
    }
    try store.close()
  }

  @Test func who_moved_is_named() async throws {
    let store = try scratch.open()
    try await store.load(facts)
    let plan = try RetentionPlan(from: today - 200, to: today)
    let period = try #require(try await store.answer(RetentionQuery(plan), at: TestRules.now).periods.first)
    #expect(period.moved[.churn] == ["C-3"] && period.moved[.new] == ["C-4"])
    #expect(Set(period.moved[.expansion] ?? []) == ["C-1", "C-2"] && period.moved[.contraction] == nil)
    try store.close()
  }
}
