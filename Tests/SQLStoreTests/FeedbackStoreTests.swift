import CustomerSuccess
import Framework
import SuccessStore
import Testing

@testable import SQLStore

/// Where customers' words are found, and what is asked of them.
@Suite struct FeedbackStoreTests {
  let scratch: Scratch
  let now = TestRules.now

  init() throws { scratch = try Scratch() }

  private func open(_ engine: Engine, _ facts: [Fact]) async throws -> SQLStore {
    let rules = RulebookSource(try TestRules.rulebook(), feedback: try FeedbackReader.shipped())
    let store = SQLStore(try engine.connect(scratch), rules: rules, mode: .readWrite)
    try await store.load(facts)
    return store
  }

  private static let now = TestRules.now
  private static let today = LocalDate(day: now.seconds / 86_400)

  private static func customer(_ id: CustomerID, _ tier: Tier, churned: LocalDate? = nil) -> Fact {
    .customer(
      Customer(
        id: id, name: "\(id) Inc.", tier: tier, industry: .other, size: .small, signedUp: today - 900,
        monthlyRevenue: Money(minorUnits: 10_000, currency: "USD"),
        lifecycle: churned == nil ? .active : .churned, churned: churned))
  }

  private static func survey(_ id: String, _ customer: CustomerID, daysAgo: Int, _ comment: String) -> Fact {
    .survey(
      SurveyResponse(
        id: SurveyResponseID(id), customer: customer, kind: .nps, score: 3, at: now.adding(days: -daysAgo),
        comment: comment))
  }

  private static func activity(_ id: String, daysAgo: Int, _ kind: String, _ text: String, _ outcome: String = "")
    -> Fact
  {
    .activity(
      Activity(
        id: ActivityID(id), customer: "A", at: now.adding(days: -daysAgo), kind: kind, description: text,
        outcome: outcome))
  }

  private static func ticket(_ id: TicketID, daysAgo: Int, _ kinds: TicketEvent.Kind...) -> [Fact] {
    let at = now.adding(days: -daysAgo)
    let events = ([.opened(severity: .low, status: .new)] + kinds).enumerated().map { order, kind in
      var author = Actor.agent("dana")
      if case .customerMessage = kind { author = .customer("Pat") }
      return Fact.ticketEvent(TicketEvent(ticket: id, at: at + order, order: order, author: author, kind: kind))
    }
    return [.ticket(Ticket(id: id, customer: "B", subject: "It is slow", created: at))] + events
  }

  private static let facts: [Fact] =
    [
      customer("A", .enterprise), customer("B", .starter), customer("C", .starter, churned: today - 20),
      survey("S-1", "A", daysAgo: 1, "The export is terribly slow"), survey("S-2", "A", daysAgo: 2, ""),
      survey("S-3", "B", daysAgo: 40, "Great value, easy to use"), survey("S-4", "B", daysAgo: -1, "Not said yet"),
      activity("N-1", daysAgo: 3, "Feedback", "Praised the onboarding", "Passed on"),
      activity("N-2", daysAgo: 4, "Call", "Said \"the price is too high\" twice", "\"We will look elsewhere\""),
      activity("N-3", daysAgo: 5, "Call", "They are fine"),
      .departure(
        Departure(
          id: "D-1", customer: "C", left: today - 20, reason: "price",
          note: "Wrote: “nobody ever answered us”. Sad.")),
      .exitInterview(
        ExitInterview(
          id: "I-1", customer: "C", day: today - 18, reason: "price", kept: "A lower price",
          words: "Too expensive for us")),
      .exitInterview(ExitInterview(id: "I-2", customer: "C", day: today - 17, reason: "price")),
    ]
    + ticket("T-1", daysAgo: 6, .customerMessage("Search times out."), .publicReply("We look"), .note("slow"))
    + ticket("T-2", daysAgo: 7, .customerMessage("Spam spam spam"), .spam)
    + ticket("T-3", daysAgo: 8, .customerMessage("It fails again"), .merged(into: "T-4"))
    + ticket("T-4", daysAgo: 9, .customerMessage("It fails"), .tookIn("T-3"), .customerMessage("It fails again"))
    + ticket("T-5", daysAgo: 10, .customerMessage("Login is broken"), .withdrawn("cancelled"), .withdrawn(""))

  @Test(arguments: Engine.all)
  func wordsOfCustomersAreFoundWhereverTheyStand(_ engine: Engine) async throws {
    let store = try await open(engine, Self.facts)
    defer { try? store.close() }
    let rows = try await store.answer(VerbatimQuery(), at: now)
    #expect(
      rows.map { "\($0.read.verbatim.source) \($0.read.verbatim.id): \($0.read.verbatim.text)" } == [
        "survey S-1: The export is terribly slow", "activity N-1: Praised the onboarding",
        "activity N-2: We will look elsewhere", "activity N-2: the price is too high", "ticket T-1: Search times out.",
        "ticket T-4: It fails again", "ticket T-4: It fails", "ticket T-5: Login is broken",
        "interview I-1: Too expensive for us", "departure D-1: nobody ever answered us",
        "survey S-3: Great value, easy to use",
      ])
    let slow = try #require(rows.first)
    #expect(
      slow.customerName == "A Inc." && slow.read.verbatim.kind == "nps" && slow.read.reading.sentiment == .negative)
    #expect(slow.read.isAbout("performance") && slow.read.reading.because.contains("slow"))
  }

  @Test(arguments: Engine.all)
  func aListIsNarrowedByAllThatIsAsked(_ engine: Engine) async throws {
    let store = try await open(engine, Self.facts)
    defer { try? store.close() }
    let all = try await store.answer(VerbatimQuery(), at: now)
    func rows(_ change: (inout VerbatimQuery) -> Void) async throws -> [VerbatimRow] {
      var query = VerbatimQuery()
      change(&query)
      return try await store.answer(query, at: now)
    }
    for source in Verbatim.Source.allCases {
      let found = try await rows { $0.source = source }
      #expect(!found.isEmpty && found == all.filter { $0.read.verbatim.source == source })
    }
    for sentiment in Sentiment.allCases {
      #expect(try await rows { $0.sentiment = sentiment } == all.filter { $0.read.reading.sentiment == sentiment })
    }
    let performance = try await rows { $0.theme = "performance" }
    #expect(!performance.isEmpty && performance == all.filter { $0.read.isAbout("performance") })
    #expect(try await rows { $0.limit = 3 } == Array(all.prefix(3)))
    #expect(try await rows { $0.days = 6 } == Array(all.prefix(5)))
    let starters = try Filter.parse("tier:starter", in: .customers, me: "")
    #expect(try await rows { $0.filter = starters } == all.filter { $0.read.verbatim.customer != "A" })
  }

  /// The store hands over, the rule reckons: what it makes of the list is the answer.
  @Test(arguments: Engine.all, ["", "tier:starter", "tier:enterprise"])
  func themesAreWhatTheRuleMakesOfTheList(_ engine: Engine, _ text: String) async throws {
    let world = try World(seed: 91, customers: 25)
    let store = try await open(engine, Self.facts + world.inOrder)
    defer { try? store.close() }
    let filter = try Filter.parse(text, in: .customers, me: "")
    let start = now.adding(days: -30)
    var reckoning = FeedbackReckoning(from: start)
    for row in try await store.answer(VerbatimQuery(filter, days: 60), at: now) { reckoning.add(row.read) }
    let customers = try await store.answer(CustomerQuery(filter: filter, window: Window(limit: 1000)), at: now).rows
    for row in customers where row.lifecycle != .churned && !row.isYetToCome {
      reckoning.add(FeedbackMember(row.id, score: row.health.score, revenue: row.customer.monthlyRevenue))
    }
    let (found, expected) = (try await store.answer(FeedbackQuery(filter, days: 30), at: now), reckoning.figures)
    #expect(found.verbatims == expected.verbatims && found.before == expected.before && found.verbatims > 0)
    #expect(found.themes.map(\.id) == expected.themes.map(\.id))
    for (one, other) in zip(found.themes, expected.themes) {
      #expect(one.mentions == other.mentions && one.named == other.named && one.others == other.others, "\(one.id)")
      #expect(abs(one.weight - other.weight) < 1e-9 && one.words == other.words && one.before == other.before)
    }
  }

  /// A theme's texts are the list's.
  @Test(arguments: Engine.all)
  func topicsHaveTheLatestTextsOfEachTheme(_ engine: Engine) async throws {
    let store = try await open(engine, Self.facts)
    defer { try? store.close() }
    let topics = try await store.answer(FeedbackTopicsQuery(days: 30, texts: 2), at: now)
    #expect(topics.figures == (try await store.answer(FeedbackQuery(days: 30), at: now)))
    #expect(topics.figures.themes.contains { $0.count > 2 })
    for figure in topics.figures.themes {
      let listed = try await store.answer(VerbatimQuery(days: 30, theme: figure.id), at: now)
      #expect(figure.count == listed.count && topics.texts[figure.id] ?? [] == Array(listed.prefix(2)), "\(figure.id)")
    }
  }

  /// Lists, figures and topics go by what a person has said of a text, and by its words again once those are others.
  @Test(arguments: Engine.all)
  func aCorrectionIsCountedWhereverWordsAre(_ engine: Engine) async throws {
    let store = try await open(engine, Self.facts)
    defer { try? store.close() }
    func said(_ id: String) async throws -> ReadVerbatim {
      try #require(try await store.answer(VerbatimQuery(), at: now).first { $0.read.verbatim.id == id }).read
    }
    let before = try await store.answer(FeedbackQuery(days: 30), at: now)
    let target = Target.verbatim(try await said("S-1").verbatim.verbatimID)
    let news = FeedbackNews(sentiment: .positive, themes: .all(["support"]))
    let entry = try await store.perform([ActRequest(.correct(news), on: target)], title: nil, by: "dana", at: now)
    #expect(entry.title.hasPrefix("correct feedback as positive: S-1#"))
    let read = try await said("S-1")
    #expect(
      read.reading.sentiment == .positive && read.isAbout("support") && read.byWords?.reading.sentiment == .negative)
    #expect(try await store.answer(VerbatimsQuery("S-1"), at: now).map(\.read) == [read])
    let positive = try await store.answer(VerbatimQuery(sentiment: .positive), at: now)
    #expect(positive.contains { $0.read == read })
    let after = try await store.answer(FeedbackQuery(days: 30), at: now)
    func count(_ figures: FeedbackFigures, _ theme: String) -> Int {
      figures.themes.first { $0.id == theme }?.count ?? 0
    }
    #expect(count(after, "performance") == count(before, "performance") - 1)
    #expect(count(after, "support") == count(before, "support") + 1)
    let topics = try await store.answer(FeedbackTopicsQuery(days: 30, texts: 9), at: now)
    #expect(topics.figures == after && topics.texts["support"]?.contains { $0.read == read } == true)
    #expect(try await said("S-3").mark == nil)
    #expect(try await store.answer(VerbatimsQuery("S-1"), at: now - 1).map(\.read.mark) == [nil], "not corrected yet")
    // The words are others.
    guard case .survey(let answer)? = try await store.answer(FactQuery(.survey("S-1"))) else { return }
    var changed = answer
    changed.comment = "The export is slow"
    try await store.commit(
      [FactEdit(before: .survey(answer), after: .survey(changed))], title: "t", by: "import", at: now)
    let anew = try await said("S-1")
    #expect(anew.reading.sentiment == .negative && anew.byWords == nil)
    guard case .outdated? = anew.mark else { return #expect(Bool(false), "\(String(describing: anew.mark))") }
    #expect(try await store.check(at: now) == [])
    try await store.undo(entry.id, by: "dana", at: now)
    #expect(try await said("S-1").mark == nil)
  }

  /// Of rules that are fixed without any of feedback, nothing is read into what was said.
  @Test func withoutRulesWordsAreFoundAndMeanNothing() async throws {
    let store = try scratch.open()
    defer { try? store.close() }
    try await store.load(Self.facts)
    let rows = try await store.answer(VerbatimQuery(source: .survey), at: now)
    #expect(rows.map(\.read.reading.sentiment) == [.neutral, .neutral])
    #expect(try await store.answer(FeedbackRulesQuery()) == FeedbackRules())
  }
}
