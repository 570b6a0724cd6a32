/// A glyph that fills its cell from edge to edge: drawn as a shape, it joins its neighbours whatever font there is.
enum CellShape {
  /// Strokes from the cell's middle to its edges.
  case line(Arms)
  case corner(RoundCorner)
  /// A part of the cell in eighths of its width and height, filled so far.
  case block(x: Int, y: Int, width: Int, height: Int, opacity: Int)

  struct Arms {
    var left = false
    var right = false
    var up = false
    var down = false
    var isHeavy = false
  }

  struct RoundCorner {
    /// To the right rather than to the left.
    var right: Bool
    var down: Bool
  }

  init?(_ glyph: Character) {
    switch glyph {
    case "─": self = .line(Arms(left: true, right: true))
    case "│": self = .line(Arms(up: true, down: true))
    case "━": self = .line(Arms(left: true, right: true, isHeavy: true))
    case "┃": self = .line(Arms(up: true, down: true, isHeavy: true))
    case "┏": self = .line(Arms(right: true, down: true, isHeavy: true))
    case "┓": self = .line(Arms(left: true, down: true, isHeavy: true))
    case "┗": self = .line(Arms(right: true, up: true, isHeavy: true))
    case "┛": self = .line(Arms(left: true, up: true, isHeavy: true))
    case "╭": self = .corner(RoundCorner(right: true, down: true))
    case "╮": self = .corner(RoundCorner(right: false, down: true))
    case "╰": self = .corner(RoundCorner(right: true, down: false))
    case "╯": self = .corner(RoundCorner(right: false, down: false))
    case "▐": self = .block(x: 4, y: 0, width: 4, height: 8, opacity: 100)
    case "░": self = .block(x: 0, y: 0, width: 8, height: 8, opacity: 25)
    case "▒": self = .block(x: 0, y: 0, width: 8, height: 8, opacity: 50)
    case "▓": self = .block(x: 0, y: 0, width: 8, height: 8, opacity: 75)
    default:
      if let rows = CellShape.eighths("▁▂▃▄▅▆▇█", glyph) {
        self = .block(x: 0, y: 8 - rows, width: 8, height: rows, opacity: 100)
      } else if let columns = CellShape.eighths("▏▎▍▌▋▊▉", glyph) {
        self = .block(x: 0, y: 0, width: columns, height: 8, opacity: 100)
      } else {
        return nil
      }
    }
  }

  private static func eighths(_ row: String, _ glyph: Character) -> Int? {
    row.firstIndex(of: glyph).map { row.distance(from: row.startIndex, to: $0) + 1 }
  }
}
