/// One thing the person did: a key, a paste, the mouse, another window size.
public enum Key: Hashable, Sendable {
  case character(Character)
  /// Ctrl and a letter, lower case, or one of `@[\]^_?`; what Tab, Enter and Escape send is those keys.
  case control(Character)
  /// Alt (or Escape quickly followed by) a character.
  case alt(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// A function key, from 1.
  case f(Int)
  /// A named key with Ctrl, Alt or Shift.
  case modified(Modifiers, Motion)
  /// Text pasted in one piece, exactly as it came.
  case paste(String)
  case mouse(Mouse)
  case resize(Size)
}

/// Keys held with another.
public struct Modifiers: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let shift = Modifiers(rawValue: 1)
  public static let alt = Modifiers(rawValue: 2)
  public static let control = Modifiers(rawValue: 4)
}

/// The keys terminals report together with modifiers.
public enum Motion: String, CaseIterable, Hashable, Sendable {
  case up, down, left, right, home, end
  case pageUp = "page-up"
  case pageDown = "page-down"
  case delete, insert
}

/// What the mouse did, and on which cell.
public struct Mouse: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case press, release, drag, doubleClick, wheelUp, wheelDown
  }

  public enum Button: Hashable, Sendable {
    case left, middle, right
    /// The wheel, or a motion without a button.
    case none
  }

  public var kind: Kind
  public var button: Button
  public var at: Point
  public var modifiers: Modifiers

  public init(kind: Kind, button: Button = .left, at: Point, modifiers: Modifiers = []) {
    self.kind = kind
    self.button = button
    self.at = at
    self.modifiers = modifiers
  }
}
