import CustomerSuccess
import Foundation
import Testing

/// Root causes, articles and the weekly review as commands.
@Suite struct ImprovementCommandTests {
  private static let moment = SmallPortfolio.moment

  private static func event(
    _ ticket: TicketID, _ order: Int, _ hoursAgo: Int, _ author: Actor, _ kind: TicketEvent.Kind
  )
    -> Fact
  {
    .ticketEvent(
      TicketEvent(ticket: ticket, at: moment - hoursAgo * 3600, order: order, author: author, kind: kind))
  }

  /// T-1 is open; T-4 was escalated and resolved; T-5 was resolved by nobody.
  static let facts: [Fact] = [
    .ticket(
      Ticket(
        id: "T-4", customer: "CUST-001", subject: "Sync stops", category: "Integration", created: moment - 50 * 3600)),
    event("T-4", 0, 50, .customer("Ann"), .opened(severity: .high, status: .new)),
    event("T-4", 1, 50, .customer("Ann"), .customerMessage("The sync stops at night.")),
    event("T-4", 2, 48, .agent("sam"), .escalated(to: .technical, trigger: "Security or compliance concerns")),
    event("T-4", 3, 30, .agent("sam"), .publicReply("Renew the zebra key.")),
    event("T-4", 4, 30, .agent("sam"), .status(.resolved)),
    .ticket(
      Ticket(
        id: "T-5", customer: "CUST-004", subject: "Sync stops too", category: "Integration", created: moment - 3600)),
    event("T-5", 0, 1, .customer("Bo"), .opened(severity: .low, status: .new)),
    .article(
      Article(
        id: "KB-0003", title: "Keys", body: "Renew them.", tags: ["keys"], state: .published, author: "sam",
        created: moment.adding(days: -9), changed: moment.adding(days: -9), published: moment.adding(days: -9))),
    .article(
      Article(
        id: "KB-0007", title: "Old", body: "Gone.", state: .draft, author: "sam", created: moment.adding(days: -8),
        changed: moment.adding(days: -8))),
  ]

  static let deeds = [
    ActCommandTests.Deed(
      [
        "ticket", "why", "T-4", "--answer", "The key expired", "--answer", "Nobody was told", "--category",
        "process/hand",
      ],
      "find the root cause (Process: Something was lost in a hand-over) of T-4",
      [
        "ticket": "T-4", "category": "process", "sub_cause": "hand-over", "why1": "The key expired",
        "why2": "Nobody was told", "author": "tester",
      ]),
    .init(
      ["article", "new", "T-4"], "draft an article from T-4",
      ["id": "KB-0008", "title": "Sync stops", "tags": "integration", "state": "draft"]),
    .init(
      ["article", "new", "T-4", "--title", "Renew keys", "--body", "So.", "--tags", "Keys,  sso"],
      "draft an article from T-4", ["title": "Renew keys", "body": "So.", "tags": "keys, sso"]),
    .init(
      ["article", "edit", "KB-0003", "--title", "Keys!"], "set title of KB-0003",
      ["title": "Keys!", "body": "Renew them."]),
    .init(
      ["article", "publish", "KB-0007"], "publish KB-0007",
      ["state": "published", "published": SmallPortfolio.now]),
    .init(["article", "retire", "KB-0003", "KB-0007"], "retire 2 articles", ["id": "KB-0007", "state": "retired"]),
    .init(
      ["article", "link", "KB-0003", "T-4", "T-5"], "link KB-0003 to 2 tickets",
      ["article": "KB-0003", "ticket": "T-5", "role": "answer"]),
  ]

  @Test(arguments: deeds)
  func aCommandChangesWhatItSaysAndUndoTakesItBack(deed: ActCommandTests.Deed) async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let before = try await portfolio.facts()
    let answer: ActCommandTests.Answer = try portfolio.answer(deed.words)
    #expect(answer.isTitled(deed.title))
    #expect(answer.rows.contains { row in deed.holds.allSatisfy { row[$0.key] == $0.value } }, "\(answer.rows)")
    #expect(try await portfolio.facts() != before)
    let undone = try portfolio.run("undo")
    #expect(undone.status == 0, "\(undone.errors)")
    #expect(try await portfolio.facts() == before)
  }

  static let refused: [(words: [String], status: Int32, message: String)] = [
    (["ticket", "why", "T-4", "--answer", "x", "--category", "weather"], 2, "category: 'weather' is not known"),
    (
      ["ticket", "why", "T-4", "--answer", "x", "--answer", " ", "--answer", "y", "--category", "people"], 2,
      "why3: answers"
    ),
    (["ticket", "why", "T-4", "--category", "people"], 64, "--answer"),
    (
      ["ticket", "why", "T-4", "--category", "people"] + Array(repeating: ["--answer", "x"], count: 6).flatMap(\.self),
      64,
      "expected one to 5, found 6"
    ),
    (["ticket", "why", "T-9", "--answer", "x", "--category", "people"], 1, "no ticket 'T-9'"),
    (["article", "new", "T-1"], 1, "T-1: is new, an article is drafted once it is resolved"),
    (["article", "link", "KB-0007", "T-4"], 1, "KB-0007: is a draft: publish it first"),
    (["article", "publish", "KB-0099"], 1, "no article 'KB-0099'"),
    (["article", "show", "KB-0099"], 1, "no article 'KB-0099'"),
    (["article", "new", "T-4", "--edit"], 64, "the editor needs a terminal"),
    (["article", "edit", "KB-0003"], 64, "the editor needs a terminal"),
    (["article", "list", "state:gone"], 64, "'gone' is not known"),
    (["list", "review", "--week", "2026-W99"], 64, "expected this, last or an ISO week"),
    (["list", "review", "--reviewed", "--unreviewed"], 64, "expected one of them"),
    (["report", "causes", "--days", "0"], 64, "expected a whole number from 1"),
  ]

  @Test func whatIsRefusedChangesNothing() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let before = try await portfolio.facts()
    for refusal in Self.refused {
      let run = try portfolio.running(refusal.words)
      #expect(
        run.status == refusal.status && run.output == "" && run.errors.contains(refusal.message),
        "\(refusal.words): \(run.status) \(run.errors)")
    }
    #expect(try await portfolio.facts() == before)
  }

  @Test(arguments: [["article", "new", "T-4"], ["article", "edit", "KB-0003"]])
  func anArticlesTextComesInByStandardInput(words: [String]) async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let run = try portfolio.running(words + ["--body", "-", "--format", "json"], input: Data("Turn it\noff.\n".utf8))
    try #require(run.status == 0, "\(run.errors)")
    let answer = try JSONDecoder().decode(ActCommandTests.Answer.self, from: Data(run.output.utf8))
    #expect(answer.rows.contains { $0["body"] == "Turn it\noff." }, "\(answer.rows)")
  }

  // MARK: What is read

  struct Review: Decodable, Equatable {
    var ticketId: String
    var trigger: String
    var supportTier: Int
    var missed: String
    var isReviewed: Bool
    var cause: String?
    var rootCause: String?
  }

  /// The test's Monday is of week 48; the escalation was on the Saturday before.
  @Test func theReviewListsWhatWasEscalatedAndWhatCameOfIt() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    var expected = Review(
      ticketId: "T-4", trigger: "Security or compliance concerns", supportTier: 3,
      missed: "resolve handed over, respond late", isReviewed: false)
    let rows = try portfolio.json([Review].self, "list", "review")
    #expect(rows == [expected])
    #expect(try portfolio.json([Review].self, "list", "review", "--week", "last") == rows)
    #expect(try portfolio.json([Review].self, "list", "review", "--week", "2026-w47") == rows)
    #expect(try portfolio.json([Review].self, "list", "review", "--week", "this").isEmpty)
    #expect(try portfolio.json([Review].self, "list", "review", "--reviewed").isEmpty)
    #expect(try portfolio.json([Review].self, "list", "review", "severity:low").isEmpty)
    #expect(
      try portfolio.run(
        "ticket", "why", "T-4", "--answer", "Key", "--answer", "Late", "--category", "process/hand-over"
      ).status == 0)
    expected.isReviewed = true
    (expected.cause, expected.rootCause) = ("process/hand-over", "Late")
    #expect(try portfolio.json([Review].self, "list", "review", "--reviewed") == [expected])
    let text = try portfolio.run("list", "review").output
    #expect(text.contains("Process: Something was lost in a hand-over"), "\(text)")
    #expect(
      try portfolio.run("ticket", "show", "T-4").output.contains("root cause: process/hand-over\n  1. Key\n  2. Late"))
    let log = try portfolio.run("log", "--format", "json").output
    #expect(log.contains("why1") && log.contains("Late"), "\(log)")
  }

  struct Causes: Decodable {
    var rootCauseAnalysis: Fish
    var knowledgeBaseUpdates: SelfService
    var trainingPrograms: [Gap]
    struct Fish: Decodable {
      var total: Int
      var categories: [Category]
    }
    struct Category: Decodable {
      var category: String
      var count: Int
      var causes: [Cause]
    }
    struct Cause: Decodable {
      var cause: String?
      var count: Int
      var tickets: [Ticket]
    }
    struct Ticket: Decodable { var ticketId: String }
    struct SelfService: Decodable {
      var selfServiceResolutionRate: Double?
      var selfServiceResolved: Int
      var resolved: Int
    }
    struct Gap: Decodable {
      var lesson: String
      var tickets: Int
      var untrainedTickets: Int
      var withoutLearners: Int
    }
  }

  @Test func causesAddUpAndATicketThatAnArticleAnsweredIsSelfService() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    for (ticket, category) in [("T-4", "process/hand-over"), ("T-1", "process"), ("T-5", "people/mistake")] {
      #expect(try portfolio.run("ticket", "why", ticket, "--answer", "x", "--category", category).status == 0)
    }
    #expect(try portfolio.run("article", "link", "KB-0003", "T-5").status == 0)
    #expect(try portfolio.run("ticket", "resolve", "T-5").status == 0)
    let report = try portfolio.json(Causes.self, "report", "causes")
    #expect(report.rootCauseAnalysis.total == 3)
    #expect(report.rootCauseAnalysis.categories.map(\.category) == ["process", "people"])
    for category in report.rootCauseAnalysis.categories {
      #expect(category.count == category.causes.reduce(0) { $0 + $1.count })
      #expect(category.causes.allSatisfy { $0.count == $0.tickets.count })
    }
    #expect(report.knowledgeBaseUpdates.resolved == 2 && report.knowledgeBaseUpdates.selfServiceResolved == 1)
    #expect(report.knowledgeBaseUpdates.selfServiceResolutionRate == 50)
    let gap = try #require(report.trainingPrograms.first)
    #expect(gap.lesson == "Integration" && gap.tickets == 2 && gap.untrainedTickets == 2 && gap.withoutLearners == 2)
    let text = try portfolio.run("report", "causes").output
    #expect(
      text.contains("Self-service: 50.0 %, 1 of 2 resolved (the framework's tier 1: 80% of basic inquiries resolved)"))
    #expect(try portfolio.run("report", "causes", "--format", "markdown").output.contains("## Training gaps"))
    let scoped = try portfolio.json(Causes.self, "report", "causes", "tier:starter")
    #expect(scoped.rootCauseAnalysis.total == 1 && scoped.knowledgeBaseUpdates.resolved == 1)
  }

  @Test func withoutAPublishedArticleThereIsNoRate() async throws {
    let portfolio = try await SmallPortfolio()
    let text = try portfolio.run("report", "causes").output
    #expect(text.contains("Self-service: no data: no article is published"), "\(text)")
  }

  struct Found: Decodable {
    var kind: String
    var id: String
    var customerId: String?
  }

  @Test func articlesAreListedShownAndFound() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    #expect(try portfolio.run("article", "new", "T-4").status == 0)
    let found = try portfolio.json([Found].self, "search", "zebra")
    #expect(found.map(\.id) == ["T-4", "KB-0008"] || found.map(\.id) == ["KB-0008", "T-4"])
    #expect(found.first { $0.kind == "article" }?.customerId == nil)
    let list = try portfolio.run("article", "list", "state:draft").output
    #expect(list.contains("KB-0008") && list.contains("KB-0007") && !list.contains("KB-0003"), "\(list)")
    let shown = try portfolio.run("article", "show", "KB-0008").output
    #expect(shown.contains("## Resolution\n\nRenew the zebra key.") && shown.contains("T-4"), "\(shown)")
  }

  @Test func aFileOfOnesOwnTakesThePlaceOfTheShippedOne() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let folder = portfolio.folder.appending(path: "config/rapport")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "improvement.yaml")
    let environment = ["XDG_CONFIG_HOME": portfolio.folder.appending(path: "config").path]
    try Data("causes:\n  weather: {title: Weather}\nlessons: []\narticle: 'It was {problem}'\n".utf8).write(to: file)
    let run = try portfolio.run(
      "ticket", "why", "T-4", "--answer", "Rain", "--category", "weather", environment: environment)
    #expect(run.status == 0, "\(run.errors)")
    try Data("causes:\n  weather: {name: Weather}\nlessons: []\narticle: x\n".utf8).write(to: file)
    let wrong = try portfolio.run("list", "review", environment: environment)
    #expect(wrong.status == 2 && wrong.errors.contains("improvement.yaml:2: causes.weather.name: unknown key"))
  }
}
