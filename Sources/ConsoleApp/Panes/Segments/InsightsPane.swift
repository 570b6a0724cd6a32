import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let insights = PaneID("insights")
}

/// What stands out among all cuts, best first. Each narrows to the customers it speaks of.
struct InsightsPane: Pane {
  let id = PaneID.insights
  let isNarrowedByScope = true
  private var answer = SegmentAnswer()
  private var chosen = 0

  enum Action: String, PaneAction {
    case open
    var title: String { "Narrow to the customers it speaks of" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "narrow" }
  }

  func title(in scene: Scene) -> String { "What stands out" }
  func note(in scene: Scene) -> String { insights.isEmpty ? "" : "\(chosen + 1) of \(insights.count)" }
  func question(in scene: Scene) -> SegmentAnalysisQuery? { scene.segmentQuestion }

  private var insights: [Insight] { answer.analysis?.insights ?? [] }

  mutating func receive(_ answer: Answered<SegmentAnalysisQuery>, in scene: Scene) -> [Effect] {
    self.answer.receive(answer)
    choose(chosen)
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    answer.refusal ?? (insights.isEmpty ? "Nothing stands out to narrow to" : nil)
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { [.narrow(insights[chosen].filter)] }

  /// The test that found it.
  func why(in scene: Scene) -> Why {
    guard insights.indices.contains(chosen) else { return .unknown("Nothing stands out here") }
    return .account("Why it stands out", InsightWords.account(insights[chosen]))
  }

  private mutating func choose(_ place: Int) { chosen = min(max(0, place), max(0, insights.count - 1)) }

  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect] {
    switch move {
    case .up: choose(chosen - 1)
    case .down: choose(chosen + 1)
    case .pageUp, .halfPageUp: choose(chosen - 5)
    case .pageDown, .halfPageDown: choose(chosen + 5)
    case .top: choose(0)
    case .bottom: choose(insights.count - 1)
    }
    return []
  }

  mutating func wheel(by rows: Int, in scene: Scene) -> [Effect] {
    choose(chosen + rows)
    return []
  }

  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect] {
    guard let hit = blocks(scene.size, scene.glyphs).first(where: { $0.rows.contains(point.y) }) else { return [] }
    choose(hit.index)
    return isDouble ? perform(.open, in: scene) : []
  }

  func draw(_ scene: Scene, on canvas: inout Canvas) {
    if let state = answer.state(in: scene) { return state.draw(on: &canvas) }
    guard !insights.isEmpty else {
      return PaneState.empty("Nothing stands out: no difference is more than chance").draw(on: &canvas)
    }
    for block in blocks(canvas.size, canvas.glyphs) {
      canvas.write(String(canvas.glyphs.pointer), at: Point(x: 1, y: block.rows.lowerBound), tone: .accent)
      for (line, y) in zip(block.lines, block.rows) { canvas.write(line, at: Point(x: 3, y: y)) }
      guard block.index == chosen, scene.isFocused else { continue }
      let whole = Rect(x: 0, y: block.rows.lowerBound, width: canvas.width, height: block.rows.count)
      canvas.recolour(whole, tone: .selection)
    }
  }

  private struct Block {
    var index: Int
    var lines: [String]
    var rows: Range<Int>
  }

  /// As many as fit, with the chosen one among them.
  private func blocks(_ size: Size, _ glyphs: GlyphSet) -> [Block] {
    let wrapped = insights.map { Paragraph.wrap(InsightWords.sentence($0), width: size.width - 4, glyphs: glyphs) }
    var first = 0
    while first < chosen, wrapped[first...chosen].reduce(0, { $0 + $1.count }) > size.height { first += 1 }
    var y = 0
    return wrapped.enumerated().dropFirst(first).compactMap { index, lines in
      defer { y += lines.count }
      return y + lines.count > size.height ? nil : Block(index: index, lines: lines, rows: y..<y + lines.count)
    }
  }
}
