import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// The improvement roadmap on the screen of metrics: list, page and board, and what is begun from elsewhere.
@Suite struct RoadmapTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func console(_ width: Int = 120, _ height: Int = 36, on pane: PaneID = .initiatives) -> Console {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "9")
    focus(&console, pane)
    return console
  }

  private func focus(_ console: inout Console, _ pane: PaneID) {
    for _ in 0..<30 where console.focus != pane { fixture.press(&console, "tab") }
  }

  private func form(_ console: Console) throws -> FormView {
    guard case .form(let form) = console.overlay else { throw Refusal("no form") }
    return form
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func frames(width: Int, height: Int) throws {
    try GoldenFrame.expect(fixture.frame(console(width, height)), "initiatives-\(width)x\(height)")
  }

  @Test(arguments: [PaneID.initiative, .roadmap])
  func onePaneAtATime(pane: PaneID) throws {
    try GoldenFrame.expect(fixture.frame(console(80, 24, on: pane)), "pane-\(pane)-80x24")
  }

  @Test func ascii() throws {
    try GoldenFrame.expect(fixture.frame(console(on: .roadmap), glyphs: .ascii), "roadmap-ascii-120x36")
  }

  @Test func nothingYet() throws {
    var console = fixture.console()
    console.settle(console.ask(), by: EmptyStore.answer)
    console.settle(console.handle(.keys([.character("9")])), by: EmptyStore.answer)
    for _ in 0..<30 where console.focus != .initiatives {
      console.settle(console.handle(.keys([.tab])), by: EmptyStore.answer)
    }
    try GoldenFrame.expect(fixture.frame(console), "initiatives-empty-120x36")
  }

  /// The verbs' keys hold on the row, and on a line of the roadmap.
  @Test(arguments: [
    ("e", Verb.edit), ("t", .schedule), ("m", .milestone), ("p", .progress), ("d", .finish), ("D", .drop),
  ])
  func keysBeginVerbsOnTheRow(key: String, verb: Verb) throws {
    for pane in [PaneID.initiatives, .initiative] {
      var console = console(on: pane)
      fixture.press(&console, key)
      let form = try form(console)
      #expect(form.verb == verb && form.subjects.map(\.target) == [.initiative("INI-1")], "\(pane)")
    }
  }

  /// The same on its page; whoever only reads tells nobody.
  @Test(arguments: [PaneID.initiatives, .initiative]) func aKeyTellsThoseWhoAskedForIt(pane: PaneID) {
    var console = console(on: pane)
    #expect(console.handle(.keys([.character("T")])).contains(.tell("INI-1")))
    console.setting.isReadOnly = true
    #expect(!console.handle(.keys([.character("T")])).contains(.tell("INI-1")))
    #expect(console.notice?.isComplaint == true)
  }

  /// How many and who is held is asked before anything is drafted; any key but y leaves it.
  @Test func tellingIsAskedAbout() throws {
    func member(_ number: Int, held: String? = nil, told: Instant? = nil) -> InitiativeAudience.Member {
      let customer = fixture.customer(number)
      let message = OutreachMessage(
        id: "MSG-1", customer: customer.id, trigger: .initiativeNews, occasion: "INI-1", fired: ConsoleFixture.now,
        state: held == nil ? .drafted : .held, since: ConsoleFixture.now, why: held ?? "")
      return InitiativeAudience.Member(
        id: customer.id, name: customer.name, contact: nil, told: told, message: told == nil ? message : nil)
    }
    let initiative = try #require(fixture.initiatives.first { $0.id == "INI-1" })
    let audience = InitiativeAudience(
      initiative: initiative,
      members: [member(1), member(2, held: "wants no messages"), member(3, told: ConsoleFixture.now)])
    let words = InitiativeWords.doubt(audience)
    #expect(words.contains("2 customers not told yet asked for INI-1"), "\(words)")
    #expect(
      words.contains("It drafts 1 message and holds 1: wants no messages (1). 1 told before is left."), "\(words)")
    var console = console(on: .initiatives)
    _ = console.handle(.outcome(.asks(words, audience.requests)))
    #expect(fixture.frame(console).text.contains("wants no messages"))
    var left = console
    #expect(left.handle(.keys([.escape])).allSatisfy { if case .perform = $0 { false } else { true } })
    #expect(left.overlay == nil && left.notice?.text == "Nothing was done")
    let done = console.handle(.keys([.character("y")])).compactMap { effect -> ActJob? in
      if case .perform(let job) = effect { job } else { nil }
    }
    #expect(done.map { $0.requests.map(\.target) } == [audience.new.map { .customer($0.id) }])
  }

  @Test func aMilestonesLineSaysThatItIsReached() throws {
    var console = console(120, 60, on: .initiative)
    for _ in 0..<20 {
      let line = console.with(.initiative) { pane, scene in (pane as? InitiativePane)?.chosenLine(in: scene)?.preset }
      if line??["title"] == "Roll-out" { break }
      fixture.press(&console, "j")
    }
    fixture.press(&console, "m")
    let fields = Dictionary(uniqueKeysWithValues: try form(console).fields.map { ($0.parameter.name, $0.value) })
    #expect(fields["title"] == "Roll-out" && fields["state"] == "done")
  }

  /// From what customers say and why tickets came to be to what is to become better.
  @Test(arguments: [(PaneID.feedback, "theme:"), (.causes, "cause:")])
  func anInitiativeAnswersWhatItWasBegunOn(pane: PaneID, origin: String) throws {
    var console = console(on: pane)
    fixture.press(&console, "j", "!")
    let form = try form(console)
    #expect(form.verb == .initiative && form.subjects.map(\.target) == [.portfolio])
    let told = form.fields.first { $0.parameter.name == "origin" }?.value ?? ""
    #expect(told.hasPrefix(origin) && told.count > origin.count, "\(told)")
  }

  @Test func theBoardOpensThePageOfItsLine() {
    var console = console(on: .roadmap)
    fixture.press(&console, "enter")
    #expect(console.focus == .initiative && console.screen.id == .metrics)
  }

  @Test func whyOfAnInitiativeIsItsCornerAndWhatItPays() {
    let scene = fixture.settled().scene(for: .initiatives)
    let words = fixture.initiatives.map { InitiativeWords.why($0, scene) }
    #expect(words[0].contains("quick win") && words[0].hasSuffix("Returns +150 %: $25,000 expected for $10,000"))
    #expect(words[1].contains("major project") && !words[1].contains("Returns"))
    #expect(words[6].hasSuffix("Returns −25 %: $3,000 brought in for $4,000"))
  }
}
