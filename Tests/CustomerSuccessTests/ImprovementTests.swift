import CustomerSuccess
import Framework
import Statistics
import Testing

/// What the improvement loop makes of tickets: trees that add up, gaps, rates and weeks.
@Suite struct ImprovementTests {
  let rules: ImprovementRules
  let catalogue: TrainingCatalogue

  init() throws {
    rules = try ImprovementReader.shipped()
    catalogue = try ShippedFramework.training()
  }

  private func root(_ ticket: String, _ path: String, at seconds: Int = 0) throws -> RootCause {
    let path = try #require(CausePath(text: path))
    return RootCause(
      ticket: TicketID(ticket), category: path.category, subCause: path.subCause, whys: ["a", ticket], author: "dana",
      at: Instant(seconds: seconds))
  }

  // MARK: Fishbone

  @Test func theMostFrequentBranchComesFirst() throws {
    let fishbone = Fishbone(
      [
        try root("T-1", "people/mistake"), try root("T-2", "process/hand-over", at: 1),
        try root("T-3", "process/hand-over", at: 2), try root("T-4", "process"), try root("T-5", "gone/thing"),
        try root("T-6", "documentation/missing"),
      ], rules: rules)
    #expect(fishbone.branches.map(\.category) == ["process", "people", "documentation", "gone"])
    #expect(fishbone.branches[0].twigs.map(\.cause) == ["hand-over", nil])
    #expect(fishbone.branches[0].twigs[0].roots.map(\.ticket) == ["T-3", "T-2"], "the latest first")
    #expect(fishbone.branches.map(\.count) == [3, 1, 1, 1] && fishbone.count == 6)
  }

  @Test(arguments: 1...40)
  func everyCountIsTheSumOfThoseBelow(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let paths = rules.paths + [CausePath("unknown"), CausePath("people", "unknown")]
    let roots = (0..<Int.random(in: 0...60, using: &random)).map { number in
      let path = paths.randomElement(using: &random) ?? paths[0]
      return RootCause(
        ticket: TicketID("T-\(number)"), category: path.category, subCause: path.subCause, whys: ["w"], author: "",
        at: Instant(seconds: Int.random(in: 0...5, using: &random)))
    }
    let fishbone = Fishbone(roots, rules: rules)
    #expect(fishbone.count == roots.count)
    #expect(Set(fishbone.branches.flatMap { $0.twigs.flatMap(\.roots) }) == Set(roots), "no ticket is lost or twice")
    for branch in fishbone.branches {
      #expect(branch.count == roots.count { $0.category == branch.category })
      #expect(branch.twigs.allSatisfy { twig in twig.count > 0 && twig.roots.allSatisfy { $0.subCause == twig.cause } })
    }
    #expect(fishbone.branches.map(\.count) == fishbone.branches.map(\.count).sorted(by: >))
    #expect(Fishbone(roots.shuffled(using: &random), rules: rules) == fishbone, "in whatever order they come")
  }

  // MARK: Training gaps

  private static let integration = ModulePath("technicalTraining", "platform-architecture-and-integration")
  private static let first = ModulePath("businessUserTraining", "getting-started-with-workflows")
  private static let second = ModulePath("businessUserTraining", "advanced-workflow-design")

  @Test(
    arguments: [
      // What a ticket of the category counts as, by what its customer's learners have satisfied.
      ("Integration", nil, [], 1), ("integration", nil, [integration], 0), ("INTEGRATION", nil, [first], 1),
      ("Workflow", nil, [first], 1), ("Workflow", nil, [first, second], 0),
      ("Billing", nil, [], nil), ("", nil, [], nil), ("", "product/integration", [], 1), ("", "product", [], nil),
      ("Billing", "product/integration", [integration], 0),
    ] as [(String, String?, [ModulePath], Int?)])
  func aTicketIsUntrainedWhileAModuleIsMissing(
    category: String, cause: String?, modules: [ModulePath], untrained: Int?
  ) {
    let gaps = rules.gaps(
      [GapCase(ticket: "T-1", customer: "C-1", category: category, cause: cause.flatMap { CausePath(text: $0) })],
      training: ["C-1": CustomerTraining(learners: 2, modules: Set(modules))], catalogue: catalogue)
    #expect(gaps.first?.untrainedTickets.count == untrained)
    #expect(gaps.count == (untrained == nil ? 0 : 1))
  }

  @Test func gapsCountCustomersAndWhatTheyLack() {
    func ticket(_ id: TicketID, _ customer: CustomerID, _ category: String) -> GapCase {
      GapCase(ticket: id, customer: customer, category: category)
    }
    let gaps = rules.gaps(
      [
        ticket("T-1", "C-1", "Workflow"), ticket("T-2", "C-1", "Workflow"), ticket("T-3", "C-2", "Workflow"),
        ticket("T-4", "C-3", "Workflow"), ticket("T-5", "C-3", "Integration"),
      ],
      training: [
        "C-1": CustomerTraining(learners: 1, modules: [Self.first]),
        "C-2": CustomerTraining(learners: 3, modules: [Self.first, Self.second]),
      ], catalogue: catalogue)
    #expect(gaps.map(\.lesson.title) == ["Workflows", "Integration"], "the most untrained tickets first")
    let workflows = gaps[0]
    #expect(workflows.tickets == 4 && workflows.customers == 3)
    #expect(workflows.untrainedTickets == ["T-1", "T-2", "T-4"] && workflows.untrainedCustomers == ["C-1", "C-3"])
    #expect(workflows.withoutLearners == 1)
    #expect(workflows.lacking.map(\.customers) == [1, 2])
    #expect(workflows.share == TicketShare(part: 3, whole: 4))
  }

  @Test func aLessonWithoutModulesInTheCatalogueIsLeftOut() {
    var rules = ImprovementRules()
    rules.lessons = [Lesson(title: "x", categories: ["A"], modules: [ModulePath("gone", "gone")])]
    let cases = [GapCase(ticket: "T-1", customer: "C-1", category: "a")]
    #expect(rules.gaps(cases, training: [:], catalogue: catalogue).isEmpty)
  }

  // MARK: Self-service

  @Test(
    arguments: [
      // Replies by people, escalations, seconds from resolution to the article's link.
      (0, 0, -1, true), (0, 0, 0, true), (0, 0, 1, false), (1, 0, -1, false), (0, 1, -1, false), (0, 0, nil, false),
    ] as [(Int, Int, Int?, Bool)])
  func selfServiceIsAnArticleAndNoPerson(replies: Int, escalations: Int, link: Int?, isSelfService: Bool) throws {
    let resolved = ActWorld.now
    let reading = try reading(replies: replies, escalations: escalations, resolved: resolved)
    let verdict = SelfServiceRules.verdict(
      for: reading, answered: link.map { resolved + $0 }, period: resolved..<resolved + 1)
    #expect(verdict == isSelfService)
    #expect(
      SelfServiceRules.verdict(for: reading, answered: resolved, period: resolved + 1..<resolved + 9) == nil,
      "another period's")
  }

  private func reading(replies: Int, escalations: Int, resolved: Instant) throws -> TicketReading {
    let world = try ActWorld()
    var kinds: [TicketEvent.Kind] = [.opened(severity: .low, status: .new)]
    kinds += (0..<replies).map { _ in .publicReply("r") }
    kinds += (0..<escalations).map { _ in .escalated(to: .technical, trigger: "t") }
    var events = kinds.enumerated().map { order, kind in
      TicketEvent(
        ticket: "T-1", at: resolved - 60 + order, order: order, author: order == 0 ? .customer("L") : .agent("sam"),
        kind: kind)
    }
    events.append(
      TicketEvent(
        ticket: "T-1", at: resolved, order: events.count, author: .automation("bot"), kind: .status(.resolved)))
    let ticket = Ticket(id: "T-1", customer: "C-1", subject: "s", created: resolved - 60)
    return world.rules.support.reading(of: ticket, events: events, customer: world.customer, at: resolved)
  }

  // MARK: Weeks

  @Test(arguments: [
    ("2026-11-23", "2026-W48"), ("2026-11-22", "2026-W47"), ("2026-01-01", "2026-W01"), ("2027-01-01", "2026-W53"),
    ("2027-01-03", "2026-W53"), ("2027-01-04", "2027-W01"), ("2024-12-30", "2025-W01"), ("2023-01-01", "2022-W52"),
  ])
  func weeksAreISOs(day: String, week: String) throws {
    let found = ISOWeek(of: date(day))
    #expect(found.description == week)
    #expect(ISOWeek(text: week) == found && found.monday.weekday == .mon)
  }

  @Test(arguments: ["2025-W53", "2026-W00", "2026-W54", "2026-47", "W47", "2026-W4", "26-W47", "", "2026-W477"])
  func whatIsNoWeekIsNone(text: String) { #expect(ISOWeek(text: text) == nil) }

  @Test func everyDayOfAWeekHasItsWeek() {
    for day in 20_000..<20_800 {
      let week = ISOWeek(of: LocalDate(day: day))
      #expect(week.monday.day <= day && day <= week.sunday.day)
      #expect(ISOWeek(text: week.description) == week && week.adding(1) > week)
    }
  }

  @Test func aWeekBeginsAndEndsAtLocalMidnight() throws {
    let zone = try #require(Zone(identifier: "America/New_York"))
    let week = ISOWeek(of: date("2026-10-28"))
    let period = ISOWeek.period(week, through: week.adding(1), in: zone)
    #expect(period.lowerBound == moment("2026-10-26T04:00:00Z"))
    #expect(period.upperBound == moment("2026-11-09T05:00:00Z"), "the clocks went back meanwhile")
  }

  // MARK: Templates

  @Test func aTemplateFillsItsPlacesOnceAndOnlyThem() {
    let template = ArticleTemplate("{problem} {cause} { } {nobody} {problem")
    #expect(template.unknownPlaces == [" ", "nobody"])
    #expect(template.filled([.problem: "{cause}", .cause: "x"]) == "{cause} x { } {nobody} {problem")
  }
}
