import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let heat = PaneID("heat")
}

/// The average score by two ways at once, as a map of heat. The cell chosen narrows to its customers.
struct HeatPane: Pane {
  let id = PaneID.heat
  let isNarrowedByScope = true
  private var answer = SegmentAnswer()
  private var row = 0
  private var column = 0
  /// The cell that somebody chose: whoever narrows to it and comes back is on it again.
  private var values: Values?

  private struct Values: Hashable, Sendable {
    var row: String
    var column: String
  }

  enum Action: String, PaneAction {
    case open, left, right, tier, industry, size, owner, cross

    var title: String {
      switch self {
      case .open: "Narrow to the cell"
      case .left: "Cell to the left"
      case .right: "Cell to the right"
      case .tier: "Cut by tier"
      case .industry: "Cut by industry"
      case .size: "Cut by company size"
      case .owner: "Cut by owner"
      case .cross: "Cross with the next way to cut"
      }
    }

    var keys: [Key] {
      switch self {
      case .open: [.enter]
      case .left: [.left, .character("h")]
      case .right: [.right, .character("l")]
      case .tier: [SegmentKey.tier]
      case .industry: [SegmentKey.industry]
      case .size: [SegmentKey.size]
      case .owner: [SegmentKey.owner]
      case .cross: [SegmentKey.cross]
      }
    }

    var hint: String? {
      switch self {
      case .open: "narrow"
      case .left, .right: nil
      default: rawValue
      }
    }
  }

  func title(in scene: Scene) -> String {
    "\(scene.axes.rows.title) × \(scene.axes.columns.rawValue) (average score)"
  }

  func note(in scene: Scene) -> String {
    guard let cross = answer.analysis?.cross, let (row, column) = chosen(in: cross) else { return "" }
    return "n = \(NumberWords.whole(cross[row, column]?.customers ?? 0))"
  }

  func question(in scene: Scene) -> SegmentAnalysisQuery? { scene.segmentQuestion }

  mutating func receive(_ answer: Answered<SegmentAnalysisQuery>, in scene: Scene) -> [Effect] {
    self.answer.receive(answer)
    guard let cross else { return [] }
    let row = cross.rows.rows.firstIndex { $0.value == values?.row } ?? row
    place(row, cross.columns.rows.firstIndex { $0.value == values?.column } ?? column, in: cross)
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? { action == .open ? answer.refusal : nil }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return narrow()
    case .left: return step(-1)
    case .right: return step(1)
    case .tier: return [.cut(scene.axes.by(.tier))]
    case .industry: return [.cut(scene.axes.by(.industry))]
    case .size: return [.cut(scene.axes.by(.size))]
    case .owner: return [.cut(scene.axes.by(.owner))]
    case .cross: return [.cut(scene.axes.crossedOn)]
    }
  }

  private mutating func step(_ columns: Int) -> [Effect] {
    let before = column
    choose(row, column + columns)
    return column == before ? [.say("There is no cell further \(columns < 0 ? "left" : "right")")] : []
  }

  var cross: SegmentCross? { answer.analysis?.cross }

  private func chosen(in cross: SegmentCross) -> (row: String, column: String)? {
    guard cross.rows.rows.indices.contains(row), cross.columns.rows.indices.contains(column) else { return nil }
    return (cross.rows.rows[row].value, cross.columns.rows[column].value)
  }

  private func narrow() -> [Effect] {
    guard let cross = answer.analysis?.cross, let (row, column) = chosen(in: cross) else {
      return [.complain("There is no cell to narrow to")]
    }
    guard cross[row, column] != nil else { return [.complain("Nobody is in this cell")] }
    guard let left = cross.rows.segment.filter(row), let right = cross.columns.segment.filter(column) else {
      return [.complain("The owner's name cannot be written in a filter")]
    }
    return [.narrow("\(left) \(right)")]
  }

  private mutating func choose(_ row: Int, _ column: Int) {
    guard let cross else { return }
    place(row, column, in: cross)
    values = chosen(in: cross).map { Values(row: $0.row, column: $0.column) }
  }

  private mutating func place(_ row: Int, _ column: Int, in cross: SegmentCross) {
    self.row = min(max(0, row), max(0, cross.rows.rows.count - 1))
    self.column = min(max(0, column), max(0, cross.columns.rows.count - 1))
  }

  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect] {
    let page = max(1, scene.size.height - 2)
    switch move {
    case .up: choose(row - 1, column)
    case .down: choose(row + 1, column)
    case .pageUp, .halfPageUp: choose(row - page, column)
    case .pageDown, .halfPageDown: choose(row + page, column)
    case .top: choose(0, column)
    case .bottom: choose(.max, column)
    }
    return []
  }

  mutating func wheel(by rows: Int, in scene: Scene) -> [Effect] {
    choose(row + rows, column)
    return []
  }

  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect] {
    guard let cross = answer.analysis?.cross else { return [] }
    guard let place = HeatGrid(cross, chosen: (row, column), size: scene.size).place(at: point) else { return [] }
    choose(place.row, place.column)
    return isDouble ? narrow() : []
  }

  func draw(_ scene: Scene, on canvas: inout Canvas) {
    if let state = answer.state(in: scene) { return state.draw(on: &canvas) }
    guard let cross = answer.analysis?.cross else { return }
    HeatGrid(cross, chosen: (row, column), size: canvas.size).draw(isFocused: scene.isFocused, on: &canvas)
  }
}
