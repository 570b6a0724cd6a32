import CustomerSuccess
import Foundation
import Statistics
import SuccessStore
import Testing

/// Acts through the store's door: written, logged, undone, and kept apart from others'.
@Suite struct PerformingTests {
  let scratch: Scratch
  let now = TestRules.now
  init() throws { scratch = try Scratch() }

  private func randomAct(_ world: inout World) -> ActRequest? {
    let customer = world.pick(world.facts(.customer))
    guard case .customer(let known) = customer else { return nil }
    switch world.int(0...13) {
    case 11:
      var revision = CustomerRevision()
      (revision.name, revision.tier) = ("N\(world.int(1...9))", world.pick(Tier.allCases))
      return world.chance(50)
        ? ActRequest(.addCustomer(revision), on: .portfolio)
        : ActRequest(.changeCustomer(revision), on: .customer(known.id))
    case 12:
      let acts: [Act] = [
        .renew(until: LocalDate(day: 21_500 + world.int(0...900)), amount: Money(minorUnits: 5, currency: "USD")),
        .churn(on: LocalDate(day: TestRules.now.seconds / 86_400), reason: "price", note: "n"),
        .comeBack(on: LocalDate(day: TestRules.now.seconds / 86_400), renews: nil),
        .addContact(ContactRevision(name: "Pat"), isPrimary: world.chance(50)),
        .answerSurvey(.nps, score: world.int(0...10), comment: "c", ticket: nil),
        .count("workflows", world.int(0...99), limit: world.chance(50) ? 50 : nil, note: ""),
        .noteEvent(
          EventName(world.pick(["First login", "Onboarding started"])), at: TestRules.now - world.int(0...99), note: ""),
        .settleStep("day7", .done, on: nil, reason: ""), .settleStep("day7", .skipped, on: nil, reason: "r"),
        .settleStep("week2", .done, on: nil, reason: ""), .reopenStep("day7"),
        .takeUpStep("day30", owner: "kim", due: nil),
      ]
      return ActRequest(world.pick(acts), on: .customer(known.id))
    case 13:
      guard case .customer(let other) = world.pick(world.facts(.customer)) else { return nil }
      var request = ActRequest(.mergeCustomer(into: other.id), on: .customer(known.id))
      request.isSure = true
      return request
    case 9:
      guard case .ticket(let known)? = world.facts(.ticket).randomElement(using: &world.random) else { return nil }
      let id = known.id
      let article = ArticleID("KB-000\(world.int(1...9))")
      let acts: [Act] = [
        .explain(world.pick(world.improvement.paths), whys: ["a", "b"]), .answerBy(article),
        .draftArticle(title: "", body: "", tags: []),
      ]
      return ActRequest(world.pick(acts), on: .ticket(id))
    case 10:
      let id = ArticleID("KB-000\(world.int(1...9))")
      let acts: [Act] = [.publish, .retire, .rewrite(ArticleRevision(title: "t\(world.int(1...9))"))]
      return ActRequest(world.pick(acts), on: .article(id))
    case 0:
      return ActRequest(
        .record("activeUsers", .measured(Double(world.int(0...100))), note: ""), on: .customer(known.id))
    case 1:
      return ActRequest(.override(.score, value: world.int(0...100), reason: "r", days: 5), on: .customer(known.id))
    case 2: return ActRequest(.logActivity(kind: "Call", description: "d", outcome: ""), on: .customer(known.id))
    case 3: return ActRequest(.addAction(ActionDraft(title: "t", owner: "kim")), on: .customer(known.id))
    case 4:
      return ActRequest(
        .openTicket(TicketDraft(subject: "s", severity: world.pick(Severity.allCases), message: "m")),
        on: .customer(known.id))
    case 5, 6:
      guard case .ticket(let known)? = world.facts(.ticket).randomElement(using: &world.random) else { return nil }
      let id = known.id
      let acts: [Act] = [
        .respond("r", then: .pending), .note("n"), .changeSeverity(.high), .assignTicket("sam"), .move(to: .resolved),
        .move(to: .open),
      ]
      return ActRequest(world.pick(acts), on: .ticket(id))
    case 7:
      guard case .learner(let known)? = world.facts(.learner).randomElement(using: &world.random) else { return nil }
      let id = known.id
      return ActRequest(.enrol(world.pick(world.training.paths).id, due: nil), on: .learner(id))
    default:
      guard case .action(let known)? = world.facts(.action).randomElement(using: &world.random) else { return nil }
      let id = known.id
      var revision = ActionRevision()
      revision.priority = world.pick(ActionPriority.allCases)
      return ActRequest(
        world.pick([
          .revise(revision), .finish(.lost, note: "x"), .reopenAction,
          .snooze(until: LocalDate(day: now.seconds / 86_400 + 9), reason: "r"),
        ]), on: .action(id))
    }
  }

  /// RAPPORT_WALK sets how long the walk is.
  @Test(arguments: Engine.all, [3, 7, 14])
  func a_walk_of_acts_undone_one_by_one_ends_where_it_began(_ engine: Engine, seed: Int) async throws {
    let length = ProcessInfo.processInfo.environment["RAPPORT_WALK"].flatMap(Int.init) ?? 300
    let store = try engine.open(scratch)
    var world = try World(seed: seed)
    try await store.load(world.inOrder)
    let before = try await store.allFacts()
    var done = 0
    for step in 0..<length {
      guard let request = randomAct(&world) else { continue }
      do {
        try await store.perform([request], title: "\(step)", by: "walker", at: now + step)
        done += 1
      } catch let error {
        guard case .refused = error else { throw error }
      }
    }
    #expect(done > length / 3)
    #expect(try await store.check(at: now + length) == [])
    for step in 0..<done {
      let entry = try #require(try await store.answer(UndoableQuery(by: "walker")).first)
      try await store.undo(entry.id, by: "walker", at: now + length + step)
    }
    #expect(try await store.allFacts() == before)
    #expect(try await store.check(at: now + 2 * length) == [])
    try store.close()
  }

  @Test(arguments: Engine.all)
  func undo_and_redo_go_back_and_forth_across_a_restart(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let world = try World(seed: 3)
    try await store.load(world.inOrder)
    let id = try #require(
      world.facts(.customer).first.flatMap { if case .customer(let known) = $0 { known.id } else { nil } })
    for title in ["one", "two", "three"] {
      try await store.perform(
        [ActRequest(.addAction(ActionDraft(title: title)), on: .customer(id))], title: title, by: "dana", at: now)
    }
    try store.close()
    let again = try engine.open(scratch)
    func titles() async throws -> Set<String> {
      Set(try await again.answer(ActionQuery(window: Window(limit: 500)), at: now).rows.map(\.action.title))
        .intersection(["one", "two", "three"])
    }
    func undo() async throws {
      let entry = try #require(try await again.answer(UndoableQuery(by: "dana")).first)
      try await again.undo(entry.id, by: "dana", at: now)
    }
    func redo() async throws -> Bool {
      guard let entry = try await again.answer(RedoableQuery(by: "dana")) else { return false }
      try await again.undo(entry.id, by: "dana", at: now)
      return true
    }
    try await undo()
    try await undo()
    #expect(try await titles() == ["one"])
    #expect(try await redo())
    #expect(try await titles() == ["one", "two"])
    #expect(try await redo())
    #expect(try await titles() == ["one", "two", "three"])
    #expect(try await !redo(), "there is no more")
    try await undo()
    try await again.perform(
      [ActRequest(.addAction(ActionDraft(title: "four")), on: .customer(id))], title: "four", by: "dana", at: now)
    #expect(try await !redo(), "something new was done since")
    try again.close()
  }

  @Test(arguments: Engine.all)
  func two_at_once_lose_nothing_and_each_is_told(_ engine: Engine) async throws {
    let (one, other) = (try engine.open(scratch), try engine.open(scratch))
    let world = try World(seed: 5)
    try await one.load(world.inOrder)
    let items = try await one.answer(ActionQuery(includeEnded: true, window: Window(limit: 50)), at: now).rows.map(
      \.action)
    let logBefore = try await one.answer(LogQuery(limit: 10_000)).count
    func work(_ store: any SuccessStore, _ name: String, _ seed: Int) async throws -> (applied: Int, told: Int) {
      var (applied, told) = (0, 0)
      var random = SplitMix64(seed: UInt64(seed))
      for step in 0..<200 {
        guard let item = items.randomElement(using: &random) else { continue }
        guard case .action(let seen) = try await store.answer(FactQuery(.action(item.id))) else { continue }
        var revision = ActionRevision()
        revision.title = "\(name) \(step)"
        do throws(StoreError) {
          try await store.perform(
            [ActRequest(.revise(revision), on: .action(item.id), seen: .action(seen))], title: "\(name) \(step)",
            by: name, at: now)
          applied += 1
        } catch {
          guard case .conflict = error else { throw error }
          told += 1
        }
      }
      return (applied, told)
    }
    async let first = work(one, "one", 1)
    async let second = work(other, "other", 2)
    let results = try await [first, second]
    #expect(results.allSatisfy { $0.applied + $0.told == 200 })
    let logged = try await one.answer(LogQuery(limit: 10_000)).count - logBefore
    #expect(logged == results.reduce(0) { $0 + $1.applied }, "each that was applied is in the log")
    try one.close()
    try other.close()
  }

  @Test(arguments: Engine.all)
  func new_ids_follow_the_highest(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let customer = Customer(
      id: "C-1", name: "A", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))
    try await store.load([
      .customer(customer), .ticket(Ticket(id: "TKT-999", customer: "C-1", subject: "s", created: now)),
      .ticket(Ticket(id: "TKT-1000", customer: "C-1", subject: "s", created: now)),
      .ticket(Ticket(id: "TKT-9999-x", customer: "C-1", subject: "s", created: now)),
    ])
    for _ in 0..<2 {
      try await store.perform(
        [ActRequest(.openTicket(TicketDraft(subject: "n")), on: .customer("C-1"))], title: "t", by: "d", at: now)
    }
    let ids = try await store.answer(TicketQuery(includeEnded: true, window: Window(limit: 50)), at: now).rows.map(
      \.id.text)
    #expect(Set(ids).isSuperset(of: ["TKT-1001", "TKT-1002"]))
    try store.close()
  }
}
