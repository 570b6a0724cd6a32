import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore

/// A conflict tells all that would be overruled, whoever did it and in however many saves.
@Suite struct OvertakenTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private func conflict(_ act: Act, seen: Int, in store: SQLStore) async throws -> StoreError.Conflict? {
    let request = ActRequest(act, on: .ticket("T-1"), seen: .events(seen))
    do {
      try await store.perform([request], title: "late", by: "anders", at: now + 60)
      return nil
    } catch {
      guard case .conflict(let conflict) = error else { throw error }
      return conflict
    }
  }

  @Test(arguments: Engine.all) func all_that_others_did_is_told(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let opened = TicketEvent(
      ticket: "T-1", at: now.adding(days: -1), order: 0, author: .customer("Ann"),
      kind: .opened(severity: .high, status: .open))
    try await store.load([
      .customer(
        Customer(id: "C-1", name: "A", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))),
      .ticket(Ticket(id: "T-1", customer: "C-1", subject: "S", created: opened.at)), .ticketEvent(opened),
    ])
    let others: [(Act, String)] = [
      (.move(to: .resolved), "peter"), (.respond("Done.", then: nil), "dana"), (.hear("Thanks."), "peter"),
    ]
    for (index, (act, author)) in others.enumerated() {
      try await store.perform([ActRequest(act, on: .ticket("T-1"))], title: "t", by: author, at: now + index)
    }
    let reply = Act.respond("Mine", then: .open)
    let found = try #require(try await conflict(reply, seen: 1, in: store))
    let kinds = ([found.found].compactMap(\.self) + found.beside).compactMap { fact -> TicketEvent.Kind? in
      if case .ticketEvent(let event) = fact { event.kind } else { nil }
    }
    #expect(kinds.contains(.status(.resolved)) && kinds.contains(.publicReply("Done.")), "\(kinds)")
    #expect(kinds.contains(.customerMessage("Thanks.")) && Set(kinds.map { "\($0)" }).count == kinds.count)
    let last = ([found.found].compactMap(\.self) + found.beside).compactMap { fact -> Int? in
      if case .ticketEvent(let event) = fact { event.order } else { nil }
    }.max()
    #expect(try await conflict(reply, seen: (last ?? 0) + 1, in: store) == nil, "what was shown is overruled")
  }
}
