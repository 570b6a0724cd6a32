import TerminalUI
import Testing

@testable import ConsoleApp

/// The arrow up brings back the lines that were carried out, as in a shell.
@Suite struct PaletteHistoryTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private func console(after lines: [String]) -> Console {
    var console = fixture.settled()
    fixture.press(&console, "2")
    for line in lines {
      fixture.press(&console, ":")
      fixture.settle(&console, console.handle(.keys([.paste(line)])))
      fixture.press(&console, "enter", "escape")
    }
    return console
  }

  private func text(_ console: Console) -> String? {
    guard case .palette(let palette) = console.overlay else { return nil }
    return palette.text
  }

  @Test(
    arguments: [
      (["up"], "scope tier:pro"), (["up", "up"], "scope tier:starter"),
      (["up", "up", "up", "up"], "scope tier:starter"), (["up", "up", "down"], "scope tier:pro"),
      (["up", "down"], ""), (["up", "down", "up"], "scope tier:pro"), (["down", "up"], ""),
    ] as [([String], String)])
  func arrowsGoThroughWhatWasCarriedOut(_ keys: [String], _ expected: String) {
    var console = console(after: ["scope tier:starter", "scope tier:pro"])
    fixture.press(&console, ":")
    for key in keys { fixture.press(&console, key) }
    #expect(text(console) == expected, "\(keys)")
  }

  @Test func aLineOfTheHistoryIsCarriedOutAgain() {
    var console = console(after: ["scope tier:starter", "scope tier:pro"])
    fixture.press(&console, ":", "up", "up", "enter")
    #expect(console.overlay == nil && console.scopes.last?.text == "tier:starter")
  }

  /// What was typed is not overwritten by the next arrow: it moves among what fits.
  @Test func typingLeavesTheHistory() {
    var console = console(after: ["scope tier:pro"])
    fixture.press(&console, ":", "up")
    fixture.settle(&console, console.handle(.keys([.character("x")])))
    fixture.press(&console, "down")
    #expect(text(console) == "scope tier:prox")
  }

  @Test func whatWasRefusedIsThereToBeMended() {
    var console = console(after: ["scope colour:red"])
    fixture.press(&console, ":", "up")
    #expect(text(console) == "scope colour:red")
  }

  @Test func ofManyTheNewestStayAndEachOnce() {
    var history = PaletteHistory()
    for number in 0..<(PaletteHistory.length + 5) { history.add("line \(number)") }
    history.add("line 50")
    var found: [String] = []
    while let line = history.older() { found.append(line) }
    #expect(found.count == PaletteHistory.length && Set(found).count == found.count)
    #expect(found.first == "line 50" && found.last == "line 5")
  }
}
