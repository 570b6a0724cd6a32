/// Rows in columns, drawn for the visible lines only. Columns that do not fit fall away, the least important first, of equally
/// important ones the last. A column that stands at the right holds numbers: cut ones would be wrong ones, so it is as wide as
/// they are, or not there.
public struct Table<Row> {
  /// One column: its title, how wide it is, and what a row shows in it.
  public struct Column {
    public var title: String
    /// What it is called in a file: its title, unless that is too short to say it.
    public var name: String
    public var width: ColumnWidth
    /// The highest falls away first.
    public var priority: Int
    public var isRight: Bool
    /// Says in a file what another column says on the screen.
    public var isForFiles = false
    public var cell: (Row) -> [Piece]
    /// What a file has of it: nil for the words of the screen, none for what is only to be looked at.
    public private(set) var values: [FileValue]?

    /// One column of a file, plain: a number that can be summed up, a day that sorts.
    public struct FileValue {
      public var name: String
      public var isNumber: Bool
      public var text: (Row) -> String

      public init(name: String, isNumber: Bool, text: @escaping (Row) -> String) {
        self.name = name
        self.isNumber = isNumber
        self.text = text
      }
    }

    public init(
      _ title: String, _ width: ColumnWidth, named name: String? = nil, priority: Int = 0, isRight: Bool = false,
      cell: @escaping (Row) -> [Piece]
    ) {
      self.title = title
      self.name = name ?? title
      self.width = width
      self.priority = priority
      self.isRight = isRight
      self.cell = cell
    }

    /// In a file it is nothing.
    public func onScreenOnly() -> Column {
      var column = self
      column.values = []
      return column
    }

    /// In a file it is this, and what else it was said to be; called by its name where none is given.
    public func filed(as name: String? = nil, isNumber: Bool = false, _ text: @escaping (Row) -> String) -> Column {
      var column = self
      column.values = (values ?? []) + [FileValue(name: name ?? self.name, isNumber: isNumber, text: text)]
      return column
    }

    public func filed(as name: String? = nil, number: @escaping (Row) -> Int?) -> Column {
      filed(as: name, isNumber: true) { number($0).map(String.init) ?? "" }
    }
  }

  public var columns: [Column]
  /// The column by which the rows are ordered, and whether downwards.
  public var sorted: (title: String, descending: Bool)?
  public var hasHeader = true
  /// How wide the words of columns are, as far as that was measured: nothing is cut beside blanks.
  public var natural: [String: Int] = [:]
  /// Columns are chosen as for this width where it is less than there is: a list that stands alone shows no column that it
  /// loses as soon as there is room for another pane beside it.
  public var columnRoom: Int?

  public init(columns: [Column]) { self.columns = columns }

  /// Rows below the header in so many lines.
  public static func rows(height: Int, hasHeader: Bool = true) -> Int { max(0, height - (hasHeader ? 1 : 0)) }

  /// `row` is asked for the lines seen only; nil while it is being read.
  public func draw(
    top: Int, total: Int, selected: Int, isFocused: Bool, on canvas: inout Canvas,
    isMarked: (Row) -> Bool = { _ in false },
    row: (Int) -> Row?
  ) {
    let places = layout(width: canvas.width - 1)
    let first = hasHeader ? 1 : 0
    if hasHeader { drawHeader(places, on: &canvas) }
    let lines = Table.rows(height: canvas.height, hasHeader: hasHeader)
    for line in 0..<lines where top + line < total {
      let y = first + line
      let shown = row(top + line)
      draw(shown, places, y: y, on: &canvas)
      if let shown, isMarked(shown) { canvas.write(canvas.glyphs.mark, at: Point(x: 0, y: y), tone: .accent) }
      guard top + line == selected else { continue }
      let whole = Rect(x: 0, y: y, width: canvas.width, height: 1)
      // In one tone: a cursor that moves rewrites two rows, and each colour in them costs as much as a word.
      canvas.recolour(whole, tone: isFocused ? .selection : .selectionInactive)
    }
    drawScrollbar(top: top, lines: lines, total: total, first: first, on: &canvas)
  }

  /// One row alone, on a page among other lines.
  public func draw(_ row: Row, y: Int, on canvas: inout Canvas) {
    draw(row, layout(width: canvas.width - 1), y: y, on: &canvas)
  }

  /// The title over a column of cells, in a table that is drawn so wide; nil between columns.
  public func heading(at x: Int, width: Int) -> String? {
    layout(width: width - 1).first { $0.x <= x && x < $0.x + $0.width }?.column.title
  }

  private typealias Place = (column: Column, x: Int, width: Int)

  private func draw(_ row: Row?, _ places: [Place], y: Int, on canvas: inout Canvas) {
    guard let row else {
      canvas.write(String(canvas.glyphs.ellipsis), at: Point(x: 1, y: y), tone: .muted)
      return
    }
    for (column, x, width) in places {
      let pieces = column.cell(row)
      let used = column.isRight ? min(width, pieces.reduce(0) { $0 + canvas.columns($1.text) }) : width
      canvas.write(pieces, at: Point(x: x + width - used, y: y), maxWidth: used)
    }
  }

  private func drawHeader(_ places: [Place], on canvas: inout Canvas) {
    for (column, x, width) in places {
      var title = column.title
      let isSorted = sorted?.title == column.title && !title.isEmpty
      if isSorted {
        // The mark stays whatever becomes of the title.
        title = title.truncated(to: width - 1, glyphs: canvas.glyphs)
        title.append(sorted?.descending == true ? canvas.glyphs.down : canvas.glyphs.up)
      }
      let tone: Tone = isSorted ? .accent : .heading
      if column.isRight {
        canvas.writeRight(title, at: Point(x: x, y: 0), width: width, tone: tone)
      } else {
        canvas.write(title, at: Point(x: x, y: 0), tone: tone, maxWidth: width)
      }
    }
  }

  private func drawScrollbar(top: Int, lines: Int, total: Int, first: Int, on canvas: inout Canvas) {
    guard total > lines, lines > 0 else { return }
    let length = max(1, lines * lines / total)
    let start = total == lines ? 0 : (lines - length) * top / (total - lines)
    let bar = Rect(x: canvas.width - 1, y: first + min(start, lines - length), width: 1, height: length)
    canvas.fill(bar, with: canvas.glyphs.scrollThumb)
  }

  private func layout(width: Int) -> [Place] {
    let room = min(width, columnRoom.map { $0 - 1 } ?? width)
    let kept = kept(in: room)
    // Where the columns are those of a narrower place, none of them waits for what this one has more.
    let isWhole = room < width || kept.count >= columns.count { !$0.isForFiles && $0.priority < Self.spare }
    let sizes = widths(of: kept).sizes(in: width - kept.count - 1, isWhole: isWhole)
    var x = 1
    return zip(kept, sizes).map { column, size in
      defer { x += size + 1 }
      return (column, x, size)
    }
  }

  /// Columns up to this priority are there before the words of others have what they want.
  private static var core: Int { 2 }
  /// Columns from this priority on are there only when nothing beside them is cut.
  private static var spare: Int { 9 }

  /// The columns there is room for: the less important ones only beside names and titles that have theirs.
  private func kept(in width: Int) -> [Column] {
    var kept = columns.filter { !$0.isForFiles }
    while let weakest = weakest(of: kept), kept.count > 1 {
      let widths = widths(of: kept)
      let needed =
        switch kept[weakest].priority {
        case ...Self.core: widths.least
        case Self.spare...: widths.whole
        default: widths.wanted
        }
      guard needed.reduce(kept.count + 1, +) > width else { break }
      kept.remove(at: weakest)
    }
    return kept
  }

  /// An order that cannot be seen is none: the column that the rows are ordered by never falls away.
  private func weakest(of kept: [Column]) -> Int? {
    kept.indices.reversed().filter { sorted == nil || kept[$0].title != sorted?.title }
      .max { kept[$0].priority < kept[$1].priority }
  }

  private func widths(of kept: [Column]) -> TableWidths {
    TableWidths(columns: kept.map { (width(of: $0), natural[$0.name]) })
  }

  private func width(of column: Column) -> ColumnWidth {
    guard column.isRight, let natural = natural[column.name] else { return column.width }
    return .fixed(max(column.width.least(natural), natural))
  }

  /// The columns that a pane of this width shows, with the room of each.
  public func widths(width: Int) -> [(name: String, width: Int)] {
    layout(width: width - 1).map { ($0.column.name, $0.width) }
  }

  /// The names of the columns that a pane of this width shows.
  public func shown(width: Int) -> [String] {
    kept(in: min(width - 1, columnRoom.map { $0 - 1 } ?? width)).map(\.name)
  }

  /// How wide the words of these rows are in the columns that can grow, and in those that are never cut.
  public func natural(of rows: [Row]) -> [String: Int] {
    var widths: [String: Int] = [:]
    for column in columns where column.width.canGrow || column.isRight {
      let title = column.title.columns + (sorted?.title == column.title ? 1 : 0)
      let heading = column.width.canGrow ? title : 0
      widths[column.name] = rows.reduce(heading) { widest, row in
        max(widest, column.cell(row).reduce(0) { $0 + $1.text.columns })
      }
    }
    return widths
  }
}
