import CustomerSuccess
import Foundation
import GRDB
import SQLStore
import SuccessStore
import Testing

/// Several stores on one file, as several processes have it.
@Suite struct SharingTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  @Test func no_edit_is_lost_and_nobody_is_refused_for_being_busy() async throws {
    let first = Customer(
      id: "C-1", name: "A", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1), seats: 0)
    let setup = try scratch.open()
    try await setup.load([.customer(first)])
    let (writers, rounds) = (4, 25)
    let conflicts = try await withThrowingTaskGroup(of: Int.self) { group in
      for writer in 0..<writers {
        group.addTask {
          let store = try scratch.open()
          defer { try? store.close() }
          var conflicts = 0
          for _ in 0..<rounds {
            while try await !increment(store, by: "writer \(writer)") { conflicts += 1 }
            // Nobody writes without a pause: one who did would leave the others no gap while the machine is busy.
            try await Task.sleep(for: .milliseconds(5))
          }
          return conflicts
        }
      }
      return try await group.reduce(0, +)
    }
    let fact = try await setup.answer(FactQuery(.customer("C-1")))
    guard case .customer(let last)? = fact else { return }
    #expect(last.seats == writers * rounds)
    #expect(try await setup.answer(LogQuery(limit: 1000)).count == writers * rounds + 1)
    #expect(try await setup.check(at: now) == [])
    // Without one, the test said nothing about two at once.
    #expect(conflicts > 0)
  }

  /// False when somebody else was faster.
  private func increment(_ store: SQLStore, by author: String) async throws -> Bool {
    let held = try await store.answer(FactQuery(.customer("C-1")))
    guard case .customer(let before)? = held else { return true }
    var after = before
    after.seats = (before.seats ?? 0) + 1
    let edit = FactEdit(before: .customer(before), after: .customer(after))
    do {
      try await store.commit([edit], title: "count", by: author, at: now)
      return true
    } catch {
      guard case StoreError.conflict = error else { throw error }
      return false
    }
  }

  /// An hour on much is due, but a writer elsewhere holds the file for as long as it likes.
  @Test func a_question_is_answered_while_others_write() async throws {
    let store = try scratch.open()
    let world = try World(seed: 104)
    try await store.load(world.inOrder)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let held = try DatabaseQueue(path: scratch.path(), configuration: configuration)
    let before = try await store.answer(CustomerQuery(window: Window(limit: 99)), at: now)
    try await held.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let later = now.adding(days: 40)
    let rows = try await store.answer(CustomerQuery(window: Window(limit: 99)), at: later)
    #expect(rows.rows.map(\.health.score) == before.rows.map(\.health.score))
    try await held.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    let then = try await store.answer(CustomerQuery(window: Window(limit: 99)), at: later)
    #expect(then.rows.map(\.health.score) != before.rows.map(\.health.score))
    #expect(try await store.check(at: later) == [])
  }

  @Test func the_version_moves_with_anyones_change() async throws {
    let (one, other) = (try scratch.open(), try scratch.open())
    let start = try one.version()
    #expect(try one.version() == start)
    try await other.load(try World(seed: 101, customers: 1).inOrder)
    let second = try one.version()
    #expect(second != start)
    let contact = Fact.contact(Contact(id: "P-9", customer: "CUST-001", name: "Pat"))
    try await one.commit([FactEdit(before: nil, after: contact)], title: "t", by: "t", at: now)
    #expect(try one.version() != second)
  }

  @Test func a_withdrawn_question_is_cancelled() async throws {
    let store = try scratch.open()
    try await store.load(try World(seed: 102).inOrder)
    let task = Task {
      // Cancelled before it starts: whatever the engine is doing, the answer must be this one.
      withUnsafeCurrentTask { $0?.cancel() }
      return try await store.answer(PortfolioQuery(), at: now)
    }
    await #expect(throws: StoreError.cancelled) { try await task.value }
  }

  @Test func a_withdrawn_import_leaves_nothing() async throws {
    let store = try scratch.open()
    let facts = try World(seed: 103).inOrder
    let task = Task {
      let queue = Queue(facts.batches(of: 10))
      return try await store.bulkImport(title: "t", by: "t", at: now) {
        queue.next() ?? []
      }
    }
    task.cancel()
    await #expect(throws: StoreError.cancelled) { try await task.value }
    #expect(try await store.allFacts().isEmpty)
  }
}
