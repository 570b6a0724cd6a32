import CustomerSuccess
import TerminalUI

extension HeatGrid {
  /// The average scores of a cross, and those of whole rows and columns.
  init(_ cross: SegmentCross, chosen: (row: Int, column: Int), size: Size) {
    let columns = cross.columns.rows
    self.init(
      columns: columns.map { cross.columns.segment.title(of: $0.value) },
      rows: cross.rows.rows.map { row in
        Row(
          cross.rows.segment.title(of: row.value),
          cells: columns.map { Cell(cross[row.value, $0.value]) }, total: Cell(row.sums).text)
      }, chosen: chosen, size: size)
    totals = Row("All", cells: columns.map { Cell($0.sums) }, total: Cell(cross.total).text)
    totalTitle = "All"
  }
}

extension HeatGrid.Cell {
  fileprivate init(_ sums: SegmentSums?) {
    let average = sums?.average
    self.init(average.map(NumberWords.tenth) ?? "–", value: average)
  }
}
