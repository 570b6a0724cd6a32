import CustomerSuccess
import Foundation
import SuccessStore
import Testing

/// What the working screens ask: one ticket with all around it, learners by page, what sleeps.
@Suite struct DeskQueryTests {
  let scratch: Scratch
  let now = TestRules.now
  let zone: Zone

  init() throws {
    scratch = try Scratch()
    zone = try TestRules.rulebook().zone
  }

  @Test(arguments: Engine.all)
  func a_ticket_comes_with_its_events_its_customer_and_the_others(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load(try World(seed: 91, customers: 12).inOrder)
    let rows = try await store.answer(TicketQuery(includeEnded: true, window: Window(limit: 1000)), at: now).rows
    #expect(rows.count > 10)
    for row in rows {
      let detail = try #require(try await store.answer(TicketDetailQuery(row.id), at: now))
      #expect(detail.row == row)
      let events = try await store.answer(EventsQuery(of: row.id)) ?? []
      #expect(detail.events == events.filter { $0.at <= now })
      let customer = row.reading.ticket.customer
      #expect(detail.customer == (try await store.answer(CustomerDetailQuery(customer), at: now))?.row)
      let others = rows.filter { $0.reading.ticket.customer == customer && $0.id != row.id && $0.reading.isOpen }
      #expect(Set(detail.others.map(\.id)) == Set(others.map(\.id)))
    }
    #expect(try await store.answer(TicketDetailQuery("T-nowhere"), at: now) == nil)
  }

  @Test(arguments: Engine.all, [92, 93])
  func learners_come_by_page_and_as_the_filter_says(_ engine: Engine, seed: Int) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: seed, customers: 20)
    try await store.load(world.inOrder)
    let customers = try await store.answer(CustomerQuery(window: Window(limit: 1000)), at: now).rows
    let byID = Dictionary(uniqueKeysWithValues: customers.map { ($0.id, $0) })
    let whole = try await store.answer(LearnerQuery(window: Window(limit: 10_000)), at: now)
    #expect(whole.total == whole.rows.count && whole.total > 5)
    let context = FilterContext(now: now, zone: zone)
    for _ in 0..<40 {
      let filter = world.filter(.learners)
      let wanted = whole.rows.filter { row in
        byID[row.learner.customer].map { customer in
          filter.matches(FilteredLearner(learner: row.learner, customer: customer), in: context)
        } ?? false
      }
      let found = try await store.answer(LearnerQuery(filter: filter, window: Window(limit: 10_000)), at: now)
      #expect(found.rows == wanted, "\(filter)")
    }
    for position in stride(from: 0, to: whole.total, by: 3) {
      let page = try await store.answer(LearnerQuery(window: Window(.position(position), limit: 4)), at: now)
      #expect(page.rows == Array(whole.rows.dropFirst(page.position).prefix(4)))
      let around = try await store.answer(
        LearnerQuery(window: Window(.around(whole.rows[position].id.text), limit: 4)), at: now)
      #expect(around.rows.contains(whole.rows[position]))
      #expect(around.rows == Array(whole.rows.dropFirst(around.position).prefix(4)))
    }
  }

  @Test(arguments: Engine.all)
  func what_sleeps_is_in_its_own_list_and_in_no_other(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let customer = Customer(
      id: "C-1", name: "A", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))
    let today = zone.date(of: now)
    let items = [-1, 0, 1, nil].enumerated().map { number, days in
      ActionItem(
        id: ActionID("A-\(number)"), customer: customer.id, title: "t",
        snooze: days.map { Snooze(until: today + $0, reason: "r") }, created: now - 60)
    }
    try await store.load([.customer(customer)] + items.map(Fact.action))
    func ids(asleep: Bool) async throws -> [String] {
      let query = ActionQuery(isAsleep: asleep, window: Window(limit: 10))
      return try await store.answer(query, at: now).rows.map(\.id.text).sorted()
    }
    #expect(try await ids(asleep: false) == ["A-0", "A-1", "A-3"])
    #expect(try await ids(asleep: true) == ["A-2"])
  }
}
