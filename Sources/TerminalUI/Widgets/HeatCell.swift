/// A figure on a ground that says where it lies between the least and the greatest.
public struct HeatCell: Hashable, Sendable {
  public var text: String
  public var tone: Tone

  /// `value` nil is a cell without a figure, and without a ground.
  public init(_ text: String, value: Double?, in range: ClosedRange<Double>) {
    self.text = text
    tone = value.map { HeatCell.tone($0, in: range) } ?? .muted
  }

  /// Values outside count as the nearest end; a range of one value is the middle.
  public static func tone(_ value: Double, in range: ClosedRange<Double>) -> Tone {
    let span = range.upperBound - range.lowerBound
    guard span > 0, value.isFinite else { return Tone.heat[Tone.heat.count / 2] }
    let share = min(max(0, (value - range.lowerBound) / span), 1)
    return Tone.heat[min(Tone.heat.count - 1, Int(share * Double(Tone.heat.count)))]
  }

  public func draw(in rect: Rect, isSelected: Bool = false, on canvas: inout Canvas) {
    let ground: Tone = isSelected ? .focus : tone
    canvas.fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), tone: ground)
    canvas.writeRight(text, at: rect.origin, width: max(0, rect.width - 1), tone: ground)
  }
}
