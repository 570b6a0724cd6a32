import Statistics
import SuccessStore
import Testing

@testable import ConsoleApp

private struct Item: Identifiable, Hashable, Sendable {
  var id: Int
}

/// Answers windows of a list of numbers as a store would.
private struct Source {
  var ids: [Int]

  func page(_ window: Window) -> Page<Item> {
    let start: Int
    switch window.anchor {
    case .first: start = 0
    case .last: start = max(0, ids.count - window.limit)
    case .position(let position), .following(_, let position, _): start = max(0, min(position, ids.count))
    case .around(let id): start = max(0, (ids.firstIndex { "\($0)" == id } ?? 0) - window.limit / 2)
    }
    let rows = ids.dropFirst(start).prefix(window.limit).map(Item.init)
    return Page(rows: Array(rows), position: start, total: ids.count)
  }
}

@Suite struct RowListTests {
  private let height = 10

  private func loaded(_ source: Source, limit: Int = 40) -> RowList<Item> {
    var list = RowList<Item>(limit: limit)
    list.receive(source.page(list.window), height: height)
    return list
  }

  /// Moves and answers whatever the list asks for then.
  private func move(_ list: inout RowList<Item>, _ move: ListMove, _ source: Source) {
    let before = list.window
    list.move(move, height: height)
    if list.window != before { list.receive(source.page(list.window), height: height) }
  }

  @Test func startsAtTheFirstRow() {
    let list = loaded(Source(ids: Array(0..<5)))
    #expect(list.selected?.id == 0)
    #expect(list.total == 5)
  }

  @Test func walkingVisitsEveryRowOnceWithoutLoadingTheWhole() {
    let source = Source(ids: Array(0..<1000))
    var list = loaded(source)
    var visited = [list.selected?.id]
    for _ in 1..<1000 {
      move(&list, .down, source)
      visited.append(list.selected?.id)
      #expect(list.page?.rows.count ?? 0 <= 40)
    }
    #expect(visited == (0..<1000).map(Optional.some))
    for _ in 0..<999 { move(&list, .up, source) }
    #expect(list.selected?.id == 0 && list.top == 0)
  }

  @Test func jumpsToBothEnds() {
    let source = Source(ids: Array(0..<1000))
    var list = loaded(source)
    move(&list, .bottom, source)
    #expect(list.selected?.id == 999 && list.top == 990)
    move(&list, .top, source)
    #expect(list.selected?.id == 0 && list.top == 0)
  }

  @Test(arguments: [ListMove.pageDown, .halfPageDown])
  func pagesReachTheEndAndStayThere(_ step: ListMove) {
    let source = Source(ids: Array(0..<95))
    var list = loaded(source)
    for _ in 0..<40 { move(&list, step, source) }
    #expect(list.selected?.id == 94 && list.top == 85)
  }

  @Test func theChosenRowStaysChosenAndInPlaceWhenOthersChange() {
    var list = loaded(Source(ids: Array(0..<100)))
    for _ in 0..<15 { list.move(.down, height: height) }
    let line = list.position - list.top
    list.reload()
    #expect(list.window.anchor == .around("15"))
    list.receive(Source(ids: Array(-7..<100)).page(list.window), height: height)
    #expect(list.selected?.id == 15 && list.position == 22 && list.position - list.top == line)
  }

  /// An undo brings a row back above the first: it is seen, and the chosen one is not pushed from the screen.
  @Test(arguments: [(0, 1, 0), (3, 2, 0), (9, 1, 1), (5, 7, 7)])
  func whatComesAboveTheBeginningIsSeen(_ chosen: Int, _ new: Int, _ top: Int) {
    var list = loaded(Source(ids: Array(0..<100)))
    for _ in 0..<chosen { list.move(.down, height: height) }
    list.reload()
    list.receive(Source(ids: Array(-new..<100)).page(list.window), height: height)
    #expect(list.selected?.id == chosen && list.top == top)
  }

  @Test func aRowThatIsGoneGivesItsPlaceToTheNext() {
    var list = loaded(Source(ids: Array(0..<20)))
    for _ in 0..<5 { list.move(.down, height: height) }
    list.reload()
    list.receive(Source(ids: Array(0..<20).filter { $0 != 5 }).page(list.window), height: height)
    #expect(list.selected?.id == 6)
  }

  @Test func emptyAndShrunkListsHaveNoRowBeyondTheirEnd() {
    var list = loaded(Source(ids: Array(0..<20)))
    list.move(.bottom, height: height)
    list.receive(Source(ids: [0, 1]).page(Window(.first, limit: 40)), height: height)
    #expect(list.selected?.id == 1 && list.top == 0)
    list.receive(Source(ids: []).page(Window(.first, limit: 40)), height: height)
    #expect(list.selected == nil && list.position == 0)
    list.move(.down, height: height)
    #expect(list.position == 0)
  }

  @Test func theWheelMovesWhatIsSeenAndKeepsTheChoiceOnScreen() {
    let source = Source(ids: Array(0..<100))
    var list = loaded(source)
    list.wheel(by: 3, height: height)
    #expect(list.top == 3 && list.position == 3)
    list.wheel(by: -50, height: height)
    #expect(list.top == 0 && list.position == 3)
  }

  @Test func aHeldKeyBeyondWhatIsLoadedKeepsItsPosition() {
    let source = Source(ids: Array(0..<1000))
    var list = loaded(source)
    // Sixty keys before any answer: the position runs ahead of the loaded rows.
    for _ in 0..<60 { list.move(.down, height: height) }
    #expect(list.position == 60)
    list.receive(source.page(list.window), height: height)
    #expect(list.position == 60 && list.selected?.id == 60)
  }

  @Test func randomMovesNeverLoseTheScreen() {
    var random = SplitMix64(seed: 7)
    let source = Source(ids: Array(0..<300))
    var list = loaded(source)
    for _ in 0..<2000 {
      let step = ListMove.allCases.randomElement(using: &random) ?? .down
      move(&list, step, source)
      #expect((0..<300).contains(list.position))
      #expect(list.top <= list.position && list.position < list.top + height)
      #expect(list.selected != nil)
    }
  }

  @Test func aRowIsSoughtWhereverItIsAndMovingGivesItUp() {
    let source = Source(ids: Array(0..<500))
    var list = loaded(source)
    list.seek("7", height: height)
    #expect(list.selected?.id == 7, "what is loaded is chosen at once")
    list.seek("300", height: height)
    #expect(list.window.anchor == .around("300") && list.selected?.id == 7)
    list.receive(source.page(list.window), height: height)
    #expect(list.selected?.id == 300 && (list.top..<list.top + height).contains(list.position))
    list.seek("450", height: height)
    list.move(.down, height: height)
    for _ in 0..<2 { list.receive(source.page(list.window), height: height) }
    #expect(list.selected?.id == 301, "a key pressed meanwhile counts more")
    list.seek("nothing", height: height)
    for _ in 0..<2 { list.receive(source.page(list.window), height: height) }
    #expect(list.selected != nil)
  }

  // MARK: A row that goes and comes back

  private func receive(_ list: inout RowList<Item>, _ ids: [Int]) {
    list.receive(Page(rows: ids.map(Item.init), position: 0, total: ids.count), height: height)
  }

  /// Two rows went from under the cursor, the later is taken back first.
  @Test func whatIsTakenBackHasTheCursorAgain() {
    var list = loaded(Source(ids: Array(0..<8)))
    list.move(.down, height: height)
    receive(&list, [0, 2, 3, 4, 5, 6, 7])
    #expect(list.selected?.id == 2)
    receive(&list, [0, 3, 4, 5, 6, 7])
    #expect(list.selected?.id == 3)
    list.comeBack(from: 7)
    receive(&list, [0, 2, 3, 4, 5, 6, 7])
    #expect(list.selected?.id == 2)
    list.comeBack(from: 7)
    receive(&list, Array(0..<8))
    #expect(list.selected?.id == 1)
  }

  /// What others bring back, or what comes back after the cursor was moved, takes it from nobody.
  @Test func nothingElseTakesTheCursor() {
    var list = loaded(Source(ids: Array(0..<8)))
    receive(&list, Array(1..<8))
    receive(&list, Array(0..<8))
    #expect(list.selected?.id == 1, "nobody took anything back")
    var moved = loaded(Source(ids: Array(0..<8)))
    receive(&moved, Array(1..<8))
    moved.move(.down, height: height)
    moved.comeBack(from: 7)
    receive(&moved, Array(0..<8))
    #expect(moved.selected?.id == 2)
    var other = loaded(Source(ids: Array(0..<8)))
    receive(&other, Array(1..<8))
    other.comeBack(from: 7)
    receive(&other, Array(1..<8))
    receive(&other, Array(0..<8))
    #expect(other.selected?.id == 1, "something else was taken back; this came later")
  }

  private func changed(_ list: inout RowList<Item>, _ ids: [Int]) {
    list.reload()
    list.receive(Source(ids: ids).page(list.window), height: height)
  }

  /// What is let go stays in the list: the cursor is on what comes next, whatever comes above it meanwhile, and on the row again,
  /// where it stands, once that very change is taken back.
  @Test(arguments: [2, 30, 95]) func whatIsLetGoAndTakenBackMovesNothing(chosen: Int) {
    var list = loaded(Source(ids: Array(0..<100)), limit: 200)
    for _ in 0..<chosen { list.move(.down, height: height) }
    list.move(.up, height: height)
    let (row, top) = (chosen - 1, list.top)
    list.letGo(of: [row, row + 1], as: 7)
    let others = Array(0..<100).filter { $0 != row && $0 != row + 1 }
    changed(&list, [-1] + others + [row, row + 1])
    #expect(list.selected?.id == row + 2, "not what was acted on with it")
    changed(&list, others + [row, row + 1])
    list.comeBack(from: 3)
    changed(&list, others + [row, row + 1])
    #expect(list.selected?.id == row + 2, "another change was taken back")
    let before = list.top
    list.comeBack(from: 7)
    changed(&list, Array(0..<100))
    #expect(list.selected?.id == row && list.top == before && abs(before - top) <= 1)
  }

  /// A row that is gone gives its place to the one that came next, also where others come above it in the same moment.
  @Test(arguments: 1...30) func theCursorGoesByRowsAndNotByPlaces(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var list = loaded(Source(ids: Array(0..<60)), limit: 200)
    for _ in 0..<Int.random(in: 5..<50, using: &random) { list.move(.down, height: height) }
    let chosen = list.selected?.id ?? 0
    let kept = (0..<60).filter { $0 != chosen && Int.random(in: 0..<3, using: &random) > 0 }
    let new = (0..<Int.random(in: 0..<6, using: &random)).map { -1 - $0 }
    changed(&list, new + kept)
    let next = kept.first { $0 > chosen }
    if let next { #expect(list.selected?.id == next) }
    #expect(list.selected != nil && (list.top..<list.top + height).contains(list.position))
  }
}
