import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// The screens where things are worked: list and page, views, and acts on what the cursor is on.
@Suite struct DeskTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func console(_ keys: String...) -> Console {
    var console = fixture.settled()
    for key in keys { fixture.press(&console, key) }
    return console
  }

  private func jobs(_ effects: [Effect]) -> [ActJob] {
    effects.compactMap { if case .perform(let job) = $0 { job } else { nil } }
  }

  /// Whoever carries it out says what came of it.
  private func isWork(_ effects: [Effect]) -> Bool {
    effects.contains { effect in
      switch effect {
      case .perform, .tell: true
      default: false
      }
    }
  }

  private func form(_ console: Console) throws -> FormView {
    guard case .form(let form) = console.overlay else { throw NoForm() }
    return form
  }

  private struct NoForm: Error {}

  /// A page shows what somebody wrote as it was written; the cursor halts where there is something to read.
  @Test func aTextOnAPageKeepsItsParagraphs() {
    let scene = fixture.settled().scene(for: .ticket)
    let lines = PageLine.paragraphs("Hello,\n\n\twe see it\n", indent: 2, in: scene)
    #expect(lines.map(\.isStop) == [true, false, true])
  }

  @Test func theTicketOfTheQueueIsTheOneShown() {
    var console = console("3")
    #expect(fixture.frame(console).text.contains("Ticket T-102"))
    fixture.press(&console, "j")
    #expect(fixture.frame(console).text.contains("Ticket T-101"))
    fixture.press(&console, "enter")
    #expect(console.focus == .ticket)
    fixture.press(&console, "escape")
    #expect(console.focus == .queue)
  }

  @Test func enterInAnyTicketListGoesToItsPageAndEscapeBack() {
    var console = console("tab", "tab", "tab", "j", "enter")
    #expect(console.screen.id == .tickets && console.focus == .ticket)
    #expect(fixture.frame(console).text.contains("Ticket T-101"))
    let chosen = console.panes[.queue]?.subjects(in: console.scene(for: .queue)).first?.target
    #expect(chosen == .ticket("T-101"), "the queue goes along")
    fixture.press(&console, "escape")
    #expect(console.screen.id == .overview && console.focus == .tickets)
    // From the customer's page too.
    fixture.press(&console, "2", "enter")
    while console.panes[.customerDetail]?.subjects(in: console.scene(for: .customerDetail)).first?.target.kind
      != .ticket
    {
      fixture.press(&console, "j")
    }
    fixture.press(&console, "enter")
    #expect(console.screen.id == .tickets && console.focus == .ticket)
  }

  @Test func aScreenShownAgainSpeaksOfItsOwnRow() {
    var console = console("3", "j", "1", "tab", "tab", "tab", "G")
    #expect(console.chosen[.ticket] == .ticket("T-105"))
    fixture.press(&console, "3")
    #expect(console.chosen[.ticket] == .ticket("T-101"))
  }

  @Test func viewsNarrowTheQueueRoundAndRound() throws {
    var console = console("3")
    var asked: [TicketQuery] = []
    for _ in QueuePane.View.allCases {
      for case .ask(.queue, _, let question) in console.handle(.keys([.character("]")])) {
        asked.append(try #require(question.asked as? TicketQuery))
      }
    }
    #expect(Set(asked).count == QueuePane.View.allCases.count, "each view asks for other tickets")
    #expect(asked.contains { $0.filter.terms.isEmpty && !$0.includeEnded })
    let mine = try Filter.parse("owner:me", in: .tickets, me: "dana")
    #expect(asked.first?.filter == mine)
  }

  @Test func everyViewIsWordsTheFilterUnderstands() throws {
    for view in QueuePane.View.allCases {
      #expect(try Filter.parse(view.filterText, in: .tickets, me: "dana") == view.filter("dana"), "\(view)")
    }
    for view in ActionListPane.View.allCases {
      #expect(try Filter.parse(view.filterText, in: .actions, me: "dana") == view.filter("dana"), "\(view)")
    }
  }

  @Test func snoozedItemsAreAskedForByTheirView() throws {
    var console = console("4", "[", "[")
    var asked: [ActionQuery] = []
    for case .ask(.actionList, _, let question) in console.handle(.dataChanged) {
      asked.append(try #require(question.asked as? ActionQuery))
    }
    #expect(asked.map(\.isAsleep) == [true])
    fixture.press(&console, "]")
    #expect(fixture.frame(console).text.contains("Action items · 3 done"))
  }

  @Test func theLedgerUnfoldsUnderItsClock() {
    var console = console("3", "tab")
    let before = fixture.frame(console).text
    fixture.press(&console, "=")
    let after = fixture.frame(console).text
    #expect(!before.contains("clock starts") && after.contains("clock starts"))
    fixture.press(&console, "=")
    #expect(fixture.frame(console).text == before)
  }

  @Test func ledgerLinesAddUpToTheDueMoment() throws {
    let reading = fixture.ticketDetail(1).row.reading
    #expect(!reading.openClocks.isEmpty)
    for clock in reading.openClocks {
      let sum = clock.ledger(at: ConsoleFixture.now).reduce(0) { $0 + $1.seconds }
      #expect(clock.start + sum == (clock.due ?? ConsoleFixture.now))
    }
  }

  @Test func aTicketsActsHoldOnItsPage() throws {
    var console = console("3", "tab", "a")
    #expect(try form(console).subjects.map(\.target) == [.ticket("T-102")])
    fixture.press(&console, "escape", "r")
    #expect(try form(console).verb == .respond)
  }

  @Test func theOtherTicketsLineIsThatTicket() throws {
    var console = console("3", "tab", "G")
    fixture.press(&console, "S")
    #expect(try form(console).subjects.map(\.target) == [.ticket("T-105")])
    fixture.press(&console, "escape", "enter")
    #expect(console.chosen[.ticket] == .ticket("T-105"))
  }

  @Test func aMetricsLineIsRecordedAndOverridden() throws {
    var console = console("2", "enter", "+", "j")
    fixture.press(&console, "e")
    #expect(try form(console).verb == .record)
    #expect(try form(console).values["metric"] == "activeUsers")
    fixture.press(&console, "escape", "o")
    #expect(try form(console).values["target"] == "activeUsers")
    fixture.press(&console, "escape", "k", "o")
    #expect(try form(console).values["target"] == "productUsage")
  }

  @Test func thePageOfACustomerHoldsTheActsOfItsLines() throws {
    var console = console("2", "enter")
    var kinds: [Target.Kind] = []
    for _ in 0..<30 {
      let subject = console.panes[.customerDetail]?.subjects(in: console.scene(for: .customerDetail)).first
      if let kind = subject?.target.kind, !kinds.contains(kind) { kinds.append(kind) }
      fixture.press(&console, "j")
    }
    #expect(kinds == [.customer, .action, .ticket, .learner, .contact])
  }

  /// Who has put a judgement in place of what, why and until when.
  @Test(arguments: [78, 118]) func overridesInForceStandOnThePage(width: Int) throws {
    var detail = fixture.detail(2)
    let (customer, now) = (detail.row.customer, ConsoleFixture.now)
    func override(_ id: OverrideID, _ target: OverrideTarget, _ value: Int, _ reason: String) -> Override {
      Override(
        id: id, customer: customer.id, target: target, value: value, reason: reason, author: "mira", at: now - 60,
        expires: now.adding(days: 10))
    }
    detail.assessment = fixture.health.assess(
      customer, observations: detail.assessment.metrics.compactMap(\.observation),
      overrides: [
        override("OV-1", .dimension("productUsage"), 70, "migration under way"),
        override("OV-2", .score, 55, "on hold"),
      ], at: now, zone: ConsoleFixture.zone)
    var scene = console("2", "enter").scene(for: .customerDetail)
    scene.size = Size(width: width, height: 40)
    let page = CustomerPage(detail: detail, style: .page, opened: [], scene: scene).lines
    var canvas = Canvas(size: Size(width: width, height: page.count))
    for (y, line) in page.enumerated() { line.paint(y, &canvas) }
    let text = canvas.text
    for words in ["Overrides", "The score", "55", "Product Usage", "70", "mira: migration under way", "until"] {
      #expect(text.lowercased().contains(words.lowercased()), "\(words) in \(text)")
    }
    #expect(page.contains { $0.preset == ["target": "productUsage"] && $0.reads != nil })
  }

  /// Each counter with its course, by what it changed in 30 days and since when it is told.
  @Test(arguments: [GlyphSet.unicode, .ascii]) func countersStandWithTheirCourses(glyphs: GlyphSet) throws {
    var detail = fixture.detail(2)
    let (customer, now) = (detail.row.customer.id, ConsoleFixture.now)
    detail.usage = [
      UsageCount(customer: customer, counter: "errors", at: now - 60, value: 30),
      UsageCount(customer: customer, counter: "minutes", at: now - 60, value: 5),
    ]
    detail.usageCourses = [
      "errors": UsageCourse(
        since: now.adding(days: -70), values: [nil, 4, 4, 4, 4, 8, 8, 8, 12, 12, 20, 30], before: 8),
      "minutes": UsageCourse(since: now - 60, values: Array(repeating: nil, count: 11) + [5], before: nil),
    ]
    var scene = console("2", "enter").scene(for: .customerDetail)
    scene.size = Size(width: 110, height: 60)
    scene.glyphs = glyphs
    let page = CustomerPage(detail: detail, style: .page, opened: [], scene: scene).lines
    var canvas = Canvas(size: Size(width: 110, height: page.count), glyphs: glyphs)
    for (y, line) in page.enumerated() { line.paint(y, &canvas) }
    let lines = canvas.text.split(separator: "\n").map(String.init)
    let errors = try #require(lines.first { $0.contains("errors") })
    let course = UsageWords.course(detail.usageCourses["errors"], glyphs: glyphs)
    #expect(course.count == UsageCourse.weeks && errors.contains(course), "\(errors)")
    #expect(errors.contains("22 in 30 days") && errors.contains("since"), "\(errors)")
    let minutes = try #require(lines.first { $0.contains("minutes") })
    #expect(!minutes.contains("in 30 days") && !minutes.contains("since"), "\(minutes)")
    #expect(glyphs != .ascii || canvas.text.allSatisfy(\.isASCII))
  }

  /// On a counter `=` says both numbers of its trend; on any other line the page shows the score's sum.
  @Test func whyOfACounterIsItsTrend() throws {
    var scene = console("2", "enter").scene(for: .customerDetail)
    scene.size = Size(width: 110, height: 60)
    var detail = try #require((1...6).map { fixture.detail($0) }.first { $0.row.id == scene.customer })
    let now = ConsoleFixture.now
    detail.usage = [UsageCount(customer: detail.row.id, counter: "errors", at: now - 60, value: 30)]
    let trend = CounterTrend(
      CounterTrend.Terms(), recent: .init(counts: 4, mean: 40), before: .init(counts: 3, mean: 50))
    detail.usageCourses = ["errors": UsageCourse(since: now - 60, values: [30], before: nil, trend: trend)]
    var pane = CustomerPane(id: .customerDetail, style: .page)
    pane.detail = detail
    #expect(pane.why(in: scene) == .here)
    for _ in 0..<200 where pane.chosenLine(in: scene)?.preset["counter"] == nil { _ = pane.move(.down, in: scene) }
    #expect(pane.why(in: scene) == .sum("errors: 40 on average in 30 days, 50 in the 30 before: -20 %"))
  }

  @Test func whyAddsUpToTheScoreAndToItsChange() throws {
    let detail = fixture.detail(2)
    // A month ago one metric was unknown and another lower.
    var observations = detail.assessment.metrics.compactMap(\.observation).filter { $0.metric != "timeToValue" }
    let place = try #require(observations.firstIndex { $0.metric == "npsScore" })
    observations[place].value = try fixture.health.value(for: "npsScore", from: "2")
    let before = fixture.health.assess(
      detail.row.customer, observations: observations, overrides: [], at: ConsoleFixture.now, zone: ConsoleFixture.zone)
    #expect(before.score != detail.assessment.score)
    let explanation = try #require(Explanation(detail.assessment))
    let points = Hundredths.addingUp(explanation.lines.map(\.points), to: Double(explanation.score))
    #expect(points.reduce(0, +) == explanation.score * 100)
    let change = try #require(ScoreChange(from: before, to: detail.assessment))
    #expect(
      Hundredths.addingUp(change.lines.map(\.points), to: Double(change.points)).reduce(0, +) == change.points * 100)
  }

  @Test func whyIsAPageOfItsOwnAndGoesAgain() {
    var console = console("2", "enter")
    let before = fixture.frame(console).text
    fixture.press(&console, "=")
    let why = fixture.frame(console).text
    #expect(why.contains("Why 72?") && why.contains("Rounding"))
    fixture.press(&console, "=")
    #expect(fixture.frame(console).text == before)
  }

  @Test func spaceTicksTheChosenStep() throws {
    var console = console("4", "enter", "space")
    #expect(console.notice?.text == "Choose a step of the checklist to tick")
    while console.panes[.action]?.preset(for: .tick, in: console.scene(for: .action)).isEmpty == true {
      fixture.press(&console, "j")
    }
    fixture.press(&console, "j")
    let job = try #require(jobs(console.handle(.keys([.character(" ")]))).first)
    #expect(job.requests.map(\.act) == [.tick(step: 1, isDone: true)])
    #expect(job.requests.map(\.target) == [.action("ACT-2")])
    fixture.press(&console, "k")
    let back = try #require(jobs(console.handle(.keys([.character(" ")]))).first)
    #expect(back.requests.map(\.act) == [.tick(step: 0, isDone: false)])
  }

  @Test func aModulesLineIsCompletedAndWaived() throws {
    var console = console("5", "enter", "G")
    for key in ["c", "W", "S"] {
      fixture.press(&console, key)
      #expect(try form(console).values["module"]?.hasPrefix("businessUserTraining/") == true, "\(key)")
      fixture.press(&console, "escape")
    }
    fixture.press(&console, "e")
    #expect(try form(console).values["path"] == "businessUserTraining")
  }

  @Test func theCustomerOfAFormIsTheRowsOwn() throws {
    var console = console("2", "3", "A")
    let first = try form(console).subjects
    #expect(first == [.known(.customer("CUST-002"), title: "Birch Labs")])
    fixture.press(&console, "escape", "j", "A")
    #expect(try form(console).subjects == [.known(.customer("CUST-001"), title: "Acme Healthcare Inc.")])
  }

  @Test(arguments: [(80, 24), (200, 60)])
  func everyVerbOnEveryPaneDoesSomethingOrSaysWhyNot(width: Int, height: Int) {
    for screen in Screen.all {
      for pane in screen.panes {
        var console = fixture.settled(width: width, height: height)
        fixture.settle(&console, console.handle(.keys([screen.key])))
        for _ in screen.panes where console.focus != pane { fixture.press(&console, "tab") }
        for verb in Verb.allCases {
          var acting = console
          let effects = acting.begin(verb)
          let said = effects.contains {
            switch $0 {
            case .complain, .say: true
            default: false
            }
          }
          #expect(
            said || acting.overlay != nil || !jobs(effects).isEmpty, "\(verb) on \(pane) did nothing and said nothing")
        }
        let before = fixture.frame(console).styledText
        for place in VerbKeys.inForce(on: console.panes[pane]?.subjectKind(in: console.scene(for: pane))) {
          for key in place.keys.flatMap(\.keys) {
            var acting = console
            let effects = acting.handle(.keys([key]))
            fixture.settle(&acting, effects)
            #expect(
              fixture.frame(acting).styledText != before || acting.notice != nil || isWork(effects),
              "\(key.name) on \(pane) did nothing and said nothing")
          }
        }
      }
    }
  }

  @Test func anEmptyPortfolioIsSaidOnEveryScreen() {
    for screen in Screen.all {
      var console = fixture.console(width: 120, height: 36)
      var effects = console.handle(.keys([screen.key]))
      while !effects.isEmpty {
        var next: [Effect] = []
        for case .ask(let pane, let number, let question) in effects {
          next += console.handle(.answer(pane, number: number, EmptyStore.answer(question)))
        }
        effects = next
      }
      #expect(!fixture.frame(console).text.contains("reading …"), "\(screen.title)")
      for key in ["enter", "=", "space", "]", "tab", "enter", "=", "space", "d", "r", "e"] {
        fixture.press(&console, key)
      }
    }
  }

  /// A promise used up exactly at closing is due at the next opening: both are named, in the viewer's zone.
  @Test func aDeadlineAtClosingNamesBothMoments() throws {
    let zone = ConsoleFixture.zone
    let hours = try #require(OpenHours(start: 8 * 3600, end: 20 * 3600))
    let week = Dictionary(uniqueKeysWithValues: [Weekday.mon, .tue, .wed, .thu, .fri].map { ($0, [hours]) })
    let calendar = BusinessCalendar(name: "desk", zone: zone, week: week)
    let start = zone.instant(ConsoleFixture.today + 4, secondOfDay: 16 * 3600)
    let clock = SLAClock(kind: .resolve, target: SLATarget(seconds: 4 * 3600, calendar: calendar), start: start)
    var canvas = Canvas(size: Size(width: 80, height: 2))
    let scene = fixture.settled().scene(for: .ticket)
    for (y, line) in ClockLine(clock: clock, scene: scene).lines.enumerated() { line.draw(y: y, on: &canvas) }
    #expect(canvas.text.contains("due Fri 27 20:00 = Mon 30 08:00"))
    #expect(canvas.text.contains("desk"))
  }

  @Test(arguments: [(1, 80, 24), (2, 120, 36), (3, 200, 60)])
  func anyKeysInAnyOrderLeaveAConsoleThatDraws(seed: Int, width: Int, height: Int) {
    var console = fixture.settled(width: width, height: height)
    let commands = KeySection.all.flatMap(\.commands).flatMap(\.keys)
    let keys = commands.filter { $0 != .control("c") && $0 != .character("q") } + [.escape, .escape, .enter]
    var state = UInt64(seed)
    for _ in 0..<1500 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      fixture.settle(&console, console.handle(.keys([keys[Int(state >> 33) % keys.count]])))
      if case .form = console.overlay, state % 3 == 0 { console.overlay = nil }
    }
    #expect(fixture.frame(console).gridSize == Size(width: width, height: height))
    #expect(Screen.all.contains { $0.id == console.screen.id } && console.screen.panes.contains(console.focus))
  }
}
