import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// The screen of segments: its frames, and where its keys lead.
@Suite struct SegmentTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func console(_ width: Int = 120, _ height: Int = 36, _ keys: String...) -> Console {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "6")
    for key in keys { fixture.press(&console, key) }
    return console
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func frames(width: Int, height: Int) throws {
    try GoldenFrame.expect(fixture.frame(console(width, height, "j")), "segments-\(width)x\(height)")
  }

  @Test(arguments: [1, 2])
  func onePaneAtATime(tabs: Int) throws {
    var console = console(80, 24)
    for _ in 0..<tabs { fixture.press(&console, "tab") }
    fixture.press(&console, "j")
    try GoldenFrame.expect(fixture.frame(console), "pane-\(console.focus)-80x24")
  }

  @Test func ascii() throws {
    try GoldenFrame.expect(fixture.frame(console(120, 36, "tab", "l"), glyphs: .ascii), "segments-ascii-120x36")
  }

  /// Names of people are data: nothing of them steers the terminal.
  @Test func owners() throws {
    try GoldenFrame.expect(fixture.frame(console(120, 36, "o", "s")), "segments-owners-120x36")
  }

  /// Narrowed to a segment and back: it is still the one that is chosen, among one row as among many.
  @Test func whoComesBackIsOnTheSegmentTheyNarrowedTo() {
    let scene = console().scene(for: .segments)
    let whole = fixture.segments(by: .tier, crossedWith: .size)
    var pane = SegmentsPane()
    var heat = HeatPane()
    func receive(_ analysis: SegmentAnalysis) {
      _ = pane.receive(.success(analysis), in: scene)
      _ = heat.receive(.success(analysis), in: scene)
    }
    receive(whole)
    for _ in 0..<2 { _ = pane.move(.down, in: scene) }
    _ = heat.move(.down, in: scene)
    _ = heat.perform(.right, in: scene)
    func chosen() -> [String] {
      let filters = pane.perform(.open, in: scene) + heat.perform(.open, in: scene)
      return filters.compactMap { if case .narrow(let filter) = $0 { filter } else { nil } }
    }
    let before = chosen()
    #expect(before.count == 2)
    let row = whole.cross.rows.rows[2].value
    let sums = whole.cross.rows.rows[2].sums
    let narrow = SegmentCross(
      .tier, .size, [(SegmentCross.Place(row: row, column: whole.cross.columns.rows[1].value), sums)])
    receive(SegmentAnalysis(cross: narrow, insights: []))
    #expect(chosen().first == before[0])
    receive(whole)
    #expect(chosen() == before)
  }

  @Test func everyPaneAsksTheSame() {
    var console = console(120, 36, "z", "x")
    let asked = [PaneID.segments, .heat].map { id in console.with(id) { $0.asked(in: $1) } }
    #expect(asked.allSatisfy { $0 == AnyQuestion(SegmentAnalysisQuery(by: .size, crossedWith: .owner)) })
    // However it is cut: what stands out is looked for in all cuts.
    #expect(console.with(.insights) { $0.asked(in: $1) } == AnyQuestion(InsightsQuery()))
  }

  /// What stands beside health is asked apart: nobody waits for it to see how segments are, and another cut asks anew.
  @Test func whatIsDoneThereComesAfterHealth() {
    var console = fixture.console(width: 200, height: 60)
    let asked = console.ask() + console.handle(.keys([.character("6")]))
    console.settle(asked) { question in
      question.asked is SegmentWorkQuery ? question.failed(.busy) : fixture.answer(question)
    }
    let line = { (console: Console) in fixture.frame(console).lines.first { $0.contains("Enterprise  ") } ?? "" }
    #expect(line(console).contains("…") && !line(console).contains("61.7 %"), "\(line(console))")
    var read = self.console(200, 60)
    #expect(line(read).contains("61.7 %"), "\(line(read))")
    #expect(read.segmentWork == fixture.segmentWork(by: .tier))
    fixture.press(&read, "z")
    #expect(read.segmentWork == fixture.segmentWork(by: .size))
    // Health is never given up for it.
    #expect(!fixture.frame(self.console(80, 24)).lines[3].contains("Retention"))
  }

  @Test(arguments: Segment.allCases, Segment.allCases)
  func nothingIsEverCrossedWithItself(first: Segment, second: Segment) {
    var axes = SegmentAxes().by(first).by(second)
    for _ in 0..<5 {
      #expect(axes.rows == second && axes.rows != axes.columns)
      axes = axes.crossedOn
    }
  }

  @Test func enterNarrowsAndBackspaceWidens() {
    var console = console(120, 36, "j", "enter")
    #expect(console.scopeText == "tier:professional")
    fixture.press(&console, "tab", "j", "l", "enter")
    #expect(console.scopeText == "tier:professional tier:professional industry:financial")
    fixture.press(&console, "backspace", "backspace")
    #expect(console.scopeText == "")
    fixture.press(&console, "tab", "j", "enter")
    #expect(console.scopeText == "size:small health:critical")
  }

  @Test func whatNoFilterSaysNarrowsToNothing() {
    let console = console(120, 36, "tab", "tab", "G", "enter")
    #expect(console.scopeText == "" && console.notice?.text == "No filter says whom this speaks of")
  }

  @Test func anEmptyCellIsNoScope() {
    var console = console(120, 36, "tab", "j")
    for _ in 0..<4 { fixture.press(&console, "l") }
    fixture.press(&console, "enter")
    #expect(console.scopeText == "" && console.notice?.text == "Nobody is in this cell")
  }

  @Test func sortingMovesRowsAndGoesRound() {
    func first(_ console: Console) -> String {
      let line = fixture.frame(console).text.split(separator: "\n", omittingEmptySubsequences: false)[4]
      return String(line.dropFirst(2).prefix(12)).withoutOuterBlanks
    }
    var console = console()
    var seen = [first(console)]
    for _ in SegmentSort.allCases {
      fixture.press(&console, "s")
      seen.append(first(console))
    }
    #expect(seen.first == "Enterprise" && seen[1] == "Community" && seen[2] == "Enterprise" && seen.last == seen.first)
  }

  @Test func theBestInsightStandsOnTheOverview() {
    var figures = fixture.figures()
    figures.insights = ConsoleFixture.insights
    var canvas = Canvas(size: Size(width: 60, height: 10))
    let drawing = PortfolioDrawing(figures: figures, health: fixture.health)
    drawing.draw(on: &canvas)
    #expect(canvas.lines.last?.hasPrefix(" › Healthcare industry average 82.1, 4.2 above the rest") == true)
    figures.insights = []
    var without = Canvas(size: Size(width: 60, height: 10))
    PortfolioDrawing(figures: figures, health: fixture.health).draw(on: &without)
    #expect(!without.text.contains("›"))
  }

  @Test func insightsInWords() {
    #expect(
      ConsoleFixture.insights.map(InsightWords.sentence) == [
        "Healthcare industry average 82.1, 4.2 above the rest (n = 180, p < 0.001)",
        "Small companies: 12.0 % critical against 4.1 % (n = 300, p < 0.01)",
        "Enterprise tier: 30.0 % ready to grow against 12.0 % (n = 150, p < 0.05)",
        "More open tickets go with lower scores: rank correlation -0.41 (n = 1,250, p < 0.05)",
      ])
    let all = Array(fixture.findings.found.suffix(3)) + fixture.findings.missed
    #expect(
      all.map { InsightWords.claim($0) } == [
        "Starter tier: 31.0 % in decline against 12.0 %",
        "loginFrequency cost 62.0 % of those in decline points, 11.0 % of the others: -3.2 on average",
        "Longer waits for the first answer go with lower ratings: rank correlation -0.41",
        "More training done goes with higher adoption: rank correlation 0.08",
        "Large companies average 78.0, 0.4 below the rest",
      ])
    #expect(
      all.map(InsightWords.effect) == [
        "+19.0 pp, 13.0 to 26.0", "+51.0 pp, 42.0 to 59.0", "-0.41, -0.50 to -0.31", "+0.08, 0.00 to 0.16",
        "-0.4 points",
      ])
    #expect(InsightWords.attempt(all[3]) == "Training against adoption")
    #expect(InsightWords.corrected(all[3].p) == "0.21")
  }
}
