import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// Two segments side by side: from the table with a key, from a line, and what is refused.
@Suite struct ComparisonScreenTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private struct Unexpected: Error {}

  private func console(_ width: Int = 120, _ height: Int = 36, _ keys: String...) -> Console {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "6")
    for key in keys { fixture.press(&console, key) }
    return console
  }

  private func view(_ console: Console) throws -> ComparisonView {
    guard case .comparison(let view) = console.overlay else { throw Unexpected() }
    return view
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)]) func frames(width: Int, height: Int) throws {
    try expectFrame(console(width, height, "c", "j", "j", "c"), fixture, "comparison-\(width)x\(height)")
  }

  /// The first key holds a segment, which the table shows, and the second on another one compares.
  @Test func twoKeysCompareTwoRows() throws {
    var console = console(120, 36, "c")
    #expect(console.overlay == nil && console.notice?.text.hasPrefix("Enterprise with …") == true)
    let marked = fixture.frame(console).lines.filter { $0.contains(GlyphSet.unicode.mark) }
    #expect(marked.count == 1 && marked[0].contains("Enterprise"), "\(marked)")
    fixture.press(&console, "j", "c")
    let view = try view(console)
    #expect(view.filters.first.text == "tier:enterprise" && view.filters.second.text == "tier:professional")
    #expect(view.compared == fixture.compared)
    fixture.press(&console, "escape")
    #expect(console.overlay == nil && !fixture.frame(console).text.contains(GlyphSet.unicode.mark))
  }

  @Test func theSameKeyOnTheSameRowLetsGo() {
    let console = console(120, 36, "c", "c")
    #expect(console.overlay == nil && console.notice?.text == "Enterprise is let go")
  }

  /// What every screen is narrowed to holds for both.
  @Test func theScopeHoldsForBoth() throws {
    var console = console()
    fixture.settle(&console, console.carryOut(line: "scope owner:dana"))
    fixture.settle(&console, console.carryOut(line: "compare tier:enterprise with tier:starter score<70"))
    func filter(_ text: String) throws -> Filter { try Filter.parse(text, in: .customers, me: "dana") }
    let asked = try #require(console.overlayQuestion)
    #expect(
      asked
        == AnyQuestion(
          ComparisonQuery(
            try filter("owner:dana tier:enterprise"), with: try filter("owner:dana tier:starter score<70"))))
  }

  /// The word between the two may be in either of them.
  @Test(arguments: [
    ("tier:enterprise with tier:starter", "tier:enterprise", "tier:starter"),
    ("tier:enterprise WITH  tier:starter", "tier:enterprise", "tier:starter"),
    ("\"come with us\" with tier:starter", "\"come with us\"", "tier:starter"),
    ("tier:pro or size:small with -tier:pro", "tier:pro or size:small", "-tier:pro"),
  ])
  func aLineIsTwoFilters(line: String, first: String, second: String) throws {
    let found = try #require(try ComparedFilters.read(line, me: "dana"))
    #expect(found.first.text == first && found.second.text == second)
  }

  @Test(arguments: [
    ("", "compare: expected two filters"),
    ("tier:enterprise", "compare: found 'tier:enterprise', expected two filters"),
    ("with tier:starter", "compare: found 'with tier:starter', expected two"), ("tier:starter with", "expected two"),
    ("tier:enterprise with tier:none-such", "compare: "), ("tear:enterprise with tier:starter", "compare: "),
  ])
  func whatIsNotTwoFiltersIsRefused(rest: String, said: String) throws {
    var console = console()
    guard case .complain(let words)? = console.carryOut(line: "compare \(rest)").first else { throw Unexpected() }
    #expect(words.contains(said) && console.overlay == nil, "\(words)")
  }

  /// Whoever is in both would be tested against themselves.
  @Test func twoThatShareSomebodyAreNotCompared() {
    var console = console()
    console.settle(console.carryOut(line: "compare tier:enterprise with score<70") + console.ask()) { question in
      guard let asked = question.asked as? ComparisonQuery else { return fixture.answer(question) }
      return asked.told(ComparedPopulations(shared: 1300, found: fixture.compared.found))
    }
    let text = fixture.frame(console).text
    #expect(text.contains("1,300 are in both") && !text.contains("Average score"))
  }

  @Test func aFailureIsSaid() {
    var console = console()
    console.settle(console.carryOut(line: "compare tier:enterprise with tier:starter") + console.ask()) { question in
      question.asked is ComparisonQuery ? question.failed(.busy) : fixture.answer(question)
    }
    #expect(fixture.frame(console).text.contains(StoreError.busy.description.prefix(20)))
  }

  /// The report and the screen say the same.
  @Test func cellsAreTheReports() {
    let rows = fixture.compared.found.rows
    #expect(rows.map { ComparisonWords.cells($0).count } == rows.map { _ in ComparisonWords.titles.count })
    let score = ComparisonWords.cells(rows[0])
    #expect(score[0] == "Average score" && score[1] == "92.0" && score[5] == "welch")
    let none = PopulationComparison(SegmentSums(), SegmentSums()).rows
    #expect(none.allSatisfy { ComparisonWords.cells($0).dropFirst() == ["–", "–", "–", "–", "too few", "–"] })
  }

  /// How the table is cut and ordered is found again.
  @Test func aViewKeepsTheCut() {
    var console = console(120, 36, "z", "x", "s", "s")
    _ = console.carryOut(line: "save cut")
    let view = console.setting.views.last
    #expect(view?.list == "segments" && view?.order == "size owner average")
    fixture.press(&console, "t", "s", "1")
    fixture.settle(&console, console.carryOut(line: "view cut"))
    #expect(console.focus == .segments && console.axes.rows == .size && console.axes.columns == .owner)
    #expect(console.panes[.segments]?.order == "size owner average")
    console.panes[.segments]?.setOrder("sideways")
    #expect(console.panes[.segments]?.order == "size owner average")
  }
}
