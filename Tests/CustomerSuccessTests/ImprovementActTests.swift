import CustomerSuccess
import Testing

/// Root causes and articles: what their acts change, and what they refuse.
@Suite struct ImprovementActTests {
  let world: ActWorld
  let path = CausePath("process", "hand-over")

  init() throws { world = try ActWorld() }

  private func refusal(_ act: Act, on target: Target, seen: ActRequest.Sight? = nil) -> String? {
    world.refusal(act, on: target, seen: seen)
  }

  private var rootCause: RootCause? {
    if case .rootCause(let cause) = world.facts.fact(.rootCause("T-1")) { cause } else { nil }
  }

  private func article(_ id: ArticleID) -> Article? {
    if case .article(let article) = world.facts.fact(.article(id)) { article } else { nil }
  }

  /// An article drafted from the world's ticket, which is resolved for that.
  private func drafted(title: String = "", body: String = "") throws -> ArticleID {
    try world.perform(.respond("Renew the key.", then: .resolved), on: .ticket("T-1"))
    let edits = try world.perform(.draftArticle(title: title, body: body, tags: []), on: .ticket("T-1"))
    guard case .article(let article) = edits.first?.after else { throw ActFailure.refused(Refusal("no article")) }
    return article.id
  }

  @Test func aRootCauseIsKeptWithWhoAndWhenAndReplacedByABetterOne() throws {
    let edits = try world.perform(.explain(path, whys: ["No key", "Nobody told us"]), on: .ticket("T-1"))
    #expect(edits.map(\.before) == [nil])
    #expect(
      rootCause
        == RootCause(
          ticket: "T-1", category: "process", subCause: "hand-over", whys: ["No key", "Nobody told us"],
          author: "dana", at: ActWorld.now))
    let words = refusal(.explain(path, whys: ["No key", "Nobody told us"]), on: .ticket("T-1"))
    #expect(words == "T-1: that is its root cause already")
    let before = rootCause
    let again = try world.perform(.explain(CausePath("people"), whys: ["A slip"]), on: .ticket("T-1"), by: "lee")
    #expect(again.map(\.before) == [before.map(Fact.rootCause)] && rootCause?.author == "lee")
    world.facts.apply(again.map(\.undone))
    #expect(rootCause == before)
  }

  @Test func aRootCauseThatSomebodyElseFoundIsAConflict() throws {
    let unseen = ActRequest.Sight.events(world.reading.nextOrder)
    try world.perform(.explain(path, whys: ["a"]), on: .ticket("T-1"), by: "lee")
    #expect(throws: ActFailure.self) {
      try world.perform(.explain(path, whys: ["b"]), on: .ticket("T-1"), seen: unseen)
    }
    let seen = ActRequest.Sight.events(world.reading.nextOrder, rootCause: rootCause)
    try world.perform(.explain(path, whys: ["b"]), on: .ticket("T-1"), seen: seen)
    #expect(rootCause?.whys == ["b"])
  }

  @Test func spamHasNoRootCause() throws {
    try world.perform(.markSpam, on: .ticket("T-1"))
    #expect(
      refusal(.explain(path, whys: ["a"]), on: .ticket("T-1"))
        == "T-1: counts no more, there is nothing to find out")
    #expect(
      refusal(.draftArticle(title: "", body: "", tags: []), on: .ticket("T-1"))
        == "T-1: is spam, no article is drafted from it")
  }

  @Test func anArticleIsDraftedFromWhatTheResolvedTicketSays() throws {
    #expect(
      refusal(.draftArticle(title: "", body: "", tags: []), on: .ticket("T-1"))
        == "T-1: is new, an article is drafted once it is resolved")
    try world.perform(.hear("The sync has failed since noon."), on: .ticket("T-1"))
    try world.perform(.explain(path, whys: ["Its key expired", "Nobody renews keys"]), on: .ticket("T-1"))
    let article = try #require(article(try drafted()))
    #expect(article.title == "Sync fails" && article.state == .draft && article.author == "dana")
    #expect(
      article.body == """
        ## Problem

        The sync has failed since noon.

        ## Resolution

        Renew the key.

        ## Cause

        Process: Something was lost in a hand-over

        1. Its key expired
        2. Nobody renews keys
        """)
    #expect(article.tags == ["process"])
    let link = world.facts.fact(.articleLink(article.id, "T-1"))
    #expect(
      link
        == .articleLink(
          ArticleLink(article: article.id, ticket: "T-1", role: .source, author: "dana", at: ActWorld.now)))
  }

  @Test func whatIsToldTakesThePlaceOfTheDraft() throws {
    let article = try #require(article(try drafted(title: "Keys", body: "Renew them.")))
    #expect(article.title == "Keys" && article.body == "Renew them.")
  }

  @Test func onlyWhatIsPublishedAnswers() throws {
    let id = try drafted()
    world.facts.apply([
      FactEdit(
        before: nil,
        after: .ticket(Ticket(id: "T-2", customer: "C-1", subject: "Sync fails too", created: ActWorld.now)))
    ])
    #expect(refusal(.answerBy(id), on: .ticket("T-2")) == "\(id): is a draft: publish it first")
    try world.perform(.publish, on: .article(id))
    #expect(refusal(.publish, on: .article(id)) == "\(id): is published already")
    #expect(article(id)?.published == ActWorld.now)
    #expect(refusal(.answerBy(id), on: .ticket("T-1")) == "\(id): was drafted from T-1")
    try world.perform(.answerBy(id), on: .ticket("T-2"))
    #expect(refusal(.answers("T-2"), on: .article(id)) == "\(id): answered T-2 already")
    try world.perform(.retire, on: .article(id))
    #expect(refusal(.answers("T-9"), on: .article(id)) == "There is no ticket T-9 any more")
    #expect(refusal(.answerBy("KB-9"), on: .ticket("T-2")) == "There is no article KB-9 any more")
  }

  @Test func whatOthersChangedInAnArticleIsNotOverwritten() throws {
    let id = try drafted()
    let seen = try #require(article(id))
    try world.perform(.rewrite(ArticleRevision(title: "Theirs")), on: .article(id), by: "lee")
    #expect(throws: ActFailure.self) {
      try world.perform(.rewrite(ArticleRevision(title: "Mine")), on: .article(id), seen: .article(seen))
    }
    try world.perform(.rewrite(ArticleRevision(tags: ["keys"])), on: .article(id), seen: .article(seen))
    #expect(article(id)?.title == "Theirs" && article(id)?.tags == ["keys"], "beside it, both stand")
    #expect(refusal(.rewrite(ArticleRevision(body: " \n")), on: .article(id)) == "\(id): an article needs a text")
  }

  // MARK: From what people type

  private var reader: ActReader { ActReader(rules: world.rules, me: "dana", now: ActWorld.now) }

  @Test(arguments: [
    (["category": "proc", "why1": "a"], "category: 'proc' could be"),
    (["category": "process/hand-over", "why1": " "], "why1: expected text"),
    (["why1": "a"], "category: expected one of people, people/not-trained"),
    (["category": "process", "why1": "a", "why3": "c"], "why3: answers why2, which is empty"),
    (["category": "process", "why1": "a", "why2": "b", "why5": "c"], "why5: answers why3, which is empty"),
    (["category": "weather", "why1": "a"], "category: 'weather' is not known, expected one of people, people/"),
    (["category": "process", "why1": "a", "why6": "f"], "why6: is not known"),
  ])
  func whysFollowEachOther(_ values: [String: String], _ words: String) {
    do {
      _ = try reader.act(.explain, values, on: .ticket)
      Issue.record("was accepted")
    } catch {
      #expect(error.description.hasPrefix(words), "\(error)")
    }
  }

  @Test func aFormBeginsWithTheRootCauseAndChangesNothing() throws {
    let act = Act.explain(path, whys: ["a", "b\nc"])
    try world.perform(act, on: .ticket("T-1"))
    let values = reader.initialValues(.explain, for: .ticket(world.reading, rootCause: rootCause))
    #expect(try reader.act(.explain, values, on: .ticket) == act)
    let article = try #require(article(try drafted()))
    let fields = reader.initialValues(.edit, for: .article(article))
    #expect(
      try reader.act(.edit, fields, on: .article, subject: .article(article)) == .rewrite(ArticleRevision()))
  }

  @Test func tagsAreTidy() {
    #expect(ArticleTags.read(" Keys, ,integration,keys ,SSO") == ["keys", "integration", "sso"])
    #expect(ArticleTags.read(ArticleTags.line(["keys", "sso"])) == ["keys", "sso"])
  }
}
