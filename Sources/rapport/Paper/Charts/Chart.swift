import TerminalUI

/// Figures that are to be seen: values only, drawn the same way everywhere.
protocol Chart {
  var height: Double { get }
  func draw(on drawing: inout Drawing)
}

extension Chart {
  var drawing: Drawing {
    var drawing = Drawing()
    draw(on: &drawing)
    return drawing
  }
}

/// What parts of bars and columns are, in the order in which they stand.
struct ChartSeries {
  var name: String
  var tone: Tone
  /// What is still to come, beside what there is.
  var isPale = false

  var fill: RGB { isPale ? PaperInk.pale : PaperInk.of(tone) }
  var ink: RGB { isPale ? PaperInk.text : PaperInk.ground }

  static let height = 22.0

  /// From left to right in one row, above everything else.
  static func draw(_ series: [ChartSeries], from start: Double, on drawing: inout Drawing) {
    var x = start
    for item in series {
      drawing.box(.init(x: x, y: 2), width: 11, height: 11, item.fill, round: 2)
      drawing.words(item.name, .init(x: x + 16, y: 12), .init(ink: PaperInk.muted))
      x += 16 + Drawing.width(of: item.name, size: 12) + 18
    }
  }
}
