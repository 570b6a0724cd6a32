import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore

/// Journeys as the store keeps their order, moves them on, and answers.
@Suite struct JourneyStoreTests {
  let scratch: Scratch
  let now = TestRules.now
  let today = LocalDate(day: 20_780)

  init() throws {
    scratch = try Scratch()
    #expect(LocalDate(iso8601: "2026-11-23") == today)
  }

  private func customer(_ number: Int, _ tier: Tier, day: Int, _ change: (inout Customer) -> Void = { _ in })
    -> Customer
  {
    var customer = Customer(
      id: CustomerID("C-\(number)"), name: "N\(number)", tier: tier, industry: .other, size: .small, owner: "dana",
      signedUp: today - day)
    change(&customer)
    return customer
  }

  private func journeys(_ store: SQLStore, at now: Instant? = nil, sort: JourneyQuery.Sort = .next) async throws
    -> [JourneyRow]
  {
    try await store.answer(JourneyQuery(sort: sort, window: Window(limit: 100)), at: now ?? self.now).rows
  }

  /// The kept order is the rule's, whatever happened; journeys that are over are not in the list.
  @Test(arguments: Engine.all, [5, 6, 7])
  func the_order_is_that_of_the_rule(_ engine: Engine, seed: Int) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: seed, customers: 60)
    try await store.load(world.inOrder + happenings(&world))
    for moment in [now, now.adding(days: 9), now.adding(days: -20)] {
      let rows = try await journeys(store, at: moment)
      let all = try await store.answer(OnboardingQuery(), at: moment).journeys
      let rules = store.rulebook.journeys
      for text in ["", "tier:starter", "owner:dana"] {
        let filter = try Filter.parse(text, in: .customers, me: "dana")
        let report = try await store.answer(OnboardingQuery(filter), at: moment).figures
        #expect(try await store.answer(JourneyFiguresQuery(filter), at: moment) == report, "one name, one figure")
      }
      let wanted = all.filter { rules.isUnderWay($0.journey, $0.customer) }
      #expect(Set(rows.map(\.id)) == Set(wanted.map(\.id)))
      #expect(wanted.count > 5 && wanted.count < all.count)
      let days = rows.map { $0.journey.next?.dates?.upperBound.day ?? .max }
      #expect(days == days.sorted())
      #expect(try await store.check(at: moment) == [])
    }
  }

  private func happenings(_ world: inout World) throws -> [Fact] {
    let rules = try TestRules.rulebook().journeys
    var facts: [Fact] = []
    for fact in world.facts(.customer) {
      guard case .customer(let customer) = fact, world.chance(70), let flow = rules[customer.tier] else { continue }
      for step in flow.steps where world.chance(30) {
        facts.append(
          .stepOutcome(
            StepOutcome(
              customer: customer.id, flow: flow.id, step: step.id, outcome: .done,
              at: now - world.int(-900_000...9_000_000))))
      }
      for name in rules.eventNames where world.chance(20) {
        facts.append(
          .event(
            CustomerEvent(customer: customer.id, name: EventName(name), at: now - world.int(-900_000...20_000_000))))
      }
      facts.append(
        .counter(
          UsageCount(
            customer: customer.id, counter: "workflows", at: now - world.int(-9000...900_000), value: world.int(0...50))
        ))
    }
    return facts
  }

  @Test(arguments: Engine.all)
  func late_ones_come_first_and_finished_ones_last(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let rules = store.rulebook.journeys
    let done = (rules.steps(of: .starter)).map { step in
      Fact.stepOutcome(StepOutcome(customer: "C-3", flow: "starter", step: step.id, outcome: .done, at: now - 60))
    }
    try await store.load(
      [1, 2, 3, 4].map { Fact.customer(customer($0, .starter, day: [0, 20, 50, 10][$0 - 1])) }
        + [
          .customer(customer(5, .starter, day: 121)),
          .customer(customer(6, .starter, day: 400) { $0.lifecycle = .onboarding }),
        ]
        + done)
    let rows = try await journeys(store)
    #expect(rows.map(\.id) == ["C-6", "C-2", "C-4", "C-1", "C-3"])
    #expect(rows.last?.journey.next == nil && rows.first?.journey.next?.state == .late)
    let figures = try await store.answer(JourneyFiguresQuery(), at: now)
    #expect((figures.underWay, figures.late, figures.finished) == (5, 3, 1))
    #expect(try await store.answer(OnboardingQuery(), at: now).journeys.count == 6)
    #expect(try await journeys(store, sort: .name).map(\.id) == ["C-1", "C-2", "C-3", "C-4", "C-6"])
    let filter = try Filter.parse("C-2", in: .customers, me: "")
    #expect(
      try await store.answer(JourneyQuery(filter: filter, window: Window(limit: 9)), at: now).rows.map(\.id) == ["C-2"])
  }

  /// Time alone takes a journey off the list, and another clock brings it back without a write.
  @Test func a_journey_ends_with_its_days() async throws {
    let store = try scratch.open()
    try await store.load([.customer(customer(1, .starter, day: 118))])
    #expect(try await journeys(store, at: now.adding(days: 2)).count == 1, "day 120 is the last")
    #expect(try await journeys(store, at: now.adding(days: 3)).isEmpty)
    #expect(try await journeys(store).count == 1)
  }

  @Test(arguments: Engine.all)
  func a_tier_that_an_import_or_an_act_changes_moves_the_journey(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let first = customer(1, .community, day: 300)
    try await store.load([.customer(first), .customer(customer(2, .starter, day: 300))])
    let imported = try await store.load([.customer(customer(1, .starter, day: 300))], from: "crm")
    #expect(imported.counts == [.customer: .init(changed: 1)], "no file told of the move")
    var revision = CustomerRevision()
    revision.tier = .professional
    try await store.perform(
      [ActRequest(.changeCustomer(revision), on: .customer("C-2"))], title: "t", by: "dana", at: now)
    let rows = try await journeys(store, sort: .name)
    #expect(rows.map(\.journey.start) == [today, today] && rows.map(\.journey.tier) == [.starter, .professional])
    #expect(try await store.check(at: now) == [])
    // What was taken over is taken back whole.
    try await store.undo(try #require(imported.entry?.id), by: "dana", at: now)
    #expect(try await store.answer(JourneyDetailQuery("C-1"), at: now)?.row.journey.start == today - 300)
    #expect(try await store.answer(JourneyDetailQuery("C-1"), at: now)?.events == [])
    #expect(try await store.check(at: now) == [])
  }

  @Test(arguments: Engine.all)
  func an_action_item_that_is_done_settles_its_step(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load([.customer(customer(1, .starter, day: 5))])
    func perform(_ act: Act, on target: Target) async throws {
      try await store.perform([ActRequest(act, on: target)], title: "t", by: "dana", at: now)
    }
    try await perform(.takeUpStep("week1.day3", owner: "dana", due: nil), on: .customer("C-1"))
    let detail = try #require(try await store.answer(JourneyDetailQuery("C-1"), at: now))
    let item = try #require(detail.actions["week1.day3"])
    #expect(item.checklist.count == 4 && item.priority == .high && item.title == "Technical setup review")
    await #expect(throws: StoreError.self) {
      try await perform(.takeUpStep("week1.day3", owner: "kim", due: nil), on: .customer("C-1"))
    }
    try await perform(.finish(.succeeded, note: ""), on: .action(item.id))
    let after = try #require(try await store.answer(JourneyDetailQuery("C-1"), at: now))
    #expect(after.row.journey.step("week1.day3")?.state == .done && after.actions.isEmpty)
  }
}
