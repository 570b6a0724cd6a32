import CustomerSuccess
import SuccessStore
import Testing

@testable import SQLStore

/// How counters went, against their counts by hand.
@Suite struct UsageCourseTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private func count(_ customer: CustomerID, _ counter: CounterID, daysAgo: Int, _ value: Int) -> Fact {
    .counter(UsageCount(customer: customer, counter: counter, at: now.adding(days: -daysAgo), value: value))
  }

  /// What was counted 100, 31, 30, 8 and 0 days ago; another counter since yesterday; and what is told of tomorrow is not known.
  @Test(arguments: Engine.all) func whatStoodAtTheEndOfEachWeek(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    let world = try World(seed: 83, customers: 3)
    try await store.load(world.inOrder)
    let rows = try await store.answer(CustomerQuery(sort: .id, window: Window(limit: 2)), at: now).rows
    let (mine, other) = (try #require(rows.first).id, try #require(rows.last).id)
    try await store.load([
      count(mine, "errors", daysAgo: 100, 4), count(mine, "errors", daysAgo: 31, 9),
      count(mine, "errors", daysAgo: 30, 10), count(mine, "errors", daysAgo: 8, 30),
      count(mine, "errors", daysAgo: 0, 25),
      count(mine, "errors", daysAgo: -1, 99), count(mine, "minutes", daysAgo: 1, 600),
      count(other, "errors", daysAgo: 20, 7),
    ])
    let detail = try #require(try await store.answer(CustomerDetailQuery(mine), at: now))
    let errors = try #require(detail.usageCourses["errors"])
    // At 77, 70, … 7 and 0 days ago.
    #expect(errors.values == [4, 4, 4, 4, 4, 4, 4, 10, 10, 10, 30, 25])
    #expect(errors.since == now.adding(days: -100) && errors.before == 10 && errors.change == 15)
    let minutes = try #require(detail.usageCourses["minutes"])
    #expect(minutes.values == Array(repeating: nil, count: 11) + [600])
    #expect(minutes.before == nil && minutes.change == nil && minutes.since == now.adding(days: -1))
    #expect(Set(detail.usageCourses.keys) == Set(detail.usage.map(\.counter)))
  }
}
