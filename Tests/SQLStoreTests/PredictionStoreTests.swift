import CustomerSuccess
import SuccessStore
import Testing

@testable import SQLStore

/// What is predicted of customers, as lists, filters and pages have it; and who has left, who is behind all that is to be done.
@Suite struct PredictionStoreTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private func customers(_ store: any SuccessStore, _ filter: String = "") async throws -> [CustomerRow] {
    let filter = try Filter.parse(filter, in: .customers, me: "")
    return try await store.answer(CustomerQuery(filter: filter, sort: .id, window: Window(limit: 1000)), at: now).rows
  }

  @Test(arguments: Engine.all)
  func filtersAndRowsSayTheSame(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    let world = try World(seed: 7, customers: 40)
    try await store.load(world.inOrder)
    let all = try await customers(store)
    let facts = all.enumerated().filter { $0.offset % 3 != 0 }.map { number, row in
      Prediction(
        customer: row.id, event: .churned, at: now, chance: Double(number) / 40,
        reasons: [PredictionReason(feature: "score", points: 0.5)])
    }
    let entry = try await store.commit(
      facts.map { FactEdit(before: nil, after: .prediction($0)) }, title: "t", by: "dana", at: now)
    for text in ["churn>30%", "churn:30", "churn:10..50", "churn<5%", "-churn>30%"] {
      let filter = try Filter.parse(text, in: .customers, me: "")
      let zone = try TestRules.rulebook().zone
      let expected = try await customers(store).filter {
        filter.matches($0, in: FilterContext(now: now, zone: zone))
      }
      #expect(try await customers(store, text) == expected, "\(text)")
    }
    for descending in [false, true] {
      let query = CustomerQuery(sort: .risk, descending: descending, window: Window(limit: 1000))
      let rows = try await store.answer(query, at: now).rows
      let chances = rows.prefix { $0.churnRisk != nil }.compactMap(\.churnRisk)
      #expect(chances == (descending ? chances.sorted(by: >) : chances.sorted()))
      #expect(chances.count == rows.count { $0.churnRisk != nil } && chances.count > 9, "what is not known comes last")
    }
    let gone = all.filter { $0.lifecycle == .churned }.map(\.id)
    #expect(!gone.isEmpty)
    #expect(try await customers(store).allSatisfy { !gone.contains($0.id) || $0.churnRisk == nil })
    let shown = try #require(facts.first { !gone.contains($0.customer) })
    #expect(try await store.answer(CustomerDetailQuery(shown.customer), at: now)?.predictions == [shown])
    // No score, no category and no sum is another one for it.
    #expect(try await customers(store).map(\.health) == all.map(\.health))
    #expect(try await store.check(at: now) == [])
    _ = try await store.undo(entry.id, by: "dana", at: now)
    #expect(try await customers(store) == all)
  }

  @Test(arguments: Engine.all)
  func whoHasLeftStandsLastAndBringsNothing(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    defer { try? store.close() }
    try await store.load(try World(seed: 8, customers: 40).inOrder)
    for sort in [CustomerQuery.Sort.score, .change, .renews] {
      for descending in [false, true] {
        let rows = try await store.answer(
          CustomerQuery(sort: sort, descending: descending, window: Window(limit: 1000)), at: now
        ).rows
        let hasLeft = rows.map { $0.lifecycle == .churned }
        let first = try #require(hasLeft.firstIndex(of: true))
        #expect(hasLeft[first...].allSatisfy { $0 }, "\(sort) \(descending)")
      }
    }
    let gone = try await customers(store, "lifecycle:churned")
    #expect(gone.allSatisfy { $0.revenue.minorUnits == 0 })
    #expect(try await customers(store, "lifecycle:churned mrr>0") == [])
  }
}
