import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// More room never shows less, and none of it is left blank beside words that are cut.
@Suite struct MoreRoomTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  /// The columns of a list that has the keys.
  private func columns(of pane: PaneID, on screen: Screen, width: Int, height: Int) -> [String] {
    var console = fixture.console(width: width, height: height)
    console.show(screen)
    guard console.enter(pane: pane.description), let list = console.panes[pane] as? any ListPane else { return [] }
    return shown(list, console.scene(for: pane))
  }

  private func shown<P: ListPane>(_ pane: P, _ scene: Scene) -> [String] {
    var table = pane.table(in: scene, glyphs: .unicode)
    table.columnRoom = scene.columnRoom
    return table.shown(width: scene.size.width)
  }

  @Test(arguments: [
    (PaneID.myDay, Screen.myDay), (.customers, .customers), (.queue, .tickets), (.actionList, .actions),
    (.learners, .training),
  ])
  func aListThatHasMoreRoomHasEveryColumnItHad(pane: PaneID, screen: Screen) {
    for height in [24, 29, 30, 60] {
      var before: Set<String> = []
      for width in 60...250 {
        let now = Set(columns(of: pane, on: screen, width: width, height: height))
        #expect(before.isSubset(of: now), "\(width)×\(height) loses \(before.subtracting(now))")
        #expect(columns(of: pane, on: screen, width: width, height: 24).allSatisfy(now.contains), "\(width)×\(height)")
        before = now
      }
    }
  }

  @Test(arguments: [PaneID.actions, .tickets])
  func theListsOfTheOverviewLoseNothingAsItGrows(pane: PaneID) {
    var before: Set<String> = []
    for width in Screen.overview.least.width...250 {
      let now = Set(columns(of: pane, on: .overview, width: width, height: 36))
      #expect(before.isSubset(of: now), "\(width) loses \(before.subtracting(now))")
      before = now
    }
  }

  @Test func noPaneGoesAwayAsAScreenGrows() {
    for screen in Screen.all {
      for height in [24, 30, 36, 60] {
        var before: Set<PaneID> = []
        for width in 60...250 {
          let rect = Rect(x: 0, y: 2, width: width, height: height - 3)
          let now = Set(screen.places(in: rect, focused: screen.panes[0]).keys)
          #expect(before.isSubset(of: now), "\(screen.title) at \(width)×\(height)")
          before = now
        }
      }
    }
  }

  @Test func nothingIsCutBesideBlanks() {
    let names = ["Zoe Walsh of the night desk", "Bo"]
    var table = Table<String>(columns: [
      .init("Owner", .fitting(6)) { [Piece($0)] },
      .init("Subject", .flexible(minimum: 8, weight: 1)) { _ in [Piece("x")] },
    ])
    table.natural = table.natural(of: names)
    var canvas = Canvas(size: Size(width: 60, height: 3))
    table.draw(top: 0, total: 2, selected: 0, isFocused: true, on: &canvas) { names[$0] }
    #expect(canvas.text.contains("Zoe Walsh of the night desk"))
    canvas = Canvas(size: Size(width: 30, height: 3))
    table.draw(top: 0, total: 2, selected: 0, isFocused: true, on: &canvas) { names[$0] }
    #expect(canvas.text.contains("Zoe Walsh of the"), "all that the others can spare: \(canvas.text)")
  }

  /// One long sentence does not take the room of everybody's names.
  @Test func aLongSentenceWaitsForTheNames() {
    let rows = [("late", "Zoe Walsh of the night desk"), (String(repeating: "very ", count: 12), "Bo")]
    var table = Table<(String, String)>(columns: [
      .init("Reason", .fitting(6, most: 12)) { [Piece($0.0)] },
      .init("Customer", .flexible(minimum: 8, weight: 1)) { [Piece($0.1)] },
    ])
    table.natural = table.natural(of: rows)
    func drawn(_ width: Int) -> String {
      var canvas = Canvas(size: Size(width: width, height: 3))
      table.draw(top: 0, total: 2, selected: 0, isFocused: true, on: &canvas) { rows[$0] }
      return canvas.text
    }
    #expect(drawn(46).contains("Zoe Walsh of the night desk"))
    #expect(drawn(110).contains(rows[1].0.dropLast()), "what is left is the sentence's")
  }

  @Test func aWideQueueSaysOwnersWholeAndNothingTwice() {
    var console = fixture.settled(width: 200, height: 60)
    fixture.press(&console, "3")
    let heading = fixture.frame(console).lines[3]
    #expect(heading.contains("Hrs") && !heading.contains("Calendar"))
  }

  @Test(arguments: [44, 46, 60, 80])
  func noFactOfAPagesHeadIsCut(width: Int) throws {
    var scene = fixture.settled().scene(for: .ticket)
    scene.size = Size(width: width, height: 30)
    let lines = TicketPage(detail: fixture.ticketDetail(1), showsLedger: false, scene: scene).lines
    var canvas = Canvas(size: scene.size)
    for (y, line) in lines.prefix(7).enumerated() { line.draw(y: y, on: &canvas) }
    for fact in ["Medium", "owner sam", "T3", "policy Medium", "opened Fri 20 09:05", "by email", "Integration"] {
      #expect(canvas.text.contains(fact), "\(fact) at \(width)")
    }
  }

  /// The score of a dimension keeps its place beside the bar's end.
  @Test func theNarrowestPageHasItsFiguresWhole() {
    let console = fixture.settled(width: 120, height: 36)
    var customers = console
    fixture.press(&customers, "2")
    #expect(fixture.frame(customers).text.contains("30 %  80 "))
    fixture.press(&customers, "=")
    let why = fixture.frame(customers).text
    #expect(why.contains("Support interaction ") && why.contains("Security compliance "), "\(why)")
  }
}
