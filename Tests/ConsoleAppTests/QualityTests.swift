import CustomerSuccess
import Statistics
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// Support quality on the screen of metrics: its frames, and where its keys lead.
@Suite struct QualityTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func console(_ width: Int = 120, _ height: Int = 36, _ keys: String...) -> Console {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "9", "tab", "tab", "tab")
    for key in keys { fixture.press(&console, key) }
    return console
  }

  private func ask(_ console: Console) -> (figures: AnyQuestion?, tickets: AnyQuestion?) {
    var console = console
    return (
      console.with(.quality) { $0.asked(in: $1) } ?? nil, console.with(.behind) { $0.asked(in: $1) } ?? nil
    )
  }

  private func lens(_ console: Console) -> String {
    let lens = console.lens
    return "\(lens.cut) \(lens.days) \(lens.figure) \(lens.value ?? "all")"
  }

  // MARK: Frames

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func frames(width: Int, height: Int) throws {
    try GoldenFrame.expect(fixture.frame(console(width, height, "j")), "quality-\(width)x\(height)")
  }

  /// Every figure and column of 80 columns is there in 120, whole.
  @Test func theScreenOfThreeColumnsLosesNoFigure() {
    let headings = ["Current", "Target", "Trend", "Missed", "CSAT", "Backlog"]
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
      let text = fixture.frame(console(width, height, "j")).text
      for heading in headings { #expect(text.contains("\(heading) "), "\(heading) at \(width)×\(height)") }
    }
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func ticketsBehind(width: Int, height: Int) throws {
    let opened = console(width, height, "enter", "j")
    #expect(opened.focus == .behind)
    try GoldenFrame.expect(fixture.frame(opened), "behind-\(width)x\(height)")
  }

  @Test(arguments: [(80, 24), (120, 36)])
  func why(width: Int, height: Int) throws {
    try GoldenFrame.expect(
      fixture.frame(console(width, height, "j", "j", "j", "=")), "quality-why-\(width)x\(height)")
  }

  @Test func ascii() throws {
    try GoldenFrame.expect(fixture.frame(console(120, 36, "t", "G"), glyphs: .ascii), "quality-ascii-120x36")
  }

  /// Names and comments are data: nothing of them steers the terminal.
  @Test func dataIsWrittenHarmlessly() throws {
    let console = console(120, 36, "o", "j", "j", "enter")
    try GoldenFrame.expect(fixture.frame(console), "quality-owners-120x36")
  }

  // MARK: Keys

  @Test func theCursorGoesThroughFiguresRowsAndTotal() {
    let all = QualityFigure.allCases.count
    var console = console(120, 36, "G", "enter")
    #expect(lens(console) == "severity 90 response all", "the total is of all")
    fixture.press(&console, "escape", "g")
    for _ in 0..<all { fixture.press(&console, "j") }
    fixture.press(&console, "l", "enter")
    #expect(lens(console) == "severity 90 resolution critical")
    fixture.press(&console, "escape", "j", "h", "h", "enter")
    #expect(lens(console) == "severity 90 satisfaction high")
    fixture.press(&console, "escape", "g", "enter")
    #expect(lens(console) == "severity 90 firstContact all")
  }

  @Test func whatIsListedIsWhatWasOpened() {
    let console = console(120, 36, "t", "]", "G", "k", "enter")
    let query = QualityQuery(by: .tier, days: 365)
    let asked = ask(console)
    #expect(asked.figures == AnyQuestion(query))
    #expect(
      asked.tickets
        == AnyQuestion(QualityCaseQuery(query, .response, value: "community", window: Window(limit: 200)))
    )
    #expect(fixture.frame(console).text.contains("Tickets behind · Response in time · Community"))
  }

  @Test func anotherCutListsTheTicketsOfItsOwnRow() {
    var console = console(120, 36, "G", "enter", "escape", "W")
    #expect(lens(console) == "week 90 response all", "the total is of all, however it is cut")
    fixture.press(&console, "W")
    #expect(console.notice?.text == "Quality is cut by week already")
  }

  /// Whatever moves the cursor, the tickets listed are those of the figure or cell that it is on, as every page goes with its list.
  @Test(arguments: 1...6) func theTicketsAreThoseUnderTheCursor(seed: UInt64) throws {
    var numbers = SplitMix64(seed: seed)
    var console = console()
    let keys = ["j", "k", "j", "l", "h", "G", "g", "s", "t", "e", "o", "]", "["]
    for _ in 0..<60 {
      let key = keys.randomElement(using: &numbers) ?? "j"
      fixture.press(&console, key)
      let before = console.lens
      // Enter goes there and finds it as it is.
      var entered = console
      fixture.press(&entered, "enter")
      #expect(entered.focus == .behind && entered.lens == before, "after \(key)")
      let behind = try #require(console.panes[.behind])
      #expect(behind.isReady(in: console.scene(for: .behind)), "after \(key)")
      #expect(behind.title(in: console.scene(for: .behind)).contains(before.figure.title), "after \(key)")
    }
  }

  /// No pane blinks as the cursor moves beside it, and no key acts on tickets of another figure.
  @Test func theTicketsBeforeStayUntilTheOthersAreThere() throws {
    var console = console(120, 36)
    let before = try #require((console.panes[.behind] as? BehindPane)?.list.rows.page)
    let effects = console.handle(.keys([.character("j")]))
    let behind = try #require(console.panes[.behind] as? BehindPane)
    #expect(behind.list.rows.page == before && !behind.isReady(in: console.scene(for: .behind)))
    #expect(behind.title(in: console.scene(for: .behind)).contains(QualityLens().figure.title))
    fixture.settle(&console, effects)
    #expect((console.panes[.behind] as? BehindPane)?.isReady(in: console.scene(for: .behind)) == true)
  }

  @Test func theTimeHasTwoEnds() {
    var console = console(120, 36, "[", "[")
    #expect(console.lens.days == 7)
    fixture.press(&console, "[")
    #expect(console.lens.days == 7 && console.notice?.text == "There is no shorter time to look at")
    fixture.press(&console, "]", "]", "]", "]")
    #expect(console.lens.days == 365 && console.notice?.text == "There is no longer time to look at")
  }

  @Test func enterOpensTheTicketAndEscapeComesBack() {
    var console = console(120, 36, "enter", "enter")
    #expect(console.screen.id == .tickets && console.focus == .ticket)
    #expect(console.scene(for: .ticket).ticket?.text.hasPrefix("T-20") == true)
    fixture.press(&console, "esc")
    #expect(console.screen.id == .metrics && console.focus == .behind)
    fixture.press(&console, "esc")
    #expect(console.focus == .quality)
  }

  @Test func anAnswerAboutNoTicketOpensNothing() {
    var console = console(120, 36, "j", "j", "enter", "G", "k", "k", "k")
    let rows = fixture.cases(
      QualityCaseQuery(QualityQuery(by: .severity, days: 90), .satisfaction, window: Window(limit: 9))
    )
    .page.rows
    #expect(rows.contains { $0.reading == nil && $0.account.misses == [TicketMiss([])] })
    fixture.press(&console, "g")
    for row in rows {
      if row.reading == nil { break }
      fixture.press(&console, "j")
    }
    fixture.press(&console, "enter")
    #expect(console.notice?.text == "This answer was given about no ticket" && console.screen.id == .metrics)
  }

  @Test func actsAreDoneToTheChosenTicket() {
    var console = console(120, 36, "j", "j", "j", "enter")
    let subjects = console.with(.behind) { $0.subjects(in: $1) } ?? []
    #expect(subjects.map(\.target.kind) == [.ticket])
    fixture.press(&console, "a")
    if case .form = console.overlay { return }
    Issue.record("assigning a ticket asks to whom")
  }

  @Test func sortingTheWorstFirstAndBack() {
    func first(_ console: Console) -> String {
      let lines = fixture.frame(console).text.split(separator: "\n", omittingEmptySubsequences: false)
      return String(lines[3 + QualityPlace.above].dropFirst(2).prefix(10)).withoutOuterBlanks
    }
    var console = console()
    #expect(first(console) == "Critical")
    fixture.press(&console, "s")
    #expect(first(console) == "Low" && console.notice?.text == "Sorted by response in time, the worst first")
    fixture.press(&console, "s")
    #expect(first(console) == "Critical")
    fixture.press(&console, "l", "l", "s")
    #expect(first(console) == "Low", "what takes longest is the worst")
  }

  @Test func clicksChooseWhatIsUnderThem() {
    var console = console()
    let place = console.places[.quality]?.inset() ?? .zero
    _ = console.with(.quality) { $0.click(at: Point(x: 5, y: 4), isDouble: false, in: $1) }
    fixture.press(&console, "enter")
    #expect(lens(console) == "severity 90 response all")
    let effects = console.with(.quality) {
      $0.click(at: Point(x: 5, y: QualityPlace.above + 1), isDouble: true, in: $1)
    }
    #expect(effects?.last == .enter(.behind))
    _ = console.settle(effects ?? [])
    #expect(lens(console) == "severity 90 response high" && place.height > QualityPlace.above + 4)
    let blank = console.with(.quality) { $0.click(at: Point(x: 5, y: 8), isDouble: true, in: $1) }
    #expect(blank == [])
  }

  /// However many rows and however little room, the chosen line is one that is seen.
  @Test(arguments: 0..<30)
  func theChosenRowIsAlwaysSeen(seed: UInt64) {
    var numbers = SplitMix64(seed: seed)
    var place = QualityPlace()
    let (rows, height) = (Int.random(in: 0...40, using: &numbers), Int.random(in: 5...40, using: &numbers))
    for _ in 0..<200 {
      place.move(ListMove.allCases.randomElement(using: &numbers) ?? .down, rows: rows, height: height)
      #expect((place.summary == nil) == (place.row >= 0) && place.row <= rows)
      guard place.row >= 0, place.row < rows else { continue }
      #expect((place.top..<place.top + QualityPlace.room(height)).contains(place.row))
      let y = QualityPlace.above + place.row - place.top
      #expect(place.line(at: y, rows: rows, height: height) == place.line)
    }
  }

  // MARK: Words

  @Test func explanationsAddUp() {
    for figure in QualityFigure.allCases {
      let figures = fixture.quality(QualityQuery(by: .severity, days: 90))
      let whole = figures.breakdown.total.share(of: figure)
      #expect(figures.breakdown.rows.reduce(TicketShare()) { $0 + $1.sums.share(of: figure) } == whole)
    }
    let text = fixture.frame(console(200, 60, "j", "j", "j", "=")).text
    #expect(text.contains("148 of 158 promises that ended, or are open and broken, were kept; 10 missed"), "\(text)")
    #expect(text.contains("148 ÷ 158 = 93.7 %") && text.contains("3 more would have reached the target"))
  }

  @Test func changesAreJudgedByTheirDirection() {
    #expect(QualityWords.tone(change: 1, of: .response) == .healthy)
    #expect(QualityWords.tone(change: 1, of: .resolutionTime) == .critical)
    #expect(QualityWords.change(-1.26, of: .response, glyphs: .unicode) == "▼ 1.3")
    #expect(QualityWords.change(5400, of: .resolutionTime, glyphs: .unicode) == "▲ 1.5 h")
    #expect(QualityWords.change(0.01, of: .response, glyphs: .unicode) == "─")
    #expect(QualityWords.value(360_000, of: .resolutionTime) == "4.2 d")
  }
}
