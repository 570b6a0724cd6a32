import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// Row and page are always the same thing, and keys act on it and on nothing else.
@Suite struct InFrontTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func after(_ keys: String..., in world: ChangingWorld? = nil) -> Console {
    let world = world ?? ChangingWorld(fixture: fixture)
    var console = fixture.console()
    console.settle(console.ask(), by: world.answer)
    for name in keys {
      guard let key = Key(name: name) else { continue }
      console.settle(console.handle(.keys([key])), by: world.answer)
    }
    return console
  }

  private func formTargets(_ console: Console) -> [Target]? {
    guard case .form(let form) = console.overlay else { return nil }
    return form.subjects.map(\.target)
  }

  private func queueNote(_ console: Console) -> String? {
    console.panes[.queue]?.note(in: console.scene(for: .queue))
  }

  // MARK: What was seen

  @Test func thePageShowsTheRowThatAFilterLeft() {
    let console = after("3", "/", "T", "-", "1", "0", "4", "enter")
    #expect(InFront(console).row(of: .queue)?.target == .ticket("T-104"))
    #expect(InFront(console).page(.ticket) == .ticket("T-104"))
    #expect(formTargets(after("3", "/", "T", "-", "1", "0", "4", "enter", "r")) == [.ticket("T-104")])
  }

  /// Whoever takes a filter away is still on what they found, and their marks outlived it.
  @Test func takingAFilterAwayKeepsTheRowAndTheMarks() {
    let found = after("3", "/", "T", "-", "1", "0", "4", "enter", "/", "ctrl-u", "enter")
    #expect(found.panes[.queue]?.filterText == "")
    #expect(InFront(found).row(of: .queue)?.target == .ticket("T-104"))
    #expect(InFront(found).page(.ticket) == .ticket("T-104"))
    #expect(
      formTargets(after("3", "/", "T", "-", "1", "0", "4", "enter", "/", "ctrl-u", "enter", "r")) == [.ticket("T-104")])
    let marked = after("3", "j", "v", "/", "T", "-", "1", "0", "4", "enter", "v", "/", "ctrl-u", "enter", "a")
    #expect(formTargets(marked)?.count == 2)
    let narrowed = after("3", "j", "v", "/", "T", "-", "1", "0", "4", "enter")
    #expect(
      queueNote(narrowed)?.contains("1 marked, not shown") == true, "nobody takes it for the row in front")
    let both = after("3", "j", "v", "/", "T", "-", "1", "0", "4", "enter", "v")
    #expect(queueNote(both)?.contains("2 marked, 1 not shown") == true)
    #expect(queueNote(marked) == "2 marked")
  }

  @Test(arguments: [("3", PaneID.ticket, "R"), ("4", .action, "d"), ("5", .learner, "c"), ("2", .customerDetail, "A")])
  func anEmptyListHasAnEmptyPageAndNoKeyActs(screen: String, page: PaneID, act: String) {
    let console = after(screen, "/", "z", "z", "z", "enter", act)
    #expect(InFront(console).page(page) == nil)
    #expect(console.overlay == nil && console.notice?.isComplaint == true)
    #expect(fixture.frame(console).text.contains("is chosen") || page == .customerDetail)
  }

  @Test func whatWasFoundIsShownAndActedOnThoughItsListHasNoSuchRow() {
    let console = after("3", "f", "9", "enter")
    #expect(console.focus == .ticket && InFront(console).page(.ticket) == .ticket("T-109"))
    #expect(InFront(console).drawnRow(of: .queue) == nil, "no row of the list is the chosen one")
    #expect(formTargets(after("3", "f", "9", "enter", "n")) == [.customer("CUST-009")])
    let back = after("3", "f", "9", "enter", "escape")
    #expect(back.focus == .queue && InFront(back).page(.ticket) == .ticket("T-102"))
    #expect(formTargets(after("3", "f", "9", "enter", "escape", "r")) == [.ticket("T-102")])
  }

  /// Also where the way in is forgotten, since another screen was gone to.
  @Test(arguments: [
    (["3", "enter", "0", "3"], PaneID.ticket, PaneID.queue), (["3", "tab"], .ticket, .queue),
    (["4", "enter", "3", "4"], .action, .actionList), (["5", "enter", "1", "5"], .learner, .learners),
    (["2", "enter", "3", "2"], .customerDetail, .customers),
  ])
  func escapeLeavesAPageThatCoversItsList(keys: [String], page: PaneID, list: PaneID) {
    var console = fixture.settled(width: 80, height: 24)
    for key in keys { fixture.press(&console, key) }
    #expect(console.focus == page)
    fixture.press(&console, "escape")
    #expect(console.focus == list && console.notice == nil)
    fixture.press(&console, "escape")
    #expect(console.focus == list && console.notice?.text.contains("Nothing to go back from") == true)
  }

  @Test func besideItsListAPageCoversNothing() {
    var console = fixture.settled(width: 160, height: 40)
    fixture.press(&console, "3", "enter", "0", "3", "escape")
    #expect(console.focus == .ticket && console.notice?.text.contains("Nothing to go back from") == true)
  }

  @Test func whatOthersTakeAwayStaysUnderTheFingersOfItsReader() {
    var world = ChangingWorld(fixture: fixture)
    var console = after("3", "enter", in: world)
    world.gone = ["T-102"]
    console.settle(console.handle(.dataChanged), by: world.answer)
    #expect(InFront(console).page(.ticket) == .ticket("T-102"))
    #expect(InFront(console).drawnRow(of: .queue) == nil)
    fixture.press(&console, "tab")
    #expect(InFront(console).page(.ticket) == InFront(console).row(of: .queue)?.target)
  }

  @Test func whatComesBackDoesNotTakeTheCursorOfAListThatHasTheKeys() {
    var world = ChangingWorld(fixture: fixture)
    var console = after("3", "enter", in: world)
    world.gone = ["T-102"]
    console.settle(console.handle(.dataChanged), by: world.answer)
    console.settle(console.handle(.keys([.tab])), by: world.answer)
    let chosen = InFront(console).row(of: .queue)?.target
    #expect(chosen != nil && chosen != .ticket("T-102"))
    world.gone = []
    console.settle(console.handle(.dataChanged), by: world.answer)
    #expect(InFront(console).row(of: .queue)?.target == chosen && InFront(console).page(.ticket) == chosen)
  }

  @Test func marksEndWithTheListTheyWereMadeIn() {
    let console = after("3", "v", "v", "]")
    #expect(console.panes[.queue]?.note(in: console.scene(for: .queue)).contains("marked") == false)
  }

  // MARK: Customers

  @Test(arguments: [("6", "A"), ("6", "T"), ("9", "A"), ("9", "L")])
  func noCustomerIsActedOnWhomNoPaneShows(screen: String, key: String) {
    let console = after("2", "j", screen, key)
    #expect(console.overlay == nil)
    #expect(console.notice?.text.contains("none is shown here") == true)
  }

  @Test func besideThePortfolioTheCustomerOfThePageIsMeantWhileItIsShown() {
    #expect(formTargets(after("1", "A")) == [.customer("CUST-002")])
    var narrow = fixture.settled(width: 80, height: 24)
    fixture.press(&narrow, "1", "A")
    #expect(narrow.overlay == nil && narrow.notice?.isComplaint == true)
  }

  // MARK: Any keys

  @Test(arguments: 1...12)
  func rowPageAndTargetAgreeAfterAnyKeys(seed: Int) {
    var walk = Walk(seed: seed, fixture: fixture)
    for step in 0..<250 {
      let done = walk.step()
      let complaint = InFront(walk.console, turn: step).complaint
      #expect(complaint == nil, "seed \(seed), step \(step), after \(done)")
      if complaint != nil { return }
    }
  }
}

/// What a console shows and would act on, looked at from outside.
private struct InFront {
  /// Of the verbs, so many are looked at in one turn: over a walk each has many turns.
  private static let share = 6

  let console: Console
  private let verbs: [Verb]

  /// `turn` nil looks at all verbs.
  init(_ console: Console, turn: Int? = nil) {
    self.console = console
    verbs = Verb.allCases.enumerated().filter { turn == nil || ($0.offset + (turn ?? 0)) % Self.share == 0 }.map(
      \.element)
  }

  func row(of list: PaneID) -> (target: Target?, customer: Target?)? {
    guard let pane = console.panes[list] as? any ListPane else { return nil }
    func read<P: ListPane>(_ pane: P) -> (target: Target?, customer: Target?)? {
      guard pane.list.failure == nil, let row = pane.list.rows.selected else { return nil }
      return (pane.subject(of: row)?.target, pane.customer(of: row)?.target)
    }
    return read(pane)
  }

  /// The row with the cursor bar.
  func drawnRow(of list: PaneID) -> Target? {
    console.scene(for: list).isElsewhere ? nil : row(of: list)?.target
  }

  /// What the page is about, as far as keys may act on it.
  func page(_ id: PaneID) -> Target? {
    guard let page = console.panes[id] as? any PagePane else { return nil }
    let scene = console.scene(for: id)
    return page.isCurrent(in: scene) ? page.subject(in: scene)?.target : nil
  }

  private func owner(_ id: PaneID) -> Target? {
    (console.panes[id] as? any PagePane)?.owner(in: console.scene(for: id)).map { .customer($0.id) }
  }

  /// What is wrong with the screen; nil when row, page and acts agree.
  var complaint: String? {
    for (page, lists) in console.screen.pages where console.places[page] != nil {
      guard let wrong = complaint(page, lists) else { continue }
      return wrong
    }
    return wrongTarget
  }

  private func complaint(_ page: PaneID, _ lists: [PaneID]) -> String? {
    guard console.panes[page] is any PagePane, let list = console.leader(of: page) else { return nil }
    guard let shown = self.page(page) else {
      guard let row = row(of: list), !console.scene(for: list).isElsewhere else { return nil }
      return row.target.map { "the page \(page) is empty beside \($0)" }
    }
    guard let row = row(of: list) else {
      return console.focus == page ? nil : "\(page) shows \(shown) beside an empty list"
    }
    if console.scene(for: list).isElsewhere {
      return console.focus == list ? "the list with the keys has no chosen row" : nil
    }
    let expected = shown.kind == .customer ? row.customer : row.target
    return shown == expected ? nil : "\(page) shows \(shown), the row is \(expected.map(\.description) ?? "nothing")"
  }

  private var hasMarks: Bool {
    console.panes[console.focus]?.note(in: console.scene(for: console.focus)).contains("marked") == true
  }

  private var wrongTarget: String? {
    let focus = console.focus
    let isList = console.panes[focus]?.front != nil
    for verb in verbs {
      let targets = console.subjects(for: verb).map(\.target)
      guard targets.count == 1, let target = targets.first, !hasMarks, target != .portfolio else { continue }
      if isList {
        guard let row = row(of: focus) else { return "\(verb) acts on \(target) in an empty list" }
        guard target == row.target || target == row.customer else { return "\(verb) acts on \(target) beside the row" }
      } else if console.screen.pages[focus] != nil {
        let own = console.panes[focus]?.subjects(in: console.scene(for: focus)).map(\.target) ?? []
        guard own.contains(target) || target == owner(focus) else { return "\(verb) acts on \(target) off the page" }
      } else if target.kind == .customer {
        let shown = console.screen.panes.filter { console.places[$0] != nil }.compactMap(owner)
        let own = console.panes[focus]?.subjects(in: console.scene(for: focus)).map(\.target) ?? []
        guard shown.contains(target) || own.contains(target) else { return "\(verb) acts on \(target) nobody shows" }
      }
    }
    return nil
  }
}

/// The portfolio made by hand, whose lists listen to filters and orders, and lose rows to others.
struct ChangingWorld: Sendable {
  let fixture: ConsoleFixture
  var gone: Set<String> = []
  /// What was first is last.
  var isTurned = false
  var tickets = [2, 1, 3, 4, 5]

  func answer(_ question: AnyQuestion) -> AnyAnswer {
    switch question.asked {
    case let asked as CustomerQuery:
      asked.told(page((1...6).map(fixture.row), asked.filter, isReversed: asked.descending != (asked.sort == .name)))
    case let asked as TicketQuery:
      asked.told(
        page(
          tickets.map { fixture.ticket($0, minutesAgo: 20 + $0) }, asked.filter,
          isReversed: asked.grouping != .none))
    case let asked as ActionQuery: asked.told(page([2, 1, 3].map { fixture.action($0, due: $0) }, asked.filter))
    case let asked as LearnerQuery: asked.told(page((1...3).map(fixture.learner), asked.filter))
    case let asked as ArticleQuery: asked.told(page((1...3).map(fixture.article), asked.filter))
    case let asked as InitiativeQuery: asked.told(page(fixture.initiatives, asked.filter))
    case let asked as DayQuery: asked.told(page(fixture.day(), asked.filter).rows)
    case let asked as ReviewQuery: asked.told(page(fixture.review(), asked.filter).rows)
    case let asked as SearchQuery: asked.told(hits(asked.text))
    case let asked as CustomerDetailQuery where asked.customer.text.hasSuffix("0"): asked.told(nil)
    case let asked as ArticleDetailQuery where (asked.article.text.last?.wholeNumberValue ?? 9) > 3: asked.told(nil)
    default: fixture.answer(question)
    }
  }

  private func page<Row: Identifiable>(_ rows: [Row], _ filter: Filter, isReversed: Bool = false) -> Page<Row>
  where Row.ID: CustomStringConvertible {
    let words = "\(filter)"
    let kept = rows.filter { row in
      let id = row.id.description
      if gone.contains(id) { return false }
      if filter.isEmpty { return true }
      if words.contains("zzz") { return false }
      return words.contains(id.suffix(3)) || !words.contains("T-10") && hash(words + id) % 3 > 0
    }
    let ordered = isReversed != isTurned ? kept.reversed() : kept
    return Page(rows: ordered, position: 0, total: ordered.count)
  }

  private func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } >> 7
  }

  /// One of each kind; the number may be one that no list has.
  private func hits(_ text: String) -> [SearchHit] {
    let number = max(1, text.last?.wholeNumberValue ?? 1)
    let customer = CustomerID("CUST-00\(number)")
    let things: [(SearchHit.Kind, String)] = [
      (.ticket, "T-10\(number)"), (.action, "ACT-\(number)"), (.customer, customer.text), (.article, "KB-000\(number)"),
    ]
    return things.map { kind, thing in
      SearchHit(
        kind: kind, thing: thing, customer: kind == .article ? nil : customer, customerName: "", title: MarkedText("x"),
        excerpt: MarkedText(""))
    }
  }
}

/// Somebody who presses anything, while others change things.
private struct Walk {
  var console: Console
  private var world: ChangingWorld
  private var state: UInt64
  private let keys: [Key]

  init(seed: Int, fixture: ConsoleFixture) {
    world = ChangingWorld(fixture: fixture)
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    console = fixture.console()
    let moves: [Key] = ListMove.allCases.flatMap(\.keys) + Screen.all.map(\.key)
    let all = KeySection.all.flatMap(\.commands).flatMap(\.keys)
    keys =
      all.filter { ![.control("c"), .character("q"), .control("z")].contains($0) } + moves
      + [.enter, .enter, .escape, .escape, .tab, .tab, .character("]"), .character("=")]
    console.settle(console.ask(), by: world.answer)
  }

  private mutating func random(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  /// Does one thing and says which.
  mutating func step() -> String {
    defer { leaveOverlay() }
    switch random(12) {
    case 0: return type("/" + ["T-104", "T-10", "score<70", "a", "zzz", "open"][random(6)], .enter)
    case 1: return type("f\(1 + random(9))", [.enter, .down, .up][random(3)], .enter)
    case 2: return change()
    case 3:
      let size = [Size(width: 80, height: 24), Size(width: 120, height: 36), Size(width: 200, height: 60)][random(3)]
      handle(.keys([.resize(size)]))
      return "\(size)"
    case 4:
      let line = ["scope tier:gold", "scope", "scope zzz"][random(3)]
      console.settle(console.carryOut(line: line) + console.ask(), by: world.answer)
      handle(.tick(console.now + 1))
      return line
    default:
      let key = keys[random(keys.count)]
      handle(.keys([key]))
      return key.name
    }
  }

  private mutating func type(_ text: String, _ last: Key...) -> String {
    for character in text { handle(.keys([.character(character)])) }
    for key in last { handle(.keys([key])) }
    return text
  }

  private mutating func change() -> String {
    let all = (1...5).map { "T-10\($0)" } + (1...3).map { "ACT-\($0)" } + (1...6).map { "CUST-00\($0)" }
    world.gone.formSymmetricDifference([all[random(all.count)]])
    handle(.dataChanged)
    return "others: without \(world.gone.sorted())"
  }

  private mutating func handle(_ event: Event) { console.settle(console.handle(event), by: world.answer) }

  private mutating func leaveOverlay() {
    for _ in 0..<3 where console.overlay != nil { handle(.keys([.escape])) }
    console.overlay = nil
  }
}
