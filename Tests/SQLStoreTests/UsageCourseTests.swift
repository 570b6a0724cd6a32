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

  /// What a filter finds is what the rule says of each customer's counts, and the page says the same.
  @Test(arguments: Engine.all) func trendsAreTheSameInSQLAndInMemory(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    var world = try World(seed: 84, customers: 12)
    try await store.load(world.inOrder)
    let rows = try await store.answer(CustomerQuery(sort: .id, window: Window(limit: 100)), at: now).rows
    var counts: [UsageCount] = []
    for row in rows {
      for _ in 0..<world.int(0...9) {
        counts.append(
          UsageCount(
            customer: row.id, counter: world.chance(80) ? "sessions" : "errors",
            at: now.adding(days: -world.int(-5...70)) + world.int(0...2), value: world.int(0...4) * 10))
      }
    }
    // One count a moment.
    let stored = Array(Dictionary(counts.map { (Fact.counter($0).key, $0) }) { $1 }.values)
    try await store.load(stored.map(Fact.counter))
    let terms = store.rulebook.health.counterTrend
    func percent(_ customer: CustomerID) -> Double? {
      CounterTrend(stored.filter { $0.customer == customer && $0.counter == "sessions" }, terms, at: now).percent
    }
    #expect(rows.contains { percent($0.id) != nil } && rows.contains { percent($0.id) == nil })
    for text in ["<0", ">=0", "<=-20", ":-50..50", ":none", ":>10,<-10"] {
      for sign in ["", "-"] {
        let filter = try Filter.parse("\(sign)trend.Sessions\(text)", in: .customers, me: "")
        let expected = rows.filter { row in
          filter.matches(Trending(trend: percent(row.id)), in: FilterContext(now: now, zone: store.rulebook.zone))
        }
        let found = try await store.answer(
          CustomerQuery(filter: filter, sort: .id, window: Window(limit: 100)), at: now)
        #expect(found.rows.map(\.id) == expected.map(\.id), "\(text)")
        #expect(found.rows.allSatisfy { $0.trend(of: "Sessions") == percent($0.id) && $0.trends["Sessions"] != nil })
      }
    }
    for row in rows {
      let detail = try #require(try await store.answer(CustomerDetailQuery(row.id), at: now))
      let shown = detail.usageCourses["sessions"]?.trend
      if let shown { #expect(shown.percent == percent(row.id)) } else { #expect(percent(row.id) == nil) }
    }
    let tickets = try Filter.parse("trend.sessions:none", in: .tickets, me: "")
    let without = Set(rows.map(\.id).filter { percent($0) == nil })
    let queue = TicketQuery(filter: tickets, includeEnded: true, window: Window(limit: 10_000))
    #expect(Set(try await store.answer(queue, at: now).rows.map(\.reading.ticket.customer)).isSubset(of: without))
  }

  private struct Trending: FilterRow {
    var trend: Double?
    var words: [String] { [] }
    func value(of field: Field) -> FieldValue? { nil }
    func trend(of counter: CounterID) -> Double? { trend }
  }
}
