import CustomerSuccess
import Statistics
import TerminalUI
import Testing

@testable import ConsoleApp

/// The cursor on a page: it stays on what a line is about, wherever that goes.
@Suite struct PageViewTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func line(_ name: String) -> PageLine {
    PageLine.text([Piece(name)]).about(.known(.contact(ContactID(name)), title: name))
  }

  private func name(_ view: PageView, _ page: [PageLine]) -> String? {
    view.stop(in: page).flatMap { page[$0].subject?.target.description }
  }

  @Test(arguments: 1...30)
  func theCursorGoesWhereItsThingGoes(seed: UInt64) {
    var numbers = SplitMix64(seed: seed)
    var page = (0..<8).map { line("P-\($0)") }
    var view = PageView()
    for _ in 0..<Int.random(in: 1...7, using: &numbers) { view.move(.down, in: page, height: 5) }
    let chosen = name(view, page)
    for _ in 0..<5 {
      page.shuffle(using: &numbers)
      if Bool.random(using: &numbers) { page.insert(.blank, at: .random(in: 0...page.count, using: &numbers)) }
      #expect(name(view, page) == chosen)
      view.keepInSight(page, height: 5)
      #expect(name(view, page) == chosen)
    }
  }

  @Test func whatIsGoneLeavesTheCursorInItsPlace() {
    let page = ["A", "B", "C"].map(line)
    var view = PageView()
    view.move(.down, in: page, height: 5)
    #expect(name(view, [page[0], page[2]]) == "C")
    #expect(name(view, [page[0]]) == "A")
  }

  private func chosenLine(_ console: Console) -> PageLine? {
    (console.panes[.customerDetail] as? CustomerPane)?.chosenLine(in: console.scene(for: .customerDetail))
  }

  /// A note can be read to its end.
  @Test func enterShowsATextWhole() {
    var console = fixture.settled(width: 80, height: 60)
    fixture.press(&console, "2", "enter")
    for _ in 0..<60 where chosenLine(console)?.reads == nil { fixture.press(&console, "down") }
    fixture.press(&console, "enter")
    #expect(fixture.frame(console).text.contains("What came of it: Customer satisfied"))
    fixture.press(&console, "esc")
    #expect(!fixture.frame(console).text.contains("What came of it"))
  }
}
