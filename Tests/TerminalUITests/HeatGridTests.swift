import TerminalUI
import Testing

/// Cells in rows and columns: what is seen of them, and where the mouse finds them.
@Suite struct HeatGridTests {
  /// A triangle: each row has one cell less than the one before.
  private func grid(_ width: Int, _ height: Int, chosen: (row: Int, column: Int) = (0, 0)) -> HeatGrid {
    let rows = (0..<4).map { row in
      HeatGrid.Row(
        "row \(row)", lead: "\(10 + row)",
        cells: (0..<(4 - row)).map { HeatGrid.Cell("\(row)\($0)", value: Double(row * 10 + $0)) })
    }
    var grid = HeatGrid(
      columns: (0..<4).map(String.init), rows: rows, chosen: chosen, size: Size(width: width, height: height))
    grid.heading = HeatGrid.Row("Rows", lead: "n", cells: [])
    (grid.titleWidth, grid.leadWidth, grid.cellWidths) = (7, 4, 5...8)
    return grid
  }

  private func lines(_ grid: HeatGrid) -> [String] {
    var canvas = Canvas(size: grid.size)
    grid.draw(isFocused: true, on: &canvas)
    return canvas.lines.map { $0.replacing(/\s+$/, with: "") }
  }

  @Test func aTriangleHasNoCellsBehindItsLast() {
    var grid = grid(33, 6, chosen: (1, 1))
    grid.totals = HeatGrid.Row("All", lead: "46", cells: [HeatGrid.Cell("9", value: nil)])
    #expect(
      lines(grid) == [
        " Rows     n    0    1    2    3", " row 0   10   00   01   02   03", " row 1   11   10  ›11   12",
        " row 2   12   20   21", " row 3   13   30", " All     46    9",
      ])
  }

  /// The chosen cell is in sight, and the mouse finds each cell where it is drawn.
  @Test(arguments: [(33, 6), (23, 4), (18, 3), (60, 9)]) func theChosenCellIsSeenAndHit(_ width: Int, _ height: Int) {
    for row in 0..<4 {
      for column in 0..<(4 - row) {
        let grid = grid(width, height, chosen: (row, column))
        let shown = lines(grid)
        guard let y = shown.firstIndex(where: { $0.contains("›") }),
          let x = shown[y].firstIndex(of: "›").map({ shown[y].distance(from: shown[y].startIndex, to: $0) })
        else {
          Issue.record("\(row) \(column) is not seen in \(width) × \(height)")
          continue
        }
        #expect(shown[y].contains("›\(row)\(column)"))
        let hit = grid.place(at: Point(x: x, y: y))
        #expect(hit?.row == row && hit?.column == column)
        #expect(grid.place(at: Point(x: 0, y: y)) == nil && grid.place(at: Point(x: x, y: 0)) == nil)
      }
    }
  }
}
