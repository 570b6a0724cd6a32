import CustomerSuccess
import Foundation
import PortfolioGenerator
import SQLiteEngine
import SuccessStore
import Synchronization
import TerminalUI
import Testing

@testable import ConsoleApp

/// My day worked from the top on a real store, counting keys.
@Suite struct DaysWorkTests {
  let fixture: ConsoleFixture
  let folder: URL
  let store: any SuccessStore

  init() async throws {
    fixture = try ConsoleFixture()
    folder = FileManager.default.temporaryDirectory.appending(path: "rapport-day-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let rulebook = Rulebook(
      health: fixture.health, support: fixture.support, training: fixture.training, zone: ConsoleFixture.zone,
      fingerprint: "shipped", journeys: fixture.journeyRules)
    store = try SQLiteEngine.open(path: folder.appending(path: "rapport.db").path, rulebook: rulebook)
    let portfolio = Mutex(
      Portfolio(
        PortfolioPlan(customers: 1250), model: fixture.health, training: fixture.training,
        journeys: fixture.journeyRules, shift: .toNow(ConsoleFixture.now, zone: ConsoleFixture.zone)))
    _ = try await store.bulkImport(title: "portfolio", by: "tests", at: ConsoleFixture.now) {
      portfolio.withLock { portfolio in portfolio.next() ?? [] }
    }
  }

  /// Carries out what the console wants until it wants nothing more.
  private func settle(_ console: inout Console, _ effects: [Effect]) async throws {
    var open = effects
    while !open.isEmpty {
      var next: [Effect] = []
      for effect in open {
        switch effect {
        case .ask(let pane, let number, let question):
          let answer = await question.answer(from: store, at: ConsoleFixture.now)
          next += console.handle(.answer(pane, number: number, answer))
        case .perform(let job):
          let me = console.setting.me
          let entry = try await store.perform(job.requests, title: nil, by: me, at: ConsoleFixture.now)
          next += console.handle(.outcome(.done(entry)))
        default: break
        }
      }
      open = next
    }
  }

  @Test func twentyItemsAreDoneInUnderSixtyKeys() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let busiest = try await busiestOwner()
    var setting = fixture.console().setting
    setting.me = busiest
    setting.role = .csm
    var console = Console(setting, size: Size(width: 120, height: 36), now: ConsoleFixture.now)
    try await settle(&console, console.ask())
    let all = try await store.answer(DayQuery(owner: busiest), at: ConsoleFixture.now).count
    try #require(all >= 20, "\(busiest) has \(all) items")
    var (keys, steps) = (0, 0)
    for done in 1...20 {
      let row = try #require((console.panes[.myDay] as? MyDayPane)?.list.rows.selected)
      for key in Self.keys(for: row.item) {
        keys += 1
        try await settle(&console, console.handle(.keys([key])))
      }
      #expect(console.notice?.isComplaint != true, "\(row.item): \(console.notice?.text ?? "")")
      let left = try await store.answer(DayQuery(owner: busiest), at: ConsoleFixture.now).map(\.id)
      // Behind a step of a journey another one may wait.
      if case .journey = row.item.matter { steps += 1 }
      #expect(!left.contains(row.id) && left.count <= all - done + steps, "\(row.item) is still there")
    }
    #expect(keys < 60, "\(keys) keys")
    #expect(try await store.check(at: ConsoleFixture.now) == [])
    try store.close()
  }

  /// A ticket is resolved, an action item completed, anything else noted as done.
  private static func keys(for item: DayItem) -> [Key] {
    switch item.matter {
    case .ticket: [.character("R"), .enter]
    case .action, .journey: [.character("d"), .enter]
    case .fall, .renewal, .lapsed, .certificate, .interview, .review: [.character("d")]
    }
  }

  private func busiestOwner() async throws -> String {
    var counts: [(name: String, count: Int)] = []
    for name in try await store.answer(PeopleQuery()) {
      counts.append((name, try await store.answer(DayQuery(owner: name), at: ConsoleFixture.now).count))
    }
    return counts.max { $0.count < $1.count }?.name ?? ""
  }
}
