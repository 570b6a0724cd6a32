import CustomerSuccess
import TerminalUI
import Testing

@testable import ConsoleApp

/// What is in force is said, what is shown is explained, and one thing has one name.
@Suite struct InForceTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func after(_ keys: String..., width: Int = 120, height: Int = 36) -> Console {
    var console = fixture.settled(width: width, height: height)
    for key in keys { fixture.press(&console, key) }
    return console
  }

  /// With each pane of each screen having the keys.
  private func everywhere(_ width: Int, _ height: Int, _ look: (Console, PaneID) throws -> Void) rethrows {
    for screen in Screen.all {
      for pane in screen.panes {
        var console = fixture.settled(width: width, height: height)
        fixture.settle(&console, console.handle(.keys([screen.key])))
        guard console.enter(pane: pane.description) else { continue }
        fixture.settle(&console, console.ask())
        try look(console, pane)
      }
    }
  }

  /// Whoever has left is told from a customer who is well by words, at every width.
  @Test(arguments: [60, 100, 190])
  func whoHasLeftIsMarkedInTheList(width: Int) {
    var row = fixture.row(1)
    row.customer.churned = ConsoleFixture.today
    row.lifecycle = .churned
    let table = CustomerTable(scene: fixture.settled(width: width, height: 36).scene(for: .customers), glyphs: .unicode)
      .table
    let words = table.columns.map { $0.cell(row).map(\.text).joined() }
    #expect(words.contains("Churned") && words.contains("left") && !words.contains("Healthy"))
  }

  // MARK: In force

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func aFilterIsSaidOnTheFrameOfItsList(width: Int, height: Int) {
    everywhere(width, height) { console, pane in
      guard let subject = console.panes[pane]?.filterSubject else { return }
      var filtered = console
      let name = Field.names(in: subject)[0].name
      fixture.settle(&filtered, filtered.apply(filter: "\(name):12", to: pane) + filtered.ask())
      #expect(fixture.frame(filtered).text.contains("/\(name):12"), "\(pane)")
    }
  }

  @Test func theOwnerOfTheWorkloadIsSaidOverTheQueue() {
    let console = after("3", "W", "enter")
    #expect(fixture.frame(console).text.contains("/owner=\"sam\""))
    #expect(console.focus == .queue)
  }

  @Test func theOrderOfCustomersIsSaidWhateverColumnsThereAre() {
    var console = after("2")
    for sort in CustomerTable.sorts {
      let words = fixture.frame(console).lines.first { $0.contains(" Customers · ") } ?? ""
      #expect(words.contains(" · by "), "\(sort): \(words)")
      fixture.press(&console, "s")
    }
    #expect(fixture.frame(after("2", "S", "S", "S")).text.contains("by id ▲"), "though no such column is shown")
  }

  @Test func aSumEndsWithEscapeAndWithTheThingItIsOf() {
    let list = after("2", "=", "escape")
    #expect(list.focus == .customers && !fixture.frame(list).text.contains("Why "))
    let page = after("2", "enter", "=", "escape")
    #expect(page.focus == .customerDetail && !fixture.frame(page).text.contains("Why "))
    let next = after("2", "=", "tab", "j")
    #expect(next.focus == .customers && !fixture.frame(next).text.contains("Why "), "the next customer's page is plain")
  }

  @Test func escapeTakesBackTheFilterThatCameWithAScreen() {
    var console = after("j", "j", "j", "j", "j", "j", "enter")
    #expect(console.screen.id == .tickets && console.panes[.queue]?.filterText == "severity:critical,high")
    fixture.press(&console, "escape")
    #expect(console.screen.id == .overview && console.panes[.queue]?.filterText == "")
  }

  // MARK: The first and the last line

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func theLastLineAlwaysHasTheKeysThatAreUsedMost(width: Int, height: Int) {
    everywhere(width, height) { console, pane in
      let line = fixture.frame(console).lines.last ?? ""
      for hint in ["/ filter", "tab pane", "u undo", "? help"] { #expect(line.contains(hint), "\(pane): \(line)") }
    }
  }

  @Test func tabsHaveTheirNamesAsFarAsTheyFit() {
    var before = 0
    for width in 80...130 {
      let line = fixture.frame(after("3", width: width)).lines[0]
      let named = Screen.all.count { line.contains("\($0.number) \($0.title)") }
      #expect(named >= before && line.contains("[3 Tickets]"), "\(width): \(line)")
      before = named
    }
    #expect(before == Screen.all.count)
    #expect(fixture.frame(after("9", width: 80, height: 24)).lines[0].contains("[9 Metrics]"))
    #expect(fixture.frame(after("1", width: 80, height: 24)).lines[0].contains("6 Segments"))
  }

  // MARK: Names

  @Test func everyHeadingIsANameOfItsField() {
    // Nothing can be asked about these.
    let only: [PaneID: Set<String>] = [
      .myDay: ["Reason", "Title", "Item"], .queue: ["Hrs", "Calendar"], .tickets: ["Hrs", "Calendar"],
      .learners: ["Learner", "Role", "Paths", "Certificate"], .articles: ["Answered", "Changed"],
      .review: ["Escalated", "Trigger", "Missed", "Root cause"],
      .journeys: ["Next", "Phases", "Reached", "Late", "Done", "Day", "With"],
      .funnel: ["Stage", "Day", "Reached", "Share", "Median", "Late"],
    ]
    let console = after("1")
    for (id, pane) in console.panes {
      guard let list = pane as? any ListPane, let subject = list.filterSubject else { continue }
      for heading in headings(list, console.scene(for: id)) where !heading.isEmpty {
        let field = Field.named(heading, in: subject)
        #expect((field == nil) == (only[id]?.contains(heading) == true), "\(heading) of \(id)")
      }
    }
  }

  private func headings<P: ListPane>(_ pane: P, _ scene: Scene) -> [String] {
    pane.table(in: scene, glyphs: .unicode).columns.map(\.title)
  }

  @Test func aHeadingFiltersAsItsFieldDoes() throws {
    #expect(
      try Filter.parse("sev:high lvl:2", in: .tickets, me: "dana")
        == Filter.parse("severity:high level:2", in: .tickets, me: "dana"))
    #expect(
      try Filter.parse("Status:poor", in: .customers, me: "dana")
        == Filter.parse("health:poor", in: .customers, me: "dana"))
    #expect(throws: FilterError.self) { try Filter.parse("sev:high", in: .customers, me: "dana") }
  }

  @Test func noTwoFiguresOfThePortfolioShareAName() {
    let statuses = HealthCategory.allCases.map { HealthWords.status($0, in: fixture.health).lowercased() }
    let names = statuses + PortfolioLine.counts.map { $0.title.lowercased() }
    #expect(Set(names).count == names.count, "\(names)")
  }

  @Test func theHighlightedFigureIsTheOneTheListIsAbout() {
    let console = after("9")
    let lines = fixture.frame(console).text
    #expect(lines.contains("Tickets behind · \(console.lens.figure.title)"))
    var opened = console
    fixture.press(&opened, "enter")
    #expect(opened.lens.figure == console.lens.figure, "Enter on the first figure changes nothing below it")
  }

  // MARK: Signs

  @Test(arguments: [
    ("1", ["~88", "60 M", "shut", "-19:06", "-1h 10"]), ("3", ["shut", "-19:06", "-1h 10"]), ("2", ["60 M"]),
  ])
  func helpExplainsTheSignsOfTheScreen(screen: String, signs: [String]) {
    let help = fixture.frame(after(screen, "?", width: 120, height: 200)).text
    for sign in signs { #expect(help.contains(sign), "\(sign)") }
  }

  @Test func everySignHasWords() {
    for kind in SignKind.allCases {
      for glyphs in [GlyphSet.unicode, .ascii] {
        let signs = kind.signs(glyphs)
        #expect(!signs.isEmpty && signs.allSatisfy { !$0.sign.isEmpty && !$0.meaning.isEmpty && $0.sign.count <= 24 })
      }
    }
  }
}
