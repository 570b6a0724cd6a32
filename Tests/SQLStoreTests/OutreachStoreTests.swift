import CustomerSuccess
import Foundation
import SuccessStore
import Synchronization
import Testing

@testable import SQLStore

/// Runs of outreach on a store: what they write, whom they look at, and what undo means to them.
@Suite struct OutreachStoreTests {
  let scratch: Scratch
  let now = TestRules.now
  let today = LocalDate(day: 20_780)

  init() throws { scratch = try Scratch() }

  private func customer(_ number: Int, _ change: (inout Customer) -> Void = { _ in }) -> Customer {
    var customer = Customer(
      id: CustomerID("C-\(number)"), name: "N\(number)", tier: .starter, industry: .other, size: .small, owner: "dana",
      accountExecutive: "kim", signedUp: today - 200, limits: ["workflows": 50])
    change(&customer)
    return customer
  }

  private func usage(_ number: Int, _ percent: Double, _ at: Instant) -> Fact {
    .observation(
      Observation(customer: CustomerID("C-\(number)"), metric: "workflowVolume", value: .measured(percent), at: at))
  }

  private func contact(_ number: Int) -> Fact {
    .contact(Contact(id: ContactID("P-\(number)"), customer: CustomerID("C-\(number)"), name: "Pat", isPrimary: true))
  }

  /// Whoever finds others at it for too long is told to try again.
  private func patiently(_ store: SQLStore) async throws -> OutreachReport {
    while true { do { return try await run(store) } catch StoreError.busy { continue } }
  }

  private func run(_ store: SQLStore, at moment: Instant? = nil, only: [TriggerID]? = nil) async throws
    -> OutreachReport
  {
    try await store.runOutreach(OutreachOrder(only: only), by: "outreach", at: moment ?? now)
  }

  private func told(_ report: OutreachReport) -> [String] {
    report.firings.map { "\($0.customer) \($0.trigger) \($0.occasion)" }
  }

  @Test(arguments: Engine.all) func a_run_is_one_entry_and_twice_is_nothing_twice(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let due = customer(1) { $0.renews = today + 14 }
    try await store.load([.customer(due), .customer(customer(2)), contact(1), usage(1, 90, now - 90)])
    let first = try await run(store)
    #expect(told(first) == ["C-1 usageLimitWarnings workflows/2026-11", "C-1 renewalReminders 2026-12-07/14"])
    #expect(
      first.messages.map { "\($0.id) \($0.trigger) \($0.state)" } == [
        "MSG-1 renewalReminders drafted", "MSG-2 usageLimitWarnings held",
      ])
    #expect(first.entry?.title == "outreach: 2 firings, 2 messages")
    let again = try await run(store)
    #expect(again == OutreachReport())
    #expect(try await store.answer(LogQuery(limit: 9)).count == 2)
    let actions = try await store.answer(ActionQuery(window: Window(limit: 9)), at: now).rows.map(\.action)
    #expect(Set(actions.map(\.origin)) == [.trigger("usageLimitWarnings/workflows"), .trigger("renewalReminders")])
    #expect(actions.allSatisfy { $0.checklist.count == 4 && $0.owner == "dana" })
    let why = try #require(try await store.answer(OutreachWhyQuery("MSG-2"), at: now))
    #expect(why.firing?.reason["percent"] == "90" && why.message?.contact?.id == "P-1" && why.actions.count == 1)
    for action in actions { #expect(try await store.answer(OutreachWhyQuery(action.id.text), at: now)?.firing != nil) }
    #expect(try await store.check(at: now) == [])
  }

  @Test(arguments: Engine.all) func what_was_undone_never_fires_again(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load([.customer(customer(1) { $0.renews = today + 14 }), contact(1)])
    let first = try await run(store)
    try await store.undo(try #require(first.entry).id, by: "dana", at: now)
    #expect(try await store.answer(FiringQuery(window: Window(limit: 9)), at: now).total == 0)
    #expect(try await store.answer(MessageQuery(window: Window(limit: 9)), at: now).total == 0)
    #expect(try await told(run(store)).isEmpty)
    let week = now.adding(days: 7)
    #expect(try await told(run(store, at: week)) == ["C-1 renewalReminders 2026-12-07/7"])
  }

  // MARK: What outreach made of what is taken back

  private func due(_ number: Int) -> Customer { customer(number) { $0.renews = today + 14 } }

  private func everything(_ store: SQLStore) async throws -> [FactKey: Fact] {
    var found: [FactKey: Fact] = [:]
    for kind in FactKind.allCases {
      let facts = Mutex<[Fact]>([])
      try await store.facts(kind, Filter(), at: now) { fact in facts.withLock { $0.append(fact) } }
      for fact in facts.withLock({ $0 }) { found[fact.key] = fact }
    }
    return found
  }

  /// The import goes with the firings, messages and action items that came of it, as one entry, and comes back with them.
  @Test(arguments: Engine.all) func an_undone_import_takes_its_outreach_with_it(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load([.customer(customer(9))])
    let before = try await everything(store)
    try await store.load([.customer(due(1)), .customer(due(2)), contact(1)])
    let brought = try #require(try await store.answer(LogQuery(limit: 1)).first)
    #expect(try await run(store).firings.count == 2)
    let fired = try await everything(store)
    let undo = try await store.undo(brought.id, by: "dana", at: now + 60)
    #expect(undo.title == "undo: \(brought.title) and its outreach")
    #expect(try await everything(store) == before)
    #expect(try await store.check(at: now + 60) == [])
    #expect(try await run(store, at: now + 70).firings.isEmpty)
    let redo = try await store.undo(undo.id, by: "dana", at: now + 80)
    #expect(redo.title == "redo: \(brought.title) and its outreach")
    #expect(try await everything(store) == fired)
    #expect(try await told(run(store, at: now + 90)).isEmpty, "nothing fires twice")
    try await store.undo(brought.id, by: "dana", at: now + 100)
    #expect(try await everything(store) == before)
    #expect(try await store.check(at: now + 100) == [])
  }

  /// What was made by hand, one by one.
  @Test(arguments: Engine.all) func so_does_a_customer_made_by_hand(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load([.customer(customer(9))])
    let before = try await everything(store)
    let made = try await store.commit(
      [FactEdit(before: nil, after: .customer(due(1)))], title: "new", by: "dana", at: now)
    #expect(try await run(store).firings.count == 1)
    let undo = try await store.undo(made.id, by: "dana", at: now + 60)
    #expect(try await everything(store) == before && undo.title.hasSuffix("and its outreach"))
  }

  /// Who has worked on what came of it loses nothing: it is said first which entry to take back.
  @Test(arguments: Engine.all) func what_somebody_has_worked_on_since_stays(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load([.customer(customer(9))])
    try await store.load([.customer(due(1)), contact(1)])
    let brought = try #require(try await store.answer(LogQuery(limit: 1)).first)
    _ = try await run(store)
    let item = try #require(try await store.answer(ActionQuery(window: Window(limit: 1)), at: now).rows.first).action
    let work = try await store.perform(
      [ActRequest(.finish(.succeeded, note: "sent"), on: .action(item.id))], title: nil, by: "sam", at: now + 60)
    let held = try await everything(store)
    let error = try await #require(throws: StoreError.self) {
      try await store.undo(brought.id, by: "dana", at: now + 70)
    }
    let words = error.description
    let what = "action item '\(item.title)' (\(item.id))"
    #expect(words.hasPrefix("Take back entry \(work.id) first: by it sam changed \(what)"), "\(words)")
    #expect(try await everything(store) == held)
    try await store.undo(work.id, by: "sam", at: now + 80)
    try await store.undo(brought.id, by: "dana", at: now + 90)
    #expect(try await store.answer(ActionQuery(window: Window(limit: 1)), at: now).total == 0)
    #expect(try await store.check(at: now + 90) == [])
  }

  /// A mute is a person's own, and keeps its customer.
  @Test(arguments: Engine.all) func what_a_person_made_of_it_stands_in_the_way(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load([.customer(customer(9))])
    try await store.load([.customer(due(1))])
    let brought = try #require(try await store.answer(LogQuery(limit: 1)).first)
    _ = try await run(store)
    let mute = try await store.perform(
      [ActRequest(.mute("renewalReminders", reason: "no", until: nil), on: .customer("C-1"))], title: nil, by: "sam",
      at: now + 60)
    let error = try await #require(throws: StoreError.self) {
      try await store.undo(brought.id, by: "dana", at: now + 70)
    }
    #expect(error.description.hasPrefix("Take back entry \(mute.id) first: "), "\(error)")
    #expect(error.description.prefix { $0 != "(" }.count <= 80)
  }

  /// An action item that came in and that a run has changed since.
  @Test(arguments: Engine.all) func an_item_that_a_run_has_changed_is_as_it_came(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load([.customer(customer(1)), .customer(customer(2))])
    let item = ActionItem(
      id: "ACT-1", customer: "C-1", kind: "call", title: "Call", owner: "dana", created: now)
    try await store.load([.action(item)])
    let brought = try #require(try await store.answer(LogQuery(limit: 1)).first)
    var changed = item
    changed.priority = .high
    let escalated = try await store.commit(
      [FactEdit(before: .action(item), after: .action(changed))], title: "1 escalation", by: "outreach", at: now)
    _ = try await store.write(at: now) { db in (try ChangeLog(db).mark(escalated.id, .run), Touched()) }
    let undo = try await store.undo(brought.id, by: "dana", at: now + 60)
    #expect(try await store.answer(FactQuery(.action("ACT-1"))) == nil)
    try await store.undo(undo.id, by: "dana", at: now + 70)
    #expect(try await store.answer(FactQuery(.action("ACT-1"))) == .action(changed))
    #expect(try await store.check(at: now + 70) == [])
  }

  /// A run is what ran, whatever somebody calls an entry of their own.
  @Test(arguments: Engine.all) func what_is_called_like_a_run_is_somebodys_work(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    try await store.load([.customer(customer(1))])
    let item = ActionItem(id: "ACT-1", customer: "C-1", kind: "call", title: "Call", owner: "dana", created: now)
    try await store.load([.action(item)])
    let brought = try #require(try await store.answer(LogQuery(limit: 1)).first)
    var changed = item
    changed.priority = .high
    let work = try await store.commit(
      [FactEdit(before: .action(item), after: .action(changed))], title: "outreach: 1 escalation", by: "sam", at: now)
    let error = try await #require(throws: StoreError.self) {
      try await store.undo(brought.id, by: "dana", at: now + 60)
    }
    #expect(error.description.contains("entry \(work.id)"), "\(error)")
  }

  /// A hundred touched of very many: only those are looked at, and those for whom a day has come.
  @Test func a_run_looks_at_those_that_were_touched_or_are_due() async throws {
    let store = try scratch.open()
    let many = (0..<2000).map { number in
      Fact.customer(customer(number) { if number < 7 { $0.renews = today + 31 } })
    }
    try await store.load(many)
    #expect(try await run(store).looked == 2000)
    #expect(try await run(store, at: now + 60).looked == 0)
    try await store.load((100..<120).map { usage($0, 40, now + 90) }, at: now + 100)
    #expect(try await run(store, at: now + 120).looked == 20)
    let tomorrow = now.adding(days: 1)
    let next = try await run(store, at: tomorrow)
    #expect(next.looked >= 7 && next.looked < 40 && next.firings.count == 7)
  }

  @Test func customers_that_come_later_are_looked_at() async throws {
    let store = try scratch.open()
    #expect(try await run(store).looked == 0)
    try await store.load([.customer(customer(1)), usage(1, 86, now - 90)], at: now + 60)
    #expect(try await told(run(store, at: now + 120)) == ["C-1 usageLimitWarnings workflows/2026-11"])
  }

  // MARK: What fired elsewhere

  private func firing(_ number: Int, _ trigger: OutreachTrigger, _ occasion: String, _ at: Instant) -> Fact {
    .firing(
      OutreachFiring(
        id: FiringID("FIR-\(number)"), customer: CustomerID("C-\(number)"), trigger: trigger.id, occasion: occasion,
        at: at,
        reason: OutreachReason()))
  }

  /// What had fired last tells until when all were judged elsewhere: what stood then is history, for those, too, for whom
  /// nothing fired, and what has come since fires. Whoever asks for what stands gets it.
  @Test(arguments: Engine.all) func firings_that_come_in_are_the_memory_of_a_first_run(_ engine: Engine) async throws {
    let week = now.adding(days: -7)
    let facts: [Fact] = [
      .customer(customer(1)), .customer(customer(2)), .customer(customer(3)),
      .customer(customer(4) { $0.renews = today + 20 }), .customer(customer(5) { $0.renews = today + 13 }),
      usage(1, 90, week - 90), usage(2, 95, week - 60), usage(3, 88, week + 90),
      firing(1, .usageLimitWarnings, "workflows/2026-11", week),
    ]
    let store = try engine.open(scratch)
    try await store.load(facts)
    let expected = ["C-3 usageLimitWarnings workflows/2026-11", "C-5 renewalReminders 2026-12-06/14"]
    #expect(try await told(store.answer(OutreachTrialQuery(), at: now)) == expected)
    let asked = OutreachOrder(beginning: .all)
    #expect(
      try await Set(told(store.answer(OutreachTrialQuery(asked), at: now))).isSuperset(of: [
        "C-2 usageLimitWarnings workflows/2026-11", "C-4 renewalReminders 2026-12-13/30",
      ]))
    // A trigger alone: the others go on from there later.
    let first = try await run(store, only: [.renewalReminders])
    #expect(told(first) == [expected[1]] && first.since == week)
    let second = try await run(store)
    #expect(told(second) == [expected[0]] && second.since == nil)
    #expect(try await run(store) == OutreachReport())
  }

  /// Memberships tell it, too; firings that lie ahead, or none at all, tell nothing.
  @Test func memberships_tell_it_and_what_lies_ahead_does_not() async throws {
    let fires = ["C-1 usageLimitWarnings workflows/2026-11"]
    let member = ProgrammeMembership(customer: "C-2", programme: "churnPrevention", since: now - 30, until: now - 20)
    for (name, more, expected) in [
      ("a.db", Fact.membership(member), []), ("b.db", firing(2, .renewalReminders, "2026-12-07/14", now + 30), fires),
      ("c.db", usage(2, 10, now - 30), fires),
    ] {
      let store = try scratch.open(name)
      try await store.load([.customer(customer(1)), .customer(customer(2)), usage(1, 90, now - 90), more])
      #expect(try await told(run(store, only: [.usageLimitWarnings])) == expected, "\(name)")
    }
  }

  /// Cut off after its first part, the rest is held against the import and not against that part.
  @Test func a_first_run_that_was_cut_off_goes_on_from_the_import() async throws {
    let store = try scratch.open()
    let last = now.adding(days: -2)
    try await store.load(
      (1...6).map { .customer(customer($0) { $0.renews = today + 14 }) } + [
        .customer(customer(7)), firing(7, .usageLimitWarnings, "workflows/2026-10", last),
      ])
    let (rulebook, moment) = (try TestRules.rulebook(), now)
    let none = try await store.lookAhead(OutreachOrder(), at: now)
    let part = try await store.write(at: now) { db in
      var run = try OutreachRunning(db, rulebook, OutreachOrder(), by: "outreach", at: moment)
      return try run.run(after: none, 2)
    }
    #expect(part.report.firings.count == 2 && !part.isOver)
    let rest = try await run(store, at: now + 60)
    #expect(rest.firings.count == 4 && rest.since == last)
  }

  /// One trigger alone leaves the others' news for their own run.
  @Test func one_trigger_alone_takes_nothing_from_the_others() async throws {
    let store = try scratch.open()
    try await store.load([.customer(customer(1)), contact(1)])
    _ = try await run(store)
    try await store.load([usage(1, 90, now + 30)], at: now + 40)
    #expect(try await told(run(store, at: now + 60, only: [.renewalReminders])).isEmpty)
    #expect(try await told(run(store, at: now + 90)) == ["C-1 usageLimitWarnings workflows/2026-11"])
  }

  /// What stands below when the trigger is switched on, again too, is no crossing, unless it is asked for.
  @Test func switched_on_is_no_crossing_unless_asked() async throws {
    let low = Fact.override(
      Override(
        id: "O-1", customer: "C-1", target: .score, value: 60, reason: "r", author: "a", at: now - 90,
        expires: now.adding(days: 30)))
    var off = try TestRules.rulebook()
    off.outreach.triggers[.healthDeclineAlerts]?.isEnabled = false
    do {
      let store = try scratch.open()
      try await store.load([.customer(customer(1))])
      #expect(try await told(run(store)).isEmpty)
      try store.close()
      let without = try scratch.open(rulebook: off)
      _ = try await run(without, at: now + 5)
      try await without.load([low])
      try without.close()
    }
    let store = try scratch.open()
    #expect(
      try await store.answer(OutreachTrialQuery(OutreachOrder(beginning: .all)), at: now + 9).firings.count == 1)
    #expect(try await told(run(store, at: now + 10)).isEmpty)
    #expect(try await store.answer(OutreachTrialQuery(), at: now + 10).firings.isEmpty)
  }

  /// Two at once: the second finds what the first has done.
  @Test func two_at_once_never_fire_twice() async throws {
    let (one, two) = (try scratch.open(), try scratch.open())
    try await one.load((0..<15).map { .customer(customer($0) { $0.renews = today + 14 }) })
    async let first = patiently(one)
    async let second = patiently(two)
    let fired = try await told(first) + told(second)
    #expect(fired.count == 15 && Set(fired).count == 15)
  }

  @Test func muting_is_an_act_that_can_be_taken_back() async throws {
    let store = try scratch.open()
    try await store.load([.customer(customer(1) { $0.renews = today + 14 })])
    let mute = ActRequest(.mute(.renewalReminders, reason: "in talks", until: today + 3), on: .customer("C-1"))
    let entry = try await store.perform([mute], title: "mute", by: "dana", at: now)
    #expect(try await told(run(store)).isEmpty)
    #expect(
      try await store.answer(OutreachTrialQuery(), at: now).nearly.map(\.fails) == [
        "muted until 26 November 2026: in talks"
      ])
    try await store.undo(entry.id, by: "dana", at: now)
    #expect(try await told(run(store)) == ["C-1 renewalReminders 2026-12-07/14"])
  }

  /// The days ahead, told and not written; the same twice.
  @Test func a_simulation_writes_nothing() async throws {
    let store = try scratch.open()
    try await store.load([.customer(customer(1) { $0.renews = today + 70 }), contact(1)])
    let version = try store.version()
    let question = OutreachSimulationQuery(today...today + 80)
    let found = try await store.answer(question, at: now)
    #expect(told(found).map { $0.suffix(2) } == ["60", "30", "14", "/7", "/1"])
    #expect(found.messages.map(\.state) == [.drafted, .drafted, .drafted, .drafted, .drafted])
    #expect(try await store.answer(question, at: now) == found)
    #expect(try store.version() == version)
    #expect(try await store.answer(FiringQuery(window: Window(limit: 9)), at: now).total == 0)
    // The days lived through one by one are what they were told to be.
    var lived: [String] = []
    for day in 0...80 {
      lived += try await told(run(store, at: store.rulebook.zone.instant(today + day + 1, secondOfDay: 0) - 1))
    }
    #expect(lived == told(found))
  }
}
