import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// A list is found as it was left: where the cursor stood and what was marked, of each thing that it was narrowed to.
@Suite struct ListMemoryTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func queue(_ console: Console) -> ListView<TicketRow>? { (console.panes[.queue] as? QueuePane)?.list }

  @Test(arguments: [
    ["]", "["], ["s", "s", "s", "s"],
  ])
  func placeAndMarksAreThereWhenOneComesBack(keys: [String]) throws {
    var console = fixture.settled()
    fixture.press(&console, "3", "v", "v")
    let left = try #require(queue(console))
    #expect(left.marks.count == 2 && left.rows.position == 2)
    for key in keys.dropLast() { fixture.press(&console, key) }
    #expect(try #require(queue(console)).marks.isEmpty, "a mark is for no row of another list")
    for key in keys.suffix(1) { fixture.press(&console, key) }
    let back = try #require(queue(console))
    #expect(back.chosen?.id == left.chosen?.id && Set(back.marks.keys) == Set(left.marks.keys))
  }

  @Test func narrowingAndWideningComesBackToTheRow() throws {
    var console = fixture.settled()
    fixture.press(&console, "3", "j", "j")
    let chosen = try #require(queue(console)?.chosen?.id)
    fixture.settle(&console, console.narrow(to: "tier:enterprise") + console.ask())
    #expect(queue(console)?.rows.position == 0)
    fixture.press(&console, "backspace")
    #expect(queue(console)?.chosen?.id == chosen)
  }

  /// What was taken away under a filter is gone without it too.
  @Test func marksThatWereTakenAwayDoNotComeBack() throws {
    var console = fixture.settled()
    fixture.press(&console, "3", "v", "/", "T", "-", "1", "0", "4", "enter", "ctrl-v", "esc")
    #expect(try #require(queue(console)).filterText.isEmpty)
    #expect(try #require(queue(console)).marks.isEmpty)
  }

  /// Whoever has moved before the answer came stays there.
  @Test func whoMovesIsNotMovedBack() {
    var list = ListView<TicketRow>()
    let rows = (1...5).map { fixture.ticket($0, minutesAgo: $0, severity: .high) }
    let page = Page(rows: rows, position: 0, total: rows.count)
    list.receive(page, of: 1, height: 10)
    list.rows.move(.bottom, height: 10)
    list.restart()
    list.receive(Page(rows: [], position: 0, total: 0), of: 2, height: 10)
    list.restart()
    list.receive(page, of: 1, height: 10)
    #expect(list.rows.position == 4)
    list.rows.move(.top, height: 10)
    list.receive(page, of: 1, height: 10)
    #expect(list.rows.position == 0, "once")
  }
}
