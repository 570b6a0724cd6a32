extension Canvas {
  /// A frame with its titles in the upper edge; light and round, or heavy when it has the keys.
  public mutating func box(
    _ rect: Rect? = nil, title: String = "", titleRight: String = "", focused: Bool = false,
    titleTone: Tone = .title
  ) {
    let rect = rect ?? bounds
    guard rect.width >= 2, rect.height >= 2 else { return }
    let strokes = glyphs.border(focused: focused)
    let tone: Tone = focused ? .borderFocused : .border
    edges(rect, strokes, tone)
    let room = rect.width - 4
    guard room > 0 else { return }
    let used = titleLeft(title, at: Point(x: rect.x + 2, y: rect.y), room: room, tone: titleTone, focused: focused)
    let rightRoom = room - (used == 0 ? 0 : used + 1)
    let right = titleRight.isEmpty ? "" : " \(titleRight) "
    guard !right.isEmpty, columns(right) <= rightRoom else { return }
    writeRight(right, at: Point(x: rect.x + 2, y: rect.y), width: room, tone: .muted)
  }

  private mutating func titleLeft(_ title: String, at point: Point, room: Int, tone: Tone, focused: Bool) -> Int {
    guard !title.isEmpty, room >= 3 else { return 0 }
    let shown = title.truncated(to: room - 2, glyphs: glyphs)
    return write(" \(shown) ", at: point, tone: tone, emphasis: focused ? .bold : [])
  }

  private mutating func edges(_ rect: Rect, _ strokes: BorderGlyphs, _ tone: Tone) {
    let (right, bottom) = (rect.endX - 1, rect.endY - 1)
    fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), with: strokes.horizontal, tone: tone)
    fill(Rect(x: rect.x, y: bottom, width: rect.width, height: 1), with: strokes.horizontal, tone: tone)
    fill(Rect(x: rect.x, y: rect.y, width: 1, height: rect.height), with: strokes.vertical, tone: tone)
    fill(Rect(x: right, y: rect.y, width: 1, height: rect.height), with: strokes.vertical, tone: tone)
    for (x, y, corner) in [
      (rect.x, rect.y, strokes.topLeft), (right, rect.y, strokes.topRight),
      (rect.x, bottom, strokes.bottomLeft), (right, bottom, strokes.bottomRight),
    ] {
      fill(Rect(x: x, y: y, width: 1, height: 1), with: corner, tone: tone)
    }
  }
}
