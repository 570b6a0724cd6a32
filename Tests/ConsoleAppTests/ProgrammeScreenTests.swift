import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// Programmes and opportunities on the eighth screen.
@Suite struct ProgrammeScreenTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private func open(_ pane: PaneID, _ width: Int, _ height: Int) -> Console {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "8")
    for _ in 0..<9 where console.focus != pane { fixture.press(&console, "tab") }
    return console
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func frames(width: Int, height: Int) throws {
    var console = open(.programmes, width, height)
    fixture.press(&console, "j", "j", "j", "j")
    try expectFrame(console, fixture, "programmes-\(width)x\(height)")
    fixture.press(&console, "enter")
    #expect(console.focus == .members)
    try expectFrame(console, fixture, "members-\(width)x\(height)")
    fixture.press(&console, "tab")
    #expect(console.focus == .programme)
    try expectFrame(console, fixture, "programme-\(width)x\(height)")
    console = open(.opportunities, width, height)
    try expectFrame(console, fixture, "opportunities-\(width)x\(height)")
    fixture.press(&console, "enter")
    try expectFrame(console, fixture, "opportunity-\(width)x\(height)")
    try expectFrame(open(.pipeline, width, height), fixture, "pipeline-\(width)x\(height)")
  }

  @Test(arguments: [PaneID.programmes, .members, .opportunities, .pipeline]) func emptyAndBroken(_ pane: PaneID) throws
  {
    var console = fixture.console(width: 120, height: 36)
    console.settle(console.ask() + console.handle(.keys([.character("8")])), by: EmptyStore.answer)
    for _ in 0..<9 where console.focus != pane { console.settle(console.handle(.keys([.tab])), by: EmptyStore.answer) }
    try expectFrame(console, fixture, "\(pane)-empty-120x36")
    var broken = fixture.console(width: 120, height: 36)
    func answer(_ question: AnyQuestion) -> AnyAnswer {
      switch question.asked {
      case is ProgrammesQuery, is MemberQuery, is OpportunityQuery, is OpportunityDetailQuery, is ExpansionFiguresQuery:
        question.failed(.busy)
      default: fixture.answer(question)
      }
    }
    broken.settle(broken.ask() + broken.handle(.keys([.character("8")])), by: answer)
    for _ in 0..<9 where broken.focus != pane { broken.settle(broken.handle(.keys([.tab])), by: answer) }
    try expectFrame(broken, fixture, "\(pane)-broken-120x36")
  }

  /// Tab goes through all parts of the screen and comes back to the first.
  @Test func tabGoesThroughAllParts() {
    var console = fixture.settled(width: 120, height: 36)
    fixture.press(&console, "8")
    var seen = [console.focus]
    for _ in 0..<9 {
      fixture.press(&console, "tab")
      seen.append(console.focus)
      #expect(console.places[console.focus] != nil, "what has the keys is seen")
    }
    #expect(Set(seen).count == 9 && seen.first == seen.last)
  }

  @Test func whyIsTheRuleAndTheSignals() {
    var console = open(.programmes, 200, 36)
    fixture.press(&console, "j", "j", "j", "j", "=")
    #expect(
      console.notice?.text
        == "Churn prevention takes trend:declining, every 7 days; it ends after 70 or more for 14 days. 58 in, 12 out.")
    console = open(.opportunities, 200, 36)
    fixture.press(&console, "=")
    guard case .why(let why) = console.overlay else {
      Issue.record("no sum")
      return
    }
    #expect(why.paragraphs.joined().hasPrefix("CUST-001/1, 23 of 100 points: 10 Rapid adoption"))
    #expect(why.paragraphs.joined().contains("Worth $950 a month: 50 % more for the next plan."))
  }

  /// How a proposed one ends is somebody's to say: no stage stands there already, not even one that it has left behind.
  @Test func noEndIsProposed() throws {
    var console = open(.opportunities, 120, 36)
    fixture.press(&console, "$")
    guard case .form(let form) = console.overlay else { throw NoForm() }
    #expect(form.fields.first?.parameter.name == "stage" && form.fields.first?.value == "")
  }

  private struct NoForm: Error {}

  /// The form begins with the stage that follows the row's.
  @Test func aKeyBringsTheOpportunityOn() throws {
    var console = open(.opportunities, 120, 36)
    fixture.press(&console, "j", "$")
    guard case .form(let form) = console.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.fields.map(\.parameter.name) == ["stage", "reason", "amount", "closes"])
    #expect(form.fields.first?.value == "proposed")
    try expectFrame(console, fixture, "opportunity-stage-120x36")
  }

  /// A member's page is a key away, and another programme's list begins at its first row.
  @Test func aMemberIsOpenedAndListsDoNotShareACursor() {
    var console = open(.programmes, 120, 36)
    fixture.press(&console, "enter", "j", "j", "enter")
    #expect(console.screen.id == .customers && console.customer == fixture.customer(3).id)
    fixture.press(&console, "escape")
    #expect(console.focus == .members)
    fixture.press(&console, "=")
    #expect(console.notice?.text.hasPrefix("Corvid Bank is in Onboarding since 16 Oct, touched 0 times; waits") == true)
    fixture.press(&console, "escape", "j", "enter", "=")
    #expect(console.notice?.text.hasPrefix("Acme Healthcare Inc. is in Feature expansion since") == true)
  }

  /// An owner's row narrows to that owner's customers; a quarter's has none that a filter could name.
  @Test func theOwnersRowOfThePipelineNarrows() {
    var console = open(.pipeline, 120, 36)
    fixture.press(&console, "j", "enter")
    #expect(!console.scope.isEmpty && fixture.frame(console).lines[1].contains("owner"))
    console = open(.pipeline, 120, 36)
    fixture.press(&console, "G", "enter")
    #expect(console.scope.isEmpty && console.notice?.text.hasPrefix("Only an owner's row") == true)
    fixture.press(&console, "=")
    guard case .why(let why) = console.overlay else {
      Issue.record("no account")
      return
    }
    #expect(why.paragraphs.joined().contains("the day that was told, else the renewal's"))
  }

  /// On a member's line the mute key knows the programme.
  @Test func aKeyMutesTheProgrammeForAMember() {
    var console = open(.programmes, 120, 36)
    fixture.press(&console, "j", "j", "j", "j", "enter", "m")
    guard case .form(let form) = console.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.fields.first { $0.parameter.name == "trigger" }?.value == "churnPrevention")
  }
}
