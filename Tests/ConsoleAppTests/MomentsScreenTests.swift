import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// `:compare tier:enterprise 2026-10-01`: a segment on two days, each difference with its test; who came and left.
@Suite struct MomentsScreenTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private struct Unexpected: Error {}

  private static func standing(_ number: Int, _ score: Int?, tickets: Int) -> MomentComparison.Standing {
    .init(
      customer: CustomerID("CUST-00\(number)"), name: "Company \(number)", score: score, openTickets: tickets,
      isExpansion: (score ?? 0) > 90)
  }

  /// Forty of both days, most of whom fall a little; two came and one left.
  private var found: MomentComparison {
    var (then, now) = (SegmentWork(), SegmentWork())
    (then.modulesDone, then.modules, then.firings) = (30, 80, 12)
    (now.modulesDone, now.modules, now.firings) = (44, 80, 31)
    return MomentComparison(
      from: (100..<140).map { Self.standing($0, 60 + $0 % 35, tickets: $0 % 2) } + [Self.standing(7, 31, tickets: 4)],
      then,
      to: (100..<140).map { Self.standing($0, 52 + $0 % 35 + $0 % 7, tickets: $0 % 3) }
        + [Self.standing(8, 88, tickets: 0), Self.standing(9, nil, tickets: 0)], now)
  }

  private func console(_ size: Size, _ keys: String..., news: DifferenceNews? = nil) throws -> Console {
    var console = fixture.settled(width: size.width, height: size.height)
    guard case .compare(let request)? = console.carryOut(line: "compare tier:enterprise 2026-10-01").first else {
      throw Unexpected()
    }
    #expect(request.comparing == "tier:enterprise" && request.from == "2026-10-01" && request.manner == .held)
    fixture.settle(&console, console.handle(.compared(request.number, news ?? .sideBySide(found))))
    for key in keys { fixture.press(&console, key) }
    return console
  }

  @Test(arguments: [(80, 24), (120, 36)]) func frames(_ width: Int, _ height: Int) throws {
    try expectFrame(try console(Size(width: width, height: height), "j"), fixture, "moments-\(width)x\(height)")
  }

  @Test(arguments: [
    ("2026-10-01", "", "2026-10-01", PastMoment.Manner.held), ("2026-10-01 known", "", "2026-10-01", .known),
    ("tier:pro or size:small 2026-10-01T10:00:00Z held", "tier:pro or size:small", "2026-10-01T10:00:00Z", .held),
    ("renews<2026-12-01 2026-10-01", "renews<2026-12-01", "2026-10-01", .held),
  ])
  func aLineIsAFilterAndADay(line: String, filter: String, from: String, manner: PastMoment.Manner) {
    #expect(ComparedMoments.read(line) == ComparedMoments(filter: filter, from: from, manner: manner))
  }

  @Test(arguments: ["", "tier:pro", "renews<2026-12-01", "tier:pro now", "2026-10-01 tier:pro", "tier:a with tier:b"])
  func whatNamesNoDayIsNoMoment(line: String) { #expect(ComparedMoments.read(line) == nil) }

  @Test(arguments: [
    ("tier:pro 2099-01-01", "not later than now"), ("tear:pro 2026-10-01", "compare: "),
    ("tier:pro with tier:starter 2026-10-01", "expected two filters, or one and a day"),
  ])
  func whatCannotBeIsRefused(rest: String, said: String) throws {
    var console = fixture.settled(width: 120, height: 36)
    guard case .complain(let words)? = console.carryOut(line: "compare \(rest)").first else { throw Unexpected() }
    #expect(words.contains(said) && console.overlay == nil, "\(words)")
  }

  /// The key writes the line as far as the day.
  @Test func aKeyBeginsTheLine() throws {
    var console = fixture.settled(width: 120, height: 36)
    fixture.press(&console, "6")
    fixture.press(&console, "C")
    guard case .palette(let palette)? = console.overlay else { throw Unexpected() }
    #expect(palette.line?.hasPrefix("compare tier:enterprise") ?? palette.begun?.hasPrefix("compare tier:") ?? false)
  }

  @Test func whatWasLeftIsNotShownAndWhatFailsIsSaid() throws {
    var console = try console(Size(width: 120, height: 36), "escape")
    #expect(console.overlay == nil)
    _ = console.handle(.compared(1, .sideBySide(found)))
    #expect(console.overlay == nil)
    let refused = try self.console(Size(width: 80, height: 24), news: .refused("compare: nothing was known then"))
    #expect(fixture.frame(refused).text.contains("nothing was known then"))
    var waiting = fixture.settled(width: 80, height: 24)
    _ = waiting.carryOut(line: "compare 2026-10-01 known")
    #expect(fixture.frame(waiting).text.contains("putting a copy back to 2026-10-01"))
  }

  /// The first line is a heading, Enter on the second opens who came.
  @Test func whoCameIsOpened() throws {
    let console = try console(Size(width: 120, height: 36), "j", "enter")
    #expect(console.overlay == nil && console.screen.id == .customers)
  }

  /// The report and the screen say the same.
  @Test func cellsAreTheReports() {
    let count = found.scoredAtBoth
    #expect(found.rows.allSatisfy { MomentWords.cells($0, of: count).count == MomentWords.titles("a", "b").count })
    #expect(MomentWords.tested(found) == "40 with a score at both are tested, each against itself; 2 came, 1 left")
    // By a filter one may match no more without having left.
    #expect(
      MomentWords.tested(found, isNarrowed: true)
        == "40 with a score at both are tested, each against itself; 2 match only now, 1 matched only then")
    let none = MomentComparison(from: [], SegmentWork(), to: [], SegmentWork()).rows
    #expect(
      none.map { MomentWords.cells($0, of: 0)[6] } == Array(repeating: "too few", count: 5) + ["none", "none", "none"])
  }
}
