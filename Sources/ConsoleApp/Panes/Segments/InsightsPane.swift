import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let insights = PaneID("insights")
}

/// What stands out in the scope, best first, each narrowing to the customers it speaks of; below it what was tried and not found.
struct InsightsPane: Pane {
  let id = PaneID.insights
  let isNarrowedByScope = true
  private var findings: InsightFindings?
  private var failure: StoreError?
  private var chosen = 0

  enum Action: String, PaneAction {
    case open
    var title: String { "Narrow to the customers it speaks of" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "narrow" }
  }

  func title(in scene: Scene) -> String { "What stands out" }
  func note(in scene: Scene) -> String {
    guard let findings, findings.tried > 0 else { return "" }
    let tried = "\(NumberWords.whole(findings.tried)) tried"
    return insights.isEmpty ? tried : "\(chosen + 1) of \(insights.count) · \(tried)"
  }
  func question(in scene: Scene) -> InsightsQuery? { InsightsQuery(scene.scope) }

  private var insights: [Insight] { findings?.found ?? [] }

  mutating func receive(_ answer: Answered<InsightsQuery>, in scene: Scene) -> [Effect] {
    let before = insights.indices.contains(chosen) ? insights[chosen] : nil
    switch answer {
    case .success(let found): (findings, failure) = (found, nil)
    case .failure(let error): failure = error
    }
    // What stands out less or more than it did is another row: the cursor goes with it.
    choose(insights.firstIndex { $0.topic == before?.topic } ?? chosen)
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    guard findings != nil else { return "What stands out is still being looked for" }
    guard insights.indices.contains(chosen) else { return "Nothing stands out to narrow to" }
    return insights[chosen].filter.isEmpty ? "No filter says whom this speaks of" : nil
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { [.narrow(insights[chosen].filter)] }

  /// The test that found it.
  func why(in scene: Scene) -> Why {
    guard insights.indices.contains(chosen) else { return .unknown("Nothing stands out here") }
    return .account("Why it stands out", InsightWords.account(insights[chosen], in: scene.health))
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
    guard let hit = blocks(in: scene).first(where: { $0.rows.contains(point.y) }) else { return [] }
    choose(hit.index)
    return isDouble && refusal(of: .open, in: scene) == nil ? perform(.open, in: scene) : []
  }

  func draw(_ scene: Scene, on canvas: inout Canvas) {
    if let state = state(in: scene) { return state.draw(on: &canvas) }
    let blocks = blocks(in: scene)
    for block in blocks {
      canvas.write(String(canvas.glyphs.pointer), at: Point(x: 1, y: block.rows.lowerBound), tone: .accent)
      for (line, y) in zip(block.lines, block.rows) { canvas.write(line, at: Point(x: 3, y: y)) }
      guard block.index == chosen, scene.isFocused else { continue }
      let whole = Rect(x: 0, y: block.rows.lowerBound, width: canvas.width, height: block.rows.count)
      canvas.recolour(whole, tone: .selection)
    }
    drawMissed(from: blocks.last?.rows.upperBound ?? 0, in: scene, on: &canvas)
  }

  private func state(in scene: Scene) -> PaneState? {
    if let failure { return .failed(failure) }
    guard let findings else { return .loading }
    guard findings.customers > 0 else { return scene.scope.isEmpty ? .noCustomers : .noneInScope }
    guard findings.found.isEmpty, findings.missed.isEmpty else { return nil }
    return .empty("Nothing stands out: fewer than \(Insight.leastCount) customers are not compared")
  }

  /// What came nearest first; as many as there is room for.
  private func drawMissed(from y: Int, in scene: Scene, on canvas: inout Canvas) {
    guard let findings, !findings.missed.isEmpty else { return }
    let first = y == 0 ? 1 : y + 1
    if findings.found.isEmpty {
      canvas.write("Nothing stands out: no difference is more than chance", at: Point(x: 1, y: 0))
    }
    let head = "Tried and not found: \(NumberWords.whole(findings.missed.count))"
    guard first < canvas.height else { return }
    canvas.write(head, at: Point(x: 1, y: first), tone: .muted)
    for (insight, y) in zip(findings.missed, (first + 1)..<max(first + 1, canvas.height)) {
      let words = "\(InsightWords.attempt(insight, in: scene.health)), p \(InsightWords.corrected(insight.p))"
      canvas.write(words, at: Point(x: 3, y: y), tone: .muted)
    }
  }

  private struct Block {
    var index: Int
    var lines: [String]
    var rows: Range<Int>
  }

  /// As many as fit, with the chosen one among them.
  private func blocks(in scene: Scene) -> [Block] {
    let size = scene.size
    let wrapped = insights.map {
      Paragraph.wrap(InsightWords.sentence($0, in: scene.health), width: size.width - 4, glyphs: scene.glyphs)
    }
    var first = 0
    while first < chosen, wrapped[first...chosen].reduce(0, { $0 + $1.count }) > size.height { first += 1 }
    var y = 0
    return wrapped.enumerated().dropFirst(first).compactMap { index, lines in
      defer { y += lines.count }
      return y + lines.count > size.height ? nil : Block(index: index, lines: lines, rows: y..<y + lines.count)
    }
  }
}

extension Insight {
  /// What it speaks of, whatever the figures are.
  fileprivate var topic: [String] {
    switch subject {
    case .average(let segment, let value, _, _): ["average", segment.rawValue, value]
    case .critical(let segment, let value, _, _): ["critical", segment.rawValue, value]
    case .expansion(let segment, let value, _, _): ["expansion", segment.rawValue, value]
    case .declining(let segment, let value, _, _): ["declining", segment.rawValue, value]
    case .driver(let metric, _, _, _): ["driver", "\(metric)"]
    case .together(let pair, _): ["together", pair.rawValue]
    }
  }
}
