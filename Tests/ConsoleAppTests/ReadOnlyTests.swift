import CustomerSuccess
import TerminalUI
import Testing

@testable import ConsoleApp

/// Where nothing can be changed, that is said at once, and not when a form is filled in.
@Suite struct ReadOnlyTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private var console: Console {
    var console = fixture.settled()
    console.setting.isReadOnly = true
    return console
  }

  @Test func itIsSaidFromTheFirstFrameOn() {
    var setting = fixture.settled().setting
    setting.isReadOnly = true
    let opened = Console(setting, size: Size(width: 80, height: 24), now: ConsoleFixture.now)
    #expect(opened.notice == Console.Notice(text: Console.readOnly, isComplaint: true))
    let lines = fixture.frame(opened).text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1].contains("read-only · ") && lines[23].contains(Console.readOnly))
    #expect(!fixture.frame(fixture.settled()).text.contains("read-only"))
  }

  /// Every act, by its key and by its name.
  @Test(arguments: [("2", "e", "record"), ("3", "r", "respond x"), ("4", "d", "done"), ("5", "L", "learner")])
  func noActBegins(_ screen: String, _ key: String, _ line: String) {
    for keys in [[key], [":"]] {
      var console = console
      fixture.press(&console, screen)
      for key in keys { fixture.press(&console, key) }
      if keys == [":"] {
        fixture.settle(&console, console.handle(.keys([.paste(line)])))
        fixture.press(&console, "enter")
      }
      if case .form = console.overlay { Issue.record("\(keys) on \(screen) opens a form") }
      #expect(console.openJob == nil)
      #expect(console.notice?.text == Console.readOnly, "\(keys) on \(screen): \(console.notice?.text ?? "")")
    }
  }
}
