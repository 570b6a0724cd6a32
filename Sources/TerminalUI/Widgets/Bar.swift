/// A horizontal bar, exact to an eighth of a cell.
public struct Bar: Hashable, Sendable {
  public var value: Double
  /// The value of a full bar.
  public var of: Double
  public var tone: Tone

  public init(value: Double, of: Double, tone: Tone) {
    self.value = value
    self.of = of
    self.tone = tone
  }

  public func draw(in rect: Rect, on canvas: inout Canvas) {
    guard rect.width > 0, of > 0 else { return }
    let parts = canvas.glyphs.barParts
    let steps = parts.count + 1
    let eighths = Int((min(max(0, value / of), 1) * Double(rect.width * steps)).rounded())
    var text = String(repeating: canvas.glyphs.barFull, count: eighths / steps)
    if eighths % steps > 0 { text.append(parts[eighths % steps - 1]) }
    canvas.write(text, at: rect.origin, tone: tone, maxWidth: rect.width)
  }
}
