import CustomerSuccess
import TerminalUI

/// Where the cells of a heat map stand, and how they look. What there is no room for is reached by moving there.
struct HeatMap {
  var cross: SegmentCross
  var row: Int
  var column: Int
  var size: Size

  private static let labels = 14
  private static let least = 9

  private var shownColumns: Range<Int> {
    let room = max(1, (size.width - HeatMap.labels - 2) / HeatMap.least)
    return window(of: cross.columns.rows.count, room: room, around: column)
  }

  /// Below the titles and above the averages of the columns.
  private var shownRows: Range<Int> { window(of: cross.rows.rows.count, room: max(1, size.height - 2), around: row) }

  private var cellWidth: Int {
    min(16, max(HeatMap.least, (size.width - HeatMap.labels - 2) / max(1, shownColumns.count + 1)))
  }

  private func window(of count: Int, room: Int, around place: Int) -> Range<Int> {
    let first = min(max(0, place - room + 1), max(0, count - room))
    return first..<min(count, first + room)
  }

  private func rect(_ row: Int, _ column: Int) -> Rect {
    Rect(
      x: HeatMap.labels + 1 + (column - shownColumns.lowerBound) * cellWidth, y: 1 + row - shownRows.lowerBound,
      width: cellWidth, height: 1)
  }

  /// The cell under a point; nil beside them.
  func place(at point: Point) -> (row: Int, column: Int)? {
    for row in shownRows {
      for column in shownColumns where rect(row, column).contains(point) { return (row, column) }
    }
    return nil
  }

  func draw(isFocused: Bool, on canvas: inout Canvas) {
    let averages = cross.rows.rows.flatMap { row in
      cross.columns.rows.compactMap { cross[row.value, $0.value]?.average }
    }
    let range = (averages.min() ?? 0)...(averages.max() ?? 0)
    for column in shownColumns { title(column, on: &canvas) }
    for row in shownRows {
      let value = cross.rows.rows[row].value
      canvas.write(
        cross.rows.segment.title(of: value), at: Point(x: 1, y: rect(row, 0).y), maxWidth: HeatMap.labels - 1)
      for column in shownColumns {
        let average = cross[value, cross.columns.rows[column].value]?.average
        let isChosen = row == self.row && column == self.column
        // The mark says it where no ground does.
        let words = (isChosen ? "\(canvas.glyphs.pointer)" : "") + (average.map(NumberWords.tenth) ?? "–")
        HeatCell(words, value: average, in: range).draw(
          in: rect(row, column), isSelected: isFocused && isChosen, on: &canvas)
      }
    }
    totals(on: &canvas)
  }

  private func title(_ column: Int, on canvas: inout Canvas) {
    let title = cross.columns.segment.title(of: cross.columns.rows[column].value)
      .truncated(to: cellWidth - 2, glyphs: canvas.glyphs)
    let place = rect(shownRows.lowerBound, column)
    canvas.writeRight(title, at: Point(x: place.x, y: 0), width: cellWidth - 1, tone: .heading)
  }

  /// The averages of whole rows and columns, where there is room.
  private func totals(on canvas: inout Canvas) {
    let y = 1 + shownRows.count
    let right = rect(0, shownColumns.upperBound).x
    canvas.write("All", at: Point(x: 1, y: y), tone: .heading)
    for column in shownColumns {
      average(cross.columns.rows[column].sums, at: Point(x: rect(0, column).x, y: y), on: &canvas)
    }
    guard right + cellWidth <= size.width else { return }
    canvas.writeRight("All", at: Point(x: right, y: 0), width: cellWidth - 1, tone: .heading)
    for row in shownRows {
      average(cross.rows.rows[row].sums, at: Point(x: right, y: rect(row, 0).y), on: &canvas)
    }
    average(cross.total, at: Point(x: right, y: y), on: &canvas)
  }

  private func average(_ sums: SegmentSums, at point: Point, on canvas: inout Canvas) {
    canvas.writeRight(sums.average.map(NumberWords.tenth) ?? "–", at: point, width: cellWidth - 1, tone: .title)
  }
}
