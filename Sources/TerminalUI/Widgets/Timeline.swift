/// Steps of a way, the done ones filled: `◆──◆──◇──◇`, with their names below where they fit.
public struct Timeline: Hashable, Sendable {
  public enum State: Hashable, Sendable { case done, current, late, ahead }

  public struct Step: Hashable, Sendable {
    public var name: String
    public var state: State

    public init(_ name: String, _ state: State) {
      self.name = name
      self.state = state
    }
  }

  public var steps: [Step]

  public init(_ steps: [Step]) { self.steps = steps }

  public func draw(in rect: Rect, on canvas: inout Canvas) {
    guard !steps.isEmpty, rect.width >= steps.count else { return }
    let stride = max(1, rect.width / steps.count)
    for (index, step) in steps.enumerated() {
      let point = rect.origin.moved(x: index * stride)
      if index + 1 < steps.count {
        let line = Rect(x: point.x, y: point.y, width: stride, height: 1)
        canvas.fill(line, with: canvas.glyphs.rule, tone: step.state == .done ? .accent : .border)
      }
      canvas.write(String(mark(step.state, canvas.glyphs)), at: point, tone: tone(step.state))
      if rect.height > 1 {
        canvas.write(step.name, at: point.moved(y: 1), tone: tone(step.state), maxWidth: max(1, stride - 1))
      }
    }
  }

  private func mark(_ state: State, _ glyphs: GlyphSet) -> Character {
    switch state {
    case .done: glyphs.milestone
    case .current: glyphs.pointer
    case .late: glyphs.atRisk
    case .ahead: glyphs.milestoneOpen
    }
  }

  private func tone(_ state: State) -> Tone {
    switch state {
    case .done: .accent
    case .current: .title
    case .late: .atRisk
    case .ahead: .muted
    }
  }
}
