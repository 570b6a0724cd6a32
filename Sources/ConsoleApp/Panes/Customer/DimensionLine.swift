import CustomerSuccess
import TerminalUI

/// `Product usage     30 %  85  █████████████████     Excellent   ▲ 2`
struct DimensionLine {
  var dimension: DimensionAssessment
  var before: Double?
  /// The dimension's own weight in the model, 0 to 1.
  var weight: Double
  var isOpen: Bool
  var model: HealthModel

  func draw(y: Int, on canvas: inout Canvas) {
    let tone = HealthWords.tone(dimension.category)
    canvas.write(dimension.title, at: Point(x: 1, y: y), maxWidth: 17)
    canvas.writeRight("\(roundedHalfUp(weight * 100)) %", at: Point(x: 18, y: y), width: 5, tone: .muted)
    let score = dimension.score.map { String(roundedHalfUp($0)) } ?? "–"
    canvas.writeRight(score, at: Point(x: 24, y: y), width: 3, tone: tone, emphasis: .bold)
    if dimension.override != nil { canvas.write("M", at: Point(x: 28, y: y), tone: .accent) }
    let words = dimension.category?.rawValue.capitalizedFirst ?? "Unknown"
    let change = self.change(canvas.glyphs)
    let rightWidth = 16
    canvas.write(words, at: Point(x: canvas.width - rightWidth, y: y), tone: tone, maxWidth: 9)
    canvas.writeRight(
      change, at: Point(x: canvas.width - 6, y: y), width: 5,
      tone: HealthWords.tone(change: difference.map(Double.init)))
    let bar = Rect(x: 30, y: y, width: canvas.width - rightWidth - 31, height: 1)
    guard bar.width > 3, let score = dimension.score else { return }
    Bar(value: score, of: 100, tone: tone).draw(in: bar, on: &canvas)
  }

  private var difference: Int? {
    guard let before, let score = dimension.score else { return nil }
    return roundedHalfUp(score) - roundedHalfUp(before)
  }

  private func change(_ glyphs: GlyphSet) -> String { HealthWords.change(difference, glyphs: glyphs) }
}
