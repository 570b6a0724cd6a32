/// A bar with the mark of its target.
public struct Gauge: Hashable, Sendable {
  public var value: Double
  public var target: Double
  /// The value of a full bar.
  public var of: Double
  public var tone: Tone

  public init(value: Double, target: Double, of: Double, tone: Tone) {
    self.value = value
    self.target = target
    self.of = of
    self.tone = tone
  }

  public func draw(in rect: Rect, on canvas: inout Canvas) {
    guard rect.width > 0, of > 0 else { return }
    canvas.fill(
      Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), with: canvas.glyphs.barTrack, tone: .track)
    Bar(value: value, of: of, tone: tone).draw(in: rect, on: &canvas)
    let cell = min(rect.width - 1, Int(min(max(0, target / of), 1) * Double(rect.width)))
    canvas.write(String(canvas.glyphs.verticalRule), at: rect.origin.moved(x: cell), tone: .title)
  }
}
