import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let cohorts = PaneID("cohorts")
}

/// The triangle of cohorts: by the month or quarter in which customers began, what is left of them at each age. A cell opens to
/// those who are still there.
struct CohortsPane: Pane {
  let id = PaneID.cohorts
  let isNarrowedByScope = true
  private(set) var shown: RetentionFigures?
  private var failure: StoreError?
  private var row = 0
  /// As it was chosen: of a younger cohort its last age is meant.
  private var column = 0
  /// The cohort that somebody chose: whoever narrows and comes back is on it again.
  private var began: CalendarStep?

  enum Action: String, PaneAction {
    case open, left, right, turn, quarters, months

    var title: String {
      switch self {
      case .open: "The customers of the cell, those who are still there"
      case .left: "Cell to the left"
      case .right: "Cell to the right"
      case .turn: "Turn between customers and revenue"
      case .quarters: RetentionKey.quartersTitle
      case .months: RetentionKey.monthsTitle
      }
    }

    var keys: [Key] {
      switch self {
      case .open: [.enter]
      case .left: [.left, .character("h")]
      case .right: [.right, .character("l")]
      case .turn: [.character("m")]
      case .quarters: [RetentionKey.quarters]
      case .months: [RetentionKey.months]
      }
    }

    var isForRows: Bool { [.open, .left, .right].contains(self) }

    var hint: String? {
      switch self {
      case .open: "customers"
      case .left, .right: nil
      case .turn: "money"
      default: rawValue
      }
    }
  }

  func title(in scene: Scene) -> String {
    let step = shown?.plan.step ?? scene.retention.step
    return "Cohorts by \(step.rawValue) · \(scene.retention.measure.title)"
  }

  func note(in scene: Scene) -> String {
    guard failure == nil, let (cohort, age) = chosen else { return "" }
    let (there, all) = (cohort.ages[age].customers.count, cohort.customers.count)
    // Rows stand below, and are cohorts.
    return "\(cohort.began): \(NumberWords.whole(there)) of \(counted(all, "customer"))"
  }

  func question(in scene: Scene) -> RetentionQuery? { scene.retentionQuestion() }
  func isReady(in scene: Scene) -> Bool { shown != nil || failure != nil }

  mutating func receive(_ answer: Answered<RetentionQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let figures):
      (shown, failure) = (figures, nil)
      place(cohorts.firstIndex { $0.began == began } ?? row)
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    guard let shown, failure == nil else { return "The figures are still being read" }
    switch action {
    case .open, .left, .right: return chosen == nil ? "There is no cohort" : nil
    case .turn where scene.retention.measure == .customers: return RetentionWords.noRevenue(shown)
    case .turn, .quarters, .months: return nil
    }
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return open()
    case .left: return step(-1)
    case .right: return step(1)
    case .turn: return [.retain(scene.retention.turned)]
    case .quarters: return scene.retained(by: .quarter)
    case .months: return scene.retained(by: .month)
    }
  }

  func why(in scene: Scene) -> Why {
    guard failure == nil, let (cohort, age) = chosen else { return .unknown("There is no cohort") }
    return .account(
      "Why: \(cohort.began), \(RetentionWords.age(age, cohort.began.step))",
      RetentionWords.why(cohort, at: age, scene.retention.measure))
  }

  private var cohorts: [RetentionCohort] { shown?.cohorts ?? [] }

  private var chosen: (cohort: RetentionCohort, age: Int)? {
    guard cohorts.indices.contains(row), !cohorts[row].ages.isEmpty else { return nil }
    return (cohorts[row], min(column, cohorts[row].ages.count - 1))
  }

  private func open() -> [Effect] {
    guard let (cohort, age) = chosen else { return [.complain("There is no cohort")] }
    return CustomersBehind.open(cohort.ages[age].customers)
  }

  private mutating func step(_ columns: Int) -> [Effect] {
    guard let (cohort, age) = chosen, cohort.ages.indices.contains(age + columns) else {
      return [.say("There is no cell further \(columns < 0 ? "left" : "right")")]
    }
    column = age + columns
    began = cohort.began
    return []
  }

  private mutating func choose(_ row: Int) {
    place(row)
    began = chosen?.cohort.began
  }

  private mutating func place(_ row: Int) { self.row = min(max(0, row), max(0, cohorts.count - 1)) }

  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect] {
    let page = max(1, scene.size.height - 2)
    switch move {
    case .up: choose(row - 1)
    case .down: choose(row + 1)
    case .pageUp, .halfPageUp: choose(row - page)
    case .pageDown, .halfPageDown: choose(row + page)
    case .top: choose(0)
    case .bottom: choose(.max)
    }
    return []
  }

  mutating func wheel(by rows: Int, in scene: Scene) -> [Effect] {
    choose(row + rows)
    return []
  }

  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect] {
    guard failure == nil, let place = grid(in: scene, size: scene.size)?.place(at: point),
      cohorts[place.row].ages.indices.contains(place.column)
    else { return [] }
    column = place.column
    choose(place.row)
    return isDouble ? open() : []
  }

  private func grid(in scene: Scene, size: Size) -> HeatGrid? {
    guard let shown, let (_, age) = chosen else { return nil }
    return HeatGrid(shown, scene.retention.measure, chosen: (row, age), size: size)
  }

  private func state(in scene: Scene) -> PaneState? {
    if let failure { return .failed(failure) }
    guard let shown else { return .loading }
    if shown.isEmpty { return scene.noRetention(shown.leftOut) }
    let step = (shown.plan.step ?? .month).rawValue
    return cohorts.isEmpty ? .empty("Nobody began in this time; a \(step) is a cohort once it is over") : nil
  }

  func draw(_ scene: Scene, on canvas: inout Canvas) {
    if let state = state(in: scene) { return state.draw(on: &canvas) }
    grid(in: scene, size: canvas.size)?.draw(isFocused: scene.isFocused, on: &canvas)
  }
}
