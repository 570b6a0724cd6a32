import CustomerSuccess
import SuccessStore
import Testing

@testable import SQLStore

/// In which order sessions stand, whatever part of the list is asked for.
@Suite struct SessionStoreTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  /// By name and the second at which they begin, from now; each lasts an hour.
  private static let begins: [(id: SessionID, seconds: Int)] = [
    ("far", 9_000_000), ("next", 60), ("now", -3599), ("later", 86_400), ("over", -3600), ("old", -9_000_000),
    ("lately", -7200), ("same", 60),
  ]
  private static let order: [SessionID] = ["now", "next", "same", "later", "far", "over", "lately", "old"]

  private func store(_ engine: Engine) async throws -> SQLStore {
    let store = try engine.open(scratch)
    let path = store.rulebook.training.paths[0]
    try await store.load(
      Self.begins.map { id, seconds in
        .session(
          TrainingSession(id: id, path: path.id, module: path.modules[0].id, at: now + seconds, minutes: 60))
      })
    return store
  }

  private func listed(_ store: SQLStore, _ window: Window, at moment: Instant? = nil) async throws -> [SessionID] {
    try await store.answer(SessionQuery(window: window), at: moment ?? now).rows.map(\.id)
  }

  @Test(arguments: Engine.all) func what_comes_next_stands_first_and_what_is_over_last(_ engine: Engine) async throws {
    let store = try await store(engine)
    #expect(try await listed(store, Window(limit: 20)) == Self.order)
    #expect(
      try await listed(store, Window(limit: 20), at: now + 1)
        == ["next", "same", "later", "far", "now", "over", "lately", "old"],
      "what has ended by then is over")
    #expect(
      try await listed(store, Window(limit: 3), at: now.adding(days: -400)) == ["old", "lately", "over"],
      "all are to come")
    try store.close()
  }

  @Test(arguments: Engine.all) func every_window_is_a_part_of_that_list(_ engine: Engine) async throws {
    let store = try await store(engine)
    for start in Self.order.indices {
      let part = Array(Self.order[start...].prefix(3))
      #expect(try await listed(store, Window(.position(start), limit: 3)) == part)
      let next = Window(.following(Self.order[start].text, position: start + 1, total: Self.order.count), limit: 9)
      #expect(try await listed(store, next) == Array(Self.order[(start + 1)...]))
      let around = try await store.answer(
        SessionQuery(window: Window(.around(Self.order[start].text), limit: 1)), at: now)
      #expect(around.rows.map(\.id) == [Self.order[start]] && around.position == start)
    }
    #expect(try await listed(store, Window(.last, limit: 2)) == ["lately", "old"])
    try store.close()
  }
}
