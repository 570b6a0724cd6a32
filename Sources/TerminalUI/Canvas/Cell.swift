/// One place of the screen.
public struct Cell: Hashable, Sendable {
  /// A base scalar with its combining marks; a space where `width` is 0.
  public var glyph: Character
  /// 1, or 2 for a wide glyph, whose right half is a cell of width 0.
  public var width: UInt8
  public var style: Style

  public init(_ glyph: Character = " ", width: UInt8 = 1, style: Style = Style()) {
    self.glyph = glyph
    self.width = width
    self.style = style
  }

  static let blank = Cell()
}
