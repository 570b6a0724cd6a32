import CustomerSuccess
import SuccessStore
import Testing

/// Initiatives in the store: lists as the filter in memory has them, the roadmap, whom they concern, undo.
@Suite struct InitiativeStoreTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  /// Of every status, impact and effort; the last comes into being later.
  private func initiatives() throws -> [Initiative] {
    let today = try TestRules.rulebook().zone.date(of: now)
    let statuses = Initiative.Status.allCases
    return (1...25).map { number in
      var one = Initiative(
        id: InitiativeID("INI-\(number)"), title: ["Renew keys", "Écrans vides", "Login loops"][number % 3],
        description: number.isMultiple(of: 4) ? "étape" : "", status: statuses[number % statuses.count],
        since: now - number * 60, impact: (number - 1) % 5 + 1, effort: (number - 1) / 5 + 1,
        owner: ["dana", "", "kim"][number % 3], customers: number == 1 ? "tier:enterprise" : "",
        outcome: "o", author: "dana", created: number == 25 ? now + 60 : now - number * 3600,
        changed: now - number * 60)
      if one.status != .idea { one.quarter = Quarter(today).adding(number % 3 - 1) }
      if number.isMultiple(of: 5) { one.origin = .theme("performance") }
      if number.isMultiple(of: 7) { one.origin = .cause(CausePath("process", "hand-over")) }
      return one
    }
  }

  private func loaded(_ engine: Engine) async throws -> (any SuccessStore, [Initiative]) {
    let store = try engine.open(scratch)
    let world = try World(seed: 88, customers: 20)
    let initiatives = try initiatives()
    try await store.load(world.inOrder + initiatives.map(Fact.initiative))
    return (store, initiatives.filter { $0.created <= now })
  }

  @Test(arguments: Engine.all)
  func initiativesAreFilteredAsInMemory(_ engine: Engine) async throws {
    let (store, all) = try await loaded(engine)
    let context = FilterContext(now: now, zone: try TestRules.rulebook().zone)
    let whole = try await store.answer(InitiativeQuery(window: Window(limit: 100)), at: now).rows
    #expect(Set(whole) == Set(all))
    let open = whole.prefix { $0.status.isOpen }
    #expect(open.count == all.count { $0.status.isOpen } && open.elementsEqual(open.sorted(by: Roadmap.isOrdered)))
    let quarter = try #require(all.lazy.compactMap(\.quarter).first)
    var met = 0
    for text in [
      "", "renew", "ÉCRANS", "étape", "status:open", "status:done,dropped", "-status:idea", "owner:me", "owner:none",
      "impact>=4", "effort<3 impact:4..5", "quarter:\(quarter)", "quarter:none", "origin:theme", "origin:process",
      "origin:none", "id=ini-3", "title:loops",
    ] {
      let filter = try Filter.parse(text, in: .initiatives, me: "dana")
      let found = try await store.answer(InitiativeQuery(filter: filter, window: Window(limit: 100)), at: now)
      let expected = whole.filter { filter.matches(FilteredInitiative($0), in: context) }
      #expect(found.rows == expected && found.total == expected.count, "\(text)")
      met += found.rows.isEmpty ? 0 : 1
      let roadmap = try await store.answer(RoadmapQuery(filter), at: now)
      let rules = try TestRules.rulebook().improvement.roadmap
      #expect(roadmap == Roadmap(expected, rules, on: context.today), "\(text)")
    }
    #expect(met > 14)
  }

  @Test(arguments: Engine.all)
  func aPageSaysHowManyItConcerns(_ engine: Engine) async throws {
    let (store, _) = try await loaded(engine)
    let filter = try Filter.parse("tier:enterprise", in: .customers, me: "")
    let customers = try await store.answer(CustomerQuery(filter: filter, window: Window(limit: 100)), at: now)
    let detail = try #require(try await store.answer(InitiativeDetailQuery("INI-1"), at: now))
    // Whom it concerns is who is there.
    let present = customers.rows.count { $0.customer.lifecycle != .churned }
    #expect(detail.concerned == present && present > 0)
    #expect(try await store.answer(InitiativeDetailQuery("INI-2"), at: now)?.concerned == nil)
    #expect(try await store.answer(InitiativeDetailQuery("INI-25"), at: now) == nil)
    #expect(try await store.answer(InitiativeDetailQuery("INI-99"), at: now) == nil)
  }

  @Test(arguments: Engine.all)
  func actsAreKeptNumberedAndTakenBack(_ engine: Engine) async throws {
    let (store, _) = try await loaded(engine)
    var draft = InitiativeRevision()
    draft.title = "Shorter answers"
    draft.owner = "zoe"
    let before = try await store.allFacts()
    let entry = try await store.perform(
      [ActRequest(.addInitiative(draft), on: .portfolio)], title: "begin", by: "dana", at: now)
    let made = try #require(try await store.answer(InitiativeDetailQuery("INI-26"), at: now))
    #expect(made.initiative.title == "Shorter answers" && made.initiative.author == "dana")
    #expect(try await store.answer(PeopleQuery()).contains("zoe"))
    let acts: [Act] = [.advance(30), .milestone(MilestoneNews("Pilot", .done)), .dropInitiative(reason: "no need")]
    for act in acts {
      let one = try await store.perform(
        [ActRequest(act, on: .initiative("INI-26"))], title: "act", by: "dana", at: now)
      try await store.undo(one.id, by: "dana", at: now)
      #expect(try await store.answer(InitiativeDetailQuery("INI-26"), at: now) == made, "\(act)")
    }
    try await store.undo(entry.id, by: "dana", at: now)
    #expect(try await store.allFacts() == before)
    #expect(try await store.check(at: now) == [])
  }
}

extension Roadmap {
  /// More impact for less effort first, whatever the ids.
  fileprivate static func isOrdered(_ one: Initiative, _ other: Initiative) -> Bool {
    (-one.impact, one.effort) < (-other.impact, other.effort)
  }
}
