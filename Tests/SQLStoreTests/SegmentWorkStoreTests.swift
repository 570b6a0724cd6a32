import CustomerSuccess
import SuccessStore
import Testing

@testable import SQLStore

/// What stands beside the health of a segment is what is said of its customers alone.
@Suite struct SegmentWorkStoreTests {
  private let scratch: Scratch
  private let now = TestRules.now
  private let today = LocalDate(day: TestRules.now.seconds / 86_400)

  init() throws { scratch = try Scratch() }

  /// Everybody pays since long ago, some less and some no more.
  private func facts() throws -> [Fact] {
    let world = try World(seed: 87, customers: 40)
    let subscriptions = world.facts(.customer).enumerated().compactMap { index, fact -> Fact? in
      guard case .customer(let customer) = fact, index % 5 != 4 else { return nil }
      return .subscription(
        Subscription(
          id: SubscriptionID("SUB-\(index)"), customer: customer.id, plan: "Pro",
          amount: Money(minorUnits: 10_000 * (index + 1), currency: "USD"), from: today - 600,
          to: index % 3 == 0 ? today - 30 : nil))
    }
    let firings = world.facts(.customer).enumerated().compactMap { index, fact -> Fact? in
      guard case .customer(let customer) = fact else { return nil }
      return .firing(
        OutreachFiring(
          id: FiringID("FIR-\(index)"), customer: customer.id, trigger: "churnPrevention", occasion: "\(index)",
          at: now.adding(days: -index * 2), reason: OutreachReason([])))
    }
    return world.inOrder + subscriptions + firings
  }

  @Test(arguments: Engine.all, Segment.allCases)
  func a_segment_is_its_customers(_ engine: Engine, _ segment: Segment) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    try await store.load(try facts())
    let cut = try await store.answer(SegmentWorkQuery(by: segment), at: now)
    let rules = try TestRules.rulebook()
    let today = rules.zone.date(of: now)
    let plan = try RetentionPlan(from: today.adding(months: -12), to: today)
    #expect(cut.total.modules > 0 && cut.total.firings > 0 && cut.total.retention.startAccounts > 0)
    var sums = SegmentWork()
    for (value, work) in cut.rows {
      sums += work
      let text = try #require(segment.filter(value))
      let filter = try Filter.parse(text, in: .customers, me: "")
      let training = try await store.answer(TrainingQuery(filter), at: now)
      #expect(work.modules == training.paths.reduce(0) { $0 + $1.modules }, "\(value)")
      #expect(work.modulesDone == training.paths.reduce(0) { $0 + $1.modulesDone }, "\(value)")
      let retention = try await store.answer(RetentionQuery(plan, filter), at: now)
      #expect(work.retention == retention.periods.first?.sums, "\(value)")
      let fired = try await store.answer(
        FiringQuery(
          filter: filter.and(try Filter.parse("-lifecycle:churned", in: .customers, me: "")),
          window: Window(limit: 1000)), at: now
      ).rows.filter { $0.firing.at > now.adding(days: -30) }
      #expect(work.firings == fired.count, "\(value)")
    }
    #expect(sums == cut.total)
  }

  @Test(arguments: Engine.all) func a_filter_narrows_it(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    try await store.load(try facts())
    let whole = try await store.answer(SegmentWorkQuery(by: .tier), at: now)
    let one = try await store.answer(
      SegmentWorkQuery(by: .tier, try Filter.parse("tier:starter", in: .customers, me: "")), at: now)
    #expect(Set(one.rows.keys) == ["starter"] && one.total == whole.rows["starter"])
    let none = try await store.answer(
      SegmentWorkQuery(by: .tier, try Filter.parse("owner:zzz", in: .customers, me: "")), at: now)
    #expect(none == SegmentWorkCut() && none.total.training == nil && none.total.netRetention == nil)
  }
}
