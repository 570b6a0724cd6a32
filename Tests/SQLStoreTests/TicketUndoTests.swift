import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore

/// Taking back what was done to a ticket, where somebody has done something to it since.
@Suite struct TicketUndoTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private func desk(_ engine: Engine) async throws -> SQLStore {
    let store = try engine.open(scratch)
    let opened = TicketEvent(
      ticket: "T-1", at: now.adding(days: -1), order: 0, author: .customer("Ann"),
      kind: .opened(severity: .high, status: .open))
    try await store.load([
      .customer(
        Customer(id: "C-1", name: "A", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))),
      .ticket(Ticket(id: "T-1", customer: "C-1", subject: "S", created: opened.at)), .ticketEvent(opened),
    ])
    return store
  }

  @discardableResult
  private func act(_ act: Act, by author: String, after seconds: Int, in store: SQLStore) async throws -> Int {
    let at = now + seconds
    return try await store.perform([ActRequest(act, on: .ticket("T-1"))], title: "\(seconds)", by: author, at: at).id
  }

  private static let severity = Act.changeSeverity(.critical)
  private static let owner = Act.assignTicket("Zoe")
  private static let pend = Act.move(to: .pending)
  private static let note = Act.note("n")

  /// First, then, and whether the first can be taken back after.
  @Test(
    arguments: Engine.all,
    [
      (severity, Act.changeSeverity(.low), false), (owner, Act.assignTicket("Ben"), false),
      (pend, Act.move(to: .open), false),
      (severity, owner, true), (owner, severity, true), (note, severity, true), (severity, note, true),
      (pend, owner, true), (note, note, true),
    ])
  func what_others_decided_since_stands(_ engine: Engine, _ acts: (Act, Act, Bool)) async throws {
    let (first, then, isFree) = acts
    let store = try await desk(engine)
    let entry = try await act(first, by: "ana", after: 10, in: store)
    let other = try await act(then, by: "ben", after: 20, in: store)
    let told = try await store.answer(ChangeQuery(other, limit: 50))
    do {
      try await store.undo(entry, by: "ana", at: now + 30)
      #expect(isFree)
    } catch {
      guard case .conflict(let conflict) = error else { throw error }
      #expect(!isFree && conflict.entry?.id == other && conflict.author == "ben")
      #expect(error.description.hasPrefix("Take back entry \(other) first: by it ben changed ticket T-1 since"))
      // Once that is taken back, so can this be.
      try await store.undo(other, by: "ben", at: now + 40)
      try await store.undo(entry, by: "ana", at: now + 50)
    }
    if isFree {
      #expect(try await store.answer(ChangeQuery(other, limit: 50)) == told, "what the log says of the other stays")
    }
    #expect(try await store.check(at: now + 60) == [])
  }

  /// One's own later change, an undoing done again, and what a whole import brought.
  @Test(arguments: Engine.all) func the_same_holds_for_ones_own_for_redo_and_for_imports(_ engine: Engine) async throws
  {
    let store = try await desk(engine)
    let one = try await act(Self.severity, by: "ana", after: 10, in: store)
    let two = try await act(.changeSeverity(.low), by: "ana", after: 20, in: store)
    await #expect(throws: StoreError.self) { try await store.undo(one, by: "ana", at: now + 30) }
    try await store.undo(two, by: "ana", at: now + 30)
    let undoing = try await store.undo(one, by: "ana", at: now + 40).id
    try await act(.changeSeverity(.medium), by: "ben", after: 50, in: store)
    await #expect(throws: StoreError.self) { try await store.undo(undoing, by: "ana", at: now + 60) }
    let opening = try #require(try await store.answer(LogQuery(limit: 99)).last).id
    await #expect(throws: StoreError.self) { try await store.undo(opening, by: "ana", at: now + 70) }
    #expect(try await store.check(at: now + 80) == [])
  }

  /// What an entry did is told as it was when it was written, whatever is taken back later.
  @Test(arguments: Engine.all) func what_the_log_tells_of_an_entry_stays(_ engine: Engine) async throws {
    let store = try await desk(engine)
    func stories(of entry: Int) async throws -> [TicketID: ChangeContext.Story] {
      let record = try await store.answer(ChangeQuery(entry, limit: 50, withContext: true))
      return try #require(record).context.tickets
    }
    let acts: [Act] = [
      Self.severity, Self.owner, Self.pend, .changeSeverity(.low), .move(to: .onHold), .assignTicket(""), Self.note,
    ]
    var entries: [Int] = []
    for (place, act) in acts.enumerated() {
      entries.append(try await self.act(act, by: "ana", after: 10 * (place + 1), in: store))
    }
    var told: [Int: [TicketID: ChangeContext.Story]] = [:]
    for entry in entries { told[entry] = try await stories(of: entry) }
    #expect(Set(told.values.map { $0["T-1"]?.events.count }).count == acts.count, "each tells of its own moment")
    for (place, entry) in entries.reversed().enumerated() {
      let undo = try await store.undo(entry, by: "ana", at: now + 100 + 10 * place).id
      told[undo] = try await stories(of: undo)
    }
    for (entry, story) in told { #expect(try await stories(of: entry) == story, "entry \(entry)") }
  }
}
