import CustomerSuccess
import Framework
import SuccessStore
import Testing

@testable import SQLStore

/// Who is to be told of an initiative: whose words are about its theme, among whom it concerns; once, and undone in one step.
@Suite struct InitiativeAudienceTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private func initiative(
    _ number: Int, _ origin: InitiativeOrigin, customers: String = "", _ status: Initiative.Status = .running
  ) -> Fact {
    .initiative(
      Initiative(
        id: InitiativeID("INI-\(number)"), title: "Faster search", status: status, since: now - 900, impact: 5,
        effort: 2, origin: origin, customers: customers, created: now - 900, changed: now - 900))
  }

  private func survey(_ number: Int, of customer: CustomerID, _ words: String) -> Fact {
    .survey(
      SurveyResponse(
        id: SurveyResponseID("SUR-A\(number)"), customer: customer, kind: .nps, score: 6, at: now - number * 3600,
        comment: words))
  }

  @Test(arguments: Engine.all) func whoseWordsAreAboutIt(_ engine: Engine) async throws {
    let rules = RulebookSource(try TestRules.rulebook(), feedback: try FeedbackReader.shipped())
    let store = SQLStore(try engine.connect(scratch), rules: rules, mode: .readWrite)
    defer { try? store.close() }
    try await store.load(try World(seed: 91, customers: 12).inOrder)
    let rows = try await store.answer(CustomerQuery(sort: .id, window: Window(limit: 100)), at: now).rows
      .filter { $0.lifecycle != .churned && !$0.isYetToCome }
    let (first, second) = (try #require(rows.first), try #require(rows.last))
    try #require(first.id != second.id)
    try await store.load([
      initiative(1, .theme("performance")), initiative(2, .hand), initiative(3, .theme("performance"), .idea),
      initiative(4, .theme("performance"), customers: "id=\(first.id)"),
      survey(1, of: first.id, "The search is slow and loading takes forever."), survey(2, of: first.id, "Slow again."),
      survey(3, of: second.id, "So slow."),
    ])
    func audience(_ id: InitiativeID) async throws -> InitiativeAudience? {
      try await store.answer(InitiativeAudienceQuery(id), at: now)
    }
    let said = try await store.answer(VerbatimQuery(theme: "performance"), at: now)
    let present = Set(rows.map(\.id))
    let expected = Set(said.map { $0.read.verbatim.customer }).intersection(present)
    let found = try #require(try await audience("INI-1"))
    #expect(found.members.map(\.id) == expected.sorted() && expected.isSuperset(of: [first.id, second.id]))
    #expect(found.refusal == nil && found.new == found.members)
    #expect(try await audience("INI-4")?.members.map(\.id) == [first.id])
    #expect(try await audience("INI-2")?.refusal?.contains("answers no theme") == true)
    #expect(try await audience("INI-3")?.refusal?.contains("is an idea") == true)
    #expect(try await audience("INI-99") == nil)

    let entry = try await store.perform(found.requests, title: nil, by: "dana", at: now, once: nil)
    let after = try #require(try await audience("INI-1"))
    #expect(after.new.isEmpty && after.members.allSatisfy { $0.told == now })
    #expect(after.refusal?.contains("have been told") == true)
    let messages = try await store.answer(MessageQuery(window: Window(limit: 1000)), at: now).rows
      .filter { $0.message.trigger == .initiativeNews }
    #expect(Set(messages.map(\.customer.id)) == expected && messages.count == expected.count)
    _ = try await store.undo(entry.id, by: "dana", at: now)
    // Another id is all that a draft would have then.
    var again = try #require(try await audience("INI-1"))
    for place in again.members.indices {
      again.members[place].message?.id = try #require(found.members[place].message).id
    }
    #expect(again == found)
  }
}
