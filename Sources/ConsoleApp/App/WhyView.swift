import TerminalUI

/// A text in a box where it can be read whole: why something is as it is, a note. Any key leads back.
struct WhyView: Hashable, Sendable {
  let title: String
  let paragraphs: [String]
  private var top = 0

  init(title: String, paragraphs: [String]) {
    self.title = title
    self.paragraphs = paragraphs
  }

  private func lines(_ size: Size, _ glyphs: GlyphSet) -> [String] {
    paragraphs.flatMap { text in
      text.isEmpty ? [""] : Paragraph.wrap(text, width: dialogWidth(size), glyphs: glyphs)
    }
  }

  private func dialogWidth(_ size: Size) -> Int { min(size.width - 8, 92) }

  private func dialog(_ size: Size, _ glyphs: GlyphSet = .unicode) -> Dialog {
    let height = min(lines(size, glyphs).count + 2, size.height - 4)
    return Dialog(title: title, content: Size(width: dialogWidth(size), height: height))
  }

  /// False when it was read.
  mutating func press(_ key: Key, on size: Size) -> Bool {
    let last = max(0, lines(size, .unicode).count - (dialog(size).content.height - 2))
    switch key {
    case .down, .character("j"), .pageDown: top = min(top + 1, last)
    case .up, .character("k"), .pageUp: top = max(0, top - 1)
    default: return false
    }
    return last > 0
  }

  func place(on size: Size) -> Rect {
    dialog(size).place(on: Rect(x: 0, y: 0, width: size.width, height: size.height))
  }

  func draw(on canvas: inout Canvas) {
    let size = Size(width: canvas.width, height: canvas.height)
    let lines = lines(size, canvas.glyphs)
    dialog(size, canvas.glyphs).draw(on: &canvas) { canvas in
      let room = canvas.height - 2
      for (y, line) in lines.dropFirst(top).prefix(room).enumerated() { canvas.write(line, at: Point(x: 0, y: y)) }
      canvas.writeMore(below: lines.count - top - room, y: canvas.height - 2)
      canvas.writeKeyHints([("any key", "back")], y: canvas.height - 1)
    }
  }
}
