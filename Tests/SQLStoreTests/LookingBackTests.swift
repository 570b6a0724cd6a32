import CustomerSuccess
import Foundation
import SQLStore
import SQLiteEngine
import SuccessStore
import Testing

/// The database as it was known at a past moment, and as is held of it.
@Suite struct LookingBackTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private func past(_ moment: Instant, _ manner: PastMoment.Manner) async throws -> SQLStore {
    try await SQLiteEngine.openPast(
      path: scratch.path(), rules: RulebookSource(try TestRules.rulebook()), PastMoment(moment, as: manner))
  }

  /// Edits one by one, imports that add and imports that change, runs of outreach, undoings and their undoings.
  @Test(arguments: 71...78) func whatWasKnownIsWhatAnExportHadThen(seed: Int) async throws {
    let store = try scratch.open()
    var world = try World(seed: seed, customers: 5)
    var seen: [(at: Instant, facts: [Fact])] = []
    for round in 0..<16 {
      let moment = now + round * 3600
      try await happen(round, &world, in: store, at: moment)
      seen.append((moment, try await store.allFacts(at: moment)))
    }
    try store.close()
    #expect(Set(seen.map { $0.facts.count }).count > 3)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path()))
    for _ in 0..<5 {
      let (moment, facts) = world.pick(seen)
      let then = try await past(moment + world.int(0...3599), .known)
      #expect(try await then.allFacts(at: now) == facts, "at \(moment)")
      try then.close()
      #expect(!FileManager.default.fileExists(atPath: then.path))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path())) == bytes)
  }

  private func happen(_ round: Int, _ world: inout World, in store: SQLStore, at moment: Instant) async throws {
    switch round == 0 ? 0 : world.int(0...9) {
    case 0 where round == 0: try await store.load(world.inOrder, at: moment)
    case 0, 1:
      try await store.load(
        World(seed: world.int(0...999), customers: 2, copy: "\(round)-").inOrder, at: moment)
    case 2, 3: try await changeInBulk(&world, in: store, at: moment)
    case 4, 5, 6:
      let entries = try await store.answer(LogQuery(limit: 6))
      await refusable { try await store.undo(world.pick(entries).id, by: "dana", at: moment) }
    case 7: try await store.runOutreach(OutreachOrder(), by: "outreach", at: moment)
    default:
      for _ in 0..<world.int(1...4) {
        guard let edit = try await fitting(world.edit(), in: store, at: moment) else { continue }
        await refusable { try await store.commit([edit], title: "edit", by: "dana", at: moment) }
      }
    }
  }

  /// Some facts again with other values, and new ones of their customers beside them.
  private func changeInBulk(_ world: inout World, in store: SQLStore, at moment: Instant) async throws {
    let facts = try await store.allFacts(at: moment)
    var changed: [Fact] = []
    for case .customer(let customer) in facts where world.chance(50) {
      changed.append(.customer(world.customer(customer.id)))
      changed.append(.observation(world.observation(customer.id)))
      changed.append(.action(world.action(customer.id)))
    }
    try await store.load(changed, at: moment)
  }

  /// An undoing may have changed what the world thinks is there.
  private func fitting(_ edit: FactEdit, in store: SQLStore, at moment: Instant) async throws -> FactEdit? {
    let there = try await store.allFacts(at: moment).first { $0.key == edit.key }
    return there == edit.after ? nil : FactEdit(before: there, after: edit.after)
  }

  /// What others did since may be in the way: then nothing is done.
  private func refusable(_ act: () async throws -> ChangeEntry) async { _ = try? await act() }

  /// Every figure and list is what a database shows that was only ever told so much.
  @Test(arguments: 81...83) func figuresOfWhatWasKnownAreThoseOfADatabaseThatKnowsNoMore(seed: Int) async throws {
    let store = try scratch.open()
    var world = try World(seed: seed, customers: 6)
    try await store.load(world.inOrder, at: now)
    let known = try await store.allFacts(at: now)
    try await store.load(World(seed: seed + 1, customers: 3, copy: "later-").inOrder, at: now + 7200)
    try await changeInBulk(&world, in: store, at: now + 9000)
    try store.close()
    let then = try await past(now + 3600, .known)
    let fresh = try Scratch()
    let other = try fresh.open()
    try await other.load(known, at: now + 3600)
    let (seen, expected) = (try await picture(then, at: now), try await picture(other, at: now + 3600))
    #expect(seen.portfolio == expected.portfolio)
    #expect(seen.segments == expected.segments)
    #expect(seen.support == expected.support)
    #expect(seen.training == expected.training)
    #expect(seen.customers == expected.customers)
    #expect(Set(seen.tickets) == Set(expected.tickets))
    #expect(Set(seen.actions) == Set(expected.actions))
    try other.close()
    try then.close()
  }

  /// Also without a single entry.
  @Test(arguments: [true, false]) func beforeAnythingWasKnownNobodyIsThere(isLoaded: Bool) async throws {
    let store = try scratch.open()
    if isLoaded { try await store.load(World(seed: 1, customers: 2).inOrder, at: now) }
    try store.close()
    for (moment, manner) in [(now - 1, PastMoment.Manner.known), (now.adding(days: -5000), .held)] {
      let then = try await past(moment, manner)
      #expect(try await then.answer(CustomerQuery(window: Window(limit: 9)), at: moment).rows == [])
      #expect(try await then.answer(PortfolioQuery(), at: moment).customers == 0)
      #expect(try await then.answer(TicketQuery(window: Window(limit: 9)), at: moment).rows == [])
      try then.close()
    }
  }

  @Test func thePastIsOnlyRead() async throws {
    let store = try scratch.open()
    try await store.load(World(seed: 2, customers: 2).inOrder, at: now)
    try store.close()
    let then = try await past(now, .held)
    #expect(then.isReadOnly)
    let error = try await #require(throws: StoreError.self) {
      try await then.commit(
        [FactEdit(before: nil, after: .contact(Contact(id: "P", customer: "CUST-001", name: "Pat")))], title: "t",
        by: "t", at: now)
    }
    guard case .readOnly = error else {
      Issue.record("expected readOnly, got \(error)")
      return
    }
    try then.close()
  }

  /// By their own times: what the same facts show at another clock, and nothing of what came later.
  @Test(arguments: 91...94, [0, -3, -20, -70, -200]) func whatIsHeldIsCountedAsTheTrendCountsIt(
    seed: Int, days: Int
  ) async throws {
    let store = try scratch.open()
    let world = try World(seed: seed, customers: 12)
    try await store.load(world.inOrder, at: now)
    let moment = now.adding(days: days)
    let clock = try scratch.open(mode: .asOf(moment))
    let then = try await past(moment, .held)
    let (seen, expected) = (
      try await then.answer(PortfolioQuery(), at: now), try await clock.answer(PortfolioQuery(), at: now)
    )
    #expect(seen.customers == expected.customers)
    #expect(seen.distribution == expected.distribution)
    #expect(seen.average == expected.average && seen.change == expected.change)
    #expect(seen.openTickets == expected.openTickets && seen.breachedTickets == expected.breachedTickets)
    let facts = try await then.allFacts(at: now)
    if days == 0 {
      // Some of the others are dated ahead.
      let kinds: Set<FactKind> = [
        .customer, .contact, .observation, .score, .activity, .action, .ticket, .survey, .learner,
      ]
      func chosen(_ facts: [Fact]) -> [Fact] { facts.filter { kinds.contains($0.kind) } }
      #expect(chosen(try await store.allFacts(at: now)) == chosen(facts))
    }
    let today = try TestRules.rulebook().zone.date(of: moment)
    for fact in facts {
      switch fact {
      case .customer(let customer):
        #expect(customer.signedUp <= today)
        #expect(customer.churned.map { $0 <= today } ?? true)
      case .observation(let observation): #expect(observation.at <= moment)
      case .ticket(let ticket): #expect(ticket.created <= moment)
      case .ticketEvent(let event): #expect(event.at <= moment)
      case .action(let action):
        #expect(action.created <= moment)
        #expect(action.ended.map { $0 <= moment } ?? true)
      case .survey(let survey): #expect(survey.at <= moment)
      default: break
      }
    }
    for store in [store, clock, then] { try store.close() }
  }

  @Test func whoCameBackLaterIsAwayAndWhoLeavesLaterIsThere() async throws {
    let today = try TestRules.rulebook().zone.date(of: now)
    func customer(_ id: CustomerID, churned: LocalDate? = nil) -> Fact {
      .customer(
        Customer(
          id: id, name: id.text, tier: .starter, industry: .other, size: .small, signedUp: today + -300,
          lifecycle: churned == nil ? .active : .churned, churned: churned))
    }
    let back = Departure(
      id: "D-1", customer: "C-back", left: today + -40, reason: "price", returned: today + -10)
    let store = try scratch.open()
    try await store.load([customer("C-back"), customer("C-left", churned: today + -10), .departure(back)], at: now)
    try store.close()
    let then = try await past(now.adding(days: -20), .held)
    let rows = try await then.answer(CustomerQuery(sort: .id, window: Window(limit: 9)), at: now).rows
    #expect(rows.map(\.lifecycle) == [.churned, .active])
    #expect(rows.map(\.customer.churned) == [today + -40, nil])
    #expect(try await then.answer(PortfolioQuery(), at: now).customers == 1)
    try then.close()
  }
}
