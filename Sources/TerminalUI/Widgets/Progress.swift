/// How far something has come, or that it goes on where that cannot be counted.
public enum Progress: Hashable, Sendable {
  case counted(done: Int, of: Int)
  /// The turns of the spinner so far.
  case running(turns: Int)

  public func draw(_ text: String, in rect: Rect, on canvas: inout Canvas) {
    switch self {
    case .running(let turns):
      let spinner = canvas.glyphs.spinner
      let frame = spinner[((turns % spinner.count) + spinner.count) % spinner.count]
      canvas.write("\(frame) \(text)", at: rect.origin, tone: .muted, maxWidth: rect.width)
    case .counted(let done, let total):
      let percent = "\(total > 0 ? min(100, max(0, done * 100 / total)) : 0) %"
      let used = canvas.write(text, at: rect.origin, tone: .muted, maxWidth: max(0, rect.width - 6))
      let bar = Rect(x: rect.x + used + 1, y: rect.y, width: rect.width - used - 7, height: 1)
      canvas.fill(bar, with: canvas.glyphs.barTrack, tone: .track)
      Bar(value: Double(done), of: Double(max(1, total)), tone: .accent).draw(in: bar, on: &canvas)
      canvas.writeRight(percent, at: rect.origin, width: rect.width, tone: .text)
    }
  }
}
