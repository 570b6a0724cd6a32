import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// The metrics dashboard: its frames, what its figures say of themselves, and how it is narrowed.
@Suite struct PerformanceTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func console(_ width: Int = 120, _ height: Int = 36, _ keys: String...) -> Console {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "9")
    for key in keys { fixture.press(&console, key) }
    return console
  }

  private func asked(_ console: Console) -> AnyQuestion? {
    var console = console
    return console.with(.performance) { $0.asked(in: $1) } ?? nil
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func frames(width: Int, height: Int) throws {
    try GoldenFrame.expect(fixture.frame(console(width, height, "j")), "performance-\(width)x\(height)")
  }

  @Test func ascii() throws {
    try GoldenFrame.expect(fixture.frame(console(), glyphs: .ascii), "performance-ascii-120x36")
  }

  @Test func itIsTheFirstPageOfItsScreen() {
    let console = console()
    #expect(console.screen.id == .metrics && console.focus == .performance)
    let text = fixture.frame(console).text
    #expect(text.contains("Customer satisfaction") && !text.contains("Recurring revenue by"))
    #expect(fixture.frame(self.console(120, 36, "tab")).text.contains("Recurring revenue by month"))
  }

  /// Every figure, objective and promise has a row, in the framework's order, and each group is named once.
  @Test func everyFigureHasARow() {
    let rows = PerformanceRow.all(of: fixture.metrics)
    let goals = ["ninetyDayActivation", "sixMonthExpansion", "twelveMonthRetention"]
    #expect(
      rows.map(\.id) == PerformanceFigure.allCases.map(\.rawValue) + goals + ImpactFigure.allCases.map(\.rawValue))
    #expect(
      rows.map(\.heading).filter { !$0.isEmpty }
        == PerformanceFigure.Group.allCases.map(\.title) + ["Objectives", "Business impact"])
    for row in rows where row.value == nil { #expect(row.current == "–" && !row.note.isEmpty, "\(row.id)") }
    #expect(rows.first { $0.id == "timeToFirstValue" }?.isReached == true, "fewer days are better")
    #expect(rows.first { $0.id == "timeToFirstValue" }?.trend == .improving)
    #expect(rows.first { $0.id == "grossRetention" }?.isReached == nil, "no target is set")
    #expect(PerformanceRow.all(of: ConsoleFixture.noMetrics(PerformanceRules())).count == 11)
  }

  /// `=` and Enter say the definition, the value with its n, what it is compared with, and the target.
  @Test(arguments: ["=", "enter"])
  func aFigureSaysWhatItIs(_ key: String) {
    let text = fixture.frame(console(120, 36, key)).text
    #expect(text.contains("NPS") && text.contains("Share of answers 9 and 10 less share of answers 0 to 6"))
    #expect(text.contains("Now 48, of 312.") && text.contains("47 in the 90 days before"))
    #expect(text.contains("The target is 50; higher is better."))
  }

  /// As a store hands over what it keeps: the figures of ten minutes ago, and then those of now.
  private func opened(_ since: Instant?, _ console: inout Console, _ keys: String...) -> (number: Int, next: [Effect]) {
    var effects: [Effect] = []
    for key in keys { effects = console.handle(.keys([Key(name: key)].compactMap { $0 })) }
    return answered(since, &console, effects)
  }

  private func answered(_ since: Instant?, _ console: inout Console, _ effects: [Effect]) -> (
    number: Int, next: [Effect]
  ) {
    for case .ask(.performance, let number, _) in effects {
      return (number, console.handle(told(number, since)))
    }
    Issue.record("nothing was asked")
    return (0, [])
  }

  private func told(_ number: Int, _ since: Instant?) -> Event {
    .answer(
      .performance, number: number,
      AnyAnswer(.success(fixture.metrics), to: MetricsQuery(), keptSince: since))
  }

  private let before = ConsoleFixture.now - 600

  @Test(arguments: [(80, 24), (120, 36)])
  func whatWasKeptIsMarkedUntilItIsRead(width: Int, height: Int) throws {
    var console = fixture.settled(width: width, height: height)
    let (number, next) = opened(before, &console, "9")
    #expect(next.allSatisfy { if case .ask(.performance, _, _) = $0 { false } else { true } }, "it is asked already")
    try GoldenFrame.expect(fixture.frame(console), "performance-kept-\(width)x\(height)")
    #expect(fixture.frame(console).text.contains("figures of 08:55, reading again"))
    #expect(fixture.frame(console).text.contains("Customer satisfaction"))
    _ = console.handle(told(number, nil))
    #expect(!fixture.frame(console).text.contains("reading again"))
    #expect(fixture.frame(console).text.contains("Customer satisfaction"))
  }

  @Test func whatIsCurrentIsNotMarked() {
    var console = fixture.settled()
    _ = opened(nil, &console, "9")
    #expect(!fixture.frame(console).text.contains("reading again"))
  }

  @Test func anotherDayIsNamed() {
    var console = fixture.settled()
    _ = opened(ConsoleFixture.now.adding(days: -1), &console, "9")
    #expect(fixture.frame(console).text.contains("figures of Sun 22, 09:05, reading again"))
  }

  /// The cursor moves on old figures, and whoever reads what one rests on is told how old it is.
  @Test(arguments: ["=", "enter"]) func keysDoNotWaitForIt(_ key: String) {
    var console = fixture.settled()
    _ = opened(before, &console, "9")
    _ = console.handle(.keys([Key(name: "j"), Key(name: key)].compactMap { $0 }))
    #expect(console.held.isEmpty)
    #expect(fixture.frame(console).text.contains("Figures of 08:55, reading again"))
  }

  /// While it is read something changes: what is shown is as old as before.
  @Test func aChangeLeavesTheMark() {
    var console = fixture.settled()
    let (number, _) = opened(before, &console, "9")
    let effects = console.handle(.dataChanged)
    #expect(fixture.frame(console).text.contains("reading again"))
    _ = console.handle(told(number, nil))
    #expect(fixture.frame(console).text.contains("reading again"), "that answer has been overtaken")
    _ = answered(nil, &console, effects)
    #expect(!fixture.frame(console).text.contains("reading again"))
  }

  @Test func aFailureTakesItsPlace() {
    var console = fixture.settled()
    let (number, _) = opened(before, &console, "9")
    let failure = AnyAnswer(.failure(.busy), to: MetricsQuery())
    _ = console.handle(.answer(.performance, number: number, failure))
    #expect(!fixture.frame(console).text.contains("reading again"))
    #expect(!fixture.frame(console).text.contains("Customer satisfaction"))
  }

  @Test func whatIsNarrowedIsNotMarked() {
    var console = fixture.settled()
    _ = opened(before, &console, "9")
    fixture.settle(&console, console.narrow(to: "tier:enterprise") + console.ask())
    #expect(!fixture.frame(console).text.contains("reading again"))
  }

  @Test func itIsOfTheScope() throws {
    var console = console()
    #expect(asked(console) == AnyQuestion(MetricsQuery()))
    fixture.settle(&console, console.narrow(to: "tier:enterprise") + console.ask())
    #expect(
      asked(console) == AnyQuestion(MetricsQuery(try Filter.parse("tier:enterprise", in: .customers, me: "dana"))))
  }

  /// What is filed is numbers, in units that are named.
  @Test func numbersAreFiledPlain() throws {
    let rows = PerformanceRow.all(of: fixture.metrics)
    #expect(rows.map { PerformanceRow.plain($0.value) }.prefix(4) == ["48", "4.7", "", "28"])
    #expect(rows.allSatisfy { PerformanceRow.plain($0.value).isEmpty || Double(PerformanceRow.plain($0.value)) != nil })
    #expect(PerformanceRow.plain(1e300) == "1e+300")
  }

  private static let read: [(Double, PerformanceFigure.Unit, String?, String)] = [
    (48, .points, nil, "48"), (-12, .points, nil, "-12"),
    (4.66, .outOfFive, nil, "4.7/5"), (1, .days, nil, "1 day"), (30.5, .days, nil, "30.5 days"),
    (94, .percent, nil, "94.0 %"), (3200.4, .money, "USD", "$3,200"), (3450, .money, nil, "3,450"),
    (2000, .money, "JPY", "¥2,000"), (1e20, .money, "USD", "1e+20"),
  ]

  @Test(arguments: read)
  func valuesRead(_ value: Double, _ unit: PerformanceFigure.Unit, _ currency: String?, _ expected: String) {
    #expect(PerformanceWords.value(value, of: unit, in: currency) == expected)
  }
}
