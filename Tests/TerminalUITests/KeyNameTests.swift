import Statistics
import Testing

@testable import TerminalUI

@Suite struct KeyNameTests {
  @Test(arguments: [
    ("g", Key.character("g")), ("G", .character("G")), ("space", .character(" ")), ("enter", .enter), ("esc", .escape),
    ("ctrl-r", .control("r")), ("Ctrl-R", .control("r")), ("C-r", .control("r")), ("ctrl-i", .tab), ("ctrl-m", .enter),
    ("ctrl-[", .escape), ("alt-x", .alt("x")), ("f1", .f(1)), ("F12", .f(12)), ("pgdn", .pageDown),
    ("shift-up", .modified(.shift, .up)), ("ctrl-left", .modified(.control, .left)), ("?", .character("?")),
  ])
  func reads(name: String, key: Key) { #expect(Key(name: name) == key) }

  @Test(arguments: ["", "f0", "f25", "ctrl-", "ctrl-ctrl-a", "hyper-x", "gg", "\u{1B}", "ctrl-é"])
  func refuses(name: String) { #expect(Key(name: name) == nil) }

  @Test func everyNameReadsBackAsItsKey() {
    let keys: [Key] =
      Key.named.values + (1...12).map(Key.f) + "azAZ09/?:. ".map(Key.character) + "abz".map(Key.control)
      + Motion.allCases.map { .modified([.control, .shift], $0) }
    for key in keys { #expect(Key(name: key.name) == key, "\(key.name)") }
  }
}

@Suite struct PaintTests {
  private let theme = Theme(
    name: "t", appearance: .dark, background: .rgb(RGB(red: 0, green: 0, blue: 0)),
    roles: [
      .text: Theme.Role(foreground: .rgb(RGB(red: 255, green: 255, blue: 255))),
      .critical: Theme.Role(foreground: .rgb(RGB(red: 239, green: 68, blue: 68))),
      .selection: Theme.Role(background: .rgb(RGB(red: 0, green: 0, blue: 95))),
    ])

  @Test func withoutColoursNothingIsColouredAndUrgencyStandsOut() {
    for tone in Tone.allCases {
      let paint = theme.paint(of: Style(tone, on: .selection), colours: .none)
      #expect(paint.foreground == -1 && paint.background == -1)
    }
    #expect(theme.paint(of: Style(.breached), colours: .none).emphasis.contains(.bold))
    #expect(theme.paint(of: Style(.text, on: .selection), colours: .none).emphasis.contains(.reverse))
  }

  @Test func colourNumbersFitTheTerminal() {
    for (colours, limit) in [(Capabilities.Colours.eight, 8), (.sixteen, 16), (.palette256, 256)] {
      for tone in Tone.allCases {
        let paint = theme.paint(of: Style(tone, on: .selection), colours: colours)
        #expect((-1..<limit).contains(paint.foreground) && (-1..<limit).contains(paint.background))
      }
    }
    #expect(theme.paint(of: Style(.critical), colours: .trueColour).foreground == 0xEF4444)
  }

  @Test(arguments: [("#000000", "#ffffff", 21.0), ("#777777", "#777777", 1.0), ("#ffffff", "#767676", 4.54)])
  func contrastIsTheStandards(one: String, other: String, ratio: Double) throws {
    let (one, other) = (try #require(RGB(hex: one)), try #require(RGB(hex: other)))
    #expect(abs(Contrast.ratio(one, other) - ratio) < 0.01)
    #expect(Contrast.ratio(one, other) == Contrast.ratio(other, one))
  }

  @Test func liftingReachesTheFloorOnEveryGround() {
    var random = SplitMix64(seed: 1)
    func any() -> RGB {
      RGB(
        red: .random(in: 0...255, using: &random), green: .random(in: 0...255, using: &random),
        blue: .random(in: 0...255, using: &random))
    }
    for _ in 0..<300 {
      let (colour, ground) = (any(), any())
      #expect(Contrast.ratio(Contrast.lifted(colour, on: [ground], floor: 4.5), ground) >= 4.5)
    }
  }
}
