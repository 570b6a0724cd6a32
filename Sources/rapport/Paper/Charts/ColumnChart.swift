import TerminalUI

/// Amounts over times that follow each other: columns in parts, on one scale.
struct ColumnChart: Chart {
  struct Column {
    var name: String
    /// As many as there are series.
    var values: [Double]
  }

  var series: [ChartSeries]
  var columns: [Column]
  var write: (Double) -> String

  let height = 200.0
  private let bottom = 172.0
  private let left = 4.0
  private let right = 676.0

  private var top: Double { ChartSeries.height + 22 }

  func draw(on drawing: inout Drawing) {
    if series.count > 1 { ChartSeries.draw(series, from: left, on: &drawing) }
    drawing.line(.init(x: left, y: bottom), .init(x: right, y: bottom), PaperInk.muted)
    let most = columns.map { $0.values.reduce(0, +) }.max() ?? 0
    let slot = (right - left) / Double(max(columns.count, 1))
    for (index, column) in columns.enumerated() {
      let middle = left + (Double(index) + 0.5) * slot
      drawing.words(
        column.name, .init(x: middle, y: bottom + 17),
        .init(size: 11, ink: PaperInk.muted, anchor: .middle, widest: slot))
      draw(column, middle: middle, width: min(slot * 0.64, 46), most: most, on: &drawing)
    }
  }

  private func draw(_ column: Column, middle: Double, width: Double, most: Double, on drawing: inout Drawing) {
    let sum = column.values.reduce(0, +)
    var y = bottom
    for (value, item) in zip(column.values, series) where value > 0 && most > 0 {
      let part = value / most * (bottom - top)
      drawing.box(
        .init(x: middle - width / 2, y: y - part), width: width, height: max(part - 1, 1), item.fill)
      let words = write(value)
      if series.count > 1, value != sum, part >= 16, Drawing.width(of: words, size: 11) <= width {
        drawing.words(
          words, .init(x: middle, y: y - part / 2 + 4),
          .init(size: 11, ink: item.ink, isBold: true, anchor: .middle))
      }
      y -= part
    }
    let ink = sum == 0 ? PaperInk.muted : PaperInk.text
    drawing.words(
      write(sum), .init(x: middle, y: y - 6), .init(size: 11, ink: ink, isBold: sum != 0, anchor: .middle))
  }
}
