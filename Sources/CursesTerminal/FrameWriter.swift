internal import CNcurses
import TerminalUI

/// Hands canvases to ncurses: only rows that differ from the frame before, in runs of one style.
@MainActor
struct FrameWriter {
  private var shown: Canvas?
  private var scalars: [UInt32] = []

  /// Forgets what is shown; the next frame is handed over whole.
  mutating func forget() { shown = nil }

  /// Returns how many rows were handed over.
  mutating func write(_ canvas: Canvas, size: Size, palette: inout Palette) -> Int {
    let width = canvas.gridSize.width
    let comparable = shown?.gridSize == canvas.gridSize
    var changed = 0
    for y in 0..<min(canvas.gridSize.height, size.height) {
      let row = canvas.cells[(y * width)..<((y + 1) * width)]
      if comparable, let shown, shown.cells[(y * width)..<((y + 1) * width)] == row { continue }
      changed += 1
      write(row, y: y, columns: min(width, size.width), palette: &palette)
    }
    shown = canvas
    return changed
  }

  private mutating func write(_ row: ArraySlice<Cell>, y: Int, columns: Int, palette: inout Palette) {
    let window = nc_stdscr()
    let styles = thriftyStyles(row.prefix(columns), &palette)
    var start = 0
    while start < columns {
      let end = run(in: row, styles, from: start)
      if !scalars.isEmpty {
        let look = palette.look(styles[start])
        nc_set_style(window, look.attributes, look.pair)
        nc_put(window, Int32(y), Int32(start), scalars, Int32(scalars.count))
      }
      start = end
    }
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
}

extension Palette.Look {
  fileprivate func looksBlank(as other: Palette.Look) -> Bool {
    background == other.background && isBareWhenBlank && other.isBareWhenBlank
  }
}
