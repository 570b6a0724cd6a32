/// The shapes to draw with: full Unicode, or ASCII where the locale cannot show more.
public enum GlyphSet: Hashable, Sendable {
  case unicode
  case ascii
}

/// The strokes of a frame.
public struct BorderGlyphs: Hashable, Sendable {
  public var horizontal: Character
  public var vertical: Character
  public var topLeft: Character
  public var topRight: Character
  public var bottomLeft: Character
  public var bottomRight: Character

  static let light = BorderGlyphs(
    horizontal: "─", vertical: "│", topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯")
  static let heavy = BorderGlyphs(
    horizontal: "━", vertical: "┃", topLeft: "┏", topRight: "┓", bottomLeft: "┗", bottomRight: "┛")
  static let ascii = BorderGlyphs(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+")
  static let asciiHeavy = BorderGlyphs(
    horizontal: "=", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+")
}

extension GlyphSet {
  private func pick(_ unicode: Character, _ ascii: Character) -> Character { self == .unicode ? unicode : ascii }

  public func border(focused: Bool) -> BorderGlyphs {
    switch self {
    case .unicode: focused ? .heavy : .light
    case .ascii: focused ? .asciiHeavy : .ascii
    }
  }

  public var ellipsis: Character { pick("…", "~") }
  public var up: Character { pick("▲", "^") }
  public var down: Character { pick("▼", "v") }
  public var level: Character { pick("─", "-") }
  public var breached: Character { pick("✗", "x") }
  public var atRisk: Character { "!" }
  public var waiting: Character { pick("‖", "=") }
  public var met: Character { pick("✓", "+") }
  /// Before a row that is marked.
  public var mark: String { self == .unicode ? "●" : "*" }
  public var pointer: Character { pick("›", ">") }
  public var bullet: Character { pick("·", ".") }
  public var dash: Character { pick("—", "-") }
  public var milestone: Character { pick("◆", "*") }
  public var milestoneOpen: Character { pick("◇", "o") }
  public var phaseDone: Character { pick("▮", "#") }
  public var phaseOpen: Character { pick("▯", ".") }
  public var rule: Character { pick("─", "-") }
  public var verticalRule: Character { pick("│", "|") }
  public var scrollThumb: Character { pick("▐", "#") }
  public var scrollTrack: Character { pick("│", "|") }
  public var barFull: Character { pick("█", "#") }
  public var barTrack: Character { pick("░", ".") }
  public var gap: Character { pick("·", ".") }

  /// The last cell of a bar, from one part to all but one; ASCII knows only half.
  public var barParts: [Character] { self == .unicode ? Array("▏▎▍▌▋▊▉") : ["-"] }
  /// Heights from lowest to highest.
  public var sparks: [Character] { self == .unicode ? Array("▁▂▃▄▅▆▇█") : Array("_.-~=+*#") }
  /// Fillings that tell neighbouring parts of a bar from each other without colour.
  public var shades: [Character] { self == .unicode ? Array("█▓▒░") : Array("#=-.") }
  public var spinner: [Character] { self == .unicode ? Array("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏") : Array("|/-\\") }
}
