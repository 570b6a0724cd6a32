import CustomerSuccess
import Statistics
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

  /// Whatever has the keys has the most room: list or page.
  @Test func thePaneThatHasTheKeysLosesNoWidth() {
    for screen in Screen.all where screen.least == Screen.desk {
      for (width, height) in [(120, 36), (121, 30), (160, 45), (200, 60)] {
        let rect = Rect(x: 0, y: 2, width: width, height: height - 3)
        for pane in Array(screen.pages.keys) + screen.panes.prefix(1) {
          let places = screen.places(in: rect, focused: pane)
          #expect(places[pane]?.width ?? 0 >= 74, "\(pane) of \(screen.title) at \(width)")
          #expect(places.values.allSatisfy { $0.x >= 0 && $0.x + $0.width <= width && $0.width >= 40 })
          let area = places.values.reduce(0) { $0 + $1.width * $1.height }
          #expect(area == rect.width * rect.height, "\(screen.title) leaves or covers something")
        }
      }
    }
  }

  /// An order that cannot be seen is none.
  @Test(arguments: [(80, 24), (120, 36)])
  func theColumnOfTheOrderIsThere(width: Int, height: Int) {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "2")
    for sort in CustomerTable.sorts {
      fixture.press(&console, "s")
      let heading = fixture.frame(console).lines[3]
      #expect(heading.contains("▲") || heading.contains("▼"), "\(sort) at \(width): \(heading)")
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

  private static let words = [
    "Bo", "Zoe Walsh", "Nordlicht Logistik GmbH & Co. KG", "Cannot log in after the move to the new tenant",
  ]

  /// A name and a title among columns of all kinds, with words of all lengths.
  private func randomTable(_ numbers: inout SplitMix64) -> (Table<Int>, [String: [String]]) {
    var columns: [Table<Int>.Column] = []
    var texts: [String: [String]] = [:]
    for index in 0..<Int.random(in: 2...8, using: &numbers) {
      let name = "C\(index)"
      let cells = (0..<3).map { _ in Self.words.randomElement(using: &numbers) ?? "" }
      let isNamed = index < 2
      let width: ColumnWidth =
        isNamed
        ? .flexible(
          minimum: .random(in: 6...12, using: &numbers), weight: index + 1, wants: .random(in: 16...40, using: &numbers)
        )
        : Bool.random(using: &numbers)
          ? .fitting(.random(in: 3...12, using: &numbers)) : .fixed(.random(in: 2...12, using: &numbers))
      texts[name] = cells
      columns.append(
        .init(name, width, priority: isNamed ? index : .random(in: 3...9, using: &numbers)) { [Piece(cells[$0])] })
    }
    var table = Table(columns: columns)
    table.natural = table.natural(of: [0, 1, 2])
    return (table, texts)
  }

  /// Whatever a table shows, a wider one shows too: every column, and of each at least as much of its words.
  @Test(arguments: 1...60)
  func aWiderTableShowsAllThatANarrowerOneDoes(seed: UInt64) {
    var numbers = SplitMix64(seed: seed)
    let (table, texts) = randomTable(&numbers)
    var before: [String: Int] = [:]
    for width in 58...240 {
      let now = Dictionary(uniqueKeysWithValues: table.widths(width: width))
      for (name, size) in before {
        let longest = texts[name]?.map(\.columns).max() ?? 0
        #expect(min(now[name] ?? 0, longest) >= min(size, longest), "\(name) at \(width): \(size) to \(now[name] ?? 0)")
      }
      before = now
    }
  }

  /// The name has what it wants before a column that can be missed is there.
  @Test func theNameComesFirst() {
    var table = Table<String>(columns: [
      .init("Customer", .flexible(minimum: 6, weight: 1, wants: 24)) { [Piece($0)] },
      .init("Owner", .fitting(8), priority: 5) { _ in [Piece("Mira")] },
    ])
    table.natural = table.natural(of: ["Nordlicht Logistik GmbH"])
    #expect(table.shown(width: 30) == ["Customer"])
    #expect(table.shown(width: 32) == ["Customer", "Owner"])
    table.natural = table.natural(of: ["Volt"])
    #expect(table.shown(width: 18) == ["Customer", "Owner"], "measured on the rows")
  }

  /// A column that hardly anybody misses waits until no name is cut, so that no name is cut beside blanks.
  @Test func whatIsHardlyMissedComesWhenNothingIsCut() {
    let name = "Nordlicht Logistik GmbH & Co. KG"
    for (priority, cut) in [(8, 24), (9, name.count)] {
      var table = Table<String>(columns: [
        .init("Customer", .flexible(minimum: 6, weight: 1, wants: 24)) { [Piece($0)] },
        .init("Id", .fitting(9), priority: priority) { _ in [Piece("CUST-0001")] },
      ])
      table.natural = table.natural(of: [name])
      #expect(table.shown(width: cut + 12) == ["Customer"] && table.shown(width: cut + 13) == ["Customer", "Id"])
      let widths = Dictionary(uniqueKeysWithValues: table.widths(width: cut + 12))
      #expect(widths["Customer"] == cut + (priority == 9 ? 9 : 0))
    }
  }

  /// No two columns that are on the screen say the same of every row.
  @Test(arguments: [
    (PaneID.myDay, Screen.myDay), (.customers, .customers), (.queue, .tickets), (.actionList, .actions),
    (.learners, .training),
  ])
  func nothingIsSaidTwice(pane: PaneID, screen: Screen) {
    for size in [(80, 24), (120, 36), (200, 60)] {
      var console = fixture.settled(width: size.0, height: size.1)
      console.show(screen)
      fixture.settle(&console, console.ask())
      guard let list = console.panes[pane] as? any ListPane else { continue }
      let columns = words(list, console.scene(for: pane)).filter { !$0.value.joined().isEmpty }
      for (name, cells) in columns {
        #expect(!columns.contains { $0.key != name && $0.value == cells && Set(cells).count > 1 }, "\(name) on \(pane)")
      }
    }
  }

  private func words<P: ListPane>(_ pane: P, _ scene: Scene) -> [String: [String]] {
    let table = pane.table(in: scene, glyphs: .unicode)
    let shown = Set(shown(pane, scene))
    let rows = pane.list.rows.page?.rows ?? []
    return Dictionary(
      table.columns.filter { shown.contains($0.name) }.map { column in
        (column.name, rows.map { column.cell($0).map(\.text).joined() })
      }
    ) { first, _ in first }
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

  /// All of a page is laid out at each key: a text of any length is there by its beginning, and whole behind Enter.
  @Test(arguments: [5000, 201, 200, 1]) func aLongMessageIsThereByItsBeginning(count: Int) throws {
    var scene = fixture.settled().scene(for: .ticket)
    scene.size = Size(width: 80, height: 30)
    let said = (1...count).map { "Line \($0) of the log" }
    var detail = fixture.ticketDetail(1)
    let last = try #require(detail.events.last)
    detail.events.append(
      TicketEvent(
        ticket: last.ticket, at: last.at + 1, order: last.order + 1, author: .customer("Luis"),
        kind: .customerMessage(said.joined(separator: "\n"))))
    let lines = TicketPage(detail: detail, showsLedger: false, scene: scene).lines
    #expect(lines.count < 300)
    let whole = lines.compactMap(\.reads).filter { $0.title.contains("Luis") }
    #expect(whole.map(\.paragraphs) == (count > 200 ? [said] : []))
    #expect(whole.isEmpty || lines.first { $0.reads != nil }?.isStop == true)
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
