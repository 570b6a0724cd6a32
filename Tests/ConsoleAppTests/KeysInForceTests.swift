import CustomerSuccess
import TerminalUI
import Testing

@testable import ConsoleApp

/// Help and the last line have what holds where one stands, and nothing else.
@Suite struct KeysInForceTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  /// With each pane of each screen having the keys.
  private func everywhere(
    _ width: Int, _ height: Int, _ change: (inout Console) -> Void = { _ in }, _ look: (Console, PaneID) -> Void
  ) {
    for screen in Screen.all {
      for pane in screen.panes {
        var console = fixture.settled(width: width, height: height)
        fixture.settle(&console, console.handle(.keys([screen.key])))
        guard console.enter(pane: pane.description) else { continue }
        fixture.settle(&console, console.ask())
        change(&console)
        look(console, pane)
      }
    }
  }

  /// What is said where a thing is wanting that the pane never has.
  private static let wanting = [
    "none is shown here", "no row to mark", "no rows to mark", "no row to copy", "another tool could have a page of",
    "Nothing is reckoned here", "means nothing here",
  ]

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func everyKeyOfTheHelpHasSomethingToDoWhereItIsListed(width: Int, height: Int) {
    everywhere(width, height) { console, pane in
      for command in console.helpSections.flatMap(\.commands) {
        #expect(!command.keys.isEmpty, "\(pane): \(command.id)")
        for key in command.keys {
          var pressed = console
          fixture.settle(&pressed, pressed.handle(.keys([key])))
          let said = pressed.notice?.text ?? ""
          #expect(
            !Self.wanting.contains { said.contains($0) }, "\(key.name), \(command.title), on \(pane): \(said)")
        }
      }
    }
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func noKeyStandsTwiceInTheHelp(width: Int, height: Int) {
    everywhere(width, height) { console, pane in
      var meanings: [Key: String] = [:]
      for command in console.helpSections.flatMap(\.commands) {
        for key in command.keys {
          let before = meanings.updateValue(command.title, forKey: key)
          #expect(before == nil, "\(key.name) on \(pane): \(before ?? "") and \(command.title)")
        }
      }
    }
  }

  /// The first that somebody reads who asks what can be done here is what this pane can do.
  @Test func helpBeginsWithThePaneThatHasTheKeys() {
    everywhere(80, 24) { console, pane in
      let own = console.panes[pane]?.commandsInForce(in: console.scene(for: pane)) ?? []
      #expect(console.helpSections.first?.commands.map(\.id) == own.map(\.id), "\(pane)")
      var help = console
      fixture.press(&help, "?")
      let text = fixture.frame(help).text
      for command in own.prefix(16) {
        #expect(text.contains(command.title.prefix(40)), "\(pane): \(command.title)")
      }
    }
  }

  @Test func whereNoCustomerIsShownNoKeyOfCustomersIsListed() {
    var console = fixture.settled(width: 80, height: 24)
    fixture.press(&console, "6")
    let sections = console.helpSections
    #expect(!sections.contains { $0.title == "On the customer" })
    #expect(sections.contains { $0.title == "On the portfolio" }, "what is made anew is chosen nowhere")
    let owner = sections.flatMap(\.commands).filter { $0.keys.contains(.character("o")) }
    #expect(owner.map(\.title) == ["Cut by owner"])
    var customers = fixture.settled()
    fixture.press(&customers, "2")
    #expect(customers.helpSections.map(\.title).contains("On the customer"))
  }

  /// In the past, and where the file takes no writing: nothing is offered that would be refused for that.
  @Test(arguments: [nil, "as of 2026-10-01, as held"], [(80, 24), (200, 60)])
  func whereNothingCanBeChangedNothingIsOfferedThatChanges(past: String?, size: (width: Int, height: Int)) {
    let locked: (inout Console) -> Void = { console in
      console.setting.isReadOnly = true
      console.setting.past = past
    }
    everywhere(size.width, size.height, locked) { console, pane in
      for command in console.helpSections.flatMap(\.commands) {
        #expect(!command.changes, "\(pane): \(command.title)")
        for key in command.keys {
          var pressed = console
          fixture.settle(&pressed, pressed.handle(.keys([key])))
          #expect(pressed.notice?.text != console.refusal, "\(pane): \(key.name), \(command.title)")
        }
      }
      let hints = fixture.frame(console).lines.last ?? ""
      let acts = Target.Kind.allCases.flatMap { VerbKeys.commands(on: $0) }
      for command in acts {
        guard command.changes, let hint = command.hint, let key = command.keys.first else { continue }
        #expect(!hints.contains(" \(key.name) \(hint) "), "\(pane): \(hints)")
      }
      #expect(!hints.contains("u undo") && hints.contains("? help"), "\(pane): \(hints)")
    }
  }

  /// Each key that begins an act, and no other, is known as one that changes something.
  @Test func whatChangesSomethingIsKnown() {
    for kind in Target.Kind.allCases {
      for key in VerbKeys.of(kind) { #expect(key.command(on: kind).changes == (key.use != .openLink)) }
    }
    for action in ConsoleAction.allCases {
      #expect(Command(action, in: "console").changes == [.undo, .redo, .again, .import].contains(action))
    }
    let writing = fixture.settled().panes.values.flatMap { $0.commands }.filter(\.changes).map(\.id)
    #expect(
      Set(writing) == ["myDay.done", "myDay.wave", "action.tick", "initiatives.tell", "initiative.tell"])
  }

  // MARK: Marks

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func theLineSaysHowMarksAreTakenAway(width: Int, height: Int) {
    for screen in ["2", "3", "4", "5"] {
      var console = fixture.settled(width: width, height: height)
      fixture.press(&console, screen)
      #expect(fixture.frame(console).lines.last?.contains("unmark") == false)
      fixture.press(&console, "v")
      #expect(fixture.frame(console).lines.last?.contains("ctrl-v unmark") == true, "\(screen)")
      fixture.press(&console, "ctrl-v")
      #expect(fixture.frame(console).lines.last?.contains("unmark") == false)
      #expect(console.panes[console.focus]?.hasMarks == false)
    }
  }

  @Test func whoMarksAllIsToldHowTheyAreTakenAway() {
    var console = fixture.settled()
    fixture.press(&console, "2", "*")
    #expect(console.notice?.text == "6 marked · ctrl-v unmarks")
    fixture.press(&console, "ctrl-v", "j")
    #expect(console.panes[.customers]?.hasMarks == false)
  }
}
