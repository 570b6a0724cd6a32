import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// The seventh screen: journeys, one of them as a timeline, and the funnel.
@Suite struct JourneyScreenTests {
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func frames(width: Int, height: Int) throws {
    var console = fixture.settled(width: width, height: height)
    fixture.press(&console, "7")
    try expectFrame(console, fixture, "journeys-\(width)x\(height)")
    fixture.press(&console, "j", "enter", "+")
    try expectFrame(console, fixture, "journey-\(width)x\(height)")
    fixture.press(&console, "tab")
    try expectFrame(console, fixture, "funnel-\(width)x\(height)")
  }

  /// A community customer has prompts and steps that come again, one that moved has what it kept.
  @Test(arguments: ["Corvid", "Elm"])
  func otherFlows(_ name: String) throws {
    var console = fixture.settled(width: 120, height: 60)
    fixture.press(&console, "7")
    let rows = fixture.journeys()
    let place = try #require(rows.firstIndex { $0.customer.name.contains(name) })
    for _ in 0..<place { fixture.press(&console, "j") }
    try expectFrame(console, fixture, "journey-\(name.lowercased())-120x60")
  }

  @Test func emptyAndBroken() throws {
    var console = fixture.console(width: 120, height: 36)
    console.settle(console.ask() + console.handle(.keys([.character("7")])), by: EmptyStore.answer)
    try expectFrame(console, fixture, "journeys-empty-120x36")
    var broken = fixture.console(width: 120, height: 36)
    broken.settle(broken.ask() + broken.handle(.keys([.character("7")]))) { question in
      question.asked is JourneyQuery || question.asked is JourneyFiguresQuery
        ? question.failed(.busy) : fixture.answer(question)
    }
    try expectFrame(broken, fixture, "journeys-broken-120x36")
  }

  /// The keys of a row speak of what is next; those of a line of the page of that step.
  @Test func keysKnowTheirStep() throws {
    var console = fixture.settled(width: 120, height: 36)
    fixture.press(&console, "7", "D")
    guard case .form(let form) = console.overlay else {
      Issue.record("no form")
      return
    }
    let first = try #require(fixture.journeys().first?.journey.next)
    #expect(form.fields.first { $0.parameter.name == "step" }?.value == first.id.text)
  }

  /// What is marked done goes on its way at once.
  @Test func aStepIsSettledByAKey() throws {
    var console = fixture.settled(width: 120, height: 36)
    fixture.press(&console, "7")
    let first = try #require(fixture.journeys().first)
    let step = try #require(first.journey.next?.id)
    let effects = console.handle(.keys([.character("d")])) + console.handle(.keys([.enter]))
    let acts = effects.compactMap { effect in
      if case .perform(let job) = effect { job.requests.map(\.act) } else { nil }
    }
    #expect(acts == [[.settleStep(step, .done, on: nil, reason: "")]])
  }
}
