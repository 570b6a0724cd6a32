import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// The book of business on the sixth screen.
@Suite struct BookScreenTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func open(_ width: Int = 120, _ height: Int = 36, _ keys: String...) -> Console {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "6")
    for _ in 0..<4 where console.focus != .book { fixture.press(&console, "tab") }
    for key in keys { fixture.press(&console, key) }
    return console
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)]) func frames(width: Int, height: Int) throws {
    try expectFrame(open(width, height, "j"), fixture, "book-\(width)x\(height)")
  }

  @Test func emptyAndBroken() throws {
    func console(_ answer: (AnyQuestion) -> AnyAnswer) -> Console {
      var console = fixture.console(width: 120, height: 36)
      console.settle(console.ask() + console.handle(.keys([.character("6")])), by: answer)
      for _ in 0..<4 where console.focus != .book { console.settle(console.handle(.keys([.tab])), by: answer) }
      return console
    }
    try expectFrame(console(EmptyStore.answer), fixture, "book-empty-120x36")
    let broken = console { $0.asked is BookQuery ? $0.failed(.busy) : fixture.answer($0) }
    try expectFrame(broken, fixture, "book-broken-120x36")
  }

  /// The part of the book stands alone, and Tab comes back to the first.
  @Test func tabGoesThroughBothParts() {
    var console = fixture.settled(width: 120, height: 36)
    fixture.press(&console, "6")
    var seen = [console.focus]
    for _ in 0..<4 {
      fixture.press(&console, "tab")
      seen.append(console.focus)
      #expect(console.places[.book] == nil || console.places.count == 1)
    }
    #expect(seen == [.segments, .heat, .insights, .book, .segments])
  }

  @Test func enterNarrowsToTheOwnersCustomers() {
    #expect(open(120, 36, "j", "enter").scopeText == "owner=dana")
    // Nobody's are those without an owner, the total is everybody's.
    let nobody = open(120, 36, "G", "k", "enter")
    #expect(nobody.scopeText == "owner:none")
    let total = open(120, 36, "G", "enter")
    #expect(total.scopeText == "" && total.notice?.text.hasPrefix("The total is everybody's") == true)
  }

  @Test func whyIsTheRowsAccount() throws {
    guard case .why(let why) = open(120, 36, "j", "=").overlay else { throw NoAccount() }
    let words = why.paragraphs.joined(separator: " ")
    let (fair, poor) = (HealthWords.status(.fair, in: fixture.health), HealthWords.status(.poor, in: fixture.health))
    for part in [
      "3 customers who are there, $11,400 a month",
      "Value at risk $7,600 a month: of the 1 at \(fair) and the 1 at \(poor)", "2026-Q4: 1 · $3,800",
      "1 of them breached", "1 past their due day",
    ] {
      #expect(words.contains(part), "\(part) in \(words)")
    }
  }

  private struct NoAccount: Error {}

  /// Any column orders it, each heading twice the other way round, with nobody and the total last.
  @Test func anyColumnOrdersIt() {
    var console = open(200, 60)
    var orders: [String] = []
    for _ in BookOfBusiness.Sort.allCases {
      fixture.press(&console, "s")
      orders.append(console.panes[.book]?.order ?? "")
      let lines = fixture.frame(console).lines
      let nobody = lines.firstIndex { $0.contains(" nobody ") }
      let total = lines.firstIndex { $0.contains(" Total ") }
      #expect(nobody.map { $0 + 1 } == total && total != nil)
    }
    #expect(Set(orders).count == BookOfBusiness.Sort.allCases.count && orders.last == "owner")
    #expect(console.panes[.book]?.asked(in: console.scene(for: .book)) == AnyQuestion(BookQuery(by: .owner)))
    guard var pane = console.panes[.book] as? BookPane else { return }
    let titles = pane.table(in: console.scene(for: .book), glyphs: .unicode).columns.map(\.title)
    // What is overdue has a column only where something is.
    #expect(titles.count == BookOfBusiness.Sort.allCases.count - 1)
    for title in titles {
      let isOrdered = pane.order(byHeading: title)
      let before = pane.descending
      let isTurned = pane.order(byHeading: title)
      #expect(isOrdered && isTurned && pane.descending != before, "\(title)")
    }
    let isUnknown = pane.order(byHeading: "Segment")
    #expect(!isUnknown)
  }

  @Test func anOrderIsKeptInAView() {
    var console = open(120, 36, "s", "s", "r")
    _ = console.carryOut(line: "save book")
    let view = console.setting.views.last
    #expect(view?.list == "book" && view?.order == "revenue" && view?.screen == "segments")
    fixture.press(&console, "s", "1")
    fixture.settle(&console, console.carryOut(line: "view book"))
    #expect(console.focus == .book && console.panes[.book]?.order == "revenue")
  }

  /// Files have plain numbers, an amount a currency.
  @Test func aFileHasPlainNumbers() throws {
    let console = open()
    let pane = try #require(console.panes[.book] as? BookPane)
    let scene = console.scene(for: .book)
    #expect(pane.wholeQuestion(in: scene, limit: 100) == BookQuery())
    let table = try #require(pane.table(of: fixture.book(), in: scene))
    let names = table.columns.map(\.name)
    #expect(names.prefix(5) == ["Owner", "Customers", "Revenue USD", "Revenue EUR", "Average score"])
    #expect(Set(names).count == names.count && names.contains("Renewals 2027-Q2 EUR"))
    let nobody = try #require(table.rows.first { $0[0] == "nobody" })
    #expect(nobody[names.firstIndex(of: "Value at risk EUR") ?? 0] == "1200.50")
    #expect(nobody[names.firstIndex(of: "Critical") ?? 0] == "1")
    let numbers = table.columns.indices.dropFirst()
    #expect(numbers.allSatisfy { table.columns[$0].isNumber })
    #expect(table.rows.allSatisfy { row in numbers.allSatisfy { row[$0].isEmpty || Double(row[$0]) != nil } })
  }
}
