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
    try await add(2, to: one)
    #expect(await first.look(in: one, at: ConsoleFixture.now, after(31, start)) == nil, "that stood already")
    try await add(1, to: one)
    #expect(await first.look(in: one, at: ConsoleFixture.now, after(40, start)) == nil, "within a minute, not at once")
    let found = await first.look(in: one, at: ConsoleFixture.now, after(62, start))
    #expect(found?.firings.map(\.occasion) == ["2026-12-05/14"])
    #expect(await second.look(in: two, at: ConsoleFixture.now, after(63, start)) == nil, "it has fired")
    // The day turns: the next step is a week later.
    let later = ConsoleFixture.now.adding(days: 5)
    #expect(await second.look(in: two, at: later, after(95, start))?.firings.map(\.occasion) == ["2026-12-05/7"])
    #expect(try await one.answer(UndoableQuery(by: "dana")).count == 1, "nobody's undo meets it")
    try one.close()
    try two.close()
    try FileManager.default.removeItem(atPath: file)
  }

  private func add(_ number: Int, to store: SQLStore) async throws {
    let edit = FactEdit(before: nil, after: .customer(fixture.customer(number)))
    try await store.commit([edit], title: "t", by: "dana", at: ConsoleFixture.now)
  }

  /// Nothing is written before the screen stands; those that match already are taken only where they were asked for.
  @Test(arguments: [(OutreachRuns.new, []), (.existing, ["2026-12-05/14"])])
  func whatStandsAlreadyFiresWhereAsked(_ runs: OutreachRuns, _ occasions: [String]) async throws {
    let store = try store()
    try await add(1, to: store)
    let start = ContinuousClock.now
    var watch = try #require(OutreachWatch(runs, startingAt: start))
    let version = try store.version()
    #expect(await watch.look(in: store, at: ConsoleFixture.now, after(5, start)) == nil)
    #expect(try store.version() == version)
    let found = await watch.look(in: store, at: ConsoleFixture.now, after(31, start))
    #expect((found?.firings.map(\.occasion) ?? []) == occasions)
    try store.close()
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
