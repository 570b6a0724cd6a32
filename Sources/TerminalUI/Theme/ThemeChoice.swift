/// The theme a person chose, which may be to go by the terminal's ground.
public struct ThemeChoice: Hashable, Sendable {
  private var dark: Theme
  private var light: Theme
  private var assumed: Theme.Appearance

  /// This theme, whatever the terminal's ground.
  public init(_ theme: Theme) {
    dark = theme
    light = theme
    assumed = theme.appearance
  }

  /// The one that goes with the terminal's ground, and the assumed one until that is known.
  public init(dark: Theme, light: Theme, assumed: Theme.Appearance = .dark) {
    self.dark = dark
    self.light = light
    self.assumed = assumed
  }

  /// Whether the terminal has to be asked.
  public var isAdaptive: Bool { dark != light }

  /// `screen` is the ground the terminal said it has. A theme that leaves its ground to the terminal is made readable on it.
  public func theme(on screen: RGB?) -> Theme {
    guard isAdaptive, let screen else { return assumed == .dark ? dark : light }
    let theme = Theme.Appearance(ground: screen) == .dark ? dark : light
    return theme.background == .terminal ? theme.readable(on: screen).theme : theme
  }
}

extension Theme.Appearance {
  /// Light is a ground on which black reads better than white.
  public init(ground: RGB) { self = Contrast.pole(of: [ground]) == Contrast.white ? .dark : .light }

  /// What rxvt, Konsole and others say about their colours in COLORFGBG: `15;0`, the ground last, as one of the sixteen.
  /// nil where it says nothing that can be used.
  public init?(colorFGBG text: String) {
    guard let last = text.split(separator: ";").last, let index = Int(last), (0..<16).contains(index) else {
      return nil
    }
    // By custom; what the sixteen really look like is the terminal's choice.
    self = index < 7 || index == 8 ? .dark : .light
  }
}
