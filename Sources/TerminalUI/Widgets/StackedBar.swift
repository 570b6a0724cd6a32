/// Parts of a whole beside each other in one bar; each has its own filling too, so that it reads without colour.
public struct StackedBar: Hashable, Sendable {
  public struct Part: Hashable, Sendable {
    public var value: Double
    public var tone: Tone

    public init(_ value: Double, _ tone: Tone) {
      self.value = value
      self.tone = tone
    }
  }

  public var parts: [Part]

  public init(_ parts: [Part]) { self.parts = parts }

  public func draw(in rect: Rect, on canvas: inout Canvas) {
    var x = rect.x
    let shades = canvas.glyphs.shades
    for (index, cells) in StackedBar.shares(parts.map(\.value), of: rect.width).enumerated() {
      let place = Rect(x: x, y: rect.y, width: cells, height: 1)
      canvas.fill(place, with: shades[min(index, shades.count - 1)], tone: parts[index].tone)
      x += cells
    }
  }

  /// Whole cells that add up to the width, by largest remainder; what is not nothing gets a cell while there are enough.
  public static func shares(_ values: [Double], of width: Int) -> [Int] {
    let known = values.map { $0.isFinite ? max(0, $0) : 0 }
    let total = known.reduce(0, +)
    guard total > 0, width > 0 else { return values.map { _ in 0 } }
    let exact = known.map { $0 / total * Double(width) }
    var cells = exact.map { Int($0) }
    let byRemainder = exact.indices.sorted { (exact[$0] - Double(cells[$0]), $1) > (exact[$1] - Double(cells[$1]), $0) }
    for index in byRemainder.prefix(width - cells.reduce(0, +)) { cells[index] += 1 }
    for index in known.indices where known[index] > 0 && cells[index] == 0 {
      guard let rich = cells.indices.max(by: { cells[$0] < cells[$1] }), cells[rich] > 1 else { break }
      cells[rich] -= 1
      cells[index] = 1
    }
    return cells
  }
}
