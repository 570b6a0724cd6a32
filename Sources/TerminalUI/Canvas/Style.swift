/// Ways to stand out that every terminal has.
public struct Emphasis: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let bold = Emphasis(rawValue: 1)
  public static let underline = Emphasis(rawValue: 2)
  public static let reverse = Emphasis(rawValue: 4)
  public static let dim = Emphasis(rawValue: 8)
}

/// How a cell looks, said as meanings: its tone, the ground it lies on, its emphasis.
public struct Style: Hashable, Sendable {
  public var tone: Tone
  /// The tone whose background the cell has; nil is the tone's own background, or the screen's if it has none.
  public var background: Tone?
  public var emphasis: Emphasis

  public init(_ tone: Tone = .text, on background: Tone? = nil, emphasis: Emphasis = []) {
    self.tone = tone
    self.background = background
    self.emphasis = emphasis
  }
}
