import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// Who moved between categories, in the portfolio's pane.
@Suite struct PortfolioMovesTests {
  private var fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private static func flows(_ moves: [(HealthCategory, HealthCategory, MetricID, Int)]) -> CategoryFlows {
    CategoryFlows(
      moves.flatMap { from, to, metric, customers in
        let move = CategoryMove(
          day: ConsoleFixture.today, before: .category(from), after: .category(to),
          because: PointsLine(cause: .metric(metric), points: to < from ? -9 : 9))
        return Array(repeating: move, count: customers)
      }, over: 7)
  }

  /// Six more are critical: four of the seven who fell to it by their users.
  private static let worse = flows([
    (.fair, .poor, "activeUsers", 4), (.good, .poor, "supportInteraction", 2), (.good, .poor, "npsScore", 1),
    (.poor, .fair, "activeUsers", 1), (.good, .excellent, "performance", 3),
  ])
  private static let better = flows([(.poor, .fair, "activeUsers", 2)])

  private func fixture(_ flows: CategoryFlows?) -> ConsoleFixture {
    var fixture = fixture
    fixture.flows = flows
    return fixture
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)]) func frames(width: Int, height: Int) throws {
    let fixture = fixture(Self.worse)
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "j", "j", "j", "j")
    try expectFrame(console, fixture, "overview-moves-\(width)x\(height)")
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60), (60, 18)])
  func theLineFitsAndSaysTheFirstReasonFirst(width: Int, height: Int) throws {
    let fixture = fixture(Self.worse)
    let lines = fixture.frame(fixture.settled(width: width, height: height)).lines
    let line = try #require(lines.first { $0.contains("in 7 days: ") })
    let reason = CauseWords.title(.metric("activeUsers"), in: fixture.health)
    #expect(line.contains("Critical +6 in 7 days: 4 by \(reason)"), "\(line)")
    let critical = try #require(lines.first { $0.contains("Critical ") && $0.contains(" 80 ") })
    #expect(critical.contains(" +6 "), "\(critical)")
    #expect(lines.contains { $0.contains("Healthy ") && $0.contains(" +3 ") })
  }

  @Test(arguments: [(Self.worse, "moved:critical"), (Self.better, "was:critical moved:yes")])
  func enterOpensWhoMoved(flows: CategoryFlows, filter: String) throws {
    let fixture = fixture(flows)
    var console = fixture.settled()
    fixture.press(&console, "j", "j", "j", "j", "=")
    #expect(console.notice?.text.hasPrefix("Critical \(MoveWords.net(flows.net(.poor))) = ") == true)
    fixture.press(&console, "enter")
    #expect(console.screen.id == .customers)
    #expect(fixture.frame(console).text.contains(filter))
    #expect(throws: Never.self) { try Filter.parse(filter, in: .customers, me: "dana") }
  }

  /// Lines come and go with what others do; the one that is chosen stays so.
  @Test func theChosenFigureStaysWhenALineComes() {
    let (before, after) = (fixture(nil), fixture(Self.worse))
    var console = before.settled()
    before.press(&console, "j", "j", "j", "j", "=")
    let said = console.notice?.text
    #expect(said?.hasPrefix("churn risk") == true)
    after.settle(&console, console.handle(.dataChanged))
    after.press(&console, "=")
    #expect(console.notice?.text == said)
  }

  @Test func whoDidNotMoveTakesNoRoom() {
    let (without, still) = (fixture(nil), fixture(CategoryFlows([], over: 7)))
    #expect(without.frame(without.settled()).text == still.frame(still.settled()).text)
  }
}
