import CustomerSuccess
import Foundation
import GRDB
import SuccessStore
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// What a frame costs must not grow with the portfolio: the queries walk indexes.
@Suite struct PlanTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  /// Each query is really run first: SQLite explains by a schema the connection may have read long ago.
  private func plans(_ run: @escaping @Sendable (Snapshot) throws -> Void) async throws -> [String] {
    let store = try scratch.open()
    try await store.load(try World(seed: 111, customers: 30).inOrder)
    try store.close()
    var configuration = Connection.configuration(readOnly: true)
    let seen = Statements()
    configuration.prepareDatabase { db in db.trace { seen.add($0.expandedDescription) } }
    let queue = try DatabaseQueue(path: scratch.path(), configuration: configuration)
    let rulebook = try TestRules.rulebook()
    return try await queue.read { db in
      seen.clear()
      try run(Snapshot(db: SQLiteConnection(db), rulebook: rulebook, now: now, cache: TicketCache()))
      return try seen.all.filter { $0.hasPrefix("SELECT") }.flatMap { sql in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { "\($0["detail"] as String)  <-  \(sql)" }
      }
    }
  }

  private func expectIndexed(_ plans: [String]) {
    #expect(!plans.isEmpty)
    for plan in plans {
      #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
      // Along an index, as far as the window goes, is no scan of the table.
      let isScan =
        plan.hasPrefix("SCAN") && !plan.contains(" INDEX ") && !plan.hasPrefix("SCAN CONSTANT ROW")
        && !plan.hasPrefix("SCAN rulebook") && !plan.hasPrefix("SCAN asked VIRTUAL TABLE")
      #expect(!isScan, "\(plan)")
    }
  }

  @Test func journeys_walk_their_index() async throws {
    let found = try await plans { snapshot in
      for anchor in [Window.Anchor.first, .last, .position(7), .around("CUST-009")] {
        _ = try snapshot.journeyList(JourneyQuery(window: Window(anchor, limit: 5)))
          .slice(Window(anchor, limit: 5)) { try snapshot.key(of: CustomerID($0)) }
      }
    }
    expectIndexed(found)
  }

  @Test func lists_walk_their_index() async throws {
    for sort in CustomerQuery.Sort.allCases {
      let found = try await plans { snapshot in
        for descending in [false, true] {
          for anchor in [Window.Anchor.first, .last, .position(7), .around("CUST-009")] {
            _ = try snapshot.customers(
              CustomerQuery(sort: sort, descending: descending, window: Window(anchor, limit: 5)))
          }
        }
      }
      expectIndexed(found)
    }
    expectIndexed(
      try await plans { snapshot in
        for ended in [false, true] {
          for anchor in [Window.Anchor.first, .last, .position(7), .around("T-9")] {
            let query = TicketQuery(includeEnded: ended, window: Window(anchor, limit: 5))
            _ = try snapshot.tickets(query)
            _ = try snapshot.actions(ActionQuery(includeEnded: ended, window: Window(anchor, limit: 5)))
          }
        }
      })
  }

  @Test func a_customers_page_looks_up_and_never_searches() async throws {
    let found = try await plans { snapshot in
      _ = try snapshot.key(of: "CUST-003").flatMap { try snapshot.customerDetail($0) }
    }
    // One customer's own few rows may be sorted.
    expectIndexed(found.filter { !$0.hasPrefix("USE TEMP B-TREE") })
  }

  @Test func a_day_walks_its_owners_indexes() async throws {
    let found = try await plans { snapshot in
      for owner in World.people { _ = try DayReading(snapshot, owner: owner, filter: Filter()).rows() }
    }
    expectIndexed(found)
    for index in [
      "day_alarms", "day_tickets", "day_work", "day_falls", "day_renewals", "day_actions", "customers_by_owner",
      "activities_by_customer", "certificates_by_learner",
    ] {
      #expect(found.contains { $0.hasPrefix("SEARCH") && $0.contains("INDEX \(index) (") }, "\(index)")
    }
  }

  @Test func moves_are_read_along_their_days() async throws {
    let found = try await plans { snapshot in _ = try snapshot.flows(Filter(), over: CategoryFlows.week) }
    expectIndexed(found)
    #expect(found.contains { $0.hasPrefix("SEARCH") && $0.contains("INDEX moves_by_day (") }, "\(found)")
  }

  @Test func the_clock_asks_an_index() async throws {
    let found = try await plans { snapshot in
      _ = try Refresh.isDue(snapshot.db, snapshot.rulebook, at: snapshot.now)
      _ = try Refresh.due(snapshot.db, at: snapshot.now.adding(days: -3))
    }
    expectIndexed(found)
  }

  @Test func a_long_filtered_list_walks_the_orders_index() async throws {
    let found = try await plans { snapshot in
      let query = TicketQuery(
        filter: try Filter.parse("tier:pro login", in: .tickets, me: ""), window: Window(limit: 5))
      let list = snapshot.ticketList(query)
      let sql = list.walkSQL(list.condition, reversed: false)
      _ = try snapshot.db.statement(sql).ints(list.condition.arguments + [5, 0])
    }
    expectIndexed(found)
  }
}

final class Statements: @unchecked Sendable {
  // Filled and read on the one connection's own queue.
  private(set) var all: [String] = []
  func add(_ statement: String) { all.append(statement) }
  func clear() { all = [] }
}
