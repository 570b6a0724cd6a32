import TerminalUI

/// What there is to choose, below the field that asks for it: a few rows around the one that is chosen.
struct OptionRows {
  static let most = 6

  var count: Int
  var chosen: Int?

  var height: Int { min(OptionRows.most, count) }

  private var top: Int { max(0, min((chosen ?? 0) - OptionRows.most + 1, count - OptionRows.most)) }

  /// The option in a row, counted from the first below the field; nil beside them.
  func option(atRow row: Int) -> Int? {
    let place = top + row
    return row >= 0 && row < height && place < count ? place : nil
  }

  /// `words`: an option's own, with a note behind it.
  func draw(in rect: Rect, on canvas: inout Canvas, _ words: (Int) -> (title: String, note: String)) {
    for row in 0..<min(height, rect.height) {
      guard let place = option(atRow: row) else { return }
      let (title, note) = words(place)
      let y = rect.y + row
      let used = canvas.write(title, at: Point(x: rect.x + 1, y: y), on: .input, maxWidth: rect.width - 2)
      canvas.write(
        note, at: Point(x: rect.x + used + 3, y: y), tone: .muted, on: .input, maxWidth: max(0, rect.width - used - 4))
      if place == chosen {
        canvas.recolour(Rect(x: rect.x, y: y, width: rect.width, height: 1), tone: .selection)
      }
    }
  }
}
