import CustomerSuccess
import SuccessStore
import TerminalUI

/// Draws the figures and their breakdown, one below the other.
struct QualityDrawing {
  var figures: QualityFigures
  /// In the order in which they are shown.
  var rows: [QualityBreakdown.Row]
  var place: QualityPlace
  var sort: QualitySort
  var isFocused: Bool

  func draw(on canvas: inout Canvas) {
    let tables = QualityTable(figures: figures, column: place.column, width: canvas.width, glyphs: canvas.glyphs)
    let all = QualityFigure.allCases
    let width = canvas.width
    var summary = tables.summary
    summary.natural = summary.natural(of: all)
    canvas.draw(in: Rect(x: 0, y: 0, width: width, height: all.count + 1)) { canvas in
      summary.draw(
        top: 0, total: all.count, selected: place.line, isFocused: isFocused, on: &canvas, row: { all[$0] })
    }
    let shown = min(rows.count, QualityPlace.room(canvas.height))
    let total = QualityBreakdown.Row(QualityTable.total, figures.breakdown.total)
    var table = tables.breakdown
    table.natural = table.natural(of: rows + [total])
    table.sorted = sort.figure.map { (QualityTable.title($0), $0.isLowerBetter) }
    canvas.draw(in: Rect(x: 0, y: QualityPlace.above - 1, width: width, height: shown + 1)) { canvas in
      table.draw(
        top: place.top, total: rows.count, selected: place.row, isFocused: isFocused, on: &canvas,
        row: { rows.indices.contains($0) ? rows[$0] : nil })
    }
    table.hasHeader = false
    canvas.draw(in: Rect(x: 0, y: QualityPlace.above + shown, width: width, height: 1)) { canvas in
      table.draw(
        top: 0, total: 1, selected: place.row == rows.count ? 0 : -1, isFocused: isFocused, on: &canvas
      ) { _ in total }
    }
  }
}
