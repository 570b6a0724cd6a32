/// Values as heights, newest at the right; a gap where there is none.
public struct Sparkline: Hashable, Sendable {
  public var values: [Double?]
  /// The difference that full height stands for at least, so that a small wobble does not look like a fall.
  public var leastSpan: Double

  public init(_ values: [Double?], leastSpan: Double = 0) {
    self.values = values
    self.leastSpan = leastSpan
  }

  public func draw(in rect: Rect, on canvas: inout Canvas) {
    let text = Sparkline.text(values.suffix(rect.width), leastSpan: leastSpan, glyphs: canvas.glyphs)
    canvas.write(text, at: rect.origin, tone: .sparkline, maxWidth: rect.width)
  }

  /// One character a value, scaled between the least and the greatest, or over the least span around their middle.
  public static func text(
    _ values: some Collection<Double?>, leastSpan: Double = 0, glyphs: GlyphSet
  ) -> String {
    let known = values.compactMap(\.self)
    guard let least = known.min(), let greatest = known.max() else { return "" }
    let span = max(greatest - least, leastSpan)
    let low = (least + greatest - span) / 2
    let sparks = glyphs.sparks
    return String(
      values.map { value -> Character in
        guard let value else { return glyphs.gap }
        guard span > 0 else { return sparks[sparks.count / 2] }
        return sparks[Int(((value - low) / span * Double(sparks.count - 1)).rounded())]
      })
  }
}
