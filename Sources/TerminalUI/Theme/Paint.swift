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

extension Theme {
  /// Turns meanings into what the terminal can do. Without colours the tones that must be told apart get an emphasis; with
  /// sixteen or fewer, whose looks the terminal chooses, grounds become reverse and the screen keeps its own ground.
  public func paint(of style: Style, colours: Capabilities.Colours) -> Paint {
    let role = self[style.tone]
    let ground = style.background.map { self[$0] } ?? role
    var emphasis = style.emphasis.union(role.emphasis)
    if style.background != nil { emphasis.formUnion(ground.emphasis) }
    switch colours {
    case .none:
      emphasis.formUnion(style.tone.plainEmphasis)
      if let background = style.background { emphasis.formUnion(background.plainEmphasis) }
      return Paint(emphasis: emphasis)
    case .eight, .sixteen:
      return fewColours(role, ground, emphasis, count: colours == .eight ? 8 : 16)
    case .palette256, .trueColour:
      let below = ground.background ?? background
      return Paint(
        foreground: number(role.foreground, on: below, colours), background: number(below, colours),
        emphasis: emphasis)
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

  private func fewColours(_ role: Role, _ ground: Role, _ emphasis: Emphasis, count: Int) -> Paint {
    var emphasis = emphasis
    guard ground.background == nil || ground.background == .terminal else {
      emphasis.insert(.reverse)
      return Paint(emphasis: emphasis)
    }
    switch role.foreground {
    case .terminal: return Paint(emphasis: emphasis)
    case .ansi(let index):
      if Int(index) >= count { emphasis.insert(.bold) }
      return Paint(foreground: Int(index) % count, emphasis: emphasis)
    case .rgb(let rgb):
      return Paint(foreground: coloured(rgb, count: count), emphasis: emphasis)
    }
  }

  /// One of the coloured ones for what has a hue; greys are the terminal's own text colour, which can always be read.
  private func coloured(_ rgb: RGB, count: Int) -> Int {
    let parts = [rgb.red, rgb.green, rgb.blue]
    guard let most = parts.max(), let least = parts.min(), most - least > 48 else { return -1 }
    let hues = count >= 16 && appearance == .dark ? Array(9...14) : Array(1...6)
    return hues.min { hueDistance(rgb, $0) < hueDistance(rgb, $1) } ?? -1
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
  /// What tells a tone apart where there is no colour at all.
  public var plainEmphasis: Emphasis {
    switch self {
    case .selection, .focus, .heat5: .reverse
    case .selectionInactive, .match, .input: .underline
    case .title, .heading, .key, .borderFocused, .critical, .breached, .imminent, .error: .bold
    case .border, .muted, .track: .dim
    default: []
    }
  }
}
