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
