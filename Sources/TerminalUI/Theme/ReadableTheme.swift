extension Theme {
  /// A colour that had to give way so that something can be read.
  public struct Correction: Hashable, Sendable {
    public enum Part: String, Hashable, Sendable {
      case foreground, background
    }

    public var tone: Tone
    public var part: Part
    public var wanted: RGB
    public var used: RGB
    /// The contrast with the ground it is hardest to tell from; of a ground, with the screen.
    public var contrastBefore: Double
    public var contrastAfter: Double
    /// What it needs.
    public var needed: ClosedRange<Double>
  }

  /// The theme with every colour lifted or lowered, its hue kept, as far as it takes to be read where it stands: words 4.5:1
  /// on the screen and on the grounds they share, marks 3:1, what has a ground of its own 4.5:1 on that. Colours that the
  /// terminal chooses cannot be measured and stay.
  ///
  /// `screen` is the ground the terminal said it has, for themes that leave it to the terminal. Shared grounds stay within
  /// `distance` of it: the nearer they are, the more of a hue is left that can be read on all of them.
  public func readable(
    on screen: RGB? = nil, distance: Double = Theme.greatestDistance
  ) -> (theme: Theme, corrections: [Correction]) {
    var work = ReadabilityWork(self, screens: screens(screen), distance: distance)
    for tone in Tone.allCases where tone.duty == .sharedGround { work.settleShared(tone) }
    for tone in Tone.allCases {
      switch tone.duty {
      case .words: work.settleWords(tone)
      case .mark: work.settleMark(tone)
      case .sharedGround, .ownGround: work.settleOwnWords(tone)
      case .sign:
        work.settleOwnGround(tone)
        work.settleOwnWords(tone)
      case .faint: break
      }
    }
    return (work.theme, work.corrections)
  }

  /// The contrast a ground that words share may have with the screen, at most.
  public static let greatestDistance = 1.8

  /// A terminal that has not said its ground may have any of those in use.
  private func screens(_ told: RGB?) -> [RGB] {
    if let own = background.rgb { return [own] }
    if let told { return [told] }
    return appearance == .dark
      ? [RGB(red: 0, green: 0, blue: 0), RGB(red: 0x1E, green: 0x1E, blue: 0x2E)]
      : [RGB(red: 0xFF, green: 0xFF, blue: 0xFF), RGB(red: 0xEE, green: 0xE8, blue: 0xD5)]
  }
}

extension Colour {
  /// nil for what the terminal chooses.
  public var rgb: RGB? {
    if case .rgb(let rgb) = self { return rgb }
    return nil
  }
}

/// A theme on its way to being readable. Shared grounds are settled first: words are measured on them.
private struct ReadabilityWork {
  private(set) var theme: Theme
  private(set) var corrections: [Theme.Correction] = []
  private let screens: [RGB]
  private let distance: Double
  private var shared: [RGB] = []

  init(_ theme: Theme, screens: [RGB], distance: Double) {
    self.theme = theme
    self.screens = screens
    self.distance = distance
  }

  mutating func settleShared(_ tone: Tone) {
    guard let wanted = theme.roles[tone]?.background?.rgb else { return }
    let range = tone.leastDistance...distance
    let used = Contrast.ground(wanted, besides: screens[0], within: range)
    change(tone, .background, wanted, to: used, on: [screens[0]], needed: range)
    shared.append(used)
  }

  mutating func settleWords(_ tone: Tone) { settle(tone, on: screens + shared, floor: Contrast.text) }

  /// Lists draw their chosen row in one tone, so marks meet the screen and the ground of dialogs.
  mutating func settleMark(_ tone: Tone) {
    settle(tone, on: screens + [theme[.overlay].background?.rgb].compactMap(\.self), floor: Contrast.mark)
  }

  mutating func settleOwnGround(_ tone: Tone) {
    guard let wanted = theme.roles[tone]?.background?.rgb else { return }
    let used = Contrast.lifted(wanted, on: screens, floor: Contrast.mark)
    change(tone, .background, wanted, to: used, on: screens, needed: Contrast.mark...21)
  }

  mutating func settleOwnWords(_ tone: Tone) {
    guard let ground = theme.roles[tone]?.background?.rgb else { return }
    settle(tone, on: [ground], floor: Contrast.text)
  }

  private mutating func settle(_ tone: Tone, on grounds: [RGB], floor: Double) {
    guard let wanted = theme.roles[tone]?.foreground.rgb else { return }
    let used = Contrast.lifted(wanted, on: grounds, floor: floor)
    change(tone, .foreground, wanted, to: used, on: grounds, needed: floor...21)
  }

  private mutating func change(
    _ tone: Tone, _ part: Theme.Correction.Part, _ wanted: RGB, to used: RGB, on grounds: [RGB],
    needed: ClosedRange<Double>
  ) {
    guard used != wanted else { return }
    switch part {
    case .foreground: theme.roles[tone]?.foreground = .rgb(used)
    case .background: theme.roles[tone]?.background = .rgb(used)
    }
    corrections.append(
      Theme.Correction(
        tone: tone, part: part, wanted: wanted, used: used, contrastBefore: Contrast.worst(wanted, on: grounds),
        contrastAfter: Contrast.worst(used, on: grounds), needed: needed))
  }
}
