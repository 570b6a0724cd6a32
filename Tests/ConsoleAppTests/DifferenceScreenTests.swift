import CustomerSuccess
import TerminalUI
import Testing

@testable import ConsoleApp

/// `:diff`: who crossed a category since a past day, with the first reason; who came and left; what the points add up to.
@Suite struct DifferenceScreenTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private struct Unexpected: Error {}

  private static func standing(_ number: Int, _ score: Int?) -> PortfolioDifference.Standing {
    .init(customer: CustomerID("CUST-00\(number)"), score: score, name: "Company \(number)")
  }

  /// Three fall to critical, two of them by logins; one rises within its category.
  private var difference: PortfolioDifference {
    var found = PortfolioDifference(
      from: [
        Self.standing(1, 62), Self.standing(2, 55), Self.standing(3, 71), Self.standing(4, 86), Self.standing(5, 90),
      ],
      to: [
        Self.standing(1, 40), Self.standing(2, 44), Self.standing(3, 48), Self.standing(4, 88), Self.standing(6, 77),
      ])
    let because: [CustomerID: [PointsLine]] = [
      "CUST-001": [
        PointsLine(cause: .metric("loginFrequency"), points: -23.4),
        PointsLine(cause: .metric("supportTickets"), points: 1),
        PointsLine(cause: .rounding, points: 0.4),
      ],
      "CUST-002": [PointsLine(cause: .metric("loginFrequency"), points: -11)],
      "CUST-003": [PointsLine(cause: .coverage(gained: ["npsScore"], lost: []), points: -23)],
      "CUST-004": [PointsLine(cause: .metric("supportTickets"), points: 2)],
    ]
    for place in found.moved.indices { found.moved[place].because = because[found.moved[place].customer] ?? [] }
    return found
  }

  private func console(_ size: Size, _ keys: String..., news: DifferenceNews? = nil) throws -> Console {
    var console = fixture.settled(width: size.width, height: size.height)
    guard case .compare(let request)? = console.carryOut(line: "diff 2026-10-01").first else { throw Unexpected() }
    #expect(request.from == "2026-10-01" && request.manner == .held && request.scope == "")
    fixture.settle(&console, console.handle(.compared(request.number, news ?? .found(difference))))
    for key in keys { fixture.press(&console, key) }
    return console
  }

  @Test(arguments: [(80, 24), (120, 36)]) func frames(_ width: Int, _ height: Int) throws {
    try GoldenFrame.expect(
      fixture.frame(try console(Size(width: width, height: height), "j")), "difference-\(width)x\(height)")
  }

  @Test func whatCausesAddUpToIsWhatScoresChangedBy() {
    let found = difference
    #expect(found.points == 40 - 62 + 44 - 55 + 48 - 71 + 88 - 86)
    #expect(abs(found.causes.reduce(0) { $0 + $1.points } - Double(found.points)) < 1e-9)
    #expect(found.causes.first?.cause == .metric("loginFrequency") && found.causes.first?.customers == 2)
    #expect(found.reasons(into: .poor).map(\.customers) == [2, 1])
    #expect(found.moved.filter(\.isCrossing).count == 3)
    let words = DifferenceWords(fixture.health).worst(found)
    #expect(words.hasPrefix("Critical up 3: of 3 that fell to it 2 by "), "\(words)")
  }

  @Test func enterOpensTheCustomer() throws {
    let console = try console(Size(width: 120, height: 36), "j", "enter")
    #expect(console.overlay == nil && console.screen.id == .customers)
  }

  @Test func whatIsNoPastDayIsRefused() throws {
    var console = fixture.settled(width: 80, height: 24)
    for line in ["diff", "diff now", "diff soon", "diff 2026-10-01 perhaps"] {
      guard case .complain(let words)? = console.carryOut(line: line).first else { throw Unexpected() }
      #expect(words.contains("expected a day such as 2026-10-01"), "\(words)")
    }
    #expect(
      console.carryOut(line: "diff 2099-01-01").first
        == .complain(
          "diff: found '2099-01-01', expected a day or a time that is not later than now"))
    _ = console.carryOut(line: "diff 2026-10-01 known")
    #expect(fixture.frame(console).text.contains("putting a copy back"))
    // What was asked for before it was left is not shown.
    fixture.press(&console, "escape")
    _ = console.handle(.compared(1, .found(difference)))
    #expect(console.overlay == nil)
    let refused = try self.console(Size(width: 80, height: 24), "enter", news: .refused("diff: nothing was known then"))
    #expect(fixture.frame(refused).text.contains("nothing was known then"))
  }
}
