import CustomerSuccess
import Foundation
import PortfolioGenerator
import SQLiteEngine
import SuccessStore
import Synchronization
import TerminalUI
import Testing

@testable import ConsoleApp

/// On the main thread, as in the console: waiting there keeps no task from its end.
@MainActor @Suite struct PerformerTests {
  /// Days later everything is due, so that the store is at work, writing, when the end comes; whoever used it after it was
  /// closed would end the process, and whoever still held it would leave its log beside the file.
  @Test(arguments: [1, 20, 300])
  func nobody_uses_the_store_once_stopped(days: Int) async throws {
    let fixture = try ConsoleFixture()
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-performer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rulebook = Rulebook(
      health: fixture.health, support: fixture.support, training: fixture.training, zone: ConsoleFixture.zone,
      fingerprint: "shipped", journeys: fixture.journeyRules)
    let store = try SQLiteEngine.open(path: folder.appending(path: "rapport.db").path, rulebook: rulebook)
    let portfolio = Mutex(
      Portfolio(
        PortfolioPlan(customers: 60), model: fixture.health, training: fixture.training,
        journeys: fixture.journeyRules, shift: .toNow(ConsoleFixture.now, zone: ConsoleFixture.zone)))
    _ = try await store.bulkImport(title: "portfolio", by: "tests", at: ConsoleFixture.now) {
      portfolio.withLock { portfolio in portfolio.next() ?? [] }
    }
    let mailbox = Mailbox<Event> {}
    let performer = Performer(
      store: store, clock: ConsoleClock(startingAt: ConsoleFixture.now.adding(days: days)), mailbox: mailbox)
    performer.startWatching()
    performer.ask(AnyQuestion(PortfolioQuery()), number: 1, for: .portfolio)
    performer.ask(AnyQuestion(TicketQuery(window: Window(limit: 20))), number: 2, for: .tickets)
    performer.stop()
    try store.close()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files == ["rapport.db"])
  }

  /// Pressed again because nothing seems to happen, an undo is the same undo; where it had come in time, it is the next.
  @Test func anImpatientUndoTakesNothingMoreBack() async throws {
    let imports = try ImportFixture()
    let customer = imports.fixture.customer(1)
    for (before, owner) in [("", "ada"), ("ada", "bo"), ("bo", "cem")] {
      func owned(_ owner: String) -> Fact {
        var owned = customer
        owned.owner = owner
        return .customer(owned)
      }
      try await imports.store.commit(
        [FactEdit(before: before.isEmpty ? nil : owned(before), after: owned(owner))], title: owner, by: "dana",
        at: ConsoleFixture.now, once: nil)
    }
    let mailbox = Mailbox<Event> {}
    let performer = Performer(
      store: imports.store, clock: ConsoleClock(startingAt: ConsoleFixture.now), mailbox: mailbox)
    performer.undo(by: "dana")
    performer.undo(by: "dana")
    performer.stop()
    var (done, told) = (0, 0)
    for event in mailbox.drain() {
      if case .outcome(.done) = event { done += 1 }
      if case .said(let words, true) = event, words.hasPrefix("The last change is still being written") { told += 1 }
    }
    #expect(done >= 1 && done + told == 2)
    let left = try await imports.store.answer(UndoableQuery(by: "dana", count: 9), at: ConsoleFixture.now).count
    #expect(left == 3 - done)
    try imports.store.close()
  }

  /// The wizard is answered by its number, be it that its work was done or that it was stopped.
  @Test func an_import_is_answered_by_its_number() throws {
    let imports = try ImportFixture()
    try imports.write(ImportFixture.accounts, to: "accounts.csv")
    let mailbox = Mailbox<Event> {}
    let performer = Performer(
      store: imports.store, clock: ConsoleClock(startingAt: ConsoleFixture.now), mailbox: mailbox,
      imports: imports.desk)
    let work = ImportWork.look(path: imports.path("accounts.csv"), sheet: nil)
    performer.carryOut(ImportRequest(number: 7, work: work), by: "dana")
    performer.stop()
    guard case .importing(7, let news)? = mailbox.drain().last else {
      Issue.record("nothing was answered")
      return
    }
    if case .looked(let look) = news { #expect(look.file == "accounts.csv") } else { #expect(news == .stopped) }
    try imports.store.close()
  }

  /// As panes get it: after an import what was kept and nothing behind it; where something has changed, both.
  @Test func what_is_kept_is_told_first() async throws {
    let imports = try ImportFixture()
    defer { try? imports.store.close() }
    let now = ConsoleFixture.now
    func told(_ question: some Question, isShown: Bool = false, at moment: Instant) async -> [AnyAnswer] {
      let told = Mutex<[AnyAnswer]>([])
      await AnyQuestion(question).answers(from: imports.store, at: moment, isShown: isShown) { answer in
        told.withLock { $0.append(answer) }
      }
      return told.withLock { $0 }
    }
    let first = Mutex([[Fact.customer(imports.fixture.customer(1))]])
    _ = try await imports.store.bulkImport(title: "t", by: "tests", at: now) {
      first.withLock { $0.popLast() ?? [] }
    }
    #expect(await told(MetricsQuery(), at: now + 9).map(\.keptSince) == [nil])
    try await imports.store.commit(
      [FactEdit(before: nil, after: .customer(imports.fixture.customer(2)))], title: "t", by: "dana", at: now + 10,
      once: nil)
    let both = await told(MetricsQuery(), at: now + 10)
    #expect(both.map(\.keptSince) == [now, nil])
    #expect(both.map { try? $0.to(MetricsQuery.self)?.get().portfolio.customers } == [1, 2])
    // Nothing older takes the place of what is shown.
    #expect(await told(MetricsQuery(), isShown: true, at: now + 11).map(\.keptSince) == [nil])
    #expect(await told(MetricsQuery(), at: now + 90).map(\.keptSince) == [now, nil])
    #expect(await told(MetricsQuery(), at: now + 91).map(\.keptSince) == [nil], "somebody has asked since")
    let scope = try Filter.parse("tier:starter", in: .customers, me: "dana")
    #expect(await told(MetricsQuery(scope), at: now + 91).count == 1)
    #expect(await told(PopulationQuery(), at: now + 91).count == 1)
  }

  /// A pane that shows an answer is told none that is older; one that has shown nothing is.
  @Test func a_pane_is_told_nothing_older_than_it_shows() async throws {
    let imports = try ImportFixture()
    let now = ConsoleFixture.now
    let first = Mutex([[Fact.customer(imports.fixture.customer(1))]])
    _ = try await imports.store.bulkImport(title: "t", by: "tests", at: now) {
      first.withLock { $0.popLast() ?? [] }
    }
    let mailbox = Mailbox<Event> {}
    let performer = Performer(store: imports.store, clock: ConsoleClock(startingAt: now), mailbox: mailbox)
    func told(_ number: Int, until count: Int) async throws -> [Instant?] {
      performer.ask(AnyQuestion(MetricsQuery()), number: number, for: .performance)
      var found: [Instant?] = []
      for _ in 0..<1000 where found.count < count {
        try await Task.sleep(for: .milliseconds(10))
        for case .answer(.performance, number, let answer) in mailbox.drain() { found.append(answer.keptSince) }
      }
      return found
    }
    try await imports.store.commit(
      [FactEdit(before: nil, after: .customer(imports.fixture.customer(2)))], title: "t", by: "dana", at: now,
      once: nil)
    #expect(try await told(1, until: 2) == [now, nil])
    try await imports.store.commit(
      [FactEdit(before: nil, after: .customer(imports.fixture.customer(3)))], title: "t", by: "dana", at: now,
      once: nil)
    #expect(try await told(2, until: 1) == [nil])
    performer.stop()
    try imports.store.close()
  }
}
