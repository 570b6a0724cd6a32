/// How a style comes out on a terminal with so many colours; numbers are the terminal's own, -1 its default.
public struct Paint: Hashable, Sendable {
  public var foreground: Int
  public var background: Int
  public var emphasis: Emphasis

  public init(foreground: Int = -1, background: Int = -1, emphasis: Emphasis = []) {
    self.foreground = foreground
    self.background = background
    self.emphasis = emphasis
  }
}

/// What a style is made of, before a terminal's colours: whose ink on whose ground.
struct Look: Hashable {
  var ink: Colour
  /// nil is the screen's.
  var ground: Colour?
  var emphasis: Emphasis
  /// The tone whose ground it is.
  var on: Tone?
}

extension Theme {
  func look(of style: Style) -> Look {
    let role = self[style.tone]
    let emphasis = style.emphasis.union(role.emphasis)
    guard let on = style.background, on != style.tone else {
      return Look(
        ink: role.foreground, ground: role.background, emphasis: emphasis,
        on: role.background == nil ? nil : style.tone)
    }
    let ground = self[on]
    var look = Look(ink: role.foreground, ground: ground.background, emphasis: emphasis.union(ground.emphasis), on: on)
    if style.tone.hasOwnGround, role.background != nil {
      // Its ink was chosen for its own ground; on another it can be read only by chance.
      look.ink = ground.foreground == .terminal ? self[.text].foreground : ground.foreground
      if style.tone == .match { look.emphasis.insert(.underline) }
    }
    if let ink = look.ink.rgb, let below = (look.ground ?? background).rgb {
      look.ink = .rgb(Contrast.lifted(ink, on: [below], floor: style.tone.floor))
    }
    return look
  }

  /// Turns meanings into what the terminal can do. Without colours the tones that must be told apart get an emphasis; with
  /// sixteen or fewer, whose looks the terminal chooses, grounds become reverse and the screen keeps its own ground.
  public func paint(of style: Style, colours: Capabilities.Colours) -> Paint {
    let look = look(of: style)
    switch colours {
    case .none:
      var emphasis = look.emphasis.union(style.tone.plainEmphasis)
      if let background = style.background { emphasis.formUnion(background.plainEmphasis) }
      return Paint(emphasis: emphasis)
    case .eight, .sixteen:
      return fewColours(look, count: colours == .eight ? 8 : 16)
    case .palette256, .trueColour:
      let below = look.ground ?? background
      return Paint(
        foreground: number(look.ink, on: below, colours), background: number(below, colours), emphasis: look.emphasis)
    }
  }

  /// Rounding to a palette takes no contrast away that is needed.
  private func number(_ colour: Colour, on ground: Colour, _ colours: Capabilities.Colours) -> Int {
    guard colours == .palette256, let ink = colour.rgb, let ground = ground.rgb else { return number(colour, colours) }
    let rounded = NearestColour.palette256(NearestColour.in256(ground))
    return NearestColour.in256(ink, on: rounded, floor: min(Contrast.ratio(ink, ground), Contrast.text))
  }

  private func number(_ colour: Colour, _ colours: Capabilities.Colours) -> Int {
    switch colour {
    case .terminal: -1
    case .ansi(let index): Int(index)
    case .rgb(let rgb) where colours == .trueColour:
      // Below 8 a direct-colour terminal takes the number for one of its eight.
      max(8, Int(rgb.red) << 16 | Int(rgb.green) << 8 | Int(rgb.blue))
    case .rgb(let rgb): NearestColour.in256(rgb)
    }
  }

  private func fewColours(_ look: Look, count: Int) -> Paint {
    var emphasis = look.emphasis
    if let on = look.on, look.ground != nil, look.ground != .terminal {
      emphasis.formUnion(on.groundInFewColours)
      if on.groundInFewColours.contains(.reverse) { return Paint(emphasis: emphasis) }
    }
    switch look.ink {
    case .terminal: return Paint(emphasis: emphasis)
    case .ansi(let index):
      if Int(index) >= count { emphasis.insert(.bold) }
      return Paint(foreground: Int(index) % count, emphasis: emphasis)
    case .rgb(let rgb):
      let (colour, isBright) = coloured(rgb, count: count)
      if isBright { emphasis.insert(.bold) }
      return Paint(foreground: colour, emphasis: emphasis)
    }
  }

  /// One of the coloured ones for what has a hue; greys, and hues that can hardly be read on such a screen, are the terminal's
  /// own text colour, which can always be read. Bold are those of eight that need the brighter one of their hue.
  private func coloured(_ rgb: RGB, count: Int) -> (index: Int, isBright: Bool) {
    let parts = [rgb.red, rgb.green, rgb.blue]
    guard let most = parts.max(), let least = parts.min(), most - least > 48 else { return (-1, false) }
    let hues = count >= 16 && appearance == .dark ? Array(9...14) : Array(1...6)
    guard let hue = hues.min(by: { hueDistance(rgb, $0) < hueDistance(rgb, $1) }) else { return (-1, false) }
    if canBeRead(hue) { return (hue, false) }
    return appearance == .dark && hue < 8 && canBeRead(hue + 8) ? (hue, true) : (-1, false)
  }

  /// By the colours as xterm has them; these are large steps, so a little less than for colours of one's own will do.
  private func canBeRead(_ index: Int) -> Bool {
    Contrast.ratio(NearestColour.ansi[index], appearance == .dark ? Contrast.black : Contrast.white) >= 4
  }

  private func hueDistance(_ rgb: RGB, _ index: Int) -> Double {
    let (a, b) = (OKLab(rgb), OKLab(NearestColour.ansi[index]))
    func turned(_ lab: OKLab) -> (Double, Double) {
      let length = max(1e-6, (lab.greenRed * lab.greenRed + lab.blueYellow * lab.blueYellow).squareRoot())
      return (lab.greenRed / length, lab.blueYellow / length)
    }
    let (one, other) = (turned(a), turned(b))
    return (one.0 - other.0) * (one.0 - other.0) + (one.1 - other.1) * (one.1 - other.1)
  }
}

extension Tone {
  /// What stands for its ground where the terminal has few colours. A dialog has its frame, a field its line; a heat map's cells
  /// have their figures and marks, so that the chosen one alone is reversed.
  fileprivate var groundInFewColours: Emphasis {
    switch self {
    case .input: .underline
    case .overlay, .heat1, .heat2, .heat3, .heat4: []
    case .heat5: .bold
    default: .reverse
    }
  }

  /// What tells a tone apart where there is no colour at all.
  public var plainEmphasis: Emphasis {
    switch self {
    case .selection, .focus: .reverse
    case .heat5: .bold
    case .selectionInactive, .match, .input: .underline
    case .title, .heading, .key, .borderFocused, .critical, .breached, .imminent, .error: .bold
    case .border, .muted, .track: .dim
    default: []
    }
  }
}
