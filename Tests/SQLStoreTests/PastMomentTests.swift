import CustomerSuccess
import SuccessStore
import Testing

@testable import SQLStore

/// Lists and figures of a past moment are about the same customers.
@Suite struct PastMomentTests {
  @Test(arguments: [0, -30, -200, -800, -5000]) func whoIsListedAndNotCountedIsSaidTo(days: Int) async throws {
    let scratch = try Scratch()
    let store = try scratch.open()
    defer { try? store.close() }
    let world = try World(seed: 11, customers: 60)
    try await store.load(world.inOrder)
    let past = TestRules.now.adding(days: days)
    let rows = try await store.answer(CustomerQuery(window: Window(limit: 1000)), at: past).rows
    let figures = try await store.answer(PortfolioQuery(), at: past)
    #expect(rows.count == 60)
    #expect(rows.filter { !$0.isYetToCome && $0.lifecycle != .churned }.count == figures.customers)
    let today = try TestRules.rulebook().zone.date(of: past)
    #expect(rows.filter(\.isYetToCome).map(\.customer.signedUp).filter { $0 <= today } == [])
    if days == -5000 { #expect(rows.filter(\.isYetToCome).count == rows.count) }
  }
}
