extension Canvas {
  /// `12 more ▼` at the right end of a line, where lines lie below what is shown.
  public mutating func writeMore(below count: Int, y: Int) {
    guard count > 0 else { return }
    writeRight(" \(count) more \(glyphs.down)", at: Point(x: 0, y: y), width: width, tone: .muted)
  }
}
