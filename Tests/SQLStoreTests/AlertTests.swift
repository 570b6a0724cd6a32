import CustomerSuccess
import SuccessStore
import Testing

@testable import SQLStore

/// What is read for alerts is little, and nothing to be told is missing in it.
@Suite struct AlertTests {
  @Test(arguments: 0..<6) func whatIsReadHoldsAllThatIsToldUntilThen(seed: Int) async throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    defer { try? store.close() }
    try await store.load(try World(seed: 300 + seed, customers: 25).inOrder)
    let now = TestRules.now.adding(days: -seed)
    let all = try await store.answer(TicketQuery(window: Window(limit: 10_000)), at: now).rows
    let owners = Set(all.map(\.reading.owner))
    var (told, read) = (0, 0)
    for me in owners {
      for hours in [0, 1, 24] {
        let until = now + hours * 3600
        let some = try await store.answer(AlertQuery(me: me, until: until, limit: 10_000), at: now)
        #expect(Set(some).isSubset(of: all))
        read += some.count
        let rules = AlertRules(me: me, breachWithinMinutes: 15)
        for moment in stride(from: now.seconds, through: until.seconds - 15 * 60, by: 300).map(Instant.init(seconds:)) {
          let expected = Set(all.flatMap { rules.alerts(of: $0.reading, at: moment) })
          #expect(Set(some.flatMap { rules.alerts(of: $0.reading, at: moment) }) == expected)
          told += expected.count
        }
      }
    }
    #expect(told > 0 && read < all.count * owners.count * 3)
  }

  /// Whichever tier it was handed to, and whatever tier its channel begins at.
  @Test(arguments: SupportTier.allCases) func escalatedIsWhatWasHandedOn(to tier: SupportTier) async throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    defer { try? store.close() }
    let now = TestRules.now
    guard case .customer(let customer)? = try World(seed: 1, customers: 1).facts(.customer).first else { return }
    func ticket(_ id: TicketID, _ more: [TicketEvent.Kind]) -> [Fact] {
      let kinds = [.opened(severity: .low, status: .open), .owner("dana")] + more
      let events = kinds.enumerated().map { order, kind in
        Fact.ticketEvent(
          TicketEvent(ticket: id, at: now - 600, order: order, author: .agent("lee"), kind: kind))
      }
      return [.ticket(Ticket(id: id, customer: customer.id, subject: "s", created: now - 600))] + events
    }
    try await store.load(
      [.customer(customer)] + ticket("T-1", []) + ticket("T-2", [.escalated(to: tier, trigger: "because")]))
    let read = try await store.answer(AlertQuery(me: "dana", until: now, limit: 9), at: now)
    #expect(read.map(\.id) == ["T-2"])
    #expect(
      AlertRules(me: "dana").alerts(of: read[0].reading, at: now).map(\.cause) == [.escalated(to: tier, at: now - 600)])
  }
}
