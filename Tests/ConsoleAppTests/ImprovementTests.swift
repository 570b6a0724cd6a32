import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// The screen of metrics: its frames, where its keys lead, and what its forms begin with.
@Suite struct ImprovementTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func console(_ width: Int = 120, _ height: Int = 36, _ keys: String...) -> Console {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "9")
    focus(&console, .review)
    for key in keys { fixture.press(&console, key) }
    return console
  }

  /// Whatever else is on the screen.
  private func focus(_ console: inout Console, _ pane: PaneID) {
    for _ in 0..<20 where console.focus != pane { fixture.press(&console, "tab") }
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func frames(width: Int, height: Int) throws {
    try GoldenFrame.expect(fixture.frame(console(width, height, "j")), "review-\(width)x\(height)")
    guard width > 80 else { return }
    var opened = console(width, height)
    focus(&opened, .causes)
    fixture.press(&opened, "enter", "j", "enter")
    try GoldenFrame.expect(fixture.frame(opened), "causes-open-\(width)x\(height)")
  }

  @Test(arguments: [PaneID.causes, .articles, .article])
  func onePaneAtATime(pane: PaneID) throws {
    var console = console(80, 24)
    focus(&console, pane)
    try GoldenFrame.expect(fixture.frame(console), "pane-\(pane)-80x24")
  }

  @Test func ascii() throws {
    var console = console()
    focus(&console, .causes)
    try GoldenFrame.expect(fixture.frame(console, glyphs: .ascii), "causes-ascii-120x36")
  }

  @Test func nothingYet() throws {
    var console = fixture.console()
    console.settle(console.ask(), by: EmptyStore.answer)
    console.settle(console.handle(.keys([.character("9"), .tab, .tab, .tab])), by: EmptyStore.answer)
    try GoldenFrame.expect(fixture.frame(console), "metrics-empty-120x36")
  }

  @Test func aTicketsPageHasItsRootCauseAndArticles() throws {
    var console = fixture.settled(width: 120, height: 60)
    let explained = fixture.explained(2)
    console.settle(console.handle(.keys([.character("3")]))) { question in
      (question.asked as? TicketDetailQuery)?.told(explained) ?? fixture.answer(question)
    }
    try GoldenFrame.expect(fixture.frame(console), "ticket-explained-120x60")
  }

  // MARK: Weeks and periods

  private func asked(_ console: Console) -> ReviewQuery? {
    var console = console
    return console.with(.review) { $0.asked(in: $1)?.asked as? ReviewQuery } ?? nil
  }

  @Test(arguments: [
    ([], "2026-W47", "2026-W48"), (["<"], "2026-W47", "2026-W47"), (["<", "<"], "2026-W46", "2026-W46"),
    (["<", ">"], "2026-W48", "2026-W48"), ([">"], "2026-W47", "2026-W48"), (["<", "~"], "2026-W47", "2026-W48"),
  ])
  func weeksGoBackAndForth(keys: [String], first: String, last: String) throws {
    var console = console()
    for key in keys { fixture.press(&console, key) }
    let query = try #require(asked(console))
    #expect("\(query.first) \(query.last)" == "\(first) \(last)")
  }

  @Test func viewsAskForWhatWaitsAndWhatIsDone() {
    var console = console()
    var states: [Bool?] = []
    for _ in 0..<4 {
      states.append(asked(console)?.isReviewed)
      fixture.press(&console, "]")
    }
    #expect(states == [nil, false, true, nil])
  }

  @Test func causesLookFurtherBackAndNoFurther() {
    var console = console()
    focus(&console, .causes)
    fixture.press(&console, "]")
    #expect(console.with(.causes) { $0.asked(in: $1) } == AnyQuestion(ImprovementQuery(days: 365)))
    fixture.press(&console, "]")
    #expect(console.notice?.text == "That is as far back as it looks")
  }

  // MARK: Opening

  @Test func enterOpensTheTicketOfTheReview() {
    let console = console(120, 36, "j", "enter")
    #expect(console.screen.id == .tickets && console.chosen[.ticket] == .ticket("T-102"))
  }

  @Test func enterOpensABranchDownToItsTickets() {
    var console = console()
    focus(&console, .causes)
    func lines() -> Int {
      console.panes[.causes].flatMap { ($0 as? CausesPane)?.page(in: console.scene(for: .causes)) }?.count ?? 0
    }
    let closed = lines()
    fixture.press(&console, "enter")
    #expect(lines() == closed + 2, "its two causes")
    fixture.press(&console, "j", "enter")
    #expect(lines() == closed + 4, "and two tickets")
    fixture.press(&console, "j", "enter")
    #expect(console.screen.id == .tickets && console.chosen[.ticket] == .ticket("T-101"), "the latest first")
    fixture.press(&console, "escape")
    #expect(console.screen.id == .metrics)
    fixture.press(&console, "k", "k", "enter")
    #expect(lines() == closed)
  }

  @Test func anArticleThatWasFoundOpensItsPage() {
    var console = fixture.settled()
    let hit = SearchHit(
      kind: .article, thing: "KB-0002", customer: nil, customerName: "", title: MarkedText("x"), excerpt: MarkedText("")
    )
    let effects = console.open(hit)
    fixture.settle(&console, console.settle(effects) + console.ask())
    #expect(console.screen.id == .metrics && console.focus == .article)
    #expect(console.panes[.article]?.title(in: console.scene(for: .article)) == "Article KB-0002")
  }

  @Test func articlesAreNobodysSoNoCustomerIsActedOn() {
    var console = console()
    focus(&console, .articles)
    fixture.press(&console, "j", "A")
    #expect(console.chosen[.article] == .article("KB-0002"))
    #expect(console.customer == nil && console.overlay == nil && console.notice?.isComplaint == true)
  }

  // MARK: Acts

  private func form(_ console: Console) -> FormView? {
    if case .form(let form) = console.overlay { form } else { nil }
  }

  @Test func theWhysOfAReviewedTicketStandInTheForm() {
    var console = console(120, 36, "Y")
    #expect(form(console)?.values["category"] == "process/hand-over")
    #expect(form(console)?.values["why2"] == "It was lost")
    fixture.press(&console, "escape", "j", "Y")
    #expect(form(console)?.values["why1"] == "")
  }

  @Test func aFormOfFiveWhysFitsTheSmallestScreen() throws {
    var console = console(80, 24, "Y")
    try GoldenFrame.expect(fixture.frame(console), "whys-80x24")
    fixture.press(&console, "escape")
    #expect(form(console) == nil)
  }

  @Test func anArticlesFormBeginsWithWhatTheTicketSays() {
    var console = fixture.settled()
    fixture.press(&console, "3", "enter", "D")
    #expect(console.notice?.text.contains("once it is resolved") == true, "nothing is written in vain")
    for key in ["k", "j", "D"].compactMap(Key.init(name:)) {
      console.settle(console.handle(.dataChanged) + console.handle(.keys([key]))) { question in
        guard let asked = question.asked as? TicketDetailQuery, let number = Int(asked.ticket.text.dropFirst(4)) else {
          return fixture.answer(question)
        }
        return asked.told(fixture.ticketDetail(number, isResolved: true))
      }
    }
    let values = form(console)?.values ?? [:]
    #expect(values["title"]?.hasPrefix("Login outage") == true)
    #expect(values["body"]?.contains("Nobody can log in since noon.") == true)
    #expect(values["tags"] == "integration")
    fixture.press(&console, "escape")
  }

  @Test func publishingIsAKeyAway() throws {
    var console = console()
    focus(&console, .articles)
    fixture.press(&console, "j")
    let effects = console.handle(.keys([.character("P")]))
    let job = effects.compactMap { if case .perform(let job) = $0 { job } else { nil } }.first
    #expect(job?.words == "publish KB-0002")
    guard case .article(let seen)? = job?.requests.first?.sight else {
      Issue.record("what was seen is not handed over")
      return
    }
    #expect(seen.id == "KB-0002")
  }
}
