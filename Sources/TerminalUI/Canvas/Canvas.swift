/// A grid of cells to draw on. A value: drawing is pure, and two canvases can be compared.
///
/// Whatever is written is made harmless first (`Visible`), measured in the terminal's columns and cut at the edge.
public struct Canvas: Sendable {
  public let glyphs: GlyphSet
  public private(set) var cells: [Cell]
  /// Where the terminal's cursor is to stand, in the whole grid's coordinates; nil hides it.
  public private(set) var cursor: Point?
  /// The whole grid's size, whatever part is being drawn in.
  public let gridSize: Size
  private var frame: Rect
  private var clip: Rect

  public init(size: Size, glyphs: GlyphSet = .unicode) {
    self.glyphs = glyphs
    gridSize = size
    frame = Rect(size: size)
    clip = frame
    cells = Array(repeating: .blank, count: size.width * size.height)
  }

  /// The size of the part being drawn in; the whole grid's outside of `draw(in:)`.
  public var size: Size { frame.size }
  public var width: Int { frame.width }
  public var height: Int { frame.height }
  /// The part being drawn in, in its own coordinates.
  public var bounds: Rect { Rect(size: frame.size) }

  /// The cell at a place of the part being drawn in; nil outside.
  public subscript(point: Point) -> Cell? {
    let place = point.moved(x: frame.x, y: frame.y)
    return clip.contains(place) ? cells[place.y * gridSize.width + place.x] : nil
  }

  /// Draws in a part: there (0, 0) is the part's top left, and nothing can be drawn outside it.
  public mutating func draw(in rect: Rect, _ body: (inout Canvas) -> Void) {
    let outer = (frame, clip)
    frame = rect.moved(x: frame.x, y: frame.y)
    clip = clip.intersection(frame)
    body(&self)
    (frame, clip) = outer
  }

  public mutating func placeCursor(at point: Point) {
    let place = point.moved(x: frame.x, y: frame.y)
    if clip.contains(place) { cursor = place }
  }

  /// Every cell of the rectangle with one character of one column.
  public mutating func fill(
    _ rect: Rect? = nil, with character: Character = " ", tone: Tone = .text, on background: Tone? = nil,
    emphasis: Emphasis = []
  ) {
    let area = visible(rect)
    guard !area.isEmpty, let glyph = single(character) else { return }
    let cell = Cell(glyph, style: Style(tone, on: background, emphasis: emphasis))
    for y in area.y..<area.endY {
      for x in area.x..<area.endX { put(cell, x, y) }
    }
  }

  /// Gives what is drawn there another ground, as for a selected row; tones and text stay. `keepingGrounds` leaves out what
  /// was given one already, or has one by its tone.
  public mutating func shade(
    _ rect: Rect? = nil, with background: Tone, emphasis: Emphasis = [], keepingGrounds: Bool = false
  ) {
    let area = visible(rect)
    guard !area.isEmpty else { return }
    for y in area.y..<area.endY {
      for index in (y * gridSize.width + area.x)..<(y * gridSize.width + area.endX) {
        if keepingGrounds, cells[index].style.hasGround { continue }
        cells[index].style.background = background
        cells[index].style.emphasis.formUnion(emphasis)
      }
    }
  }

  /// Makes everything there one tone, as for what lies behind a dialog.
  public mutating func recolour(_ rect: Rect? = nil, tone: Tone) {
    let area = visible(rect)
    guard !area.isEmpty else { return }
    for y in area.y..<area.endY {
      for index in (y * gridSize.width + area.x)..<(y * gridSize.width + area.endX) {
        cells[index].style = Style(tone)
      }
    }
  }

  private func visible(_ rect: Rect?) -> Rect {
    (rect ?? bounds).moved(x: frame.x, y: frame.y).intersection(clip)
  }

  private func single(_ character: Character) -> Character? {
    var glyphs: [Glyph] = []
    Glyphs.append(character, ascii: self.glyphs == .ascii, to: &glyphs)
    return glyphs.first.flatMap { $0.width == 1 ? $0.character : nil }
  }

  /// Puts a glyph at a place of the part being drawn in, if all of it is inside.
  mutating func put(_ glyph: Glyph, at point: Point, style: Style) {
    let place = point.moved(x: frame.x, y: frame.y)
    let right = Point(x: place.x + glyph.width - 1, y: place.y)
    guard clip.contains(place), clip.contains(right) else { return }
    var style = style
    if glyph.isMark { style.emphasis.formSymmetricDifference(.reverse) }
    put(Cell(glyph.character, width: UInt8(glyph.width), style: style), place.x, place.y)
  }

  private mutating func put(_ cell: Cell, _ x: Int, _ y: Int) {
    let index = y * gridSize.width + x
    breakWide(at: index, x)
    if cell.width == 2 {
      breakWide(at: index + 1, x + 1)
      cells[index + 1] = Cell(" ", width: 0, style: cell.style)
    }
    cells[index] = cell
  }

  /// Blanks the other half of a wide glyph one half of which is about to be overwritten.
  private mutating func breakWide(at index: Int, _ x: Int) {
    switch cells[index].width {
    case 0 where x > 0:
      cells[index - 1].glyph = " "
      cells[index - 1].width = 1
    case 2 where x + 1 < gridSize.width:
      cells[index + 1].width = 1
    default: break
    }
    cells[index].width = 1
  }
}
