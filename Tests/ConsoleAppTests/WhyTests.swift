import CustomerSuccess
import SuccessStore
import Testing

@testable import ConsoleApp

/// `=` shows the sum behind whatever figure is chosen.
@Suite struct WhyTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func after(_ keys: String...) -> (console: Console, text: String) {
    var console = fixture.settled()
    for key in keys { fixture.press(&console, key) }
    return (console, fixture.frame(console).text)
  }

  @Test func aScoreInAListOpensThePageThatExplainsIt() {
    let (console, text) = after("2", "=")
    #expect(console.focus == .customerDetail)
    #expect(text.contains("Why ") && text.contains("23.89"))
  }

  @Test func aDeadlineInAListOpensItsLedger() {
    let (console, text) = after("3", "=")
    #expect(console.focus == .ticket)
    #expect(text.contains("clock starts"))
    var again = console
    fixture.press(&again, "=")
    #expect(!fixture.frame(again).text.contains("clock starts"), "the same key hides it")
    fixture.press(&again, "escape")
    #expect(again.focus == .queue)
  }

  @Test func anActionItemSaysWhereItComesFrom() {
    #expect(after("4", "=").console.notice?.text.contains("by hand") == true)
  }

  @Test func everyFigureOfThePortfolioHasItsSumAndItsRows() {
    var console = fixture.settled()
    var sums: [String] = []
    for line in PortfolioLine.allCases {
      fixture.press(&console, "=")
      let said = console.notice
      #expect(said?.isComplaint == false, "\(line)")
      sums.append(said?.text ?? "")
      fixture.press(&console, "j")
    }
    #expect(sums[0].contains("score 85 to 100"))
    #expect(sums[7].contains("330 below 70 = 250 At Risk (fair) + 80 Critical (poor)"))
    #expect(Set(sums).count >= PortfolioLine.allCases.count - 1, "each has words of its own")
  }

  @Test(arguments: PortfolioLine.allCases)
  func aFigureOpensTheRowsItCounts(line: PortfolioLine) throws {
    let subject = line == .backlog ? Field.Subject.tickets : .customers
    #expect(throws: Never.self) { try Filter.parse(line.filter, in: subject, me: "dana") }
    var console = fixture.settled()
    let lines = PortfolioLine.allCases
    for _ in 0..<(lines.firstIndex(of: line) ?? 0) { fixture.press(&console, "j") }
    fixture.press(&console, "enter")
    guard line != .unscored else { return }
    #expect(console.screen.id == (line == .backlog ? .tickets : .customers))
  }

  @Test func aSegmentSaysItsPointsAndItsCustomers() {
    let notice = after("6", "=").console.notice
    #expect(notice?.text.contains(" points / ") == true)
  }
}
