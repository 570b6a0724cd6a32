import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

@Suite struct ConsoleTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  @Test func asksEachVisiblePanesQuestionOnce() {
    var console = fixture.console()
    let first = console.ask()
    #expect(first.count == 4, "portfolio, actions, tickets, training; no customer is chosen yet")
    #expect(console.ask() == [])
    #expect(console.handle(.dataChanged).count == 4, "the data changed: all is asked again")
  }

  @Test func anAnswerOvertakenByALaterQuestionIsDropped() throws {
    var console = fixture.console()
    let effects = console.ask()
    guard case .ask(let pane, let number, let question)? = effects.first else {
      Issue.record("nothing asked")
      return
    }
    _ = console.handle(.dataChanged)
    _ = console.handle(.answer(pane, number: number, fixture.answer(question)))
    let portfolio = try #require(console.panes[.portfolio] as? PortfolioPane)
    #expect(portfolio.figures == nil)
  }

  @Test func whatKeepsChangesFromBeingSeenIsSaidUntilItIsOver() {
    var console = fixture.settled()
    _ = console.handle(.trouble(.unavailable("The database was deleted.")))
    #expect(fixture.frame(console).lines.last?.hasPrefix(" The database was deleted. ") == true)
    fixture.press(&console, "tab")
    #expect(fixture.frame(console).lines.last?.hasPrefix(" The database was deleted. ") == true)
    _ = console.handle(.trouble(nil))
    #expect(fixture.frame(console).lines.last?.contains("quit") == true)
  }

  @Test func longNamesLeaveCountAndClockTheirPlaces() {
    var console = fixture.settled(width: 80, height: 24)
    console.setting.database = String(repeating: "database ", count: 20)
    console.setting.me = String(repeating: "名", count: 50)
    let scope = fixture.frame(console).lines[1]
    #expect(scope.hasPrefix(" all customers · 1,250 "))
    #expect(scope.hasSuffix(":32 UTC-5 "))
    #expect(scope.columns == 80)
  }

  @Test func movingInAListMovesTheCustomerPane() {
    var console = fixture.settled()
    #expect(console.customer == "CUST-002", "the first action item's customer")
    fixture.press(&console, "tab", "tab", "j")
    #expect(console.focus == .actions)
    #expect(console.customer == "CUST-001")
    #expect(fixture.frame(console).text.contains("Acme Healthcare Inc. · CUST-001"))
    fixture.press(&console, "tab", "G")
    #expect(console.focus == .tickets)
    #expect(console.customer == "CUST-005")
  }

  @Test func tabVisitsEveryShownPaneAndComesBack() {
    var console = fixture.settled()
    var visited: [PaneID] = []
    for _ in 0..<5 {
      visited.append(console.focus)
      fixture.press(&console, "tab")
    }
    #expect(visited == [.portfolio, .customer, .actions, .tickets, .training])
    #expect(console.focus == .portfolio)
    fixture.press(&console, "shift-tab")
    #expect(console.focus == .training)
  }

  @Test func enterOnACategoryNarrowsToItEscapeLeadsBackAndBackspaceWidens() {
    var console = fixture.settled()
    fixture.press(&console, "j", "enter")
    #expect(console.screen.id == .customers)
    #expect(console.scopeText == "health:good")
    fixture.press(&console, "escape")
    #expect(console.screen.id == .overview && console.focus == .portfolio)
    #expect(console.scopeText == "health:good", "going back is not widening")
    fixture.press(&console, "backspace")
    #expect(console.scopeText == "")
  }

  @Test func theFilterFollowsEachLetterAndPointsAtMistakes() {
    var console = fixture.settled()
    fixture.press(&console, "2", "/")
    for letter in "tier:gold" { fixture.press(&console, String(letter)) }
    let lines = fixture.frame(console).lines
    #expect(lines[35].hasPrefix(" /tier:gold"))
    #expect(lines[34].hasPrefix("       ^^^^ 'gold' is not known, expected one of enterprise"))
    #expect(console.panes[.customers]?.filterText == "", "what is no filter leaves the list as it was")
    fixture.press(&console, "enter")
    #expect(console.overlay != nil, "a mistake is not accepted")
    fixture.press(&console, "ctrl-u")
    for letter in "score<70" { fixture.press(&console, String(letter)) }
    fixture.press(&console, "enter")
    #expect(console.overlay == nil)
    #expect(console.panes[.customers]?.filterText == "score<70")
  }

  @Test func escapeInTheFilterRestoresWhatWasInForce() {
    var console = fixture.settled()
    fixture.press(&console, "2", "/", "a", "enter", "/", "b", "escape")
    #expect(console.panes[.customers]?.filterText == "a")
  }

  @Test func whatIsTypedAfterAFilterInForceNarrowsIt() {
    var console = fixture.settled()
    fixture.press(&console, "2", "/")
    for letter in "score<70" { fixture.press(&console, String(letter)) }
    fixture.press(&console, "enter", "/", "enter")
    #expect(console.panes[.customers]?.filterText == "score<70", "opening it changes nothing")
    fixture.press(&console, "/")
    for letter in "tier:starter" { fixture.press(&console, String(letter)) }
    fixture.press(&console, "enter")
    #expect(console.panes[.customers]?.filterText == "score<70 tier:starter")
  }

  @Test func everyKeyOfAPaneAndOfTheConsoleIsItsOwn() {
    let console = fixture.settled()
    let everywhere = ListMove.allCases.flatMap(\.keys) + ConsoleAction.allCases.flatMap(\.keys) + Screen.all.map(\.key)
    #expect(Set(everywhere).count == everywhere.count)
    for (id, pane) in console.panes {
      let keys = pane.commands.flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "\(id) uses a key twice")
      #expect(Set(keys).isDisjoint(with: everywhere), "\(id) hides a key of the console")
    }
  }

  @Test func helpListsEveryKeyInForceAndCloses() {
    var console = fixture.settled(width: 120, height: 200)
    fixture.press(&console, "2", "?")
    let help = fixture.frame(console).text
    for command in console.panes[.customers]?.commands ?? [] {
      #expect(help.contains(command.title))
      for key in command.keys { #expect(help.contains(key.name)) }
    }
    for action in ConsoleAction.allCases { #expect(help.contains(action.title)) }
    fixture.press(&console, "x")
    #expect(console.overlay == nil)
  }

  @Test func everyDeclaredActionDoesSomethingOrSaysWhyNot() {
    for screen in Screen.all {
      for pane in screen.panes {
        var console = fixture.settled(width: 200, height: 60)
        fixture.settle(&console, console.handle(.keys([screen.key])))
        console.enter(pane)
        for command in console.panes[pane]?.commands ?? [] {
          guard let key = command.keys.first else { continue }
          var acting = console
          let before = fixture.frame(acting).styledText
          let effects = acting.handle(.keys([key]))
          fixture.settle(&acting, effects)
          #expect(
            fixture.frame(acting).styledText != before || acting.notice != nil,
            "\(command.title) on \(pane) changed nothing and said nothing")
        }
      }
    }
  }

  @Test func anUnknownKeySaysSo() {
    var console = fixture.settled()
    fixture.press(&console, "Z")
    #expect(console.notice?.isComplaint == true)
    #expect(fixture.frame(console).lines[35].contains("Z means nothing here"))
    fixture.press(&console, "j")
    #expect(console.notice == nil)
  }

  @Test(arguments: [(1, 1), (2, 2), (20, 5), (40, 10), (59, 24), (80, 17)])
  func belowItsLeastSizeItSaysWhatItNeeds(width: Int, height: Int) {
    var console = fixture.settled(width: width, height: height)
    for name in ["j", "tab", "enter", "2", "G", "/", "x", "escape", "?", "q"] { fixture.press(&console, name) }
    let frame = fixture.frame(console)
    #expect(frame.gridSize == Size(width: width, height: height))
    if width >= 40 { #expect(frame.text.contains("Rapport needs 60×18")) }
  }

  @Test func resizingKeepsTheChosenRowInSight() {
    var console = fixture.settled()
    fixture.press(&console, "tab", "tab", "tab", "G")
    for (width, height) in [(80, 24), (40, 10), (200, 60), (120, 36)] {
      fixture.settle(&console, console.handle(.keys([.resize(Size(width: width, height: height))])))
      #expect(console.customer == "CUST-005")
    }
    #expect(fixture.frame(console).text.contains("T-105"))
  }

  @Test func aFailureIsDrawnAndLeavesTheRestUsable() {
    var console = fixture.settled()
    let effects = console.handle(.dataChanged)
    for case .ask(let pane, let number, let question) in effects {
      let answer = pane == .tickets ? question.failed(.unavailable("The disk is gone.")) : fixture.answer(question)
      _ = console.handle(.answer(pane, number: number, answer))
    }
    let text = fixture.frame(console).text
    #expect(text.contains("The disk is gone.") && text.contains("Schedule QBR"))
    fixture.press(&console, "ctrl-l")
    #expect(!fixture.frame(console).text.contains("The disk is gone."))
  }

  @Test func timersCountWithTheClockAndTurnAtTheirThresholds() {
    var console = fixture.settled()
    #expect(fixture.frame(console).text.contains("3:00 respond"))
    _ = console.handle(.tick(ConsoleFixture.now + 1))
    #expect(fixture.frame(console).text.contains("2:59 respond"))
    _ = console.handle(.tick(ConsoleFixture.now + 181))
    #expect(fixture.frame(console).text.contains("✗   -0:01 respond"))
  }

  @Test func theMouseChoosesOpensAndScrolls() throws {
    var console = fixture.settled()
    let place = try #require(console.places[.tickets])
    let line = Point(x: place.x + 5, y: place.y + 3)
    fixture.settle(&console, console.handle(.keys([.mouse(Mouse(kind: .press, at: line))])))
    #expect(console.focus == .tickets && console.customer == "CUST-001")
    fixture.settle(&console, console.handle(.keys([.mouse(Mouse(kind: .doubleClick, at: line))])))
    #expect(console.focus == .ticket)
    fixture.settle(&console, console.handle(.keys([.mouse(Mouse(kind: .press, at: Point(x: 30, y: 0)))])))
    #expect(console.screen.id == .customers)
  }
}
