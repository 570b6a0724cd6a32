import CustomerSuccess
import Foundation
import SuccessStore
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

  @Test func tabsAreCutToOneLengthAndTheShownOneIsWhole() {
    var before = 0
    for (width, shown) in (60...130).flatMap({ width in Screen.all.map { (width, $0) } }) {
      var console = fixture.settled(width: width, height: 24)
      fixture.settle(&console, console.handle(.keys([shown.key])))
      let line = fixture.frame(console).lines[0]
      #expect(line.contains("[\(shown.number) \(shown.title)]"), "\(width): \(line)")
      let others = Screen.all.filter { $0.id != shown.id }
      // The most letters that any name has are those that all have, as far as they have so many.
      let names = others.map { screen in
        (0...screen.title.count).last { line.contains(tab(screen, letters: $0)) }.map {
          TabLine.cut(screen.title, to: $0)
        }
      }
      let most = names.compactMap { $0?.count }.max() ?? 0
      for (screen, name) in zip(others, names) {
        #expect(name == TabLine.cut(screen.title, to: most), "\(width): \(screen.title) in \(line)")
      }
      if shown.id == .tickets {
        #expect(most >= before, "\(width): \(line)")
        before = most
      }
      // The mouse hits each where it stands.
      let tabs = TabLine(console)
      for screen in Screen.all {
        let column = line.firstIndex(of: Character("\(screen.number)")).map {
          line.distance(from: line.startIndex, to: $0)
        }
        #expect(column.flatMap { tabs.screen(at: $0) }?.id == screen.id, "\(width): \(screen.title)")
      }
    }
    #expect(before == Screen.all.map(\.title.count).max())
  }

  private func tab(_ screen: Screen, letters: Int) -> String {
    letters == 0 ? "\(screen.number)" : "\(screen.number) \(TabLine.cut(screen.title, to: letters))"
  }

  // MARK: Names

  @Test func everyHeadingIsANameOfItsField() {
    // Nothing can be asked about these.
    let only: [PaneID: Set<String>] = [
      .myDay: ["Reason", "Title", "Item"], .queue: ["Hrs", "Calendar"], .tickets: ["Hrs", "Calendar"],
      .learners: ["Learner", "Role", "Paths", "Certificate"], .articles: ["Answered", "Changed"],
      .initiatives: ["Done", "Late", "Corner", "Returns"],
      .review: ["Escalated", "Trigger", "Missed", "Root cause"],
      .journeys: ["Next", "Phases", "Reached", "Late", "Done", "Day", "With"],
      .funnel: ["Stage", "Day", "Reached", "Share", "Median", "Late"],
      .firings: ["Fired", "Trigger", "Why", "Occasion", "Firing"],
      .programmes: ["Programme", "In", "Out", "Takes", "How often", "Ends", "Kind"],
      .sessions: ["Begins", "Zone", "Module", "Seats", "There", "Trainer", "For"],
      .members: ["Since", "Stands", "Touches"],
      .pipeline: ["By", "Ident.", "Qual.", "Prop.", "A month", "Won", "Lost", "Won of decided", "Won a month"],
      .book: [
        "Customers", "Average", "At risk", "Critical", "Value at risk", "Breached", "Late", "2026-Q4", "2027-Q1",
        "2027-Q2", "2027-Q3", "Growing", "Pipeline",
      ],
      .opportunities: ["Stage", "Points", "Value", "Closes", "Speaks for it", "Opportunity"],
      .performance: ["Figure", "Current", "Target", "12 months", "n"],
      .movements: [
        "Month", "Start", "New", "React.", "Expans.", "Contr.", "Churned", "End", "Net", "Logo", "Gross", "Left",
        "Gains and losses",
      ],
      .messages: ["State", "Since", "About", "Subject", "To", "Why", "Occasion", "Message"],
    ]
    let console = after("1")
    for (id, pane) in console.panes {
      guard let list = pane as? any ListPane, let subject = list.filterSubject else { continue }
      for heading in headings(list, console.scene(for: id)) where !heading.isEmpty {
        let field = Field.named(heading, in: subject)
        #expect((field == nil) == (only[id]?.contains(heading) == true), "\(heading) of \(id)")
        guard field == nil, heading.allSatisfy(\.isLetter) else { continue }
        // Whoever types what stands there is told that it is the column, and not the spelling.
        #expect {
          try Filter.parse("\(heading.lowercased()):x", in: subject, me: "dana")
        } throws: { error in
          (error as? FilterError)?.message.contains("is a column that filters do not ask about") == true
        }
      }
    }
  }

  private func headings<P: ListPane>(_ pane: P, _ scene: Scene) -> [String] {
    pane.table(in: scene, glyphs: .unicode).columns.map(\.title)
  }

  /// One word a thing: a list is sorted by what filters call it, and filtered by what sorting calls it.
  @Test(arguments: CustomerQuery.Sort.allCases)
  func sortingAndFilteringUnderstandEachOthersWords(_ sort: CustomerQuery.Sort) {
    #expect(Field.named(sort.rawValue, in: .customers) == sort.field)
    let names = Field.names(in: .customers).filter { $0.field == sort.field }.map(\.name)
    #expect(!names.isEmpty)
    for word in names + [sort.rawValue, CustomerTable.title(of: sort)] {
      #expect(CustomerQuery.Sort(word: word) == sort && CustomerQuery.Sort(word: word.uppercased()) == sort, "\(word)")
    }
    #expect(CustomerQuery.Sort(word: "coverage") == nil)
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

  /// Over the column of clocks stand both a state and a time.
  @Test(arguments: [
    ("sla:<1h", "breaches<1h"), ("sla<1h", "breaches<1h"), ("sla:1h", "breaches:1h"), ("-sla:2h,3h", "-breaches:2h,3h"),
    ("sla:past", "breaches:past"), ("sla:today", "breaches:today"), ("sla>2026-11-30", "breaches>2026-11-30"),
  ])
  func theColumnOfClocksAsksForTimesToo(typed: String, meant: String) throws {
    #expect(
      try Filter.parse(typed, in: .tickets, me: "dana") == Filter.parse(meant, in: .tickets, me: "dana"))
  }

  @Test(arguments: ["sla:breached", "sla:none", "sla:risk,fine"]) func theColumnOfClocksAsksForStates(typed: String)
    throws
  {
    #expect(try Filter.parse(typed, in: .tickets, me: "dana").asks(about: .ticketSLA))
  }

  @Test(arguments: ["sla<breached", "sla:<", "sla:1h,breached"]) func aStateIsNoTime(typed: String) {
    #expect(throws: FilterError.self) { try Filter.parse(typed, in: .tickets, me: "dana") }
  }

  /// What a column says that nothing asks about may be had by another name.
  @Test func aColumnThatCannotBeAskedNamesWhatCan() {
    for (typed, named) in [("late:3", "step:past"), ("next:x", "step:7d")] {
      #expect { try Filter.parse(typed, in: .customers, me: "dana") } throws: { error in
        (error as? FilterError)?.message.contains(named) == true
      }
    }
  }

  @Test func noTwoFiguresOfThePortfolioShareAName() {
    let statuses = HealthCategory.allCases.map { HealthWords.status($0, in: fixture.health).lowercased() }
    let names = statuses + PortfolioLine.counts.map { $0.title.lowercased() }
    #expect(Set(names).count == names.count, "\(names)")
  }

  @Test func theHighlightedFigureIsTheOneTheListIsAbout() {
    let console = after("9", "tab", "tab", "tab")
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

  /// Whatever a formatter can put out is among the signs of its kind; digits stand for any.
  @Test(arguments: [GlyphSet.unicode, .ascii]) func everySignThatIsShownIsExplained(_ glyphs: GlyphSet) {
    var shown: [SignKind: [String]] = [:]
    func health(_ score: Int?, imported: Int? = nil, provisional: Bool = false, manual: Bool = false) -> String {
      var summary = HealthSummary(
        score: score, computed: score, coverage: Coverage(known: 1, applicable: 2), isProvisional: provisional,
        isOverridden: manual, isExpansion: false, change: nil, days: [])
      summary.imported = imported
      return HealthWords.score(summary)
    }
    shown[.health] = [
      health(88, provisional: true), health(60, manual: true), health(nil, imported: 72), health(nil),
      HealthWords.change(4, glyphs: glyphs), HealthWords.change(-1, glyphs: glyphs),
      HealthWords.change(0, glyphs: glyphs),
    ]
    let times = [65, 4000, 100_000].flatMap { [TimeWords.left($0), TimeWords.left(-$0)] }
    let standings = Standing.allCases.map { String(DeadlineWords.mark($0, glyphs)) }
    shown[.deadlines] =
      times + standings + [glyphs.waiting, glyphs.met, glyphs.bullet].map(String.init) + ["24/7", "hrs", "shut"]
      + SupportTier.allCases.map(\.badge)
    shown[.actions] = ["!", TimeWords.late(2), String(glyphs.waiting)]
    shown[.day] = DayStep.allCases.map { String(DayLook($0, glyphs: glyphs).mark) }
    for (kind, signs) in shown {
      let known = kind.signs(glyphs).map { shape($0.sign + " " + $0.meaning) }
      for sign in signs where sign != " " {
        #expect(known.contains { $0.contains(shape(sign)) }, "\(kind): \(sign)")
      }
    }
  }

  private func shape(_ text: String) -> String { text.replacing(/\d+/, with: "9") }

  /// By the sources: a pane whose folder uses a formatter has its signs in the help.
  @Test(arguments: [
    ("HealthWords.score", SignKind.health), ("HealthWords.change", .health), ("CustomerTable(", .health),
    ("DeadlineWords(", .deadlines), ("ClockLine(", .deadlines),
    ("TicketTable(", .deadlines),
    ("ActionDue(", .actions), ("ActionTable(", .actions), ("DayLook(", .day), ("LearnerTable(", .training),
    ("JourneyWords.phases", .journeys), ("JourneyWords.mark", .journeys), ("JourneyWords.milestones", .journeys),
  ])
  func whoeverShowsASignExplainsIt(_ formatter: String, _ kind: SignKind) throws {
    let panes = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appending(path: "Sources/ConsoleApp/Panes")
    var users = 0
    for folder in try FileManager.default.contentsOfDirectory(at: panes, includingPropertiesForKeys: nil) {
      guard folder.hasDirectoryPath else { continue }
      let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      let text = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
      guard text.contains(formatter) else { continue }
      users += 1
      let declared = text.matches(of: /let signs = \[(.*?)\]/).map(\.output.1).joined(separator: ",")
      // A folder of lines that only others draw has no pane.
      guard text.contains("let signs") || text.contains(": ListPane") || text.contains("Pane: ") else { continue }
      #expect(declared.contains(".\(kind)"), "\(folder.lastPathComponent) shows \(formatter)")
    }
    #expect(users > 0, "the formatter has another name now")
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
