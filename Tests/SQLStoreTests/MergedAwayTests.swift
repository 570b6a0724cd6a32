import CustomerSuccess
import SuccessStore
import Testing

/// Whoever still has the id of a customer that was merged away is led on to the one that it is a part of.
@Suite struct MergedAwayTests {
  let scratch: Scratch
  let now = TestRules.now
  init() throws { scratch = try Scratch() }

  private func customer(_ id: CustomerID, _ name: String) -> Fact {
    .customer(
      Customer(id: id, name: name, tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 20_000)))
  }

  private func merge(_ double: CustomerID, into kept: CustomerID, in store: any SuccessStore) async throws {
    var request = ActRequest(.mergeCustomer(into: kept), on: .customer(double))
    request.isSure = true
    try await store.perform([request], title: "merge", by: "dana", at: now)
  }

  /// A customer is meant by its name, too; of one name that several have, nobody is.
  @Test(
    arguments: [
      ("10 Minute Labs", "CUST-001"), ("10 minute labs", "CUST-001"), ("Twin", nil), ("Minute Labs", nil),
      ("2", "CUST-002"),
    ] as [(String, CustomerID?)])
  func aCustomerIsMeantByItsName(text: String, id: CustomerID?) async throws {
    let store = try scratch.open()
    try await store.commit(
      [customer("CUST-001", "10 Minute Labs"), customer("CUST-002", "Twin"), customer("CUST-003", "Twin")].map {
        FactEdit(before: nil, after: $0)
      }, title: "t", by: "t", at: now)
    let reference = Reference(.customer, text)
    #expect(try await store.answer(ReferenceQuery([reference]))[reference]?.id == id?.text)
  }

  @Test func anOldIdLeadsOn() async throws {
    let store = try scratch.open()
    let facts = [customer("CUST-001", "Acme"), customer("CUST-002", "Bolt"), customer("CUST-003", "Cogs")]
    try await store.commit(facts.map { FactEdit(before: nil, after: $0) }, title: "new", by: "dana", at: now)
    try await merge("CUST-002", into: "CUST-003", in: store)
    try await merge("CUST-003", into: "CUST-001", in: store)
    for text in ["CUST-002", "cust-002", "CUST-003"] {
      let reference = Reference(.customer, text)
      let found = try await store.answer(ReferenceQuery([reference]))[reference]
      #expect(found?.id == nil && found?.merged == "CUST-001")
      #expect(found?.complaint(of: reference) == "\(text.uppercased()) was merged into CUST-001")
      let hit = try #require(try await store.answer(SearchQuery(text, limit: 5), at: now).first)
      #expect(hit.customer == "CUST-001" && hit.excerpt.text == "\(text.uppercased()) was merged into CUST-001")
    }
    // Undone, it is itself again.
    let entry = try #require(try await store.answer(LogQuery(limit: 2)).last)
    let last = try #require(try await store.answer(LogQuery(limit: 1)).first)
    try await store.undo(last.id, by: "dana", at: now)
    try await store.undo(entry.id, by: "dana", at: now)
    let reference = Reference(.customer, "CUST-002")
    #expect(try await store.answer(ReferenceQuery([reference]))[reference]?.id == "CUST-002")
    #expect(try await store.answer(SearchQuery("CUST-002", limit: 5), at: now).map(\.thing) == ["CUST-002"])
  }
}
