/// Figures in rows and columns, each on a ground that says where it lies among all of them. One cell is chosen; what there is no room
/// for is reached by moving there.
public struct HeatGrid {
  public struct Cell: Hashable, Sendable {
    public var text: String
    /// Nil for a cell without a figure, and without a ground.
    public var value: Double?

    public init(_ text: String, value: Double?) {
      self.text = text
      self.value = value
    }
  }

  public struct Row: Hashable, Sendable {
    public var title: String
    /// Beside the title, at the right of its column.
    public var lead: String
    /// A column each; nil where there is none, and after the last.
    public var cells: [Cell?]
    /// Of the whole row.
    public var total: String

    public init(_ title: String, lead: String = "", cells: [Cell?], total: String = "") {
      self.title = title
      self.lead = lead
      self.cells = cells
      self.total = total
    }
  }

  /// The titles of the columns.
  public var columns: [String]
  public var rows: [Row]
  /// Of the whole columns, below them; nil for none.
  public var totals: Row?
  /// Over the totals of the rows, at the right; nil where there are none.
  public var totalTitle: String?
  /// Over the titles of the rows, and over what stands beside those.
  public var heading: Row?
  public var row: Int
  public var column: Int
  public var size: Size
  /// The room of a row's title, and of what stands beside it.
  public var titleWidth = 14
  public var leadWidth = 0
  /// A cell is so wide at least, with a blank at its right, and at most.
  public var cellWidths = 9...16

  public init(columns: [String], rows: [Row], chosen: (row: Int, column: Int), size: Size) {
    self.columns = columns
    self.rows = rows
    (row, column) = chosen
    self.size = size
  }

  private var labels: Int { titleWidth + leadWidth }

  private var shownColumns: Range<Int> {
    let room = max(1, (size.width - labels - 2) / cellWidths.lowerBound)
    return window(of: columns.count, room: room, around: column)
  }

  /// Below the titles and above what columns add up to.
  private var shownRows: Range<Int> {
    window(of: rows.count, room: max(1, size.height - (totals == nil ? 1 : 2)), around: row)
  }

  private var cellWidth: Int {
    let parts = shownColumns.count + (totalTitle == nil ? 0 : 1)
    return min(cellWidths.upperBound, max(cellWidths.lowerBound, (size.width - labels - 2) / max(1, parts)))
  }

  private func window(of count: Int, room: Int, around place: Int) -> Range<Int> {
    let first = min(max(0, place - room + 1), max(0, count - room))
    return first..<min(count, first + room)
  }

  private func rect(_ row: Int, _ column: Int) -> Rect {
    Rect(
      x: labels + 1 + (column - shownColumns.lowerBound) * cellWidth, y: 1 + row - shownRows.lowerBound,
      width: cellWidth, height: 1)
  }

  private func cell(_ row: Int, _ column: Int) -> Cell? {
    rows[row].cells.indices.contains(column) ? rows[row].cells[column] : nil
  }

  /// The place under a point, whether a cell is there or not; nil beside them.
  public func place(at point: Point) -> (row: Int, column: Int)? {
    for row in shownRows {
      for column in shownColumns where rect(row, column).contains(point) { return (row, column) }
    }
    return nil
  }

  public func draw(isFocused: Bool, on canvas: inout Canvas) {
    let values = rows.flatMap { $0.cells.compactMap { $0?.value } }
    let range = (values.min() ?? 0)...(values.max() ?? 0)
    if let heading { label(heading, y: 0, tone: .heading, on: &canvas) }
    for column in shownColumns { title(column, on: &canvas) }
    for row in shownRows {
      label(rows[row], y: rect(row, 0).y, tone: .text, on: &canvas)
      for column in shownColumns {
        guard let cell = cell(row, column) else { continue }
        let isChosen = row == self.row && column == self.column
        // The mark says it where no ground does.
        HeatCell((isChosen ? "\(canvas.glyphs.pointer)" : "") + cell.text, value: cell.value, in: range).draw(
          in: rect(row, column), isSelected: isFocused && isChosen, on: &canvas)
      }
    }
    drawTotals(on: &canvas)
  }

  private func label(_ row: Row, y: Int, tone: Tone, on canvas: inout Canvas) {
    canvas.write(row.title, at: Point(x: 1, y: y), tone: tone, maxWidth: titleWidth - 1)
    guard leadWidth > 0 else { return }
    canvas.writeRight(row.lead, at: Point(x: titleWidth, y: y), width: leadWidth, tone: tone)
  }

  private func title(_ column: Int, on canvas: inout Canvas) {
    let title = columns[column].truncated(to: cellWidth - 2, glyphs: canvas.glyphs)
    let place = rect(shownRows.lowerBound, column)
    canvas.writeRight(title, at: Point(x: place.x, y: 0), width: cellWidth - 1, tone: .heading)
  }

  /// What whole rows and columns come to, where there is room.
  private func drawTotals(on canvas: inout Canvas) {
    let y = 1 + shownRows.count
    let right = rect(0, shownColumns.upperBound).x
    if let totals {
      label(totals, y: y, tone: .heading, on: &canvas)
      for column in shownColumns where totals.cells.indices.contains(column) {
        total(totals.cells[column]?.text ?? "", at: Point(x: rect(0, column).x, y: y), on: &canvas)
      }
    }
    guard let totalTitle, right + cellWidth <= size.width else { return }
    canvas.writeRight(totalTitle, at: Point(x: right, y: 0), width: cellWidth - 1, tone: .heading)
    for row in shownRows { total(rows[row].total, at: Point(x: right, y: rect(row, 0).y), on: &canvas) }
    total(totals?.total ?? "", at: Point(x: right, y: y), on: &canvas)
  }

  private func total(_ text: String, at point: Point, on canvas: inout Canvas) {
    canvas.writeRight(text, at: point, width: cellWidth - 1, tone: .title)
  }
}
