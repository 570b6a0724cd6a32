import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import ConsoleApp
@testable import TerminalUI

/// How sources stand, in the console.
@Suite struct SourcesViewTests {
  let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  private static let states: [SourceState] = {
    var well = SourceState(name: "hubspot", every: 3600)
    well.succeed(began: ConsoleFixture.now - 600, rows: 1234, cursor: nil)
    var failing = SourceState(name: "zendesk-tickets", every: 300)
    failing.succeed(began: ConsoleFixture.now - 7200, rows: 12, cursor: "a")
    failing.fail(at: ConsoleFixture.now - 300, "curl ended with 7")
    failing.fail(at: ConsoleFixture.now - 60, "curl ended with 22: HTTP 500: The requested URL returned error: 500")
    return [well, failing]
  }()

  /// With these keys pressed in the view; without any it is not opened.
  private func console(_ size: Size, _ states: [SourceState], _ keys: String...) -> Console {
    var fixture = fixture
    fixture.sources = states
    var console = fixture.settled(width: size.width, height: size.height)
    fixture.settle(&console, console.handle(.sourcesFail(states.filter(\.isFailing).map(\.name))))
    guard !keys.isEmpty else { return console }
    fixture.settle(&console, console.carryOut(line: "sources"))
    fixture.settle(&console, console.ask())
    for key in keys where key != "open" { fixture.press(&console, key) }
    return console
  }

  @Test(arguments: [(80, 24), (120, 36)]) func frames(_ width: Int, _ height: Int) throws {
    let size = Size(width: width, height: height)
    try expect(console(size, Self.states, "open", "j"), "sources-\(width)x\(height)")
    try expect(console(size, [], "open"), "sources-empty-\(width)x\(height)")
    try expect(console(size, Self.states), "sources-sign-\(width)x\(height)")
  }

  /// What is configured and has not run yet is there too; what is configured no more stays as long as it is known.
  @Test func whatHasNotRunYetIsListed() throws {
    var console = console(Size(width: 80, height: 24), Self.states)
    let told = ["hubspot", "crm"].map { SourceState(name: $0, every: 60) }
    _ = console.handle(.sourcesTold(told))
    fixture.settle(&console, console.carryOut(line: "sources"))
    var known = fixture
    known.sources = Self.states
    known.settle(&console, console.ask())
    try expect(console, "sources-told-80x24")
    guard case .sources(let view)? = console.overlay else { throw Unexpected() }
    #expect(view.states?.map(\.name) == ["hubspot", "zendesk-tickets", "crm"])
    _ = console.handle(.sourcesTold([]))
    guard case .sources(let other)? = console.overlay else { throw Unexpected() }
    #expect(other.states?.map(\.name) == ["hubspot", "zendesk-tickets"])
    fixture.press(&console, "j")
    let text = fixture.frame(console).text
    #expect(
      text.components(separatedBy: "removed").count == 3 && text.contains("No longer in sources.yaml; last error"))
    #expect(!text.contains("failed") && !text.contains(" due"))
  }

  @Test func theSignGoesWhenAllIsWell() {
    var console = console(Size(width: 120, height: 36), Self.states)
    #expect(fixture.frame(console).text.contains("✗ zendesk-tickets fails"))
    _ = console.handle(.sourcesFail(["a", "b"]))
    #expect(fixture.frame(console).text.contains("✗ 2 sources fail"))
    _ = console.handle(.sourcesFail([]))
    #expect(!fixture.frame(console).text.contains("fail"))
  }

  /// What nothing runs any more cannot fail; what is told again does as before.
  @Test func whatIsConfiguredNoMoreDoesNotFail() {
    var console = console(Size(width: 120, height: 36), Self.states)
    _ = console.handle(.sourcesTold([SourceState(name: "hubspot", every: 60)]))
    #expect(!fixture.frame(console).text.contains("fails"))
    _ = console.handle(.sourcesTold([SourceState(name: "zendesk-tickets", every: 60)]))
    #expect(fixture.frame(console).text.contains("✗ zendesk-tickets fails"))
    _ = console.handle(.sourcesTold([]))
    #expect(!fixture.frame(console).text.contains("fails"))
  }

  /// Whichever files have changed, and however many.
  @Test(arguments: [
    ["sla.yaml"], ["calendars.yaml"], ["improvement.yaml"], ["sla.yaml", "calendars.yaml", "journeys.yaml"],
  ])
  func rulesThatChangedAreSaidInOneLine(files: [String]) {
    var console = console(Size(width: 80, height: 24), Self.states)
    let news = FrameworkNews(files: files)
    _ = console.handle(.frameworkChanged(news))
    #expect(fixture.frame(console).text.contains("changed; the old rules hold until Rapport is started again"))
  }

  /// A changed file of rules is said at once and stands on every screen until it is as it was.
  @Test func rulesThatChangedAreSaidUntilTheyAreAsTheyWere() {
    var console = console(Size(width: 120, height: 36), Self.states)
    _ = console.handle(.frameworkChanged(FrameworkNews(files: ["sla.yaml"])))
    #expect(fixture.frame(console).text.contains("sla.yaml changed; the old rules hold until Rapport is started again"))
    fixture.press(&console, "2", "j", "3")
    #expect(fixture.frame(console).text.contains("✗ zendesk-tickets fails  ! sla.yaml"))
    _ = console.handle(
      .frameworkChanged(FrameworkNews(files: ["sla.yaml"], complaint: "sla.yaml:3: expected a number")))
    #expect(fixture.frame(console).text.contains("sla.yaml:3: expected a number; until it is mended"))
    _ = console.handle(.frameworkChanged(FrameworkNews(files: [])))
    #expect(!fixture.frame(console).text.contains("sla.yaml"))
  }

  @Test func itIsLeftAndMovesByKeysAndMouse() throws {
    var console = console(Size(width: 120, height: 36), Self.states, "open")
    fixture.press(&console, "j", "j", "k")
    guard case .sources = console.overlay else { throw Unexpected() }
    fixture.press(&console, "escape")
    #expect(console.overlay == nil)
    #expect(console.meaning(of: "sources") == LineMeaning(words: "enter: how the sources stand", isTrouble: false))
  }

  private struct Unexpected: Error {}

  private func expect(_ console: Console, _ name: String) throws {
    let text = fixture.frame(console).text + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Frames/\(name).txt")
    if ProcessInfo.processInfo.environment["RAPPORT_RECORD_FRAMES"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try text == String(contentsOf: file, encoding: .utf8))
  }
}
