import Framework
import TerminalUI
import Testing

@testable import ConsoleApp

@Suite struct ThemeTests {
  private static let shipped = ["dark", "light", "high-contrast", "colour-blind"]
  private static let words: [Tone] = [
    .text, .muted, .title, .heading, .key, .accent, .healthy, .good, .atRisk, .critical, .breached, .imminent, .waiting,
    .success, .warning, .error,
  ]
  private static let marks: [Tone] = [.border, .borderFocused, .sparkline] + Tone.series

  private func rgb(_ colour: Colour?) -> RGB? {
    if case .rgb(let rgb)? = colour { return rgb }
    return nil
  }

  /// A theme on the terminal's own ground is measured on the blackest and on a light one of the dark grounds in use.
  private func grounds(_ theme: Theme) -> [RGB] {
    rgb(theme.background).map { [$0] }
      ?? [RGB(red: 0, green: 0, blue: 0), RGB(red: 0x1E, green: 0x1E, blue: 0x2E)]
  }

  @Test(arguments: shipped)
  func wordsCanBeReadOnEveryGround(name: String) throws {
    let theme = try ThemeLibrary().theme(named: name)
    let grounds: [Tone] = [.selection, .selectionInactive, .overlay, .input]
    let all = try self.grounds(theme) + grounds.map { try #require(rgb(theme[$0].background)) }
    let floor = name == "high-contrast" ? 7.0 : Contrast.text
    for tone in Self.words where theme[tone].foreground != .terminal {
      let colour = try #require(rgb(theme[tone].foreground), "\(tone) has no colour")
      for ground in all { #expect(Contrast.ratio(colour, ground) >= floor, "\(name): \(tone)") }
    }
    for tone in [Tone.focus, .match, .input, .selection, .selectionInactive] + Tone.heat {
      let role = theme[tone]
      let (colour, ground) = (try #require(rgb(role.foreground)), try #require(rgb(role.background)))
      #expect(Contrast.ratio(colour, ground) >= Contrast.text, "\(name): \(tone)")
    }
  }

  @Test(arguments: shipped)
  func marksStandOutFromTheScreen(name: String) throws {
    let theme = try ThemeLibrary().theme(named: name)
    for tone in Self.marks {
      let colour = try #require(rgb(theme[tone].foreground))
      for ground in grounds(theme) { #expect(Contrast.ratio(colour, ground) >= Contrast.mark, "\(name): \(tone)") }
    }
  }

  @Test(arguments: shipped)
  func healthTonesDiffer(name: String) throws {
    let theme = try ThemeLibrary().theme(named: name)
    let tones: [Tone] = [.healthy, .good, .atRisk, .critical]
    #expect(Set(tones.map { theme[$0].foreground }).count == tones.count)
  }

  /// The rule that schemes are corrected by finds nothing to correct in ours.
  @Test(arguments: shipped)
  func theShippedOnesNeedNoCorrection(name: String) throws {
    #expect(try ThemeLibrary().document(named: name).corrections == [])
  }

  @Test func everyShippedRoleIsGiven() throws {
    for name in Self.shipped {
      let theme = try ThemeLibrary().theme(named: name)
      #expect(Set(theme.roles.keys) == Set(Tone.allCases), "\(name)")
      #expect(theme.name == name)
    }
    #expect(ThemeLibrary().names == Self.shipped)
  }

  @Test(arguments: [
    ("name: a\nappearance: dark\nroles:\n  helthy: red\n", "a.yaml:4: roles.helthy: unknown role"),
    ("name: a\nappearance: dim\nroles: {}\n", "expected one of dark, light"),
    ("name: a\nappearance: dark\nroles:\n  text: '#12345'\n", "a.yaml:4: roles.text: found '#12345'"),
    ("name: a\nappearance: dark\nroles:\n  text: {colour: red}\n", "unknown key"),
    ("appearance: dark\nroles: {}\n", "name is missing"),
  ])
  func refusesWithTheLine(text: String, complaint: String) {
    #expect {
      try ThemeDocument(parsing: text, file: "a.yaml")
    } throws: { "\($0)".contains(complaint) }
  }

  @Test func readsLooks() throws {
    let theme = try ThemeDocument(
      parsing: "name: a\nappearance: light\nroles:\n  text: bright-red\n  focus: {background: terminal, bold: true}\n",
      file: "a.yaml"
    ).theme
    #expect(theme[.text] == Theme.Role(foreground: .ansi(9)))
    #expect(theme[.focus] == Theme.Role(background: .terminal, emphasis: .bold))
    #expect(theme.background == .terminal && theme.appearance == .light)
  }

  @Test func anUnknownThemeNamesThoseThereAre() {
    #expect {
      try ThemeLibrary().theme(named: "drak")
    } throws: { "\($0)".contains("auto, dark, light, high-contrast, colour-blind") }
  }
}
