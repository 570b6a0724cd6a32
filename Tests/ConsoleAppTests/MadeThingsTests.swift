import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// Whoever makes something stands on it, wherever a list that is seen has it.
@Suite struct MadeThingsTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func targets(of id: PaneID, in console: Console) -> [Target] {
    func read<P: ListPane>(_ pane: P) -> [Target] {
      (pane.list.rows.page?.rows ?? []).compactMap { pane.subject(of: $0)?.target }
    }
    return (console.panes[id] as? any ListPane).map { read($0) } ?? []
  }

  private func made(_ target: Target) -> ChangeEntry {
    var entry = ChangeEntry(id: 7, at: ConsoleFixture.now, author: "dana", title: "made")
    entry.made = [target]
    return entry
  }

  @Test(arguments: [
    (["1", "tab", "tab"], PaneID.actions, Target.Kind.action), (["1", "tab", "tab", "tab"], .tickets, .ticket),
    (["1"], .tickets, .ticket), (["2"], .customers, .customer), (["3"], .queue, .ticket), (["4"], .actionList, .action),
    (["5"], .learners, .learner), (["0"], .myDay, .action), (["0"], .myDay, .ticket),
  ])
  func theCursorStandsOnWhatWasMade(keys: [String], list: PaneID, kind: Target.Kind) throws {
    var console = fixture.settled()
    for key in keys { fixture.press(&console, key) }
    let new = try #require(targets(of: list, in: console).last { $0.kind == kind })
    fixture.settle(&console, console.handle(.outcome(.done(made(new)))))
    #expect(console.panes[list]?.front?.target == new)
  }

  /// What the list as filtered does not have leaves its cursor where it is.
  @Test func whatIsNotListedMovesNothing() throws {
    var console = fixture.settled()
    fixture.press(&console, "3", "j")
    let before = console.panes[.queue]?.front
    fixture.settle(&console, console.handle(.outcome(.done(made(.ticket("T-999"))))))
    #expect(before?.target != nil && console.panes[.queue]?.front?.target == before?.target)
  }

  /// Nothing is put under the fingers of whoever is at work on a page.
  @Test func thePageWithTheKeysGoesOnShowingWhatItShowed() throws {
    var console = fixture.settled()
    fixture.press(&console, "3", "enter")
    let before = try #require(console.front(of: .ticket).target)
    let new = try #require(targets(of: .queue, in: console).last)
    fixture.settle(&console, console.handle(.outcome(.done(made(new)))))
    #expect(before != new && console.front(of: .ticket).target == before)
  }
}
