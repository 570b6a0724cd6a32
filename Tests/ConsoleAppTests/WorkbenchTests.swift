import CustomerSuccess
import Framework
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// What lies around the acts: the log, views, marks of everything, themes by the palette, the user's own keys.
@Suite struct WorkbenchTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func type(_ text: String, into console: inout Console) {
    for letter in text { fixture.press(&console, letter == " " ? "space" : String(letter)) }
  }

  /// The effects of a line in the palette.
  private func line(_ text: String, in console: inout Console) -> [Effect] {
    fixture.press(&console, ":")
    type(text, into: &console)
    return console.handle(.keys([.enter]))
  }

  @Test func theLogOpensAnEntryIntoWhatItChanged() throws {
    var console = fixture.settled()
    let entry = ChangeEntry(id: 17, at: ConsoleFixture.now - 60, author: "kim", title: "set owner kim ACT-2")
    let before = fixture.action(2, due: -2).action
    var after = before
    after.owner = "kim"
    let record = ChangeRecord(
      entry: entry, edits: [FactEdit(before: .action(before), after: .action(after))], editCount: 1, added: [:],
      undoneBy: nil)
    func answer(_ effects: [Effect]) {
      for case .ask(let pane, let number, let question) in effects {
        switch question.asked {
        case let log as LogQuery: _ = console.handle(.answer(pane, number: number, log.told([entry])))
        case let change as ChangeQuery: _ = console.handle(.answer(pane, number: number, change.told(record)))
        default: break
        }
      }
    }
    answer(console.handle(.keys([.character("U")])))
    #expect(fixture.frame(console).text.contains("set owner kim ACT-2"))
    answer(console.handle(.keys([.enter])))
    let text = fixture.frame(console).text
    #expect(text.contains("owner  dana → kim") && text.contains("kim, 2026-11-23"))
    #expect(console.handle(.keys([.character("u")])).contains(.undoEntry(17)))
  }

  @Test func theLogsWordsNarrowIt() {
    var console = fixture.settled()
    fixture.press(&console, "U")
    var asked: [AnyQuestion] = []
    func enter(_ text: String) {
      for letter in text {
        for case .ask(_, _, let question) in console.handle(.keys([.character(letter)])) { asked.append(question) }
      }
    }
    enter("/owner author:me kind:ticket")
    var filter = LogFilter()
    filter.words = ["owner"]
    filter.author = [.equals("dana")]
    filter.kinds = [.ticket, .ticketEvent]
    #expect(asked.last == AnyQuestion(LogQuery(filter, limit: LogView.limit)))
    enter(" since:yore")
    #expect(fixture.frame(console).text.contains("found 'yore', expected a length such as 7d"))
    filter.words = ["owner", "since"]
    #expect(
      asked.last == AnyQuestion(LogQuery(filter, limit: LogView.limit)),
      "what is shown stays until the filter can be read")
  }

  /// Keys act on the log's list as on any other until the filter is begun.
  @Test func theLogIsMovedThroughAndWrittenLikeOtherLists() throws {
    var console = fixture.settled()
    let entries = (0..<3).map { number in
      ChangeEntry(
        id: 70 - number, at: ConsoleFixture.now.adding(days: -number), author: "dana",
        title: "complete step 'Bi-weekly (day 245)' of CUST-937 Hudson Field \(number)", undoes: number == 0 ? 69 : nil)
    }
    for case .ask(let pane, let number, let question) in console.handle(.keys([.character("U")])) {
      if let asked = question.asked as? LogQuery {
        _ = console.handle(.answer(pane, number: number, asked.told(entries)))
      }
    }
    fixture.press(&console, "j")
    guard case .log(let log) = console.overlay else {
      Issue.record("no log")
      return
    }
    #expect(log.chosenID == 69 && log.field.text.isEmpty)
    let text = fixture.frame(console).text
    #expect(text.contains("Hudson Field 0") && text.contains("undone by 70: complete step 'Bi-weekly (day 245)'"))
    fixture.press(&console, "w")
    guard case .export(let view) = console.overlay else {
      Issue.record("no export")
      return
    }
    #expect(view.log == log)
    let written = console.handle(.keys([.enter])).compactMap { effect -> ExportRequest? in
      if case .export(let request) = effect { request } else { nil }
    }
    #expect(written.map(\.log) == [LogFilter()])
    let request = try #require(written.first)
    _ = console.handle(.exported(request, .written("3 rows")))
    #expect(console.overlay == .log(log) && console.notice?.text.hasPrefix("Wrote 3 rows to rapport-log-") == true)
    fixture.press(&console, "q")
    #expect(console.overlay == nil)
  }

  /// What was done is read whole beside times and authors, whatever the screen.
  @Test(arguments: [(80, 24), (120, 36), (200, 60)]) func theLogGivesItsRoomToWhatWasDone(width: Int, height: Int) {
    var console = fixture.settled(width: width, height: height)
    let title = "complete step 'Bi-weekly' of CUST-937 Hudson Field"
    let entry = ChangeEntry(id: 7, at: ConsoleFixture.now, author: "Mira Okafor", title: title)
    for case .ask(let pane, let number, let question) in console.handle(.keys([.character("U")])) {
      if let asked = question.asked as? LogQuery {
        _ = console.handle(.answer(pane, number: number, asked.told([entry])))
      }
    }
    #expect(fixture.frame(console).text.contains(" 7 09:05 Mira Okafor \(title)"))
  }

  /// Enter on the same line again narrows nothing further.
  @Test func narrowingByWhatIsInForceChangesNothing() {
    var console = fixture.settled()
    for _ in 0..<3 { _ = console.narrow(by: "tier:enterprise") }
    _ = console.narrow(by: "score<70")
    _ = console.narrow(by: "tier:enterprise")
    #expect(console.scopeText == "tier:enterprise score<70")
    #expect(console.scopes.count == 2)
  }

  /// Where nobody is in the scope there is no talk of an empty database.
  @Test(arguments: [("", "No customers yet"), ("tier:enterprise", "No customer is in this scope")])
  func anEmptyScopeIsNoEmptyDatabase(scope: String, words: String) {
    var console = fixture.settled()
    var effects = scope.isEmpty ? console.handle(.dataChanged) : console.narrow(by: scope)
    effects += console.handle(.dataChanged)
    for case .ask(let pane, let number, let question) in effects {
      let asked = question.asked as? PortfolioQuery
      let answer = asked.map { $0.told(fixture.figures(customers: 0)) } ?? fixture.answer(question)
      _ = console.handle(.answer(pane, number: number, answer))
    }
    #expect(fixture.frame(console).text.contains(words))
  }

  @Test func aViewIsSavedAndOpenedWithScopeAndFilter() {
    var console = fixture.settled()
    fixture.press(&console, "2", "/")
    type("score<70", into: &console)
    fixture.press(&console, "enter")
    _ = line("scope tier:enterprise", in: &console)
    let effects = line("save late ones", in: &console)
    let view = SavedView(
      name: "late ones", screen: "customers", scope: "tier:enterprise", list: "customers", filter: "score<70",
      order: "score")
    #expect(effects.contains(.saveView(view)))
    fixture.press(&console, "backspace", "1")
    fixture.settle(&console, line("view late ones", in: &console))
    #expect(console.screen.id == .customers && console.scopeText == "tier:enterprise")
    #expect(console.panes[.customers]?.filterText == "score<70")
    _ = line("view nothing", in: &console)
    #expect(console.notice?.text == "view: expected one of late ones")
  }

  /// Every list that can be ordered or has views is found as it was saved, whatever was done to it since.
  @Test func aViewKeepsTheOrderOfItsList() throws {
    for screen in Screen.all {
      for pane in screen.panes {
        var console = fixture.settled()
        console.show(screen)
        guard console.enter(pane: pane.description), console.panes[pane]?.filterSubject != nil,
          console.panes[pane]?.order.isEmpty == false
        else { continue }
        fixture.settle(&console, console.ask())
        for key in ["]", "s", "r"] {
          fixture.press(&console, key)
          // The key of an act on the row, where the list has no such key.
          if console.overlay != nil { fixture.press(&console, "escape") }
          let order = try #require(console.panes[pane]?.order)
          _ = line("save mine", in: &console)
          let view = try #require(console.setting.views.first)
          #expect(view.order == order && view.list == pane.description)
          #expect(try SavedView.read(SavedView.text(of: [view]), file: "views.yaml") == [view])
          for other in ["s", "]"] {
            fixture.press(&console, other)
            if console.overlay != nil { fixture.press(&console, "escape") }
          }
          fixture.press(&console, "1")
          fixture.settle(&console, line("view mine", in: &console))
          #expect(console.panes[pane]?.order == order && console.focus == pane, "\(pane) after \(key)")
          console.panes[pane]?.setOrder("sideways")
          #expect(console.panes[pane]?.order == order, "what says nothing changes nothing")
        }
      }
    }
  }

  /// Words for all customers widen, and are no part of a name; in quotes they are.
  @Test(arguments: ["all", "ALL", "everything", "none", "off"]) func aWordForAllWidens(word: String) {
    var console = fixture.settled()
    _ = line("scope tier:enterprise", in: &console)
    #expect(console.scopeText == "tier:enterprise")
    #expect(console.meaning(of: "scope \(word)")?.words == "enter: back to all customers")
    _ = line("scope \(word)", in: &console)
    #expect(console.scopeText.isEmpty)
    _ = line("scope \"all\"", in: &console)
    #expect(console.scopeText == "\"all\"")
  }

  /// The same scope in other words, or none where there is none, is no other list: nothing is left blank, and the count stays.
  @Test(arguments: [["scope"], ["scope tier:pro", "scope tier:professional"], ["save all", "view all"]])
  func theSameScopeAgainLosesNothing(lines: [String]) {
    var console = fixture.settled()
    fixture.press(&console, "3", "]", "[")
    for words in lines { fixture.settle(&console, line(words, in: &console)) }
    #expect(console.population != nil && console.panes[.queue]?.isReady(in: console.scene(for: .queue)) == true)
    #expect((console.panes[.queue] as? QueuePane)?.list.rows.page != nil)
  }

  @Test func savedViewsReadBackAsTheyWere() throws {
    let views = [
      SavedView(name: "it's: odd #1", screen: "overview", scope: "name:\"a b\"", filter: ""),
      SavedView(name: "plain", screen: "customers", scope: "", filter: "tier:pro score<70"),
      SavedView(
        name: "sorted", screen: "outreach", scope: "", list: "opportunities", filter: "", order: "value descending"),
    ]
    #expect(try SavedView.read(SavedView.text(of: views), file: "views.yaml") == views)
    #expect(try SavedView.read("# nothing\n", file: "views.yaml") == [])
    let error = #expect(throws: DocumentError.self) {
      try SavedView.read("a:\n  screen: cellar\n", file: "views.yaml")
    }
    #expect(
      error?.description.hasPrefix("views.yaml:2: a.screen: there is no screen 'cellar', expected one of") == true)
  }

  @Test func everyRowOfAListIsMarkedAtOnce() {
    var console = fixture.settled()
    fixture.press(&console, "2", "*")
    #expect(console.notice?.text == "6 marked · ctrl-v unmarks")
    #expect(console.panes[.customers]?.subjects(in: console.scene(for: .customers)).count == 6)
    fixture.press(&console, "ctrl-v", "*")
    #expect(console.notice?.text == "6 marked · ctrl-v unmarks", "it can be asked for again")
  }

  @Test func aThemeIsSeenWhileChoosingAndGoesBackOnEscape() {
    var console = fixture.settled()
    console.setting.themes = ["dark", "light"]
    console.setting.theme = "dark"
    fixture.press(&console, ":")
    var effects: [Effect] = []
    for letter in "theme l" { effects = console.handle(.keys([.character(letter)])) }
    #expect(effects.contains(.theme("light")))
    #expect(console.handle(.keys([.escape])).contains(.theme("dark")))
    #expect(line("theme light", in: &console).contains(.theme("light")))
    #expect(console.setting.theme == "light")
  }

  @Test func keysOfOnesOwnReplaceTheDeclaredOnes() throws {
    let configuration = try Configuration.resolved(
      file: .init(text: "keys:\n  ticket.resolve: ctrl-t\n  console.undo: [ctrl-y]\n", name: "config.yaml"))
    var console = fixture.console()
    console.keyMap = configuration.keyMap
    fixture.settle(&console, console.ask())
    fixture.press(&console, "tab", "tab", "tab")
    let effects = console.handle(.keys([.control("t"), .enter]))
    #expect(effects.contains { if case .perform = $0 { true } else { false } })
    let entry = ChangeEntry(id: 7, at: ConsoleFixture.now, author: "dana", title: "resolve T-102")
    _ = console.handle(.outcome(.done(entry)))
    #expect(console.handle(.keys([.control("y")])).contains(.undo))
    fixture.press(&console, "u")
    #expect(console.notice?.text == "u means nothing here; ? lists the keys")
    fixture.press(&console, "j")
    #expect(fixture.frame(console).lines[35].contains("ctrl-t resolve"))
  }

  @Test(arguments: [
    (
      "keys:\n  ticket.resolve: r\n",
      "config.yaml:2: keys.ticket.resolve: r means ticket.respond already (Respond: a public reply)"
    ),
    ("keys:\n  console.undo: j\n", "config.yaml:2: keys.console.undo: j means move.down already (Next row)"),
    (
      "keys:\n  ticket.resolv: t\n",
      "config.yaml:2: keys.ticket.resolv: there is no command 'ticket.resolv', expected a name that 'rapport keys' prints"
    ),
    (
      "keys:\n  ticket.resolve: hyper-t\n",
      "config.yaml:2: keys.ticket.resolve: found 'hyper-t', expected a key such as r, R, ctrl-r, f5, page-up or enter"
    ),
    (
      "macros:\n  undo: [assign me]\n",
      "config.yaml:2: macros.undo: 'undo' is no name for a macro, expected a word that is no command already"
    ),
  ])
  func whatIsWrongInKeysAndMacrosIsNamedByLine(text: String, words: String) {
    let error = #expect(throws: DocumentError.self) {
      try Configuration.resolved(file: .init(text: text, name: "config.yaml"))
    }
    #expect(error?.description == words)
  }

  @Test func macrosAreReadWithTheirActs() throws {
    let configuration = try Configuration.resolved(
      file: .init(text: "macros:\n  handover: [assign lee, priority high]\n", name: "config.yaml"))
    #expect(configuration.macros == [Macro(name: "handover", lines: ["assign lee", "priority high"])])
  }
}
