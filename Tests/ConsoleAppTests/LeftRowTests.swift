import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// After an act the cursor is where the thing is that it was done to; where that has left the list, the last line says where the
/// cursor is instead.
@Suite struct LeftRowTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func chosen(_ console: Console) -> Target? { console.panes[console.focus]?.front?.target }

  /// Presses these keys, has what they ask for done, and answers all questions from the world as it is afterwards.
  private func act(_ keys: [String], in console: inout Console, as title: String, then world: ChangingWorld) throws {
    var isDone = false
    for name in keys {
      let effects = console.handle(.keys([try #require(Key(name: name))]))
      isDone = isDone || effects.contains { if case .perform = $0 { true } else { false } }
      console.settle(effects, by: world.answer)
    }
    try #require(isDone, "\(keys) do something")
    let entry = ChangeEntry(id: 1, at: ConsoleFixture.now, author: "dana", title: title)
    console.settle(console.handle(.outcome(.done(entry))), by: world.answer)
    console.settle(console.ask(), by: world.answer)
  }

  /// An act that takes the thing up or down its list, on every screen whose list holds things that can be acted on.
  @Test(arguments: ["0", "2", "3", "4", "5"])
  func theCursorGoesWithTheThing(screen: String) throws {
    var world = ChangingWorld(fixture: fixture)
    var console = fixture.console()
    console.settle(console.ask(), by: world.answer)
    for name in [screen, "j"] {
      console.settle(console.handle(.keys([try #require(Key(name: name))])), by: world.answer)
    }
    let before = try #require(chosen(console))
    world.isTurned = true
    let entry = ChangeEntry(id: 1, at: ConsoleFixture.now, author: "dana", title: "act on \(before)")
    console.openJob = ActJob([ActRequest(.finish(.unchanged, note: ""), on: before)])
    console.settle(console.handle(.outcome(.done(entry))), by: world.answer)
    #expect(chosen(console) == before)
    #expect(console.notice?.text == "Act on \(before) · u undoes")
  }

  @Test func whereTheCursorIsIsSaidWhenTheThingHasLeft() throws {
    var world = ChangingWorld(fixture: fixture)
    var console = fixture.console()
    console.settle(console.ask(), by: world.answer)
    for name in ["3", "j"] { console.settle(console.handle(.keys([try #require(Key(name: name))])), by: world.answer) }
    #expect(chosen(console) == .ticket("T-101"))
    world.gone = ["T-101"]
    try act(["R", "enter"], in: &console, as: "resolve T-101", then: world)
    #expect(chosen(console) == .ticket("T-103"))
    #expect(console.notice?.text == "Resolve T-101 · the cursor is on T-103 · u undoes")
    // The next key is no act: it is said no more.
    fixture.press(&console, "j")
    #expect(console.notice == nil)
  }

  @Test func aNarrowScreenSaysItToo() throws {
    var world = ChangingWorld(fixture: fixture)
    var console = fixture.console(width: 80, height: 24)
    console.settle(console.ask(), by: world.answer)
    for name in ["3", "j"] { console.settle(console.handle(.keys([try #require(Key(name: name))])), by: world.answer) }
    world.gone = ["T-101"]
    let long = "resolve T-101 " + String(repeating: "a subject that goes on ", count: 5)
    try act(["R", "enter"], in: &console, as: long, then: world)
    let said = try #require(console.notice?.text)
    #expect(said.hasSuffix(" · the cursor is on T-103 · u undoes") && said.columns <= 78, "\(said)")
  }

  /// A tree's branches are ordered by how much hangs on them: the cursor stays on its theme.
  @Test func theCursorStaysOnItsTheme() throws {
    var console = fixture.settled()
    fixture.press(&console, "9")
    for _ in 0..<20 where console.focus != .feedback { fixture.press(&console, "tab") }
    fixture.press(&console, "j")
    let before = try #require(preset(console))
    var turned = fixture.feedback
    turned.figures.themes.reverse()
    _ = console.with(.feedback) { pane, scene in
      pane.take(FeedbackTopicsQuery(days: 90, texts: 50).told(turned), in: scene)
    }
    #expect(preset(console) == before)
    #expect(turned.figures.themes.count > 1)
  }

  private func preset(_ console: Console) -> [String: String]? {
    console.panes[.feedback]?.preset(for: .initiative, in: console.scene(for: .feedback))
  }

  @Test func theCursorStaysOnWhatStandsOut() throws {
    var pane = InsightsPane()
    let console = fixture.settled()
    let scene = console.scene(for: .insights)
    var findings = fixture.findings
    _ = pane.take(InsightsQuery().told(findings), in: scene)
    _ = pane.move(.down, in: scene)
    let before = findings.found[1].filter
    findings.found.reverse()
    _ = pane.take(InsightsQuery().told(findings), in: scene)
    #expect(pane.perform(.open, in: scene) == [.narrow(before)])
    #expect(findings.found[1].filter != before, "it has moved")
  }
}

/// A range of marks begins at the row that was marked last, as long as something is marked.
@Suite struct MarkRangeTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func marked(_ keys: [String]) -> [String] {
    var console = fixture.settled()
    fixture.press(&console, "3")
    for key in keys { fixture.press(&console, key) }
    return (console.panes[.queue] as? QueuePane)?.list.marks.keys.map(\.description).sorted() ?? []
  }

  @Test(arguments: [
    (keys: ["v", "j", "V"], marked: ["T-101", "T-102", "T-103"]),
    // All marks are taken away: the range is of the row the cursor is on.
    (["v", "ctrl-v", "j", "j", "V"], ["T-104"]),
    (["v", "k", "v", "j", "V"], ["T-103"]),
    // Of several marks one is taken away: the range goes on from there, as it did.
    (["v", "v", "k", "v", "j", "V"], ["T-101", "T-102", "T-103", "T-104"]),
  ])
  func itBeginsAnewWithoutMarks(keys: [String], marked expected: [String]) {
    #expect(marked(keys) == expected, "\(keys)")
  }

  /// The row that the range begins at may have moved meanwhile.
  @Test func itBeginsAtTheRowAndNotAtItsPlace() throws {
    var list = ListView<TicketRow>()
    let rows = (1...5).map { fixture.ticket($0, minutesAgo: $0, severity: .high) }
    func page(_ rows: [TicketRow]) -> Page<TicketRow> { Page(rows: rows, position: 0, total: rows.count) }
    list.receive(page(rows), of: 1, height: 10)
    list.toggle(rows[0], rows[0].subject)
    list.rows.move(.down, height: 10)
    list.receive(page([rows[2], rows[3], rows[1], rows[4], rows[0]]), of: 1, height: 10)
    #expect(list.rows.selected == rows[1] && list.range == 2...4)
  }
}
