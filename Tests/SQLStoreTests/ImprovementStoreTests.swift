import CustomerSuccess
import Foundation
import SuccessStore
import Testing

/// The improvement loop's questions against the same rules asked in memory.
@Suite struct ImprovementStoreTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private func loaded(_ engine: Engine, seed: Int) async throws -> (any SuccessStore, World) {
    let store = try engine.open(scratch)
    let world = try World(seed: seed, customers: 30)
    try await store.load(world.inOrder)
    return (store, world)
  }

  private func readings(_ store: any SuccessStore) async throws -> [TicketRow] {
    try await store.answer(TicketQuery(includeEnded: true, window: Window(limit: 100_000)), at: now).rows
  }

  @Test(arguments: Engine.all, [81, 82])
  func aReviewHasTheEscalatedTicketsOfItsWeeks(_ engine: Engine, _ seed: Int) async throws {
    let (store, _) = try await loaded(engine, seed: seed)
    let rows = try await readings(store).filter { $0.reading.disposition == .counted }
    let zone = try TestRules.rulebook().zone
    let this = ISOWeek(of: zone.date(of: now))
    var met = 0
    for back in 0...4 {
      let (first, last) = (this.adding(-back), this.adding(-back / 2))
      let period = ISOWeek.period(first, through: last, in: zone)
      let expected = rows.filter { row in row.reading.escalations.contains { period.contains($0.at) } }
      let query = ReviewQuery(from: first, through: last)
      let found = try await store.answer(query, at: now)
      #expect(Set(found.map(\.id)) == Set(expected.map(\.id)))
      met += found.count
      for row in found {
        #expect(row.escalations == row.ticket.reading.escalations.filter { period.contains($0.at) })
        #expect(row.misses == row.ticket.reading.misses(at: now))
      }
      let latest = found.compactMap { $0.escalations.last?.at }
      #expect(latest == latest.sorted(by: >))
      var part = query
      part.isReviewed = true
      #expect(try await store.answer(part, at: now) == found.filter { $0.ticket.rootCause != nil })
      part.isReviewed = false
      #expect(try await store.answer(part, at: now) == found.filter { $0.ticket.rootCause == nil })
      part = query
      part.filter = try Filter.parse("severity:critical,high csm:dana", in: .tickets, me: "dana")
      let matching = try await store.answer(
        TicketQuery(filter: part.filter, includeEnded: true, window: Window(limit: 100_000)), at: now)
      let ids = Set(matching.rows.map(\.id))
      #expect(try await store.answer(part, at: now) == found.filter { ids.contains($0.id) })
    }
    #expect(met > 3, "the world has some")
  }

  @Test(arguments: Engine.all, [83, 84])
  func figuresAreWhatTheRulesMakeOfTheFacts(_ engine: Engine, _ seed: Int) async throws {
    let (store, world) = try await loaded(engine, seed: seed)
    let rules = try TestRules.rulebook()
    let rows = try await readings(store).filter { $0.reading.disposition == .counted }
    let customers = try await store.answer(CustomerQuery(window: Window(limit: 1000)), at: now).rows
    for (days, text) in [(10, ""), (90, ""), (90, "tier:starter,community"), (30, "csm:dana")] {
      let filter = try Filter.parse(text, in: .customers, me: "dana")
      let scope = Set(
        customers.filter { filter.matches($0, in: FilterContext(now: now, zone: rules.zone)) }.map(\.id))
      let inScope = rows.filter { scope.contains($0.reading.ticket.customer) }
      let start = now.adding(days: -days)
      let figures = try await store.answer(ImprovementQuery(filter, days: days), at: now)
      let roots = inScope.compactMap(\.rootCause).filter { start <= $0.at && $0.at <= now }
      #expect(figures.fishbone == Fishbone(roots, rules: rules.improvement), "\(days) \(text)")
      #expect(Set(figures.tickets.keys) == Set(roots.map(\.ticket)))

      let staying = Set(customers.filter { $0.customer.lifecycle != .churned }.map(\.id))
      let cases = inScope.filter {
        staying.contains($0.reading.ticket.customer) && $0.reading.ticket.created >= start
      }.map { row in
        GapCase(
          ticket: row.id, customer: row.reading.ticket.customer, category: row.reading.ticket.category,
          cause: row.rootCause?.path)
      }
      let gaps = rules.improvement.gaps(cases, training: training(world, rules.training), catalogue: rules.training)
      #expect(figures.gaps == gaps, "\(days) \(text)")

      let period = start..<now + 1
      let answers = world.facts(.articleLink).compactMap { fact -> ArticleLink? in
        if case .articleLink(let link) = fact, link.role == .answer { link } else { nil }
      }
      let verdicts = inScope.compactMap { row in
        SelfServiceRules.verdict(
          for: row.reading, answered: answers.filter { $0.ticket == row.id }.map(\.at).min(), period: period)
      }
      #expect(figures.selfService == TicketShare(part: verdicts.count { $0 }, whole: verdicts.count))
    }
  }

  private func training(_ world: World, _ catalogue: TrainingCatalogue) -> [CustomerID: CustomerTraining] {
    var owner: [LearnerID: CustomerID] = [:]
    var training: [CustomerID: CustomerTraining] = [:]
    for fact in world.facts(.learner) {
      guard case .learner(let learner) = fact else { continue }
      owner[learner.id] = learner.customer
      training[learner.customer, default: CustomerTraining()].learners += 1
    }
    for fact in world.facts(.progress) {
      guard case .progress(let progress) = fact, catalogue.satisfies(progress), let customer = owner[progress.learner]
      else { continue }
      training[customer, default: CustomerTraining()].modules.insert(ModulePath(progress.path, progress.module))
    }
    var enrolled: [LearnerID: Set<PathID>] = [:]
    for fact in world.facts(.enrolment) {
      if case .enrolment(let enrolment) = fact { enrolled[enrolment.learner, default: []].insert(enrolment.path) }
    }
    for (learner, customer) in owner {
      training[customer]?.open.formUnion(Set(catalogue.paths.map(\.id)).subtracting(enrolled[learner] ?? []))
    }
    return training
  }

  @Test(arguments: Engine.all, [85, 86])
  func articlesAreFilteredAsInMemory(_ engine: Engine, _ seed: Int) async throws {
    let (store, world) = try await loaded(engine, seed: seed)
    let all = world.facts(.article).compactMap { if case .article(let article) = $0 { article } else { nil } }
    let context = FilterContext(now: now, zone: try TestRules.rulebook().zone)
    let whole = try await store.answer(ArticleQuery(window: Window(limit: 100)), at: now).rows
    #expect(whole.map(\.article.changed) == whole.map(\.article.changed).sorted(by: >) && whole.count == all.count)
    for text in [
      "", "renew", "ÉCRANS", "étape", "state:published", "-state:retired", "tag:sso", "tag!=sso", "author:dana",
      "author:none", "id=kb-0003", "title:loops state:draft,retired",
    ] {
      let filter = try Filter.parse(text, in: .articles, me: "dana")
      let found = try await store.answer(ArticleQuery(filter: filter, window: Window(limit: 100)), at: now)
      let expected = whole.filter { filter.matches(FilteredArticle($0.article), in: context) }
      #expect(found.rows == expected, "\(text)")
    }
    for row in whole {
      let around = try await store.answer(ArticleQuery(window: Window(.around(row.id.text), limit: 3)), at: now)
      #expect(around.rows.contains(row))
      let detail = try #require(try await store.answer(ArticleDetailQuery(row.id), at: now))
      #expect(detail.row == row && detail.links.count == row.sources + row.answers)
      for linked in detail.links {
        let ticket = try #require(try await store.answer(TicketDetailQuery(linked.ticket.id), at: now))
        #expect(ticket.articles.contains(LinkedArticle(article: row.article, link: linked.link)))
      }
    }
    #expect(try await store.answer(ArticleDetailQuery("KB-9999"), at: now) == nil)
  }

  @Test(arguments: Engine.all)
  func whatIsFoundLaterIsNotKnownYet(_ engine: Engine) async throws {
    let (store, world) = try await loaded(engine, seed: 87)
    for row in try await readings(store) {
      guard case .rootCause(let cause)? = world.facts[.rootCause(row.id)] else {
        #expect(row.rootCause == nil)
        continue
      }
      #expect(row.rootCause == (cause.at <= now ? cause : nil))
    }
  }

  @Test(arguments: Engine.all)
  func newArticlesCountOnAndAreFoundByTheirText(_ engine: Engine) async throws {
    let store = try engine.open(scratch)
    let customer = Customer(
      id: "C-1", name: "Acme", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 20_000))
    try await store.load([.customer(customer)])
    try await store.perform(
      [ActRequest(.openTicket(TicketDraft(subject: "Sync fails", message: "since noon")), on: .customer("C-1"))],
      title: "open", by: "dana", at: now)
    let ticket = try #require(try await readings(store).first?.id)
    let acts: [Act] = [
      .respond("Renew the zebra key.", then: .resolved), .draftArticle(title: "", body: "", tags: ["Keys"]),
      .draftArticle(title: "Another", body: "x", tags: []),
    ]
    for act in acts {
      try await store.perform([ActRequest(act, on: .ticket(ticket))], title: "act", by: "dana", at: now)
    }
    let ids = try await store.answer(ArticleQuery(window: Window(limit: 9)), at: now).rows.map(\.id)
    #expect(Set(ids) == ["KB-0001", "KB-0002"])
    let found = try await store.answer(SearchQuery("zebra key", limit: 9), at: now)
    #expect(Set(found.map(\.thing)) == [ticket.text, "KB-0001"])
    let hit = try #require(found.first { $0.kind == .article })
    #expect(hit.customer == nil && hit.customerName == "" && hit.title.text == "Sync fails")
    #expect(hit.excerpt.text.contains("zebra") && !hit.excerpt.matches.isEmpty)
    #expect(try await store.answer(SearchQuery("kb-0001", limit: 1), at: now).map(\.thing) == ["KB-0001"])
    try await store.perform(
      [ActRequest(.rewrite(ArticleRevision(body: "Use the okapi.")), on: .article("KB-0001"))], title: "edit",
      by: "dana", at: now)
    #expect(try await store.answer(SearchQuery("zebra", limit: 9), at: now).map(\.thing) == [ticket.text])
    #expect(try await store.answer(SearchQuery("okapi", limit: 9), at: now).map(\.thing) == ["KB-0001"])
    #expect(try await store.check(at: now) == [])
  }
}
