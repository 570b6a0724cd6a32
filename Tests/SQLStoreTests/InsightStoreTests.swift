import CustomerSuccess
import SuccessStore
import Testing

@testable import SQLStore

/// What insights rest on, against the lists and the rules.
@Suite struct InsightStoreTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  @Test(arguments: Engine.all, [81, 82])
  func customersAreWhatListsAndRulesSay(_ engine: Engine, _ seed: Int) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    let world = try World(seed: seed, customers: 40)
    try await store.load(world.inOrder)
    let rules = try TestRules.rulebook()
    let rows = try await store.answer(CustomerQuery(sort: .id, window: Window(limit: 1000)), at: now).rows
      .filter { $0.lifecycle != .churned && !$0.isYetToCome }
    let found = try await store.ask(at: now) { try InsightReading(Filter(), $0).customers }
    #expect(found.count == rows.count && !rows.isEmpty)
    var expected: [InsightCustomer] = []
    for row in rows {
      let customer = row.customer
      var made = InsightCustomer(
        places: [
          .tier: customer.tier.rawValue, .industry: customer.industry.rawValue, .size: customer.size.rawValue,
          .owner: customer.owner,
        ], score: row.health.score, change: row.health.change)
      made.isDeclining = rules.health.trend(change: row.health.change.map(Double.init)) == .declining
      made.openTickets = row.openTickets
      let health = try #require(try await store.answer(HealthFactsQuery(row.id)))
      func assess(_ at: Instant) -> HealthAssessment {
        rules.health.assess(
          customer, observations: health.observations, overrides: health.overrides, at: at, zone: rules.zone)
      }
      let (then, today) = (assess(now.adding(days: -rules.health.trend.days)), assess(now))
      made.adoption = rules.health.signs(of: today).adoption
      if row.health.change != nil, let change = CustomerSuccess.ScoreChange(from: then, to: today) {
        made.points = change.lines.reduce(into: [:]) { points, line in
          if case .metric(let metric) = line.cause { points[metric] = line.points }
        }
      }
      expected.append(made)
    }
    let told = found.map { customer in
      var customer = customer
      (customer.isExpansion, customer.training, customer.response, customer.satisfaction) = (false, nil, nil, nil)
      return customer
    }
    #expect(Set(told) == Set(expected))
    #expect(found.contains { $0.training != nil } && found.allSatisfy { (0...1).contains($0.training ?? 0) })
    #expect(
      found.allSatisfy { ($0.response == nil) == ($0.satisfaction == nil) && (1...5).contains($0.satisfaction ?? 1) })
    let findings = try await store.answer(InsightsQuery(), at: now)
    #expect(findings == InsightFindings(found) && findings.customers == rows.count)
    let none = try await store.answer(InsightsQuery(Filter.parse("score<0", in: .customers, me: "")), at: now)
    #expect(none == InsightFindings())
  }

  /// Two populations are what segments say of each, and who is in both is counted.
  @Test(arguments: Engine.all) func two_populations_are_their_cuts(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    try await store.load(try World(seed: 83, customers: 60).inOrder)
    func filter(_ text: String) throws -> Filter { try Filter.parse(text, in: .customers, me: "dana") }
    func total(_ text: String) async throws -> SegmentSums {
      try await store.answer(SegmentAnalysisQuery(by: .tier, crossedWith: .size, try filter(text)), at: now).cross.total
    }
    for (first, second) in [
      ("tier:pro", "tier:starter"), ("tier:pro owner:dana", "score<70"), ("", "owner:none"), ("owner:zzz", "tier:pro"),
    ] {
      let found = try await store.answer(ComparisonQuery(try filter(first), with: try filter(second)), at: now)
      #expect(try await found.found == PopulationComparison(total(first), total(second)), "\(first), \(second)")
      let both = try await store.answer(PopulationQuery(filter("\(first) \(second)")), at: now)
      #expect(found.shared == both)
    }
  }
}
