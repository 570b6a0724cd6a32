import CustomerSuccess
import Foundation
import SuccessStore
import Synchronization
import Testing

@testable import SQLStore

/// What outreach fired by a score, a metric or a limit that somebody takes back: it goes along, and what has other grounds stays.
@Suite struct GroundlessOutreachTests {
  let scratch: Scratch
  let now = TestRules.now
  let today = LocalDate(day: 20_780)

  init() throws { scratch = try Scratch() }

  /// Two customers, with a contact of the first, as a first run has judged them.
  private func store(_ engine: Engine? = nil) async throws -> SQLStore {
    let store = try engine?.open(scratch) ?? scratch.open()
    try await store.load(
      (1...2).map { number in
        .customer(
          Customer(
            id: CustomerID("C-\(number)"), name: "N\(number)", tier: .starter, industry: .other, size: .small,
            owner: "dana", accountExecutive: "kim", signedUp: today - 200, limits: ["workflows": 50]))
      } + [
        .contact(Contact(id: "P-1", customer: "C-1", name: "Pat", isPrimary: true)),
        // Fine for long: what is much less is a decline.
        override(85, -60 * 86_400, id: "O-0"),
      ])
    _ = try await run(store, 0)
    return store
  }

  private func run(_ store: SQLStore, _ seconds: Int) async throws -> OutreachReport {
    try await store.runOutreach(OutreachOrder(), by: "outreach", at: now + seconds)
  }

  /// A run, and the scores at which it tells of a decline.
  private func declines(_ store: SQLStore, _ seconds: Int) async throws -> [String?] {
    try await run(store, seconds).firings.filter { $0.trigger == .healthDeclineAlerts }.map { $0.reason["score"] }
  }

  private func override(_ value: Int, _ seconds: Int, id: OverrideID = "O-1") -> Fact {
    .override(
      Override(
        id: id, customer: "C-1", target: .score, value: value, reason: "r", author: "dana", at: now + seconds,
        expires: now.adding(days: 30)))
  }

  private func usage(_ percent: Double, _ seconds: Int) -> Fact {
    .observation(
      Observation(customer: "C-1", metric: "workflowVolume", value: .measured(percent), at: now + seconds))
  }

  @discardableResult
  private func add(_ fact: Fact, _ store: SQLStore, _ seconds: Int) async throws -> ChangeEntry {
    try await store.commit([FactEdit(before: nil, after: fact)], title: "new", by: "dana", at: now + seconds)
  }

  private func everything(_ store: SQLStore) async throws -> [FactKey: Fact] {
    let found = Mutex<[FactKey: Fact]>([:])
    for kind in FactKind.allCases {
      try await store.facts(kind, Filter(), at: now) { fact in found.withLock { $0[fact.key] = fact } }
    }
    return found.withLock { $0 }
  }

  private func kinds(_ store: SQLStore) async throws -> [FactKind: Int] {
    try await everything(store).keys.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
  }

  @Test(arguments: Engine.all) func a_mistaken_override_leaves_nothing_behind(_ engine: Engine) async throws {
    let store = try await store(engine)
    let before = try await everything(store)
    let mistake = try await add(override(30, 10), store, 10)
    let fired = try await run(store, 20).firings
    #expect(fired.contains { $0.trigger == .healthDeclineAlerts && $0.escalated != nil })
    // A programme for whom is at risk has taken it in, too, and drafted a message.
    let made = try await kinds(store)
    #expect(made[.action, default: 0] >= 2 && made[.message] != nil && made[.membership] != nil, "\(made)")
    let after = try await everything(store)
    let undo = try await store.undo(mistake.id, by: "dana", at: now + 30)
    #expect(undo.title == "undo: new and its outreach")
    #expect(try await everything(store) == before)
    #expect(try await store.check(at: now + 30) == [])
    // It comes back with the override, once.
    let redo = try await store.undo(undo.id, by: "dana", at: now + 40)
    #expect(redo.title == "redo: new and its outreach")
    #expect(try await everything(store) == after)
    #expect(try await run(store, 50).firings.isEmpty)
    try await store.undo(mistake.id, by: "dana", at: now + 60)
    #expect(try await everything(store) == before)
    #expect(try await run(store, 70).firings.isEmpty)
    // What never had grounds has not fired: the next decline is told, on the same day too.
    try await add(override(60, 80), store, 80)
    #expect(try await declines(store, 90) == ["60"])
  }

  /// Also before any run has seen it gone.
  @Test func the_next_decline_is_told_at_once() async throws {
    let store = try await store()
    let mistake = try await add(override(30, 10), store, 10)
    _ = try await run(store, 20)
    try await store.undo(mistake.id, by: "dana", at: now + 30)
    try await add(override(65, 30, id: "O-2"), store, 30)
    #expect(try await declines(store, 40) == ["65"])
  }

  /// Recorded by hand, or by an import.
  @Test(arguments: [false, true]) func so_does_a_wrong_metric(_ isImported: Bool) async throws {
    let store = try await store()
    try await store.load([usage(40, 0)], at: now + 5)
    let before = try await everything(store)
    if isImported {
      try await store.load([usage(90, 10)], at: now + 10)
    } else {
      try await add(usage(90, 10), store, 10)
    }
    let mistake = try #require(try await store.answer(LogQuery(limit: 1)).first)
    let fired = try await run(store, 20).firings
    #expect(fired.contains { $0.trigger == .usageLimitWarnings })
    try await store.undo(mistake.id, by: "dana", at: now + 30)
    #expect(try await everything(store) == before)
    try await add(usage(95, 40), store, 40)
    let again = try await run(store, 50).firings
    #expect(again.contains { $0.trigger == .usageLimitWarnings })
  }

  /// What would have fired without the entry stays, and so does what fired before it.
  @Test func what_has_other_grounds_stays() async throws {
    let store = try await store()
    try await add(override(60, 10), store, 10)
    let other = try await add(usage(40, 10), store, 10)
    #expect(try await declines(store, 20) == ["60"])
    let later = try await add(usage(45, 30), store, 30)
    let held = try await kinds(store)
    for entry in [later, other] {
      let undo = try await store.undo(entry.id, by: "dana", at: now + 40)
      #expect(undo.title == "undo: new")
    }
    let left = try await kinds(store)
    for kind in [FactKind.firing, .action, .message] { #expect(left[kind] == held[kind], "\(kind)") }
  }

  /// A firing that one of two bears alone stays, and that the other escalated it is named, in one run with it or in a later one.
  @Test(arguments: [false, true]) func an_escalation_without_grounds_is_named(_ isAtOnce: Bool) async throws {
    let store = try await store()
    try await add(override(60, 10), store, 10)
    if !isAtOnce { #expect(try await declines(store, 20) == ["60"]) }
    let worse = try await add(override(40, 30, id: "O-2"), store, 30)
    _ = try await run(store, 40)
    let firing = try #require(
      try await everything(store).values.compactMap { fact -> OutreachFiring? in
        guard case .firing(let one) = fact, one.trigger == .healthDeclineAlerts else { return nil }
        return one
      }.first)
    #expect(firing.escalated == now + 40)
    let undo = try await store.undo(worse.id, by: "dana", at: now + 50)
    #expect(undo.title.contains("\(firing.id) stays escalated"), "\(undo.title)")
    #expect(try await store.answer(FactQuery(firing.key)) == .firing(firing))
    #expect(try await store.check(at: now + 50) == [])
  }

  /// What was celebrated and never reached is taken along, by metrics and events; reached once more it is celebrated.
  @Test(arguments: [false, true]) func so_does_a_milestone_that_was_none(_ isEvent: Bool) async throws {
    let store = try await store()
    func reached(_ seconds: Int) -> Fact {
      isEvent
        ? .event(CustomerEvent(customer: "C-2", name: "First workflow", at: now + seconds))
        : .observation(
          Observation(customer: "C-2", metric: "featureAdoption", value: .measured(80), at: now + seconds))
    }
    func celebrated() async throws -> Set<FactKey> {
      Set(
        try await everything(store).values.compactMap { fact in
          guard case .firing(let one) = fact, one.trigger == .milestoneCelebrations else { return nil }
          return one.key
        })
    }
    let before = try await celebrated()
    let mistake = try await add(reached(10), store, 10)
    _ = try await run(store, 20)
    #expect(try await celebrated().count == before.count + 1)
    try await store.undo(mistake.id, by: "dana", at: now + 30)
    #expect(try await celebrated() == before)
    #expect(try await store.check(at: now + 30) == [])
    try await add(reached(40), store, 40)
    _ = try await run(store, 50)
    #expect(try await celebrated().count == before.count + 1)
  }

  /// Nobody's work is lost, and the undo is not held up by it: what stays is named, with its firing.
  @Test(arguments: Engine.all) func what_somebody_has_worked_on_stays_and_is_named(_ engine: Engine) async throws {
    let store = try await store(engine)
    let mistake = try await add(override(30, 10), store, 10)
    _ = try await run(store, 20)
    let items = try await store.answer(ActionQuery(window: Window(limit: 9)), at: now + 20).rows.map(\.action)
    let item = try #require(items.first { $0.owner == "kim" })
    let work = try await store.perform(
      [ActRequest(.finish(.succeeded, note: "called"), on: .action(item.id))], title: nil, by: "kim", at: now + 30)
    let undo = try await store.undo(mistake.id, by: "dana", at: now + 40)
    #expect(
      undo.title == "undo: new and its outreach (\(item.id) stays: kim has worked on it by entry \(work.id))")
    let left = try await kinds(store)
    // The one that holds for long is still there.
    #expect(left[.override] == 1 && left[.action] == 1 && left[.message] == nil && left[.firing] == 1, "\(left)")
    #expect(try await store.check(at: now + 40) == [])
  }
}
