import CustomerSuccess
import SuccessStore
import Testing

@testable import SQLStore

/// What tells what becomes of customers, against the lists and the rules.
@Suite struct TraitsStoreTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  @Test(arguments: Engine.all, [71, 72])
  func traitsAreWhatListsAndRulesSay(_ engine: Engine, _ seed: Int) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    let world = try World(seed: seed, customers: 30)
    try await store.load(world.inOrder)
    let rules = try TestRules.rulebook()
    let rows = try await store.answer(CustomerQuery(sort: .id, window: Window(limit: 1000)), at: now).rows
      .filter { $0.lifecycle != .churned && !$0.isYetToCome }
    let traits = try await store.answer(TraitsQuery(), at: now)
    #expect(Set(traits.map(\.customer)) == Set(rows.map(\.id)) && !rows.isEmpty)
    #expect(Set(traits.map { $0.values.map(\.name) }).count == 1)
    for found in traits {
      let row = try #require(rows.first { $0.id == found.customer })
      let health = try #require(try await store.answer(HealthFactsQuery(found.customer)))
      let assessment = rules.health.assess(
        health.customer, observations: health.observations, overrides: health.overrides, at: now, zone: rules.zone)
      var facts = TraitFacts(row.customer, on: rules.zone.date(of: now), assessment)
      facts.change = row.health.change
      (facts.openTickets, facts.openActions) = (row.openTickets, row.openActions)
      let start = now.adding(days: -CustomerTraits.recentDays)
      for fact in world.inOrder {
        switch fact {
        case .ticket(let ticket) where ticket.customer == row.id && ticket.created > start && ticket.created <= now:
          facts.recentTickets += 1
        case .activity(let activity) where activity.customer == row.id && activity.at > start && activity.at <= now:
          facts.recentActivities += 1
        default: break
        }
      }
      let expected = CustomerTraits(facts).values
      for (one, other) in zip(found.values, expected) where !["breachedTickets", "lastNPS"].contains(one.name) {
        #expect(one == other, "\(found.customer)")
      }
      for (id, name) in Set(world.facts(.counter).compactMap { fact in fact.counter }).map({ ($0, "counter.\($0)") }) {
        let counts = world.facts(.counter).compactMap { fact -> UsageCount? in
          guard case .counter(let one) = fact, one.customer == row.id, one.counter == id, one.at <= now else {
            return nil
          }
          return one
        }
        let newest = counts.max { $0.at < $1.at }
        #expect(found.values.first { $0.name == name }?.text ?? "" == newest.map { "\($0.value)" } ?? "")
      }
      let answers = world.facts(.survey).compactMap { fact -> SurveyResponse? in
        guard case .survey(let answer) = fact, answer.customer == row.id, answer.kind == .nps, answer.at <= now else {
          return nil
        }
        return answer
      }
      let last = answers.max { ($0.at, $0.id) < ($1.at, $1.id) }
      #expect(found.values.first { $0.name == "lastNPS" }?.text == last.map { "\($0.score)" } ?? "")
    }
  }
}

extension Fact {
  fileprivate var counter: CounterID? { if case .counter(let one) = self { one.counter } else { nil } }
}
