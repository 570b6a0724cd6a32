import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore

/// The names that a filter's letters look through are those of the facts, whoever changes them and however.
@Suite struct CustomerNamesTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private func customer(_ id: String, _ name: String) -> Customer {
    Customer(
      id: CustomerID(id), name: name, tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))
  }

  private func found(_ text: String, in store: SQLStore) async throws -> [String] {
    let filter = try Filter.parse(text, in: .customers, me: "")
    return try await store.answer(CustomerQuery(filter: filter, sort: .id, window: Window(limit: 99)), at: now)
      .rows.map(\.id.text)
  }

  @Test(arguments: Engine.all) func names_follow_every_change(_ engine: Engine) async throws {
    let (store, other) = (try engine.open(scratch), try engine.open(scratch))
    let (first, second) = (customer("C-1", "Älpenrose & Co"), customer("C-2", "Anchor"))
    try await store.load([.customer(first)])
    #expect(try await store.answer(FilterReadiness()) == 1)
    #expect(try await found("alp", in: store) == ["C-1"])
    try await other.load([.customer(second)])
    #expect(try await found("a", in: store) == ["C-1", "C-2"])
    #expect(try await found("c-2", in: store) == ["C-2"])
    var renamed = second
    renamed.name = "Beacon"
    let edit = FactEdit(before: .customer(second), after: .customer(renamed))
    try await other.commit([edit], title: "rename", by: "them", at: now)
    #expect(try await found("anchor", in: store) == [])
    #expect(try await found("beac", in: store) == ["C-2"])
    let last = try #require(try await other.answer(LogQuery(limit: 1)).first)
    try await other.undo(last.id, by: "them", at: now)
    #expect(try await found("anchor", in: store) == ["C-2"])
    let removal = FactEdit(before: .customer(first), after: nil)
    try await store.commit([removal], title: "remove", by: "us", at: now)
    #expect(try await found("a", in: store) == ["C-2"])
    #expect(try await store.answer(FilterReadiness()) == 1)
  }

  /// Terms are looked for in one text each: none reaches from a name over into the id, or into the next customer.
  @Test(arguments: Engine.all) func a_word_lies_within_one_text(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load([.customer(customer("C-1", "ab")), .customer(customer("C-2", "bc"))])
    let cases: [(String, [String])] = [
      ("b", ["C-1", "C-2"]), ("bc", ["C-2"]), ("abc", []), ("1b", []), ("ab c-1", ["C-1"]), ("b -a", ["C-2"]),
      ("-ab", ["C-2"]), ("-b", []), ("a c-2", []), ("c-", ["C-1", "C-2"]),
    ]
    for (text, ids) in cases { #expect(try await found(text, in: store) == ids, "\(text)") }
  }

  @Test(arguments: Engine.all) func they_pass_what_the_table_passes(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    var world = try World(seed: 83, customers: 20)
    try await store.load(world.inOrder)
    let filters = (0..<200).map { _ in world.filter(.customers) }
    for filter in filters where NameBook.isEnough(for: filter) {
      let query = CustomerQuery(filter: filter, sort: .name, window: Window(limit: 99))
      try await store.ask(at: now) { snapshot in
        let known = try #require(try snapshot.names?.keys(passing: filter, in: snapshot.db))
        let rows = try snapshot.customerList(query).slice(query.window) { _ in nil }.keys
        #expect(Set(known) == Set(rows) && known.count == rows.count, "\(filter)")
      }
    }
    #expect(filters.contains { NameBook.isEnough(for: $0) })
  }
}
