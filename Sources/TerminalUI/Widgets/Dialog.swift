/// A box above the screen; what lies behind steps back.
public struct Dialog: Hashable, Sendable {
  public var title: String
  /// Without the frame; a smaller screen gets a smaller dialog.
  public var content: Size

  public init(title: String, content: Size) {
    self.title = title
    self.content = content
  }

  /// Where it stands on a screen, its frame included.
  public func place(on screen: Rect) -> Rect {
    screen.centred(Size(width: content.width + 4, height: content.height + 2))
  }

  public func draw(on canvas: inout Canvas, _ body: (inout Canvas) -> Void) {
    canvas.recolour(tone: .muted)
    let rect = place(on: canvas.bounds)
    canvas.draw(in: rect) { canvas in
      canvas.fill(tone: .text)
      canvas.box(title: title, focused: true)
      canvas.draw(in: canvas.bounds.inset(horizontal: 2, vertical: 1), body)
      canvas.shade(with: .overlay, keepingGrounds: true)
    }
  }
}
