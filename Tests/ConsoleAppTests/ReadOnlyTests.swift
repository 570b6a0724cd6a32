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

  /// The moment stands in the frame all the time, and every act is refused by its name.
  @Test func thePastIsMarkedAndNothingIsDoneThere() {
    var setting = fixture.settled().setting
    setting.isReadOnly = true
    setting.past = "as of 2026-10-01, as held"
    let opened = Console(setting, size: Size(width: 80, height: 24), now: ConsoleFixture.now)
    let lines = fixture.frame(opened).text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1].contains("as of 2026-10-01, as held · "))
    #expect(lines[23].contains("As of 2026-10-01, as held: nothing can be done there"))
    var console = console
    console.setting.past = setting.past
    fixture.press(&console, "2")
    fixture.press(&console, "e")
    #expect(console.notice?.text == "As of 2026-10-01, as held: nothing can be done there; :asof now comes back")
  }

  @Test func aLineLeadsToThePastAndBack() {
    var console = fixture.settled()
    #expect(console.carryOut(line: "asof 2001-02-03") == [.lookBack(.past("2001-02-03", .held))])
    let time = "2001-02-03T04:05:06Z"
    #expect(console.carryOut(line: "asof \(time) known") == [.lookBack(.past(time, .known))])
    #expect(console.carryOut(line: "asof now") == [.say("This is now already")])
    for line in ["asof", "asof yesterday", "asof 2001-02-03 guessed", "asof 2001-02-03 known twice", "asof 2999-01-01"]
    {
      guard case .complain(let words)? = console.carryOut(line: line).first else {
        Issue.record("\(line) is not refused")
        continue
      }
      #expect(words.hasPrefix("asof: "))
    }
    console.setting.past = "as of 2001-02-03, as held"
    #expect(console.carryOut(line: "asof now") == [.lookBack(.present)])
    #expect(console.carryOut(line: "asof 2999-01-01") == [.lookBack(.past("2999-01-01", .held))])
  }

  /// What is typed behind it is meant for the console of that moment, a way out of this one included.
  @Test func whatIsTypedWhileItIsLeftIsKept() {
    var console = fixture.settled()
    let behind: [Key] = [.character("3"), .escape, .control("c"), .character("j")]
    let line = ":asof 2001-02-03".map(Key.character) + [.enter]
    let effects = console.handle(.keys(line + behind))
    #expect(effects.contains(.lookBack(.past("2001-02-03", .held))))
    #expect(!effects.contains(.quit) && console.held == behind && console.screen.id == .overview)
    _ = console.handle(.dataChanged)
    #expect(console.held == behind)
  }
}
