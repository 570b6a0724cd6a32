import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let quality = PaneID("quality")
}

/// Support quality: each figure against its target and the time before, and below it the same cut one way. A figure or a
/// cell opens the tickets behind it.
struct QualityPane: Pane {
  let id = PaneID.quality
  private(set) var figures: QualityFigures?
  private var failure: StoreError?
  private var place = QualityPlace()
  /// The figure whose tickets are listed.
  private var listed = QualityLens().figure
  private var sort = QualitySort()
  var isExplaining = false {
    didSet { if isExplaining != oldValue { view.restart() } }
  }
  private var view = PageView()

  enum Action: String, PaneAction {
    case open, left, right, severity, tier, owner, customer, week, sort, longer, shorter

    var title: String {
      switch self {
      case .open: "The tickets behind the figure, with the cause of each miss"
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
  func note(in scene: Scene) -> String { "last \(scene.lens.days) days" }
  func question(in scene: Scene) -> QualityQuery? { scene.lens.query(scene.scope) }

  mutating func receive(_ answer: Answered<QualityQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let figures):
      self.figures = figures
      failure = nil
      place.settle(rows: rows.count, height: scene.size.height)
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    guard action == .open, figures?.breakdown.cut != scene.lens.cut else { return nil }
    return "The figures are still being read"
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return open(scene)
    case .left: return step(-1)
    case .right: return step(1)
    case .sort: return turnSort()
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

  private mutating func step(_ columns: Int) -> [Effect] {
    let all = QualityFigure.allCases
    let index = (all.firstIndex(of: place.column) ?? 0) + columns
    guard all.indices.contains(index) else {
      return [.say("There is no figure further \(columns < 0 ? "left" : "right")")]
    }
    place.column = all[index]
    return []
  }

  private mutating func turnSort() -> [Effect] {
    sort.figure = sort.figure == place.column ? nil : place.column
    return [.say(sort.figure.map { "Sorted by \($0.title.lowercased()), the worst first" } ?? "In their own order")]
  }

  private mutating func open(_ scene: Scene) -> [Effect] {
    listed = chosenFigure
    let row = chosenRow.flatMap { row in figures.map { (row.value, $0.breakdown.title(of: row)) } }
    return [.look(scene.lens.behind(chosenFigure, of: row)), .enter(.behind)]
  }

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
    return []
  }

  mutating func wheel(by rows: Int, in scene: Scene) -> [Effect] {
    if let page = explanation(in: scene) {
      view.wheel(by: rows, in: page, height: scene.size.height)
    } else {
      place.choose(place.line + rows, rows: self.rows.count, height: scene.size.height)
    }
    return []
  }

  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect] {
    guard !isExplaining, let line = place.line(at: point.y, rows: rows.count, height: scene.size.height) else {
      return []
    }
    place.choose(line, rows: rows.count, height: scene.size.height)
    return isDouble && refusal(of: .open, in: scene) == nil ? open(scene) : []
  }

  mutating func scopeChanged() { place.restart(on: listed) }

  func draw(_ scene: Scene, on canvas: inout Canvas) {
    if let failure { return PaneState.failed(failure).draw(on: &canvas) }
    guard let figures else { return PaneState.loading.draw(on: &canvas) }
    if let page = explanation(in: scene) { return view.draw(page, isFocused: scene.isFocused, on: &canvas) }
    QualityDrawing(figures: figures, rows: rows, place: place, sort: sort, isFocused: scene.isFocused)
      .draw(on: &canvas)
  }
}
