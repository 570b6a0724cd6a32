import CustomerSuccess
import Foundation
import Framework
import SQLStore
import SQLiteEngine
import SuccessStore
import Testing

@testable import ConsoleApp

/// The console's own runs of outreach.
@Suite struct OutreachWatchTests {
  private let fixture: ConsoleFixture
  private let file = FileManager.default.temporaryDirectory.appending(path: "rapport-outreach-\(UUID().uuidString).db")
    .path

  init() throws { fixture = try ConsoleFixture() }

  private func store(_ mode: SQLStore.Mode = .readWrite) throws -> SQLStore {
    try SQLiteEngine.open(
      path: file,
      rulebook: Rulebook(
        health: fixture.health, support: fixture.support, training: fixture.training, zone: ConsoleFixture.zone,
        fingerprint: "test", journeys: fixture.journeyRules, outreach: fixture.outreach), mode: mode)
  }

  /// So many seconds after it began.
  private func after(_ seconds: Int, _ start: ContinuousClock.Instant) -> ContinuousClock.Instant {
    start + .seconds(seconds)
  }

  @Test func itRunsWithinAMinuteOfAChangeAndOnceAlone() async throws {
    let (one, two) = (try store(), try store())
    let start = ContinuousClock.now
    var first = try #require(OutreachWatch(.new, startingAt: start))
    var second = first
    let off = OutreachWatch(.off, startingAt: start)
    #expect(off.map { _ in true } == nil)
    let edit = FactEdit(before: nil, after: .customer(fixture.customer(1)))
    try await one.commit([edit], title: "t", by: "dana", at: ConsoleFixture.now)
    #expect(await first.look(in: one, at: ConsoleFixture.now, after(5, start)) == nil, "the screen comes first")
    let found = await first.look(in: one, at: ConsoleFixture.now, after(31, start))
    #expect(found?.firings.map(\.occasion) == ["2026-12-05/14"])
    #expect(await second.look(in: two, at: ConsoleFixture.now, after(32, start)) == nil, "it has fired")
    #expect(await first.look(in: one, at: ConsoleFixture.now, after(40, start)) == nil)
    // The day turns: the next step is a week later.
    let later = ConsoleFixture.now.adding(days: 5)
    #expect(await second.look(in: two, at: later, after(70, start))?.firings.map(\.occasion) == ["2026-12-05/7"])
    #expect(try await one.answer(UndoableQuery(by: "dana")).count == 1, "nobody's undo meets it")
    try one.close()
    try two.close()
    try FileManager.default.removeItem(atPath: file)
  }

  @Test func aConsoleThatCannotWriteLeavesItToOthers() async throws {
    let own = try store()
    try await own.commit(
      [FactEdit(before: nil, after: .customer(fixture.customer(1)))], title: "t", by: "dana", at: ConsoleFixture.now)
    try own.close()
    let readOnly = try store(.readOnly)
    let start = ContinuousClock.now
    var watch = try #require(OutreachWatch(.new, startingAt: start))
    #expect(await watch.look(in: readOnly, at: ConsoleFixture.now, after(90, start)) == nil)
    #expect(try await readOnly.answer(FiringQuery(window: Window(limit: 9)), at: ConsoleFixture.now).total == 0)
    try readOnly.close()
    try FileManager.default.removeItem(atPath: file)
  }
}
