/// Digits to be read from afar, drawn from pictures of three by five points.
public struct BigDigits: Hashable, Sendable {
  public enum Scale: Hashable, Sendable {
    /// Three rows: two points above each other share a cell.
    case small
    /// Five rows: a point is a cell high and two wide.
    case large
    /// Ten rows: a point is two cells high and four wide.
    case huge
  }

  /// Digits, `:`, `-`, `.`, `%`, `d`, `h` and blanks; other characters are left out.
  public var text: String
  public var scale: Scale
  public var tone: Tone

  public init(_ text: String, scale: Scale = .small, tone: Tone = .text) {
    self.text = text
    self.scale = scale
    self.tone = tone
  }

  /// What it takes; ASCII has no half cells and draws five rows in both scales.
  public func size(glyphs: GlyphSet = .unicode) -> Size {
    let points = pictures.reduce(0) { $0 + $1.width } + max(0, pictures.count - 1)
    return Size(width: points * cellsPerPoint, height: rows(glyphs))
  }

  /// Draws at the rectangle's top left, or as plain bold text where there is no room.
  public func draw(in rect: Rect, on canvas: inout Canvas) {
    let size = size(glyphs: canvas.glyphs)
    guard size.width <= rect.width, size.height <= rect.height else {
      canvas.write(text, at: rect.origin, tone: tone, emphasis: .bold, maxWidth: rect.width)
      return
    }
    for (y, line) in lines(glyphs: canvas.glyphs).enumerated() {
      canvas.write(line, at: rect.origin.moved(y: y), tone: tone)
    }
  }

  func lines(glyphs: GlyphSet) -> [String] {
    (0..<rows(glyphs)).map { row in
      pictures.map { line($0, row: row, glyphs: glyphs) }.joined(
        separator: String(repeating: " ", count: cellsPerPoint))
    }
  }

  private var cellsPerPoint: Int {
    switch scale {
    case .small: 1
    case .large: 2
    case .huge: 4
    }
  }
  private var pictures: [Picture] { text.compactMap { Picture.all[$0] } }

  private func rows(_ glyphs: GlyphSet) -> Int {
    switch scale {
    case .small: glyphs == .unicode ? 3 : 5
    case .large: 5
    case .huge: 10
    }
  }

  private func line(_ picture: Picture, row: Int, glyphs: GlyphSet) -> String {
    (0..<picture.width).map { x in
      let rowsPerPoint = rows(glyphs) / 5
      if rowsPerPoint > 0 {
        return String(repeating: picture.has(x, row / rowsPerPoint) ? glyphs.barFull : " ", count: cellsPerPoint)
      }
      switch (picture.has(x, 2 * row), picture.has(x, 2 * row + 1)) {
      case (true, true): return "█"
      case (true, false): return "▀"
      case (false, true): return "▄"
      case (false, false): return " "
      }
    }.joined()
  }
}

/// A character as points, row by row.
private struct Picture {
  var rows: [String]
  var width: Int { rows[0].count }

  func has(_ x: Int, _ y: Int) -> Bool {
    guard rows.indices.contains(y) else { return false }
    return Array(rows[y])[x] == "#"
  }

  static let all: [Character: Picture] = [
    "0": ["###", "# #", "# #", "# #", "###"], "1": ["## ", " # ", " # ", " # ", "###"],
    "2": ["###", "  #", "###", "#  ", "###"], "3": ["###", "  #", " ##", "  #", "###"],
    "4": ["# #", "# #", "###", "  #", "  #"], "5": ["###", "#  ", "###", "  #", "###"],
    "6": ["###", "#  ", "###", "# #", "###"], "7": ["###", "  #", "  #", "  #", "  #"],
    "8": ["###", "# #", "###", "# #", "###"], "9": ["###", "# #", "###", "  #", "###"],
    ":": [" ", "#", " ", "#", " "], "-": ["   ", "   ", "###", "   ", "   "], ".": [" ", " ", " ", " ", "#"],
    "d": ["  #", "  #", "###", "# #", "###"], "h": ["#  ", "#  ", "###", "# #", "# #"],
    "%": ["# #", "  #", " # ", "#  ", "# #"], " ": [" ", " ", " ", " ", " "],
  ].mapValues { Picture(rows: $0) }
}
