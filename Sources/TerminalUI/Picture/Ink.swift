/// What a style looks like where every colour can be shown: nothing is left to a terminal's choice.
struct Ink: Hashable {
  var foreground: RGB
  var background: RGB
  var isBold: Bool
  var isUnderlined: Bool

  init(_ style: Style, in theme: Theme) {
    let look = theme.look(of: style)
    var emphasis = look.emphasis
    if theme.roles.isEmpty {
      emphasis.formUnion(style.tone.plainEmphasis)
      if let background = style.background { emphasis.formUnion(background.plainEmphasis) }
    }
    var text = Ink.shown(look.ink, else: Ink.text(theme))
    var below = Ink.shown(look.ground ?? theme.background, else: Ink.ground(theme))
    if emphasis.contains(.reverse) { swap(&text, &below) }
    if emphasis.contains(.dim) { text = Contrast.mixed(text, below, share: 0.4) }
    foreground = text
    background = below
    isBold = emphasis.contains(.bold)
    isUnderlined = emphasis.contains(.underline)
  }

  /// The whole screen's ground.
  static func ground(of theme: Theme) -> RGB { shown(theme.background, else: ground(theme)) }

  private static func shown(_ colour: Colour, else own: RGB) -> RGB {
    switch colour {
    case .terminal: own
    case .ansi(let index): NearestColour.ansi[Int(index) % NearestColour.ansi.count]
    case .rgb(let rgb): rgb
    }
  }

  private static func text(_ theme: Theme) -> RGB {
    theme.appearance == .dark ? RGB(red: 0xD8, green: 0xDB, blue: 0xE2) : RGB(red: 0x20, green: 0x22, blue: 0x28)
  }

  private static func ground(_ theme: Theme) -> RGB {
    theme.appearance == .dark ? RGB(red: 0x16, green: 0x18, blue: 0x1D) : RGB(red: 0xFC, green: 0xFC, blue: 0xFA)
  }
}
