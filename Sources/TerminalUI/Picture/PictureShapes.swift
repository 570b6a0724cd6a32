/// A picture's grounds, strokes and bars: one path for all that look the same.
struct PictureShapes {
  private struct Look: Hashable {
    var colour: RGB
    /// Per cent.
    var opacity = 100
    /// 0 for a filled shape.
    var stroke = 0
  }

  private var order: [Look] = []
  private var paths: [Look: String] = [:]
  private static let cell = ScreenPicture.cell

  mutating func addGrounds(_ inks: [Ink], y: Int, except ground: RGB) {
    for run in PictureShapes.runs(inks.map(\.background)) where inks[run.lowerBound].background != ground {
      fill(run, y: y, Look(colour: inks[run.lowerBound].background))
    }
  }

  mutating func addGlyphs(_ cells: [Cell], _ inks: [Ink], y: Int) {
    let drawn = zip(cells, inks).map { cell, ink in Drawn(glyph: cell.glyph, colour: ink.foreground) }
    for run in PictureShapes.runs(drawn) {
      let (glyph, colour) = (drawn[run.lowerBound].glyph, drawn[run.lowerBound].colour)
      switch CellShape(glyph) {
      case .line(let arms): add(arms, run, y: y, colour)
      case .corner(let corner): for x in run { add(corner, x: x, y: y, colour) }
      case .block(let left, let top, let width, let height, let opacity):
        let look = Look(colour: colour, opacity: opacity)
        // Side by side they are one, as far as they reach from edge to edge.
        guard width < 8 else {
          fill(run, y: y, look, top: top * 2, height: height * 2)
          continue
        }
        for x in run {
          add("M\(x * Self.cell.width + left) \(y * Self.cell.height)h\(width)v\(height * 2)h-\(width)z", look)
        }
      case nil: break
      }
    }
  }

  /// The paths in the order their looks first appeared, so that the same screen gives the same bytes.
  var svg: String {
    order.map { look in
      let path = paths[look] ?? ""
      guard look.stroke == 0 else {
        return "<path fill=\"none\" stroke=\"\(look.colour.hex)\" stroke-width=\"\(look.stroke)\" d=\"\(path)\"/>\n"
      }
      let opacity = look.opacity == 100 ? "" : " fill-opacity=\".\(look.opacity)\""
      return "<path shape-rendering=\"crispEdges\" fill=\"\(look.colour.hex)\"\(opacity) d=\"\(path)\"/>\n"
    }.joined()
  }

  private struct Drawn: Equatable {
    var glyph: Character
    var colour: RGB
  }

  private mutating func add(_ path: String, _ look: Look) {
    if paths[look] == nil { order.append(look) }
    paths[look, default: ""] += path
  }

  private mutating func fill(_ run: Range<Int>, y: Int, _ look: Look, top: Int = 0, height: Int = cell.height) {
    let width = run.count * Self.cell.width
    add("M\(run.lowerBound * Self.cell.width) \(y * Self.cell.height + top)h\(width)v\(height)h-\(width)z", look)
  }

  private mutating func add(_ arms: CellShape.Arms, _ run: Range<Int>, y: Int, _ colour: RGB) {
    let look = Look(colour: colour, stroke: arms.isHeavy ? 2 : 1)
    let (width, height) = (Self.cell.width, Self.cell.height)
    if arms.left, arms.right {
      add("M\(run.lowerBound * width) \(y * height + height / 2)h\(run.count * width)", look)
      return
    }
    for x in run {
      let middle = (x: x * width + width / 2, y: y * height + height / 2)
      if arms.up, arms.down {
        add("M\(middle.x) \(y * height)v\(height)", look)
      } else {
        // One stroke round the corner: it has no notch.
        let end = arms.right ? width / 2 : -width / 2
        let start = arms.down ? height / 2 : -height / 2
        add("M\(middle.x) \(middle.y + start)v\(-start)h\(end)", look)
      }
    }
  }

  private mutating func add(_ corner: CellShape.RoundCorner, x: Int, y: Int, _ colour: RGB) {
    let (width, height) = (Self.cell.width, Self.cell.height)
    let (across, along) = (corner.right ? width / 2 : -width / 2, corner.down ? height / 2 : -height / 2)
    let bend = corner.down ? 4 : -4
    add(
      "M\(x * width + width / 2) \(y * height + height / 2 + along)v\(bend - along)q0 \(-bend) \(across) \(-bend)",
      Look(colour: colour, stroke: 1))
  }

  private static func runs<Value: Equatable>(_ values: [Value]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in values.indices where index + 1 == values.count || values[index + 1] != values[index] {
      runs.append(start..<index + 1)
      start = index + 1
    }
    return runs
  }
}
