import CustomerSuccess
import Foundation
import Framework
import PortfolioGenerator
import SQLiteEngine
import Statistics
import SuccessStore
import Testing

/// A made-up portfolio's year, lived through.
@Suite struct OutreachYearTests {
  private let rulebook: Rulebook
  private let zone: Zone

  init() throws {
    zone = try #require(Zone(identifier: "America/New_York"))
    var outreach = try OutreachReader.shipped()
    outreach.programmes = try ProgrammeReader.shipped()
    rulebook = Rulebook(
      health: try ShippedFramework.health(), support: try SLAReader.shipped(),
      training: try ShippedFramework.training(),
      zone: zone, fingerprint: "test", journeys: try JourneyReader.shipped(), outreach: outreach)
  }

  /// A database of its own, closed and gone afterwards.
  private func withStore<Answer>(_ facts: [Fact], _ body: (any SuccessStore) async throws -> Answer) async throws
    -> Answer
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-year-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try SQLiteEngine.open(path: folder.appending(path: "year.db").path, rulebook: rulebook)
    defer { try? store.close() }
    try await store.commit(
      facts.sorted { $0.kind < $1.kind }.map { FactEdit(before: nil, after: $0) }, title: "year", by: "tests",
      at: PortfolioPlan.anchor)
    return try await body(store)
  }

  private func facts(_ customers: Int, outreach: OutreachContext? = nil) -> [Fact] {
    Portfolio(
      PortfolioPlan(customers: customers), model: rulebook.health, training: rulebook.training,
      journeys: rulebook.journeys, outreach: outreach
    ).flatMap { $0 }
  }

  private func report(_ customers: Int) async throws -> (report: OutreachReport, again: OutreachReport) {
    let today = zone.date(of: PortfolioPlan.anchor)
    let question = OutreachSimulationQuery(today - 300...today + 64)
    return try await withStore(facts(customers)) { store in
      (
        try await store.answer(question, at: PortfolioPlan.anchor),
        try await store.answer(question, at: PortfolioPlan.anchor)
      )
    }
  }

  /// No occasion twice, every cap held, the same twice.
  @Test func noOccasionTwiceAndEveryCapHeld() async throws {
    let (report, again) = try await report(40)
    #expect(
      report == again && report.firings.count > 40
        && Set(report.firings.map(\.trigger)).isSuperset(of: OutreachTrigger.allCases.map(\.id)))
    let occasions = report.firings.map { "\($0.customer) \($0.trigger) \($0.occasion)" }
    #expect(Set(occasions).count == occasions.count)
    let drafted = Dictionary(grouping: report.messages.filter { $0.state == .drafted }, by: \.customer)
    for messages in drafted.values {
      let days = messages.map { zone.date(of: $0.since) }.sorted()
      for (index, day) in days.enumerated() {
        if index > 0 { #expect(day - days[index - 1] >= 3) }
        if index > 1 { #expect(day - days[index - 2] >= 7) }
      }
    }
    for message in report.messages where message.state != .drafted { #expect(!message.why.isEmpty) }
  }

  private func named(_ firing: OutreachFiring) -> String {
    "\(zone.date(of: firing.at)) \(firing.customer) \(firing.trigger) \(firing.occasion)"
  }

  /// Run after run on a database that is closed and opened again on random days, the days are those of the simulation.
  @Test(arguments: [1, 2] as [UInt64]) func stoppedAndBegunAgainTheYearIsTheSame(_ seed: UInt64) async throws {
    let last = zone.date(of: PortfolioPlan.anchor)
    let days = last - 180...last
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-year-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "year.db").path
    var store: any SuccessStore = try SQLiteEngine.open(path: path, rulebook: rulebook)
    try await store.commit(
      facts(16).sorted { $0.kind < $1.kind }.map { FactEdit(before: nil, after: $0) }, title: "year", by: "tests",
      at: PortfolioPlan.anchor)
    let whole = try await store.answer(OutreachSimulationQuery(days), at: PortfolioPlan.anchor)
    var random = SplitMix64(seed: seed)
    var fired: [String] = []
    // In their last state, as a simulation tells them.
    var (messages, members) = ([String: String](), [String: String]())
    for offset in 0...(days.upperBound - days.lowerBound) {
      if Int.random(in: 0..<12, using: &random) == 0 {
        try store.close()
        store = try SQLiteEngine.open(path: path, rulebook: rulebook)
      }
      let moment = zone.instant(days.lowerBound + offset + 1, secondOfDay: 0) - 1
      let runs = Int.random(in: 1...2, using: &random)
      for _ in 0..<runs {
        let report = try await store.runOutreach(OutreachOrder(), by: "outreach", at: moment)
        fired += report.firings.map(named)
        for message in report.messages { messages[named(message)] = state(message) }
        for change in report.memberships { members[named(change.after)] = state(change.after) }
      }
    }
    try store.close()
    #expect(whole.firings.count > 20)
    #expect(fired.sorted() == whole.firings.map(named).sorted())
    #expect(whole.messages.count > 20 && whole.memberships.count > 5)
    #expect(messages == Dictionary(whole.messages.map { (named($0), state($0)) }) { $1 })
    #expect(members == Dictionary(whole.memberships.map { (named($0.after), state($0.after)) }) { $1 })
  }

  private func named(_ message: OutreachMessage) -> String {
    "\(message.customer) \(message.trigger) \(message.occasion)"
  }

  private func state(_ message: OutreachMessage) -> String { "\(message.state) \(message.since) \(message.why)" }

  private func named(_ membership: ProgrammeMembership) -> String {
    "\(membership.customer) \(membership.programme) \(membership.since)"
  }

  private func state(_ membership: ProgrammeMembership) -> String {
    "\(membership.until.map { "\($0)" } ?? "") \(membership.why)"
  }

  /// Runs that are taken back on random days: what they fired never fires again, and no other occasion comes twice.
  @Test(arguments: [3, 4] as [UInt64]) func whatIsUndoneInTheYearNeverFiresAgain(_ seed: UInt64) async throws {
    let last = zone.date(of: PortfolioPlan.anchor)
    try await withStore(facts(16)) { store in
      var random = SplitMix64(seed: seed)
      var (occasions, undone) = (Set<String>(), 0)
      for day in stride(from: 180, through: 0, by: -1) {
        let moment = zone.instant(last - day + 1, secondOfDay: 0) - 1
        let run = try await store.runOutreach(OutreachOrder(), by: "outreach", at: moment)
        for one in run.firings {
          let occasion = "\(one.customer) \(one.trigger) \(one.occasion)"
          #expect(occasions.insert(occasion).inserted, "\(occasion)")
        }
        guard let entry = run.entry, Int.random(in: 0..<3, using: &random) == 0 else { continue }
        try await store.undo(entry.id, by: "dana", at: moment)
        undone += 1
        #expect(try await store.runOutreach(OutreachOrder(), by: "outreach", at: moment).firings.isEmpty)
      }
      #expect(undone > 5 && occasions.count > 20)
    }
  }

  /// A note of the team's that is a signal of growth; the story of the customer itself has none.
  private func isSignal(_ fact: Fact) -> Bool {
    if case .activity(let note) = fact { note.id.text.hasSuffix("-N1") } else { false }
  }

  /// What the demo tells of its triggers changes nothing else that it tells, and is what they find themselves: a run finds
  /// nothing new, and what comes later fires.
  @Test func theDemosFiringsAreItsTriggersOwn() async throws {
    let now = PortfolioPlan.anchor
    let (plain, told) = (facts(400), facts(400, outreach: rulebook.outreach(at: now)))
    let own: Set<FactKind> = [.firing, .mute, .message, .membership, .opportunity]
    #expect(told.filter { !own.contains($0.kind) && !isSignal($0) } == plain)
    let count = Dictionary(grouping: told, by: \.kind).mapValues(\.count)
    #expect(own.allSatisfy { count[$0, default: 0] > 3 })
    try await withStore(told) { store in
      let first = try await store.runOutreach(OutreachOrder(beginning: .later), by: "outreach", at: now)
      #expect(first.entry == nil && first.looked == 400, "\(first.memberships)")
      #expect(try await store.answer(OutreachTrialQuery(), at: now).firings.isEmpty)
      let page = try await store.answer(FiringQuery(window: Window(limit: 400)), at: now)
      #expect(Set(page.rows.map(\.firing.trigger)).count >= 4 && page.rows.allSatisfy { $0.firing.at <= now })
      let well = try #require(try await store.answer(CustomerQuery(window: Window(limit: 400)), at: now).rows.last)
      let low = Override(
        id: "O-9", customer: well.customer.id, target: .score, value: 40, reason: "r", author: "a", at: now + 60,
        expires: now.adding(days: 30))
      try await store.commit([FactEdit(before: nil, after: .override(low))], title: "t", by: "tests", at: now + 60)
      let later = try await store.runOutreach(OutreachOrder(), by: "outreach", at: now + 90)
      #expect(Set(later.firings.map(\.customer)) == [well.customer.id])
    }
  }
}
