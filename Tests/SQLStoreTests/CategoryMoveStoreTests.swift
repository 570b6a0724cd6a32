import CustomerSuccess
import SuccessStore
import Testing

@testable import SQLStore

/// Moves between categories as figures, filters and rows have them, whatever is written, undone or asked of the past.
@Suite struct CategoryMoveStoreTests {
  private let scratch: Scratch
  private let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private func filter(_ text: String) throws -> Filter { try Filter.parse(text, in: .customers, me: "dana") }

  private func rows(
    _ store: any SuccessStore, _ text: String = "", at moment: Instant = TestRules.now
  ) async throws -> [CustomerRow] {
    let query = CustomerQuery(filter: try filter(text), sort: .id, window: Window(limit: 1000))
    return try await store.answer(query, at: moment).rows
  }

  private func flows(
    _ store: any SuccessStore, _ text: String = "", at moment: Instant = TestRules.now
  ) async throws -> CategoryFlows {
    try #require(try await store.answer(PortfolioQuery(try filter(text), movesOver: 7), at: moment).flows)
  }

  private func judged(_ customer: CustomerID, _ level: HealthCategory, at moment: Instant) -> Fact {
    .observation(Observation(customer: customer, metric: "performance", value: .judged(level), at: moment))
  }

  private func customer(_ id: CustomerID, since days: Int = 100) throws -> Customer {
    let today = try TestRules.rulebook().zone.date(of: now)
    return Customer(
      id: id, name: "Acme \(id)", tier: .starter, industry: .other, size: .small, owner: "dana",
      signedUp: today - days)
  }

  @Test(arguments: Engine.all) func a_move_is_found_and_an_undone_one_is_not(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    try await store.load([
      .customer(try customer("C-1")), .customer(try customer("C-2")), .customer(try customer("C-3", since: 3)),
      judged("C-1", .good, at: now.adding(days: -30)), judged("C-2", .fair, at: now.adding(days: -30)),
      judged("C-3", .poor, at: now.adding(days: -2)),
    ])
    #expect(try await flows(store).moves.isEmpty)
    #expect(try await flows(store).came == 1)
    let entry = try await store.commit(
      [FactEdit(before: nil, after: judged("C-1", .poor, at: now - 60))], title: "t", by: "dana", at: now)
    let moved = try await flows(store)
    #expect(moved.net(.poor) == 1 && moved.net(.good) == -1)
    #expect(moved.reasons(into: .poor).map(\.cause) == [.metric("performance")])
    for (text, ids) in [
      ("moved:critical", ["C-1"]), ("moved:yes", ["C-1"]), ("moved:good", []), ("moved:no", ["C-2", "C-3"]),
      ("-moved:yes", ["C-2", "C-3"]), ("was:good", ["C-1"]), ("was:at-risk", ["C-2"]), ("was:critical", []),
      ("was:absent", ["C-3"]),
      ("was:good moved:critical", ["C-1"]), ("moved:critical,no", ["C-1", "C-2", "C-3"]),
    ] {
      #expect(try await rows(store, text).map(\.id.text) == ids, "\(text)")
    }
    #expect(try await flows(store, "owner:dana").net(.poor) == 1)
    #expect(try await flows(store, "owner:nobody-such").flows.isEmpty)
    #expect(try await store.check(at: now) == [])
    // A week on it is what it was before.
    let later = now.adding(days: 7)
    #expect(try await rows(store, "moved:yes", at: later).isEmpty)
    #expect(try await rows(store, "was:critical", at: later).map(\.id.text) == ["C-1", "C-3"])
    _ = try await store.undo(entry.id, by: "dana", at: now + 5)
    #expect(try await flows(store, at: now + 5).moves.isEmpty)
    #expect(try await rows(store, "was:good -moved:yes", at: now + 5).map(\.id.text) == ["C-1"])
    #expect(try await store.check(at: now + 5) == [])
  }

  @Test(arguments: Engine.all) func who_is_removed_has_not_moved(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    let facts = [
      judged("C-1", .good, at: now.adding(days: -30)), judged("C-1", .poor, at: now.adding(days: -1)),
    ]
    let one = Fact.customer(try customer("C-1"))
    try await store.load([one] + facts)
    #expect(try await flows(store).net(.poor) == 1)
    try await store.commit(
      (facts + [one]).map { FactEdit(before: $0, after: nil) }, title: "t", by: "dana", at: now)
    #expect(try await flows(store).flows.isEmpty)
    #expect(try await store.check(at: now) == [])
  }

  /// Whoever stood in a category a week ago, less who left it, with who came to it, stands in it now: whatever is asked for.
  @Test(arguments: Engine.all, 121...126)
  func flows_lead_from_a_week_ago_to_now(_ engine: Engine, seed: Int) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    var world = try World(seed: seed, customers: 30)
    try await store.load(world.inOrder)
    for round in 0..<6 {
      let edits = (0..<4).map { _ in world.edit() }.filter { $0.before != $0.after }
      if !edits.isEmpty { try await store.commit(edits, title: "edit", by: "dana", at: now + round) }
    }
    let moment = now + 6
    let zone = store.rulebook.zone
    let before = try Scratch()
    let past = try before.open()
    defer { try? past.close() }
    // The same facts a week ago: what a report of that day says.
    let end = zone.instant(zone.date(of: moment) - 6, secondOfDay: 0) - 1
    try await past.load(world.inOrder, at: end)
    for text in ["", "tier:pro,enterprise", "owner:dana"] {
      let flows = try await flows(store, text, at: moment)
      let members = try await rows(store, text, at: moment)
      let ids = Set(members.map(\.id))
      let then = try await rows(past, at: end).filter { ids.contains($0.id) }
      for place in CategoryPlace.allCases where place != .absent {
        func sum(_ holds: (CategoryFlows.Flow) -> Bool) -> Int {
          flows.flows.reduce(0) { holds($1) ? $0 + $1.customers : $0 }
        }
        let old = then.count { $0.place == place }
        #expect(old == members.count { $0.weekAgo == place }, "\(place) of \(text)")
        #expect(old - sum { $0.from == place } + sum { $0.to == place } == members.count { $0.place == place })
      }
      #expect(flows.moves.reduce(0) { $0 + $1.customers } == members.count { $0.movedTo != nil })
      for category in HealthCategory.allCases {
        let listed = try await rows(store, "moved:\(category.rawValue) \(text)", at: moment)
        #expect(listed.count == flows.entered(category))
      }
    }
    #expect(try await store.check(at: moment) == [])
  }
}
