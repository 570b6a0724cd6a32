import TerminalUI

/// The colours of paper: dark on white, each dark enough for words and for white words on it.
enum PaperInk {
  static let ground = colour(0xFFFFFF)
  /// Behind boxes; words are read on it too.
  static let shade = colour(0xF4F6F9)
  /// Lines that only part things.
  static let rule = colour(0xCBD3DD)
  /// What is not there yet; words are read on it too.
  static let pale = colour(0xD6DCE4)
  static let text = colour(0x17202B)
  static let muted = colour(0x525E6D)
  static let accent = colour(0x1D4E89)

  /// What a tone of the console is on paper.
  static func of(_ tone: Tone) -> RGB {
    switch tone {
    case .healthy: colour(0x1B7340)
    case .good: colour(0x2A6CB0)
    case .atRisk, .imminent: colour(0x8F5A00)
    case .critical, .breached: colour(0xB3261E)
    case .muted, .waiting, .track: muted
    case .title, .heading, .key, .accent, .border, .borderFocused, .focus, .match: accent
    default: text
    }
  }

  /// A ground as light as paper, of a tone's hue: words are read on it.
  static func wash(_ tone: Tone) -> RGB { Contrast.mixed(of(tone), ground, share: 0.88) }

  /// All that words are written in, and all that they are written on.
  static let words: [RGB] = [text, muted, accent] + Tone.allCases.map(of)
  static let grounds: [RGB] = [ground, shade]

  private static func colour(_ hex: UInt32) -> RGB {
    RGB(red: UInt8(hex >> 16 & 0xFF), green: UInt8(hex >> 8 & 0xFF), blue: UInt8(hex & 0xFF))
  }
}
