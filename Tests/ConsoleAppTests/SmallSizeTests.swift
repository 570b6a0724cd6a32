import CustomerSuccess
import TerminalUI
import Testing

@testable import ConsoleApp

/// Windows that are smaller than the usual ones: tmux's status line takes a row, a split half of the columns.
struct SmallSizeTests {
  private static let sizes = [
    Size(width: 60, height: 18), Size(width: 79, height: 24), Size(width: 80, height: 23), Size(width: 61, height: 40),
    Size(width: 250, height: 18),
  ]
  private let fixture: ConsoleFixture

  init() throws { fixture = try ConsoleFixture() }

  /// Each with its title, its keys, and at least a row of what it is about.
  @Test(arguments: sizes)
  func everyPaneOfEveryScreenCanBeUsed(_ size: Size) {
    for screen in Screen.all {
      for pane in screen.panes {
        var console = fixture.settled(width: size.width, height: size.height)
        fixture.press(&console, screen.key.name)
        console.focused[screen.id] = pane
        fixture.settle(&console, console.ask())
        let lines = fixture.frame(console).lines
        let place = "\(screen.title), \(pane) at \(size)"
        let title = console.panes[pane]?.title(in: console.scene(for: pane)) ?? ""
        guard console.places[pane] != nil else { continue }
        #expect(lines[0].contains("[\(screen.number) \(screen.title)]"), "\(place)")
        #expect(lines[1].contains("09:05:32 UTC-5"), "\(place)")
        #expect(lines.contains { $0.contains(title.prefix(12)) }, "\(place): \(title)")
        #expect(["command", "help", "quit"].allSatisfy(lines[size.height - 1].contains), "\(place)")
        #expect(lines.dropFirst(3).dropLast(2).contains { $0.contains(where: \.isLetter) }, "\(place): empty")
      }
    }
  }

  /// What lies above the screen has its frame inside of it, and its keys.
  @Test(arguments: sizes)
  func everythingAboveTheScreenCanBeUsed(_ size: Size) {
    let overlays: [(keys: [String], sign: String)] = [
      (["?"], "any other key closes"), (["2", "/"], "/"), (["3", "r"], "Respond"), ([":"], "Command"),
      (["f"], "Search"),
      (["U"], "Change log"), (["2", "w"], "Write"), (["3", "W"], "Workload"), (["3", "S"], "Severity"),
      (["3", "Y"], "cause"), (["4", "e"], "Edit"), (["I"], "Import"),
    ]
    for (keys, sign) in overlays {
      var console = fixture.settled(width: size.width, height: size.height)
      for key in keys { fixture.press(&console, key) }
      let frame = fixture.frame(console)
      #expect(console.overlay != nil, "\(keys) at \(size): \(console.notice?.text ?? "")")
      #expect(frame.lines.contains { $0.lowercased().contains(sign.lowercased()) }, "\(keys) at \(size)\n\(frame.text)")
      if case .form(let form)? = console.overlay {
        for field in form.fields {
          #expect(
            frame.lines.contains { $0.contains(field.parameter.title) }, "\(keys) at \(size): \(field.parameter.title)")
        }
      }
    }
  }

  /// Nobody sees what a key would do: they only lead out.
  @Test func keysDoNothingThatIsNotSeen() {
    var console = fixture.settled(width: 80, height: 24)
    for key in ["3", "r", "h", "a", "l", "f"] { fixture.press(&console, key) }
    guard case .form(let form)? = console.overlay else {
      Issue.record("no form")
      return
    }
    #expect(console.handle(.keys([.resize(Size(width: 40, height: 10))])).isEmpty)
    #expect(console.handle(.keys([.character("x"), .enter, .escape, .control("e")])).isEmpty)
    #expect(console.handle(.keys([.character("q")])).contains(.quit))
    _ = console.handle(.keys([.resize(Size(width: 80, height: 24))]))
    guard case .form(let after)? = console.overlay else {
      Issue.record("the form went away")
      return
    }
    #expect(after.values == form.values)
  }

  /// Every size from nothing on is drawn, and one that is too small says what is needed.
  @Test func anySizeIsDrawn() {
    for width in [0, 1, 2, 20, 59, 60, 75, 76, 99, 100] {
      for height in [0, 1, 2, 5, 17, 18, 19, 20, 23, 29, 30] {
        var console = fixture.console(width: width, height: height)
        fixture.settle(&console, console.ask())
        let text = fixture.frame(console).text
        let fits = width >= Console.least.width && height >= Console.least.height
        if width >= 30, height >= 5 { #expect(text.contains("Rapport needs 60×18") == !fits, "\(width)×\(height)") }
      }
    }
  }

  /// Long clocks leave room for whose they are.
  @Test func theBigWallNamesItsTicketsInANarrowWindowToo() throws {
    let fixture = try WallFixture()
    let late = fixture.ticket("TKT-10017", createdAt: WallFixture.now - 3 * 86_400)
    let wall = fixture.shown(fixture.wall(width: 60, height: 18, isBig: true), [late])
    let frame = fixture.frame(wall)
    #expect(frame.text.contains("TKT-10017 respond"), "\(frame.text)")
  }

  @Test(arguments: sizes, [false, true])
  func theWallCanBeRead(_ size: Size, isBig: Bool) throws {
    let fixture = try WallFixture()
    let wall = fixture.shown(fixture.wall(width: size.width, height: size.height, isBig: isBig), fixture.tickets)
    let frame = fixture.frame(wall)
    #expect(!frame.text.contains("needs"))
    #expect(frame.lines[0].contains("09:05:32"))
    // Where there is no room for four large clocks, the most urgent ones stay.
    let last = isBig && size.height < 20 ? "T-1042" : "T-1051"
    #expect(frame.text.contains(last) && frame.text.contains("T-1017"), "\(size)\n\(frame.text)")
  }
}
