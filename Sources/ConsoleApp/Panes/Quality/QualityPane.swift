import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let quality = PaneID("quality")
}

/// Support quality: each figure against its target and the time before, and below it the same cut one way. The tickets behind
/// the figure or the cell under the cursor are listed beside it.
struct QualityPane: Pane {
  let id = PaneID.quality
  private(set) var figures: QualityFigures?
  private var failure: StoreError?
  private var place = QualityPlace()
  private var sort = QualitySort()
  var isExplaining = false {
    didSet { if isExplaining != oldValue { view.restart() } }
  }
  private var view = PageView()

  enum Action: String, PaneAction {
    case open, left, right, severity, tier, owner, customer, week, sort, longer, shorter

    var title: String {
      switch self {
      case .open: "To the tickets behind the figure, with the cause of each miss"
      case .left: "The figure to the left, in the breakdown"
      case .right: "The figure to the right, in the breakdown"
      case .sort: "Sort by the chosen figure, the worst first, or no more"
      case .longer: "Over a longer time"
      case .shorter: "Over a shorter time"
      case .severity: "Cut by severity"
      case .tier: "Cut by the customer's tier"
      case .owner: "Cut by owner"
      case .customer: "Cut by customer"
      case .week: "Cut by week"
      }
    }

    var keys: [Key] {
      switch self {
      case .open: [.enter]
      case .left: [.left, .character("h")]
      case .right: [.right, .character("l")]
      case .severity: [.character("e")]
      case .tier: [.character("t")]
      case .owner: [.character("o")]
      case .customer: [.character("c")]
      case .week: [.character("W")]
      case .sort: [.character("s")]
      case .longer: [.character("]")]
      case .shorter: [.character("[")]
      }
    }

    var hint: String? {
      switch self {
      case .open: "tickets"
      case .left, .right, .shorter: nil
      case .longer: "days"
      default: rawValue
      }
    }
  }

  let signs = [SignKind.quality]

  func title(in scene: Scene) -> String {
    let order = sort.figure.map { " · worst \(QualityWords.column($0)) first" } ?? ""
    return "Support quality by \(scene.lens.cut.rawValue)\(order)"
  }
  func note(in scene: Scene) -> String { "last \(counted(scene.lens.days, "day"))" }
  func question(in scene: Scene) -> QualityQuery? { scene.lens.query(scene.scope) }

  mutating func receive(_ answer: Answered<QualityQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let figures):
      let before = chosenRow?.value
      self.figures = figures
      failure = nil
      let kept = before.flatMap { value in rows.firstIndex { $0.value == value } }
      place.choose(row: kept ?? place.row, rows: rows.count, height: scene.size.height)
    case .failure(let error): failure = error
    }
    return follow(scene)
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    guard action == .open, figures?.breakdown.cut != scene.lens.cut else { return nil }
    return "The figures are still being read"
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return open(scene)
    case .left: return step(-1, scene)
    case .right: return step(1, scene)
    case .sort: return turnSort(scene)
    case .longer: return look(scene.lens.over(1), scene, else: "There is no longer time to look at")
    case .shorter: return look(scene.lens.over(-1), scene, else: "There is no shorter time to look at")
    case .severity: return look(scene.lens.by(.severity), scene)
    case .tier: return look(scene.lens.by(.tier), scene)
    case .owner: return look(scene.lens.by(.owner), scene)
    case .customer: return look(scene.lens.by(.customer), scene)
    case .week: return look(scene.lens.by(.week), scene)
    }
  }

  func why(in scene: Scene) -> Why {
    figures?.breakdown.cut == scene.lens.cut ? .here : .unknown("The figures are still being read")
  }

  private func look(_ lens: QualityLens, _ scene: Scene, else words: String? = nil) -> [Effect] {
    lens == scene.lens
      ? [.say(words ?? "Quality is cut by \(lens.cut.rawValue) already")] : [.look(lens)]
  }

  private mutating func step(_ columns: Int, _ scene: Scene) -> [Effect] {
    let all = QualityFigure.allCases
    let index = (all.firstIndex(of: place.column) ?? 0) + columns
    guard all.indices.contains(index) else {
      return [.say("There is no figure further \(columns < 0 ? "left" : "right")")]
    }
    place.column = all[index]
    return follow(scene)
  }

  private mutating func turnSort(_ scene: Scene) -> [Effect] {
    sort.figure = sort.figure == place.column ? nil : place.column
    let words = sort.figure.map { "Sorted by \($0.title.lowercased()), the worst first" } ?? "In their own order"
    return [.say(words)] + follow(scene)
  }

  /// The list of tickets goes with the cursor, as every page goes with its list.
  private func follow(_ scene: Scene) -> [Effect] {
    guard let figures, failure == nil, figures.breakdown.cut == scene.lens.cut else { return [] }
    let row = chosenRow.map { ($0.value, figures.breakdown.title(of: $0)) }
    let lens = scene.lens.behind(chosenFigure, of: row)
    return lens == scene.lens ? [] : [.look(lens)]
  }

  private func open(_ scene: Scene) -> [Effect] { follow(scene) + [.enter(.behind)] }

  // MARK: What is chosen

  private var rows: [QualityBreakdown.Row] { sort.ordered(figures?.breakdown.rows ?? []) }
  private var chosenFigure: QualityFigure { place.summary ?? place.column }

  /// Nil for all: in the figures, and on the total.
  private var chosenRow: QualityBreakdown.Row? {
    guard place.summary == nil, rows.indices.contains(place.row) else { return nil }
    return rows[place.row]
  }

  private func explanation(in scene: Scene) -> [PageLine]? {
    guard isExplaining, let figures else { return nil }
    return QualityExplanation(figures: figures, figure: chosenFigure, row: chosenRow, scene: scene).lines
  }

  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect] {
    if let page = explanation(in: scene) {
      view.move(move, in: page, height: scene.size.height)
    } else {
      place.move(move, rows: rows.count, height: scene.size.height)
    }
    return follow(scene)
  }

  mutating func wheel(by rows: Int, in scene: Scene) -> [Effect] {
    if let page = explanation(in: scene) {
      view.wheel(by: rows, in: page, height: scene.size.height)
    } else {
      place.choose(place.line + rows, rows: self.rows.count, height: scene.size.height)
    }
    return follow(scene)
  }

  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect] {
    guard !isExplaining, let line = place.line(at: point.y, rows: rows.count, height: scene.size.height) else {
      return []
    }
    place.choose(line, rows: rows.count, height: scene.size.height)
    return isDouble && refusal(of: .open, in: scene) == nil ? open(scene) : follow(scene)
  }

  mutating func scopeChanged() { place.restart(on: chosenFigure) }

  func draw(_ scene: Scene, on canvas: inout Canvas) {
    if let failure { return PaneState.failed(failure).draw(on: &canvas) }
    guard let figures else { return PaneState.loading.draw(on: &canvas) }
    if let page = explanation(in: scene) { return view.draw(page, isFocused: scene.isFocused, on: &canvas) }
    QualityDrawing(figures: figures, rows: rows, place: place, sort: sort, isFocused: scene.isFocused)
      .draw(on: &canvas)
  }
}
