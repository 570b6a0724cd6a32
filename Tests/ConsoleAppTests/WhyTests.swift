import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// `=` shows the sum behind whatever figure is chosen.
@Suite struct WhyTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func after(_ keys: String...) -> (console: Console, text: String) {
    var console = fixture.settled()
    for key in keys { fixture.press(&console, key) }
    return (console, fixture.frame(console).text)
  }

  @Test func aScoreInAListOpensThePageThatExplainsIt() {
    let (console, text) = after("2", "=")
    #expect(console.focus == .customerDetail)
    #expect(text.contains("Why ") && text.contains("23.89"))
  }

  @Test func aDeadlineInAListOpensItsLedger() {
    let (console, text) = after("3", "=")
    #expect(console.focus == .ticket)
    #expect(text.contains("clock starts"))
    var again = console
    fixture.press(&again, "=")
    #expect(!fixture.frame(again).text.contains("clock starts"), "the same key hides it")
    fixture.press(&again, "escape")
    #expect(again.focus == .queue)
  }

  @Test func anActionItemSaysWhereItComesFrom() {
    #expect(after("4", "=").console.notice?.text.contains("by hand") == true)
  }

  @Test func everyFigureOfThePortfolioHasItsSumAndItsRows() {
    var console = fixture.settled()
    var sums: [String] = []
    let lines = PortfolioLine.shown(in: fixture.figures())
    for line in lines {
      fixture.press(&console, "=")
      let said = console.notice
      #expect(said?.isComplaint == false, "\(line)")
      sums.append(said?.text ?? "")
      fixture.press(&console, "j")
    }
    #expect(sums[0].contains("score 85 to 100"))
    #expect(sums[7].contains("330 below 70 = 250 At Risk (fair) + 80 Critical (poor)"))
    #expect(Set(sums).count == lines.count, "each has words of its own")
  }

  @Test(arguments: PortfolioLine.allCases)
  func aFigureOpensTheRowsItCounts(line: PortfolioLine) throws {
    let subject = line == .backlog ? Field.Subject.tickets : .customers
    let figures = fixture.figures()
    #expect(throws: Never.self) { try Filter.parse(line.filter(in: figures), in: subject, me: "dana") }
    var console = fixture.settled()
    guard let place = PortfolioLine.shown(in: figures).firstIndex(of: line) else { return }
    for _ in 0..<place { fixture.press(&console, "j") }
    fixture.press(&console, "enter")
    #expect(console.screen.id == (line == .backlog ? .tickets : .customers))
  }

  @Test func aSegmentSaysItsPointsItsCustomersAndWhatIsDoneThere() {
    guard case .why(let why) = after("6", "=").console.overlay else {
      Issue.record("no account")
      return
    }
    let words = why.paragraphs.joined(separator: " ")
    for part in [" points / ", "74 of 120 modules", "0 fired in the last 30 days", "Nobody there had a subscription"] {
      #expect(words.contains(part), "\(part) in \(words)")
    }
  }

  /// A line of My day is explained by what it stands there for: a step by its deadline, a renewal by its reminders.
  @Test(arguments: [(80, 24), (120, 36), (200, 60)]) func aLineOfMyDayIsExplainedByItsOwnMatter(width: Int, height: Int)
  {
    var kinds: Set<String> = []
    for (index, row) in fixture.day().enumerated() {
      var console = fixture.settled(width: width, height: height)
      fixture.press(&console, "0")
      for _ in 0..<index { fixture.press(&console, "j") }
      fixture.press(&console, "=")
      let text = fixture.frame(console).text
      switch row.item.matter {
      case .renewal(let renewal):
        kinds.insert("renewal")
        #expect(text.contains("60, 30, 14, 7 and 1 days before the renewal"), "\(row.id)")
        #expect(text.contains(TimeWords.day(renewal.on, today: ConsoleFixture.today)))
      case .certificate:
        kinds.insert("certificate")
        #expect(text.contains("days before its end"), "\(row.id)")
      case .ticket: #expect(console.focus == .ticket)
      case .fall: #expect(console.focus == .customerDetail && text.contains("Why "))
      case .action, .journey, .lapsed, .interview, .review: break
      }
      guard case .why = console.overlay else { continue }
      fixture.press(&console, "x")
      #expect(console.overlay == nil && console.focus == .myDay, "any key leads back to the line")
    }
    #expect(kinds == ["renewal", "certificate"])
  }

  @Test func aStepIsExplainedByItsDayAndItsJourneysStart() throws {
    let row = try #require(fixture.journeys().first { $0.journey.next?.state == .late })
    var (console, text) = after("7", "=")
    for _ in 0..<fixture.journeys().count where !text.contains("late: ") {
      fixture.press(&console, "x", "j", "=")
      text = fixture.frame(console).text
    }
    #expect(console.screen.id == .journeys, "the deadline and not the score of the customer")
    #expect(text.contains("of the journey, which began on") && text.contains("its day was"))
    let step = try #require(row.journey.next)
    let scene = console.scene(for: .journeys)
    let day = DayJourney(
      step: step.id, kind: step.step.kind, due: ConsoleFixture.today - 8, late: 1,
      reckoned: .init(start: row.journey.start, step: step))
    let line = DayRow(
      item: DayItem(customer: row.id, title: step.step.title, matter: .journey(day)),
      subject: .customer(row.customer), customerName: row.customer.name)
    #expect(DayWhy(row: line, scene: scene).why == StepWhy(step: step, start: row.journey.start, scene: scene).why)
  }

  @Test func aFunnelSaysWhomItCounts() {
    var console = after("7").console
    console.giveKeys(to: .funnel, of: console.screen.id)
    fixture.press(&console, "=")
    guard case .why(let view) = console.overlay else {
      Issue.record("no explanation")
      return
    }
    let text = view.paragraphs.joined(separator: " ")
    #expect(text.contains("whose journey began in the last") && text.contains("customers have reached it"), "\(text)")
  }

  @Test func whatStandsOutSaysItsTest() {
    let (_, text) = after("6", "tab", "tab", "=")
    #expect(text.contains("drawn by lot") && text.contains("corrected after Holm"), "\(text)")
  }

  /// What the last line cannot hold is shown whole.
  @Test(arguments: [(80, 24), (60, 18), (120, 36), (200, 60)]) func noExplanationIsCut(width: Int, height: Int) {
    var console = fixture.settled(width: width, height: height)
    let figures = fixture.figures()
    for line in PortfolioLine.shown(in: figures) {
      fixture.press(&console, "=")
      let words = line.sum(in: figures, fixture.health)
      if case .why(let view) = console.overlay {
        #expect(view.paragraphs == [words] && words.columns > width - 2)
        let last = words.split(separator: " ").suffix(2).joined(separator: " ")
        #expect(fixture.frame(console).text.contains(last.split(separator: " ").last ?? "?"))
        fixture.press(&console, "x")
      } else {
        #expect(fixture.frame(console).lines[height - 1].contains(words))
      }
      fixture.press(&console, "j")
    }
  }

  /// The last line offers `=` exactly where it has something to say.
  @Test func whyIsOfferedWhereThereIsSomethingToExplain() {
    for screen in Screen.all {
      for pane in screen.panes {
        var console = fixture.settled(width: 200, height: 60)
        fixture.press(&console, "\(screen.number)")
        guard console.places[pane] != nil else { continue }
        console.giveKeys(to: pane, of: screen.id)
        let isKnown = console.panes[pane]?.why(in: console.scene(for: pane)).isKnown ?? false
        let last = fixture.frame(console).lines[59]
        #expect(last.contains("= why") == isKnown, "\(pane): \(last)")
        fixture.press(&console, "=")
        #expect((console.notice?.isComplaint == true) == !isKnown, "\(pane)")
      }
    }
  }

  /// How many there are stands in the scope's line on every screen, and comes back with it.
  @Test(arguments: [(80, 24), (120, 36)]) func theScopeKeepsItsCount(width: Int, height: Int) {
    for screen in Screen.all {
      var console = fixture.settled(width: width, height: height)
      fixture.press(&console, "\(screen.number)")
      let all = fixture.frame(console).lines[1]
      #expect(all.contains("all customers · 1,250"), "\(screen.id): \(all)")
      fixture.settle(&console, console.narrow(to: "tier:professional") + console.handle(.tick(ConsoleFixture.now)))
      #expect(fixture.frame(console).lines[1].contains("tier:professional · 1,250"), "\(screen.id)")
      fixture.press(&console, "backspace")
      #expect(fixture.frame(console).lines[1].contains("all customers · 1,250"), "\(screen.id)")
    }
  }
}
