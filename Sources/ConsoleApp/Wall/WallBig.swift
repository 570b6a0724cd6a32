import CustomerSuccess
import SuccessStore
import TerminalUI

extension Wall {
  /// How many clocks can be read from afar.
  private static let bigClocks = 4
  /// The height in which they just have their five rows each.
  static let fourClocks = 24

  /// The most urgent clocks one below the other, digits at the left, whose they are at the right.
  func drawBig(in rect: Rect, on canvas: inout Canvas) {
    let most = min(Wall.bigClocks, max(1, (rect.height + 1) / 6))
    let rows = queue?.urgent(most) ?? []
    guard !rows.isEmpty else {
      let words = queue == nil ? "reading …" : "No clock runs"
      canvas.writeCentred(words, at: Point(x: 0, y: rect.y + rect.height / 2), width: rect.width, tone: .muted)
      return
    }
    let clocks = rows.map { row in (row, DeadlineWords(row.reading, at: now, glyphs: canvas.glyphs)) }
    // A row between two of them: digits that touch cannot be told apart from afar.
    let pitch = (rect.height + 1) / most
    let height = pitch - 1
    let scale = bigScale(clocks.map(\.1.left), width: rect.width, height: height)
    let column = clocks.map { BigDigits($0.1.left, scale: scale).size().width }.max() ?? 0
    for (index, (row, words)) in clocks.enumerated() {
      let band = Rect(x: rect.x, y: rect.y + index * pitch, width: rect.width, height: height)
      draw(row, words, scale, column: column, in: band, on: &canvas)
    }
  }

  /// The largest in which all clocks fit beside a label.
  private func bigScale(_ texts: [String], width: Int, height: Int) -> BigDigits.Scale {
    func size(_ scale: BigDigits.Scale) -> Int { texts.map { BigDigits($0, scale: scale).size().width }.max() ?? 0 }
    if height >= 10, size(.huge) + 30 <= width { return .huge }
    // Only in a narrow window the label goes before what can be read from afar.
    return width >= 76 || size(.large) + 24 <= width ? .large : .small
  }

  private func draw(
    _ row: TicketRow, _ words: DeadlineWords, _ scale: BigDigits.Scale, column: Int, in band: Rect,
    on canvas: inout Canvas
  ) {
    let digits = BigDigits(words.left, scale: scale, tone: isStale ? .muted : words.tone)
    let size = digits.size(glyphs: canvas.glyphs)
    let top = band.y + (band.height - size.height) / 2
    // In a column that ends at the same place, so that the minutes stand below each other.
    let place = Rect(x: band.x + 1 + column - size.width, y: top, width: size.width, height: size.height)
    digits.draw(in: place, on: &canvas)
    let label = Rect(x: band.x + column + 4, y: top, width: band.endX - column - 5, height: size.height)
    drawLabel(row, words, in: label, on: &canvas)
    if blinks(row.id) { canvas.recolour(band, tone: .focus) }
  }
}
