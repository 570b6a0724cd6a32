import CustomerSuccess
import SuccessStore
import Testing

@testable import SQLStore

/// An id names one thing for good: what was taken back keeps its own, whatever is added later.
@Suite struct FreshIDTests {
  private let now = TestRules.now

  /// The ids of its own that an entry gave out.
  private func added(_ entry: ChangeEntry, in store: SQLStore) async throws -> Set<FactKey> {
    let record = try #require(try await store.answer(ChangeQuery(entry.id, limit: 100)))
    return Set(record.edits.filter { $0.before == nil }.compactMap(\.key).filter { $0.values.count == 1 })
  }

  @Test(arguments: [
    Verb.open, .add, .activity, .learner, .override, .draft, .done, .session, .followUp, .initiative, .interview,
    .review,
  ])
  func whatWasTakenBackKeepsItsID(_ verb: Verb) async throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    defer { try? store.close() }
    try await store.load(CostDesk.facts)
    func add(_ second: Int) async throws -> ChangeEntry {
      try await store.perform([try CostDesk.request(verb)], title: "add", by: "dana", at: now + second)
    }
    var undone: [ChangeEntry] = []
    var given: Set<FactKey> = []
    for round in 0..<4 {
      let entry = try await add(round * 10)
      let keys = try await added(entry, in: store)
      #expect(!keys.isEmpty && keys.isDisjoint(with: given), "\(verb): \(keys)")
      given.formUnion(keys)
      undone.append(try await store.undo(entry.id, by: "dana", at: now + round * 10 + 5))
    }
    guard verb != .override, verb != .done, verb != .draft else { return }
    // Nothing else was built on it or stands in its place: each can come back.
    for entry in undone { _ = try await store.undo(entry.id, by: "dana", at: now + 100) }
    #expect(try await store.check(at: now + 200) == [])
  }
}
