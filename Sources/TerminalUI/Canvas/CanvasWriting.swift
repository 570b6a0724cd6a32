extension Canvas {
  /// Writes one line and returns the columns used. What is longer than `maxWidth`, or than the room to the right edge, ends
  /// in an ellipsis; a grapheme is shown whole or not at all.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, at point: Point, tone: Tone = .text, emphasis: Emphasis = [],
    on background: Tone? = nil, maxWidth: Int? = nil
  ) -> Int {
    write(text, at: point, style: Style(tone, on: background, emphasis: emphasis), maxWidth: maxWidth)
  }

  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, at point: Point, style: Style, maxWidth: Int? = nil
  ) -> Int {
    let room = min(maxWidth ?? .max, max(0, width - point.x))
    guard room > 0, point.y >= 0, point.y < height else { return 0 }
    let run = TextRun(text, glyphs: glyphs, maxWidth: room)
    var place = point
    for glyph in run.glyphs {
      put(glyph, at: place, style: style)
      place.x += glyph.width
    }
    return run.width
  }

  /// Writes so that the text ends at the end of `width` columns from the point; returns the columns used.
  @discardableResult
  public mutating func writeRight(
    _ text: some StringProtocol, at point: Point, width: Int, tone: Tone = .text, emphasis: Emphasis = [],
    on background: Tone? = nil
  ) -> Int {
    let used = min(columns(text), max(0, width))
    let start = point.moved(x: width - used)
    return write(text, at: start, tone: tone, emphasis: emphasis, on: background, maxWidth: used)
  }

  /// Writes in the middle of `width` columns from the point; returns the columns used.
  @discardableResult
  public mutating func writeCentred(
    _ text: some StringProtocol, at point: Point, width: Int, tone: Tone = .text, emphasis: Emphasis = [],
    on background: Tone? = nil
  ) -> Int {
    let used = min(columns(text), max(0, width))
    let start = point.moved(x: (width - used) / 2)
    return write(text, at: start, tone: tone, emphasis: emphasis, on: background, maxWidth: used)
  }

  /// Writes pieces of different styles one after the other; returns the columns used.
  @discardableResult
  public mutating func write(_ pieces: [Piece], at point: Point, maxWidth: Int? = nil) -> Int {
    let room = min(maxWidth ?? .max, max(0, width - point.x))
    var used = 0
    for piece in pieces where used < room {
      used += write(piece.text, at: point.moved(x: used), style: piece.style, maxWidth: room - used)
    }
    return used
  }

  /// The columns a text takes on this canvas.
  public func columns(_ text: some StringProtocol) -> Int { TextRun.columns(text, glyphs: glyphs) }
}

/// Text with one style, a part of a line.
public struct Piece: Hashable, Sendable {
  public var text: String
  public var style: Style

  public init(_ text: String, _ tone: Tone = .text, emphasis: Emphasis = [], on background: Tone? = nil) {
    self.text = text
    style = Style(tone, on: background, emphasis: emphasis)
  }
}
