internal import CNcurses
import TerminalUI

/// Hands canvases to ncurses: only rows that differ from the frame before, in runs of one style.
@MainActor
struct FrameWriter {
  private var shown: Canvas?
  private var scalars: [UInt32] = []

  /// Forgets what is shown; the next frame is handed over whole.
  mutating func forget() { shown = nil }

  /// Text of one look at a place.
  struct Run {
    var at: Point
    var look: Palette.Look
    var scalars: [UInt32]
  }

  /// More changed cells than these are drawn row by row.
  private static let fewCells = 96

  /// What to hand over, and in which order to show it: all at once, unless only a few cells `inAnyOrder` differ from the
  /// frame before. Those of one colour come together then, since a change of colour costs more than a move of the cursor.
  mutating func strokes(of canvas: Canvas, size: Size, inAnyOrder: Bool, palette: inout Palette) -> [[Run]] {
    let width = canvas.gridSize.width
    let columns = min(width, size.width)
    let before = shown?.gridSize == canvas.gridSize ? shown : nil
    shown = canvas
    var rows: [Int] = []
    for y in 0..<min(canvas.gridSize.height, size.height) {
      let range = (y * width)..<((y + 1) * width)
      if let before, before.cells[range] == canvas.cells[range] { continue }
      rows.append(y)
    }
    guard !rows.isEmpty else { return [] }
    if inAnyOrder, let before,
      let strokes = strokes(from: before, to: canvas, rows: rows, columns: columns, palette: &palette)
    {
      return strokes
    }
    return [
      rows.flatMap { y in
        runs(of: canvas.cells[(y * width)..<((y + 1) * width)], y: y, columns: columns, palette: &palette)
      }
    ]
  }

  /// The cells that differ, by their look; nil if they are many or not all of them plain letters.
  private func strokes(
    from before: Canvas, to canvas: Canvas, rows: [Int], columns: Int, palette: inout Palette
  ) -> [[Run]]? {
    let width = canvas.gridSize.width
    var strokes: [[Run]] = []
    var count = 0
    for y in rows {
      for x in 0..<columns {
        let cell = canvas.cells[y * width + x]
        let old = before.cells[y * width + x]
        guard cell != old else { continue }
        count += 1
        guard count <= FrameWriter.fewCells, old.width == 1, cell.width == 1, let letter = cell.glyph.asciiValue
        else { return nil }
        let run = Run(at: Point(x: x, y: y), look: palette.look(cell.style), scalars: [UInt32(letter)])
        if let index = strokes.firstIndex(where: { cell.canJoin($0[0].look, run.look) }) {
          var joined = run
          joined.look = strokes[index][0].look
          strokes[index].append(joined)
        } else {
          strokes.append([run])
        }
      }
    }
    return strokes
  }

  /// Hands runs over to ncurses, which shows them with its next update.
  func put(_ runs: [Run]) {
    let window = nc_stdscr()
    for run in runs {
      nc_set_style(window, run.look.attributes, run.look.pair)
      nc_put(window, Int32(run.at.y), Int32(run.at.x), run.scalars, Int32(run.scalars.count))
    }
  }

  private mutating func runs(of row: ArraySlice<Cell>, y: Int, columns: Int, palette: inout Palette) -> [Run] {
    let styles = thriftyStyles(row.prefix(columns), &palette)
    var runs: [Run] = []
    var start = 0
    while start < columns {
      let end = run(in: row, styles, from: start)
      if !scalars.isEmpty {
        runs.append(Run(at: Point(x: start, y: y), look: palette.look(styles[start]), scalars: scalars))
      }
      start = end
    }
    return runs
  }

  /// The cells' styles, where blanks take on the colour beside them as long as nobody can see it: each change of colour
  /// costs over twenty bytes. A single blank takes the colour after it, so that the one behind a border does not bring the
  /// border's colour back for a row that changes; of several, the colour before them.
  private func thriftyStyles(_ row: ArraySlice<Cell>, _ palette: inout Palette) -> [Style] {
    var styles = row.map(\.style)
    let cells = Array(row)
    for x in cells.indices where cells[x].isBlank {
      let isSingle = x + 1 < cells.count && !cells[x + 1].isBlank && (x == 0 || !cells[x - 1].isBlank)
      let neighbour = isSingle ? x + 1 : x - 1
      guard styles.indices.contains(neighbour),
        palette.look(styles[x]).looksBlank(as: palette.look(styles[neighbour]))
      else { continue }
      styles[x] = styles[neighbour]
    }
    return styles
  }

  /// Collects cells of one style and returns where they end. A run also ends after anything but a plain letter, so that a
  /// glyph a terminal library measures differently than we do cannot move what comes after it.
  private mutating func run(in row: ArraySlice<Cell>, _ styles: [Style], from start: Int) -> Int {
    scalars.removeAll(keepingCapacity: true)
    let columns = styles.count
    var x = start
    while x < columns, styles[x] == styles[start] {
      let cell = row[row.startIndex + x]
      x += max(1, Int(cell.width))
      if cell.width == 0 { continue }
      if x > columns {
        scalars.append(0x20)
        break
      }
      let before = scalars.count
      for scalar in cell.glyph.unicodeScalars { scalars.append(scalar.value) }
      if cell.width == 2 || scalars.count > before + 1 { break }
    }
    return min(x, columns)
  }
}

extension Cell {
  fileprivate var isBlank: Bool { width == 1 && glyph == " " }

  /// A blank may take on any colour that nobody can see of it.
  fileprivate func canJoin(_ other: Palette.Look, _ own: Palette.Look) -> Bool {
    other == own || isBlank && own.looksBlank(as: other)
  }
}

extension Palette.Look {
  fileprivate func looksBlank(as other: Palette.Look) -> Bool {
    background == other.background && isBareWhenBlank && other.isBareWhenBlank
  }
}
