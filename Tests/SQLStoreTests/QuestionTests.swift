import CustomerSuccess
import SuccessStore
import Testing

@testable import SQLStore

@Suite struct QuestionTests {
  private struct Unheard: Question { typealias Answer = Int }

  @Test func aQuestionWithoutAnAnswerIsRefusedByName() async throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    defer { try? store.close() }
    await #expect(throws: StoreError.refused(Refusal("This store has no answer to Unheard."))) {
      try await store.answer(Unheard(), at: TestRules.now)
    }
    #expect(try await store.answer(PeopleQuery()) == [])
    #expect(try await store.answer(FilterNamesQuery()) == FilterNames(counters: []))
  }

  /// What no clock moves is answered the same, whatever clock it is asked at.
  @Test func aTimelessQuestionNeedsNoClock() async throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    defer { try? store.close() }
    let world = try World(seed: 3, customers: 1)
    try await store.load(world.inOrder)
    for fact in world.inOrder {
      #expect(try await store.answer(FactQuery(fact.key)) == fact)
      #expect(try await store.answer(FactQuery(fact.key), at: TestRules.now.adding(days: 400)) == fact)
    }
  }
}

/// Things by what was typed.
@Suite struct ReferenceLookupTests {
  @Test(
    arguments: [
      ("TKT-0012", "TKT-0012", []), ("12", "TKT-0012", []), ("tkt-12", "TKT-0012", []), ("X-7", "X-7", []),
      ("TKT-9999", nil, ["TKT-0013", "TKT-0012", "TKT-0011"]), ("TKT-0001", nil, ["TKT-0011", "TKT-0012", "TKT-0013"]),
      ("8", nil, ["TKT-0011", "TKT-0012", "TKT-0013"]), ("somewhere", nil, []), ("", nil, []),
    ] as [(String, String?, [String])])
  func whatIsMeantIsFoundAndWhatIsNearIsNamed(_ text: String, _ id: String?, _ nearest: [String]) async throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    defer { try? store.close() }
    let customer = Customer(
      id: "C1", name: "x", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))
    let tickets = ["TKT-0011", "TKT-0012", "TKT-0013", "X-7"].map {
      Fact.ticket(Ticket(id: TicketID($0), customer: "C1", subject: "s", created: Instant(seconds: 0)))
    }
    try await store.load([.customer(customer)] + tickets)
    let found = try await store.answer(ReferenceQuery([Reference(.ticket, text)]))[Reference(.ticket, text)]
    #expect(found?.id == id && Set(found?.nearest ?? []) == Set(nearest), "\(String(describing: found))")
  }
}
