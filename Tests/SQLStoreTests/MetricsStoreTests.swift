import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore

/// What the store hands to the rules of the metrics dashboard is what the facts say, and no figure differs from the one that
/// another question answers.
@Suite struct MetricsStoreTests {
  private let scratch: Scratch
  private let now = TestRules.now
  private let today = LocalDate(day: TestRules.now.seconds / 86_400)

  init() throws { scratch = try Scratch() }

  private func rulebook() throws -> Rulebook { try TestRules.rulebook(zone: "UTC") }

  private func customer(
    _ number: Int, _ tier: Tier, seats: Int? = nil, features: Int? = nil, days: Int = 800, left: Int? = nil,
    by referrer: String? = nil
  ) -> Fact {
    var customer = Customer(
      id: CustomerID("C-\(number)"), name: "N\(number)", tier: tier, industry: .other, size: .small,
      owner: number.isMultiple(of: 2) ? "dana" : "lee", signedUp: today - days, seats: seats,
      limits: features.map { ["features": $0] } ?? [:])
    customer.referredBy = referrer
    if let left { (customer.lifecycle, customer.churned) = (.churned, today - left) }
    return .customer(customer)
  }

  private func survey(_ id: Int, _ customer: Int, _ kind: SurveyResponse.Kind, _ score: Int, days: Int) -> Fact {
    .survey(
      SurveyResponse(
        id: SurveyResponseID("SUR-\(id)"), customer: CustomerID("C-\(customer)"), kind: kind, score: score,
        at: now.adding(days: -days)))
  }

  private func measured(_ customer: Int, _ metric: String, _ value: Double, days: Int) -> Fact {
    .observation(
      Observation(
        customer: CustomerID("C-\(customer)"), metric: MetricID(metric), value: .measured(value),
        at: now.adding(days: -days)))
  }

  private func subscription(_ customer: Int, _ amount: Int, from: Int, to: Int? = nil) -> Fact {
    .subscription(
      Subscription(
        id: SubscriptionID("S-\(customer)-\(from)"), customer: CustomerID("C-\(customer)"), plan: "Pro",
        amount: Money(minorUnits: amount, currency: "USD"), from: today - from, to: to.map { today - $0 }))
  }

  private var facts: [Fact] {
    let moved = TierMove(from: .professional, to: .enterprise).event
    return [
      customer(1, .enterprise, seats: 10, features: 20, days: 400), customer(2, .professional, seats: 30, features: 10),
      customer(3, .starter, days: 100, by: "C-1"), customer(4, .starter, left: 5),
      customer(5, .community, days: 40),
      survey(1, 1, .nps, 10, days: 3), survey(2, 2, .nps, 9, days: 4), survey(3, 3, .nps, 9, days: 5),
      survey(4, 5, .nps, 7, days: 6), survey(5, 1, .nps, 0, days: 90), survey(6, 4, .nps, 0, days: 9),
      survey(7, 2, .nps, 0, days: 91), survey(8, 2, .csat, 5, days: 1), survey(9, 1, .csat, 4, days: 2),
      survey(10, 3, .ces, 3, days: 2), survey(11, 3, .ces, 2, days: 100),
      measured(1, "activeUsers", 90, days: 2), measured(2, "activeUsers", 50, days: 29),
      measured(2, "activeUsers", 10, days: 60), measured(1, "featureAdoption", 40, days: 300),
      measured(2, "featureAdoption", 100, days: 2), measured(2, "timeToValue", 41, days: 700),
      .event(CustomerEvent(customer: "C-1", name: "First production workflow", at: now.adding(days: -380))),
      .event(CustomerEvent(customer: "C-1", name: moved, at: now.adding(days: -300))),
      subscription(1, 100_000, from: 400, to: 200), subscription(1, 150_000, from: 200),
      subscription(2, 50_000, from: 700), subscription(4, 50_000, from: 700, to: 5),
      subscription(3, 20_000, from: 90),
    ]
  }

  @Test(arguments: Engine.all) func the_figures_are_the_facts(_ engine: Engine) async throws {
    let store = try engine.open(scratch, rulebook: rulebook())
    try await store.load(facts)
    let metrics = try await store.answer(MetricsQuery(), at: now)
    func current(_ figure: PerformanceFigure) -> PerformanceValue? { metrics[figure]?.current }
    // Five answers of those who are there, the one of exactly 90 days ago among them: 3 promoters, 1 detractor.
    #expect(current(.npsScore) == PerformanceValue(40, n: 5))
    #expect(current(.csatScore) == PerformanceValue(4.5, n: 2))
    #expect(current(.cesScore) == PerformanceValue(3, n: 1) && metrics[.cesScore]?.before.value == 2)
    #expect(current(.timeToFirstValue) == PerformanceValue(30.5, n: 2), "20 and 41 days")
    #expect(current(.featureAdoption) == PerformanceValue(60, n: 2), "(8 + 10) of 30")
    #expect(current(.userEngagement) == PerformanceValue(60, n: 2), "(9 + 15) of 40")
    // Of 1, 2 and 4 a year ago, with $2,000 a month, 4 has left with 500, and 1 has added 500.
    #expect(current(.retentionRate)?.value.map { abs($0 - 200.0 / 3) < 1e-9 } == true)
    #expect(current(.grossRetention) == PerformanceValue(75, n: 3))
    #expect(current(.netRetention) == PerformanceValue(100, n: 3))
    #expect(current(.expansionRate) == PerformanceValue(25, n: 3))
    // $2,200 of three customers, a third of whom leave in a year.
    #expect(current(.lifetimeValue)?.value.map { abs($0 - 2200.0 / 3 * 12 * 3) < 1e-6 } == true)
    #expect(metrics.revenue[.enterprise]?[.expansionRate].value == 50)
    let upgrade = try #require(metrics.upgrade)
    #expect((upgrade.count, upgrade.reached) == (2, 1), "one moved up in time, one has not in 800 days")
    let referrals = try #require(metrics.impact.last)
    #expect(referrals.figure == .referralGrowth && referrals.value == PerformanceValue(50, n: 2))
    #expect(metrics.objectives.map(\.id) == ["ninetyDayActivation", "sixMonthExpansion", "twelveMonthRetention"])
    try store.close()
  }

  /// Where no move of anybody is known, that nobody moved in time is no figure.
  @Test func upgrades_need_moves() async throws {
    let store = try Engine.all[0].open(scratch, rulebook: rulebook())
    try await store.load(
      facts.filter { fact in
        guard case .event(let event) = fact else { return true }
        return TierMove(event.name) == nil
      })
    let goal = try #require(
      try await store.answer(MetricsQuery(), at: now).objectives.first { $0.id == "sixMonthExpansion" })
    #expect(goal.value.lack == .noMove && goal.value.value == nil && goal.value.n > 0)
    try store.close()
  }

  /// One figure has one value, whatever it is asked by.
  @Test(arguments: ["", "tier:enterprise", "owner:dana", "lifecycle:churned", "owner:nobody-such"])
  func no_figure_differs_from_another_answer(_ text: String) async throws {
    let store = try Engine.all[0].open(scratch, rulebook: rulebook())
    try await store.load(facts)
    let filter = try Filter.parse(text, in: .customers, me: "dana")
    let metrics = try await store.answer(MetricsQuery(filter), at: now)
    let support = try await store.answer(SupportQuery(filter, from: now.adding(days: -90)), at: now)
    #expect(metrics.support == support)
    #expect(metrics[.npsScore]?.current.value == support.portfolio.npsPoints)
    #expect(metrics[.npsScore]?.current.n == support.portfolio.npsCount)
    #expect(metrics[.csatScore]?.current.value == support.portfolio.csat)
    #expect(metrics.portfolio == (try await store.answer(PortfolioQuery(filter), at: now)))
    #expect(metrics.tiers == (try await store.answer(SegmentQuery(by: .tier, filter), at: now)))
    #expect(metrics.expansion == (try await store.answer(ExpansionFiguresQuery(filter), at: now)))
    let onboarding = try await store.answer(OnboardingQuery(filter), at: now).figures.activation
    #expect(metrics.activation == onboarding)
    #expect(metrics[.timeToFirstValue]?.current.value == onboarding?.medianDays)
    let plan = try RetentionPlan(from: today.adding(months: -12), to: today)
    let sums = try await store.answer(RetentionQuery(plan, filter), at: now).periods.first?.sums
    #expect(metrics[.retentionRate]?.current.value == sums?.logoRetention.map { 100 * $0 })
    #expect(metrics[.netRetention]?.current.value == sums?.netRetention("USD").map { 100 * $0 })
    try store.close()
  }

  /// How a figure stood months ago is what the dashboard said then, of facts by their own times.
  @Test func months_are_what_was_said_then() async throws {
    let store = try Engine.all[0].open(scratch, rulebook: rulebook())
    try await store.load(facts)
    let metrics = try await store.answer(MetricsQuery(), at: now)
    try store.close()
    for back in [1, 4, 11] {
      let moment = PerformanceMoments(now: now, zone: try rulebook().zone).months[11 - back].at
      let view = try Engine.all[0].open(scratch, mode: .asOf(moment), rulebook: rulebook())
      let then = try await view.answer(MetricsQuery(), at: moment)
      for figure in PerformanceFigure.allCases {
        // Seats, plans and tiers are as they stand.
        #expect(metrics[figure]?.months[11 - back] == then[figure]?.current, "\(figure), \(back) months ago")
      }
      try view.close()
    }
  }
}
