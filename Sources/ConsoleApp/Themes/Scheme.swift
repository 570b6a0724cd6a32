public import TerminalUI

/// A base16 or base24 colour scheme, as hundreds are published: sixteen or twenty-four colours with set meanings.
///
/// 00–07 run from ground to text, 08–0F are red, orange, yellow, green, cyan, blue, magenta and brown; base24 adds two darker
/// grounds (10, 11) and brighter accents (12–17).
public struct Scheme: Hashable, Sendable {
  public var name: String
  public var appearance: Theme.Appearance
  /// 16 or 24, by their number.
  public var colours: [RGB]

  public init(name: String, appearance: Theme.Appearance, colours: [RGB]) {
    self.name = name
    self.appearance = appearance
    self.colours = colours
  }

  public var system: String { colours.count >= 24 ? "base24" : "base16" }

  /// Each meaning in one of the scheme's colours, as the scheme has them; `readable` makes the best of it.
  public var theme: Theme {
    Theme(
      name: name, appearance: appearance, background: .rgb(self[0x00]),
      roles: words.merging(grounds) { $1 }.merging(figures) { $1 })
  }

  /// Schemes have selections in the middle of the scale, on which no red could be read.
  static let distance = 1.4

  private var isBase24: Bool { colours.count >= 24 }

  private subscript(number: Int) -> RGB { colours[number] }

  private func ink(_ number: Int, _ emphasis: Emphasis = []) -> Theme.Role {
    Theme.Role(foreground: .rgb(self[number]), emphasis: emphasis)
  }

  private func on(_ ground: Int, _ ink: Int) -> Theme.Role {
    Theme.Role(foreground: .rgb(self[ink]), background: .rgb(self[ground]))
  }

  private var words: [Tone: Theme.Role] {
    [
      .text: ink(0x05), .muted: ink(0x03), .title: ink(0x06, .bold), .heading: ink(0x0C), .key: ink(0x0D),
      .accent: ink(0x0D), .healthy: ink(0x0B), .good: ink(0x0D), .atRisk: ink(0x0A), .critical: ink(0x08),
      .breached: ink(isBase24 ? 0x12 : 0x08), .imminent: ink(0x09), .waiting: ink(0x0E), .success: ink(0x0B),
      .warning: ink(0x0A), .error: ink(0x08),
    ]
  }

  private var grounds: [Tone: Theme.Role] {
    [
      .selection: on(0x02, 0x06), .selectionInactive: on(0x01, 0x05), .input: on(0x01, 0x06),
      .overlay: Theme.Role(foreground: .rgb(self[0x05]), background: .rgb(self[isBase24 ? 0x10 : 0x01])),
      .focus: on(0x0D, 0x00), .match: on(0x0A, 0x00),
      .heat1: heat(0x08), .heat2: heat(0x09), .heat3: heat(0x0A), .heat4: heat(0x0B, share: 0.7), .heat5: heat(0x0B),
    ]
  }

  /// A hue stepped back towards the screen, so that figures can be read on it.
  private func heat(_ number: Int, share: Double = 0.5) -> Theme.Role {
    let ground = Contrast.mixed(self[number], self[0x00], share: share)
    return Theme.Role(foreground: .rgb(self[0x05]), background: .rgb(ground))
  }

  private var figures: [Tone: Theme.Role] {
    [
      .border: ink(0x03), .borderFocused: ink(0x0D), .track: ink(0x02), .sparkline: ink(0x0C), .series1: ink(0x0D),
      .series2: ink(0x0B), .series3: ink(0x09), .series4: ink(0x0E), .series5: ink(0x0C), .series6: ink(0x0F),
    ]
  }
}
