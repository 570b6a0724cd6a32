import TerminalUI

extension PageLine {
  /// Rows of a page in columns, as a list has them: those that there is room for, measured on their words.
  static func rows<Row>(_ rows: [Row], _ columns: [Table<Row>.Column]) -> [PageLine] {
    let cells = PageCells(rows, columns)
    return rows.indices.map { index in PageLine { y, canvas in cells.draw(index, y: y, on: &canvas) } }
  }
}

/// What rows say, column by column, and how wide that is.
private struct PageCells: Sendable {
  private struct Column: Sendable {
    var name: String
    var width: ColumnWidth
    var priority: Int
    var isRight: Bool
    var cells: [[Piece]]
  }

  private let columns: [Column]
  private let natural: [String: Int]

  init<Row>(_ rows: [Row], _ columns: [Table<Row>.Column]) {
    self.columns = columns.map { column in
      Column(
        name: column.name, width: column.width, priority: column.priority, isRight: column.isRight,
        cells: rows.map(column.cell))
    }
    natural = Table(columns: columns).natural(of: rows)
  }

  func draw(_ index: Int, y: Int, on canvas: inout Canvas) {
    var table = Table<Int>(
      columns: columns.map { column in
        .init(column.name, column.width, priority: column.priority, isRight: column.isRight) { column.cells[$0] }
      })
    table.natural = natural
    table.draw(index, y: y, on: &canvas)
  }
}
