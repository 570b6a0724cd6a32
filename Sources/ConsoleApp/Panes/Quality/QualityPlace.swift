import CustomerSuccess

/// Where the cursor is among the figures, the rows of their breakdown and its total, counted as one list of lines.
struct QualityPlace: Hashable, Sendable {
  /// The figure whose cell is chosen in the breakdown.
  var column = QualityFigure.response
  /// At first on the figure whose tickets are listed.
  private(set) var line = QualityFigure.allCases.firstIndex(of: QualityLens().figure) ?? 0
  /// The first row of the breakdown that is seen.
  private(set) var top = 0

  private static let figures = QualityFigure.allCases
  /// Above the first row: two headers, the figures and a blank line.
  static let above = figures.count + 3

  /// The figure the cursor is on; nil in the breakdown.
  var summary: QualityFigure? { QualityPlace.figures.indices.contains(line) ? QualityPlace.figures[line] : nil }
  /// The place in the breakdown; as many as there are rows on the total, negative among the figures.
  var row: Int { line - QualityPlace.figures.count }

  /// Rows that there is room for, with the total below them.
  static func room(_ height: Int) -> Int { max(1, height - above - 1) }

  /// Begins again on a figure.
  mutating func restart(on figure: QualityFigure) {
    line = QualityPlace.figures.firstIndex(of: figure) ?? 0
    top = 0
  }

  mutating func choose(_ line: Int, rows: Int, height: Int) {
    self.line = line
    settle(rows: rows, height: height)
  }

  mutating func choose(row: Int, rows: Int, height: Int) {
    choose(QualityPlace.figures.count + row, rows: rows, height: height)
  }

  mutating func settle(rows: Int, height: Int) {
    line = min(max(0, line), QualityPlace.figures.count + rows)
    let seen = min(max(0, row), max(0, rows - 1))
    let room = QualityPlace.room(height)
    top = min(max(top, seen - room + 1), seen, max(0, rows - room))
  }

  mutating func move(_ move: ListMove, rows: Int, height: Int) {
    let page = QualityPlace.room(height)
    switch move {
    case .up: line -= 1
    case .down: line += 1
    case .pageUp: line -= page
    case .pageDown: line += page
    case .halfPageUp: line -= max(1, page / 2)
    case .halfPageDown: line += max(1, page / 2)
    case .top: line = 0
    case .bottom: line = QualityPlace.figures.count + rows
    }
    settle(rows: rows, height: height)
  }

  /// What stands at a row of the pane; nil for headers and blanks.
  func line(at y: Int, rows: Int, height: Int) -> Int? {
    if (1...QualityPlace.figures.count).contains(y) { return y - 1 }
    let shown = min(rows, QualityPlace.room(height))
    let offset = y - QualityPlace.above
    if offset == shown { return QualityPlace.figures.count + rows }
    return (0..<shown).contains(offset) ? QualityPlace.figures.count + top + offset : nil
  }
}
