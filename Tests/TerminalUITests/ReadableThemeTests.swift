import Statistics
import Testing

@testable import TerminalUI

/// Themes of any colours at all become readable.
@Suite struct ReadableThemeTests {
  @Test func randomThemesBecomeReadable() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<40 {
      let theme = random.theme()
      let readable = theme.readable().theme
      #expect(readable.unreadable == [], "\(theme)")
      #expect(readable.readable().corrections.isEmpty, "what is readable stays")
    }
  }

  @Test(arguments: [RGB(hex: "000000"), RGB(hex: "ffffff"), RGB(hex: "767676"), RGB(hex: "777777"), RGB(hex: "002b36")])
  func oneColourForEverythingBecomesReadableToo(colour: RGB?) throws {
    let one = try #require(colour)
    let theme = Theme(name: "", appearance: .dark, background: .rgb(one), roles: .init(all: { _ in (one, one) }))
    #expect(theme.readable().theme.unreadable == [])
  }

  @Test func aCorrectionSaysWhatItDid() throws {
    let (ground, dim) = (try #require(RGB(hex: "#181818")), try #require(RGB(hex: "#585858")))
    let theme = Theme(
      name: "", appearance: .dark, background: .rgb(ground), roles: [.muted: Theme.Role(foreground: .rgb(dim))])
    let (readable, corrections) = theme.readable()
    let correction = try #require(corrections.first)
    #expect(corrections.count == 1 && correction.tone == .muted && correction.part == .foreground)
    #expect(correction.wanted == dim && readable[.muted].foreground == .rgb(correction.used))
    #expect(correction.contrastBefore < 4.5 && (4.5..<4.8).contains(correction.contrastAfter), "no further than needed")
  }

  /// Mixing with white or black keeps the order of the parts, and so the hue.
  @Test func theHueIsKept() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<200 {
      let (colour, ground) = (random.colour(), random.colour())
      let lifted = Contrast.lifted(colour, on: [ground], floor: Contrast.text)
      #expect(Contrast.ratio(lifted, ground) >= Contrast.text)
      #expect((colour.red <= colour.green) == (lifted.red <= lifted.green) || lifted.red == lifted.green)
      #expect((colour.green <= colour.blue) == (lifted.green <= lifted.blue) || lifted.green == lifted.blue)
    }
  }

  /// What a terminal of 256 colours shows is as readable as what was meant.
  @Test func roundingToAPaletteKeepsTheContrast() {
    var random = SplitMix64(seed: 13)
    for _ in 0..<4 {
      let theme = random.theme().readable().theme
      for (tone, ground) in theme.pairs {
        let paint = theme.paint(of: Style(tone, on: ground), colours: .palette256)
        let (ink, below) = (NearestColour.palette256(paint.foreground), NearestColour.palette256(paint.background))
        let floor = tone.duty == .mark ? Contrast.mark : tone.duty == .faint ? 1 : Contrast.text
        #expect(Contrast.ratio(ink, below) >= floor, "\(tone) on \(ground.map { "\($0)" } ?? "the screen")")
      }
    }
  }

  @Test func whatTheTerminalChoosesStays() {
    let theme = Theme(
      name: "", appearance: .dark,
      roles: [
        .text: Theme.Role(), .healthy: Theme.Role(foreground: .ansi(2)), .overlay: Theme.Role(background: .terminal),
      ])
    #expect(theme.readable() == (theme, []))
  }

  @Test func aThemeOnTheTerminalsGroundIsMeasuredOnIt() throws {
    let grey = Colour.rgb(try #require(RGB(hex: "#808080")))
    let theme = Theme(name: "", appearance: .dark, roles: [.muted: Theme.Role(foreground: grey)])
    let ground = try #require(RGB(hex: "#002b36"))
    let used = try #require(theme.readable(on: ground).theme[.muted].foreground.rgb)
    #expect(Contrast.ratio(used, ground) >= Contrast.text)
  }
}

@Suite struct ThemeChoiceTests {
  private let dark = Theme(name: "dark", appearance: .dark, roles: [:])
  private let light = Theme(name: "light", appearance: .light, background: .rgb(Contrast.white), roles: [:])

  @Test(arguments: [
    ("000000", "dark"), ("1e1e2e", "dark"), ("002b36", "dark"), ("ffffff", "light"), ("fdf6e3", "light"),
    ("0000ff", "dark"), ("ffff00", "light"), ("808080", "light"),
  ])
  func theGroundDecides(ground: String, name: String) {
    #expect(ThemeChoice(dark: dark, light: light).theme(on: RGB(hex: ground)).name == name)
  }

  @Test func untilItIsKnownTheAssumedOneHolds() {
    #expect(ThemeChoice(dark: dark, light: light).theme(on: nil) == dark)
    #expect(ThemeChoice(dark: dark, light: light, assumed: .light).theme(on: nil) == light)
  }

  @Test func aFixedThemeIsNotAskedFor() {
    let choice = ThemeChoice(dark)
    #expect(!choice.isAdaptive && choice.theme(on: Contrast.white) == dark)
  }

  @Test(
    arguments: [
      ("15;0", Theme.Appearance.dark), ("0;15", .light), ("12;default;7", .light), ("0;8", .dark), ("15;default", nil),
      ("", nil), ("0;16", nil),
    ] as [(String, Theme.Appearance?)])
  func readsWhatTerminalsSayInTheEnvironment(text: String, appearance: Theme.Appearance?) {
    #expect(Theme.Appearance(colorFGBG: text) == appearance)
  }
}

extension Theme {
  /// Each tone with the grounds it stands on; nil is the screen, or its own.
  fileprivate var pairs: [(tone: Tone, ground: Tone?)] {
    Tone.allCases.flatMap { tone -> [(tone: Tone, ground: Tone?)] in
      let shared: [Tone] = [.selection, .selectionInactive, .input, .overlay]
      return [(tone, nil)] + (tone.duty == .words ? shared.map { (tone, $0) } : [])
    }
  }

  /// Every pair that cannot be read, found by rules of its own: words 4.5 on the screen and the grounds words share, marks 3,
  /// what has a ground of its own 4.5 on that.
  var unreadable: [String] {
    guard let screen = background.rgb else { return ["no ground"] }
    let shared: [Tone] = [.selection, .selectionInactive, .input, .overlay]
    let grounds: [Tone] = shared + [.focus, .match] + Tone.heat
    let marks: [Tone] = [.border, .borderFocused, .sparkline] + Tone.series
    var found: [String] = []
    func check(_ tone: Tone, on ground: RGB?, _ floor: Double) {
      guard let ground, let colour = self[tone].foreground.rgb else { return }
      let ratio = Contrast.ratio(colour, ground)
      if ratio < floor { found.append("\(tone) \(colour.hex) on \(ground.hex): \(ratio)") }
    }
    for tone in Tone.allCases where !grounds.contains(tone) && tone != .track {
      let floor = marks.contains(tone) ? 3.0 : 4.5
      check(tone, on: screen, floor)
      for ground in marks.contains(tone) ? [.overlay] : shared { check(tone, on: self[ground].background?.rgb, floor) }
    }
    for tone in grounds { check(tone, on: self[tone].background?.rgb, 4.5) }
    if let ground = self[.focus].background?.rgb, Contrast.ratio(ground, screen) < 3 { found.append("focus unseen") }
    if let ground = self[.selection].background?.rgb, Contrast.ratio(ground, screen) < 1.1 {
      found.append("selection unseen")
    }
    return found
  }
}

extension [Tone: Theme.Role] {
  fileprivate init(all colours: (Tone) -> (ink: RGB, ground: RGB)) {
    let grounds: [Tone] = [.selection, .selectionInactive, .input, .overlay, .focus, .match] + Tone.heat
    self.init(
      uniqueKeysWithValues: Tone.allCases.map { tone in
        let (ink, ground) = colours(tone)
        return (
          tone, Theme.Role(foreground: .rgb(ink), background: grounds.contains(tone) ? .rgb(ground) : nil)
        )
      })
  }
}

extension SplitMix64 {
  fileprivate mutating func colour() -> RGB {
    let bits = next()
    return RGB(red: UInt8(bits & 0xFF), green: UInt8(bits >> 8 & 0xFF), blue: UInt8(bits >> 16 & 0xFF))
  }

  fileprivate mutating func theme() -> Theme {
    var roles: [Tone: (ink: RGB, ground: RGB)] = [:]
    for tone in Tone.allCases { roles[tone] = (colour(), colour()) }
    let screen = colour()
    return Theme(
      name: "", appearance: .dark, background: .rgb(screen), roles: .init(all: { roles[$0] ?? (screen, screen) }))
  }
}
