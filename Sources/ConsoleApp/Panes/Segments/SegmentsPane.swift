import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let segments = PaneID("segments")
}

/// The portfolio cut one way: a row a segment, and the total that they add up to.
struct SegmentsPane: Pane {
  let id = PaneID.segments
  let isNarrowedByScope = true
  private var answer = SegmentAnswer()
  private var chosen = 0
  /// The segment that somebody chose: whoever narrows to it and comes back is on it again.
  private var value: String?
  private var top = 0
  /// What is to be compared with another one.
  private var held: Held?

  private struct Held: Hashable, Sendable {
    var segment: Segment
    var value: String
    var filter: String
  }

  private var sort = SegmentSort.own
  /// As the answer was cut, for views that are saved.
  private var axes = SegmentAxes()

  enum Action: String, PaneAction {
    case open, tier, industry, size, owner, cross, sort, compare, then

    var title: String {
      switch self {
      case .open: "Narrow to the segment"
      case .tier: "Cut by tier"
      case .industry: "Cut by industry"
      case .size: "Cut by company size"
      case .owner: "Cut by owner"
      case .cross: "Cross with the next way to cut"
      case .sort: "Sort by the next column"
      case .compare: "Compare with another segment: here, then there"
      case .then: "Compare with how it stood on another day"
      }
    }

    var keys: [Key] {
      switch self {
      case .open: [.enter, .right, .character("l")]
      case .tier: [SegmentKey.tier]
      case .industry: [SegmentKey.industry]
      case .size: [SegmentKey.size]
      case .owner: [SegmentKey.owner]
      case .cross: [SegmentKey.cross]
      case .sort: [.character("s")]
      case .compare: [.character("c")]
      case .then: [.character("C")]
      }
    }

    var hint: String? {
      switch self {
      case .open: "narrow"
      case .then: nil
      default: rawValue
      }
    }
  }

  let signs = [SignKind.health]

  func title(in scene: Scene) -> String {
    let order = sort.column.map { " · most \($0.lowercased()) first" } ?? ""
    return "Segments by \(scene.axes.rows.rawValue)\(order)"
  }

  func note(in scene: Scene) -> String {
    answer.analysis.map { counted($0.cross.total.customers, "customer") } ?? ""
  }

  func question(in scene: Scene) -> SegmentAnalysisQuery? { scene.segmentQuestion }

  /// `tier industry critical`: by what it is cut and crossed, and what the rows are ordered by.
  var order: String { "\(axes.words) \(sort.rawValue)" }

  mutating func setOrder(_ words: String) {
    guard let axes = SegmentAxes(words: words) else { return }
    self.axes = axes
    sort = words.split(separator: " ").dropFirst(2).first.flatMap { SegmentSort(rawValue: String($0)) } ?? .own
  }

  mutating func receive(_ answer: Answered<SegmentAnalysisQuery>, in scene: Scene) -> [Effect] {
    axes = scene.axes
    self.answer.receive(answer)
    place(rows.firstIndex { $0.value == value } ?? chosen, in: scene)
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? { action == .open ? answer.refusal : nil }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return narrow()
    case .tier: return [.cut(scene.axes.by(.tier))]
    case .industry: return [.cut(scene.axes.by(.industry))]
    case .size: return [.cut(scene.axes.by(.size))]
    case .owner: return [.cut(scene.axes.by(.owner))]
    case .cross: return [.cut(scene.axes.crossedOn)]
    case .sort:
      sort = sort.next
      return [.say(sort.words)]
    case .compare: return compare()
    case .then: return compareThen()
    }
  }

  /// The first time the segment is held, and on another one the two stand side by side.
  private mutating func compare() -> [Effect] {
    guard let cut, rows.indices.contains(chosen) else { return [.complain("There is no segment to compare")] }
    let value = rows[chosen].value
    guard let filter = cut.segment.filter(value) else {
      return [.complain("The name \(value) cannot be written in a filter")]
    }
    let one = Held(segment: cut.segment, value: value, filter: filter)
    guard let held, held != one else {
      let (title, isHeld) = (cut.segment.title(of: value), self.held == nil)
      self.held = isHeld ? one : nil
      return [.say(isHeld ? "\(title) with …: c on another segment compares the two" : "\(title) is let go")]
    }
    self.held = nil
    return [.setAgainst(held.filter, filter)]
  }

  /// The line in which only the day is missing.
  private func compareThen() -> [Effect] {
    guard let cut, rows.indices.contains(chosen) else { return [.complain("There is no segment to compare")] }
    guard let filter = cut.segment.filter(rows[chosen].value) else {
      return [.complain("The name \(rows[chosen].value) cannot be written in a filter")]
    }
    return [.start("compare \(filter) ")]
  }

  func why(in scene: Scene) -> Why {
    guard rows.indices.contains(chosen) else { return .unknown("There is no segment") }
    let row = rows[chosen]
    let sum = SegmentWords.sum(row.sums, of: scene.axes.rows.title(of: row.value))
    let work = scene.segmentWork.map { SegmentWords.work($0.rows[row.value] ?? SegmentWork()) }
    return .account("Why: \(scene.axes.rows.title(of: row.value))", [sum + "."] + (work ?? []))
  }

  private func narrow() -> [Effect] {
    guard let cut = answer.analysis?.cross.rows, rows.indices.contains(chosen) else {
      return [.complain("There is no segment to narrow to")]
    }
    guard let filter = cut.segment.filter(rows[chosen].value) else {
      return [.complain("The name \(rows[chosen].value) cannot be written in a filter")]
    }
    return [.narrow(filter)]
  }

  var cut: SegmentCut? { answer.analysis?.cross.rows }
  private var rows: [SegmentCut.Row] { answer.analysis.map { sort.ordered($0.cross.rows.rows) } ?? [] }

  /// Rows there is room for between the header and the total.
  private func height(_ scene: Scene) -> Int { max(1, scene.size.height - 2) }

  private mutating func choose(_ row: Int, in scene: Scene) {
    place(row, in: scene)
    value = rows.indices.contains(chosen) ? rows[chosen].value : nil
  }

  private mutating func place(_ row: Int, in scene: Scene) {
    chosen = min(max(0, row), max(0, rows.count - 1))
    top = min(max(top, chosen - height(scene) + 1), chosen)
  }

  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect] {
    let page = height(scene)
    switch move {
    case .up: choose(chosen - 1, in: scene)
    case .down: choose(chosen + 1, in: scene)
    case .pageUp: choose(chosen - page, in: scene)
    case .pageDown: choose(chosen + page, in: scene)
    case .halfPageUp: choose(chosen - page / 2, in: scene)
    case .halfPageDown: choose(chosen + page / 2, in: scene)
    case .top: choose(0, in: scene)
    case .bottom: choose(rows.count - 1, in: scene)
    }
    return []
  }

  mutating func wheel(by rows: Int, in scene: Scene) -> [Effect] {
    choose(chosen + rows, in: scene)
    return []
  }

  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect] {
    guard rows.indices.contains(top + point.y - 1), point.y > 0, point.y <= height(scene) else { return [] }
    choose(top + point.y - 1, in: scene)
    return isDouble ? narrow() : []
  }

  func draw(_ scene: Scene, on canvas: inout Canvas) {
    if let state = answer.state(in: scene) { return state.draw(on: &canvas) }
    guard let cut = answer.analysis?.cross.rows else { return }
    let rows = rows
    var table = SegmentTable(
      segment: cut.segment, health: scene.health, work: scene.segmentWork, width: canvas.width, glyphs: canvas.glyphs
    ).table
    table.sorted = sort.column.map { ($0, true) }
    let lines = min(rows.count, height(scene))
    canvas.draw(in: Rect(x: 0, y: 0, width: canvas.width, height: lines + 1)) { canvas in
      table.draw(
        top: top, total: rows.count, selected: chosen, isFocused: scene.isFocused, on: &canvas,
        isMarked: { held?.segment == cut.segment && held?.value == $0.value },
        row: { rows.indices.contains($0) ? rows[$0] : nil })
    }
    table.hasHeader = false
    canvas.draw(in: Rect(x: 0, y: lines + 1, width: canvas.width, height: 1)) { canvas in
      table.draw(top: 0, total: 1, selected: -1, isFocused: false, on: &canvas) { _ in
        SegmentCut.Row(SegmentTable.total, cut.total)
      }
    }
    tellHidden(of: table, below: lines + 2, on: &canvas)
  }

  /// No page stands beside to tell what there is no column's room for.
  private func tellHidden(of table: Table<SegmentCut.Row>, below top: Int, on canvas: inout Canvas) {
    let shown = Set(table.shown(width: canvas.width))
    let hidden = table.columns.map(\.name).filter { !shown.contains($0) }
    guard !hidden.isEmpty else { return }
    let words = "Without room here: \(hidden.joined(separator: ", "))"
    let lines = Paragraph.wrap(words, width: max(1, canvas.width - 2), glyphs: canvas.glyphs)
    guard top + lines.count < canvas.height else { return }
    for (y, line) in lines.enumerated() {
      canvas.write([Piece(line, .muted)], at: Point(x: 1, y: top + 1 + y), maxWidth: canvas.width - 2)
    }
  }
}
