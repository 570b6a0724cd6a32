import CustomerSuccess
import TerminalUI
import Testing

@testable import ConsoleApp

/// What a hand does means what stands where it does it: a heading orders, a key of the list of keys is done to what it stands under, what
/// is typed goes where it belongs.
@Suite struct MeantByTheHandTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func after(_ keys: String...) -> Console {
    var console = fixture.settled(width: 220, height: 45)
    for key in keys { fixture.press(&console, key) }
    return console
  }

  private func form(_ console: Console) throws -> FormView {
    guard case .form(let form) = console.overlay else { throw Refusal("no form is open") }
    return form
  }

  // MARK: Headings

  /// As a terminal reports it: the button goes down and comes up again.
  private func click(at point: Point, _ console: inout Console) {
    for kind in [Mouse.Kind.press, .release] {
      fixture.settle(&console, console.handle(.keys([.mouse(Mouse(kind: kind, at: point))])))
    }
  }

  @Test func whatAClickSaysOutlastsTheButton() throws {
    var console = after("3")
    let lines = fixture.frame(console).lines
    let y = try #require(lines.firstIndex { $0.contains("SLA") && $0.contains("Subject") })
    let place = try #require(lines[y].firstRange(of: "Subject"))
    click(at: Point(x: lines[y].distance(from: lines[y].startIndex, to: place.lowerBound), y: y), &console)
    #expect(console.notice?.text.hasPrefix("In an order of its own: breached first") == true)
  }

  @Test func aClickOnAHeadingOrdersByItAndAnotherTurnsItRound() throws {
    var console = after("2")
    func click(_ heading: String) throws {
      let lines = fixture.frame(console).lines
      let y = try #require(lines.firstIndex { $0.contains("Customer  ") && $0.contains(heading) })
      let place = try #require(lines[y].firstRange(of: heading))
      let x = lines[y].distance(from: lines[y].startIndex, to: place.lowerBound)
      self.click(at: Point(x: x, y: y), &console)
    }
    for (heading, orders) in [("Tier", ["tier", "tier descending"]), ("MRR", ["revenue descending", "revenue"])] {
      for order in orders {
        try click(heading)
        #expect(console.panes[.customers]?.order == order)
      }
    }
    let chosen = console.panes[.customers]?.order
    try click("Trend")
    #expect(console.panes[.customers]?.order == chosen && console.notice?.isComplaint == true)
  }

  /// Whatever is ordered by its columns is so by a click on them, either way round.
  @Test func everyOrderedListIsOrderedByItsHeadings() {
    var found = 0
    let console = after("1")
    for (id, pane) in console.panes {
      guard let list = pane as? any ListPane, list.isOrdered else { continue }
      found += 1
      check(list, console.scene(for: id))
    }
    #expect(found > 5)
  }

  private func check<P: ListPane>(_ pane: P, _ scene: Scene) {
    var pane = pane
    var orders: Set<String> = []
    for title in pane.table(in: scene, glyphs: .unicode).columns.map(\.title) {
      guard pane.order(byHeading: title) else { continue }
      let first = pane.order
      #expect(pane.order(byHeading: title) && pane.order != first, "\(title) of \(pane.id)")
      orders.insert(first)
    }
    #expect(orders.count > 1, "\(pane.id)")
  }

  /// On every screen, each heading of each list orders it or says in one line why it does not.
  @Test(arguments: "0123456789".map(String.init))
  func noHeadingLeavesAClickUnanswered(_ screen: String) {
    let console = after(screen)
    for (id, pane) in console.panes {
      guard let list = pane as? any ListPane else { continue }
      clickAll(list, console.scene(for: id))
    }
  }

  private func clickAll<P: ListPane>(_ pane: P, _ scene: Scene) {
    guard pane.headerHeight > 0, pane.list.rows.page != nil, scene.size.width > 0 else { return }
    var answered = 0
    for x in 0..<scene.size.width {
      var clicked = pane
      let effects = clicked.click(at: Point(x: x, y: 0), isDouble: false, in: scene)
      let words = effects.compactMap { if case .complain(let words) = $0 { words } else { nil } }
      if clicked.order != pane.order || !words.isEmpty { answered += 1 }
      #expect(clicked.order == pane.order || pane.isOrdered, "\(pane.id)")
      guard let own = pane.ownOrder else { continue }
      #expect(words.allSatisfy { $0 == "In an order of its own: \(own)" }, "\(words)")
    }
    #expect(answered > 0, "\(pane.id)")
  }

  /// What a heading answers stands in one line of the smallest screen.
  @Test func everyOrderOfItsOwnIsSaidInOneLine() {
    var found = 0
    for pane in after("1").panes.values {
      guard let own = (pane as? any ListPane)?.ownOrder else { continue }
      found += 1
      #expect("In an order of its own: \(own)".count < 80 && !own.isEmpty, "\(own)")
    }
    #expect(found > 10)
  }

  // MARK: Keys

  /// Each key that holds on an action item of My day is done to what the list of keys says.
  @Test func aKeyIsDoneToWhatItStandsUnder() throws {
    var console = after("0")
    for _ in 0..<40 where console.panes[.myDay]?.subjectKind(in: console.scene(for: .myDay)) != .action {
      fixture.press(&console, "j")
    }
    #expect(console.panes[.myDay]?.subjectKind(in: console.scene(for: .myDay)) == .action)
    for (kind, keys) in VerbKeys.inForce(on: .action) {
      for key in keys {
        guard case .verb(let verb) = key.use, verb.targets.contains(kind) else { continue }
        let subjects = console.subjects(for: verb, on: kind)
        #expect(subjects.map(\.target.kind) == [kind], "\(verb) of the \(kind)")
      }
    }
    fixture.press(&console, "R")
    #expect(try form(console).verb == .renew && form(console).subjects.first?.target.kind == .customer)
  }

  @Test func segmentsAreNarrowedWithEveryScreen() {
    let console = after("6", "/")
    guard case .palette(let palette) = console.overlay else { return #expect(Bool(false), "no line is open") }
    #expect(palette.text == "scope ")
    var narrowed = after("6", "/")
    for letter in "tier:starter" { fixture.press(&narrowed, String(letter)) }
    fixture.press(&narrowed, "enter")
    #expect(narrowed.scopeText == "tier:starter")
  }

  /// What is typed faster than it is drawn, or pasted: a list that was filtered and is not any more has its rows.
  @Test(arguments: ["tier:gold", "tier", "zzz"], [Key.enter, .escape, .control("u")])
  func aFilterGoneAgainAtOnceLeavesTheRows(_ text: String, _ last: Key) {
    for screen in ["2", "3", "4"] {
      var console = after(screen)
      let focus = console.focus
      let keys = [Key.character("/")] + text.map { .character($0) } + [last, .escape]
      fixture.settle(&console, console.handle(.keys(keys)))
      #expect(console.panes[focus]?.lacksRows == false, "\(screen) \(text) \(last)")
      #expect(!fixture.frame(console).text.contains("reading …"), "\(screen) \(text) \(last)")
    }
  }

  @Test func aFilterThatIsWrongSaysThatTheListIsAsBefore() {
    var console = after("2", "/")
    for letter in "tier:gold" { fixture.press(&console, String(letter)) }
    #expect(fixture.frame(console).lines.last?.contains("the list is as before") == true)
    #expect(console.panes[.customers]?.filterText == "", "the words that were no filter yet are not in force")
    fixture.press(&console, "ctrl-u")
    #expect(fixture.frame(console).lines.last?.contains("as before") == false)
  }

  // MARK: Forms

  @Test func aSnoozeBeginsInItsDay() throws {
    var console = after("4", "s")
    #expect(try form(console).fields[form(console).current].parameter.name == "until")
    for letter in "30d" { fixture.press(&console, String(letter)) }
    #expect(try form(console).values["until"] == "30d" && form(console).values["reason"] == "")
  }

  private func option(_ number: Int, _ name: String) -> PickInput.Option {
    PickInput.Option(
      subject: .known(.customer(CustomerID("CUST-\(number)")), title: name), title: "CUST-\(number) \(name)")
  }

  /// Of several that fit none is taken in silence: the key that would leave the field says so first, and takes the one shown next.
  @Test(arguments: [Key.tab, .backTab]) func theFirstOfSeveralIsNotTakenInSilence(key: Key) {
    func typed(_ text: String, _ options: [PickInput.Option]) -> FormView {
      var form = FormView(
        verb: .open, subjects: [], parameters: [Parameter("subject", "Subject", .line)], values: [:], asksWho: true)
      for letter in text { _ = form.press(.character(letter), people: [], on: Size(width: 120, height: 36)) }
      form.offer(options)
      return form
    }
    let two = [option(1, "Acme One"), option(2, "Acme Two")]
    var form = typed("acme", two)
    _ = form.press(key, people: [], on: Size(width: 120, height: 36))
    #expect(form.current == 0 && form.mistake?.message.hasPrefix("2 fit") == true)
    _ = form.press(key, people: [], on: Size(width: 120, height: 36))
    #expect(form.current == 1 && form.subjects.map(\.target) == [.customer("CUST-1")] && form.mistake == nil)
    // Chosen by hand, typed as an id, or alone: that is meant.
    form = typed("acme", two)
    _ = form.press(.down, people: [], on: Size(width: 120, height: 36))
    _ = form.press(key, people: [], on: Size(width: 120, height: 36))
    #expect(form.current == 1 && form.subjects.map(\.target) == [.customer("CUST-2")])
    for (text, options) in [("CUST-1", two + [option(12, "Acme Twelve")]), ("acme", [two[0]])] {
      form = typed(text, options)
      _ = form.press(key, people: [], on: Size(width: 120, height: 36))
      #expect(form.current == 1 && form.subjects.map(\.target) == [.customer("CUST-1")], "\(text)")
    }
  }
}
