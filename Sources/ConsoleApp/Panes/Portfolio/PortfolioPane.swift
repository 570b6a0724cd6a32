import CustomerSuccess
import SuccessStore
import TerminalUI

/// The portfolio's health: average, trend, distribution and what is at risk. Each line opens the rows behind it.
struct PortfolioPane: Pane {
  let id = PaneID.portfolio
  private(set) var figures: PortfolioFigures?
  private(set) var failure: StoreError?
  private(set) var chosen = 0

  init() {}

  enum Action: String, PaneAction {
    case open
    var title: String { "Narrow to the customers behind the figure" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "open" }
  }

  /// What can be chosen, with the filter that shows the rows behind it.
  enum Line: CaseIterable {
    case excellent, good, fair, poor

    var category: HealthCategory {
      switch self {
      case .excellent: .excellent
      case .good: .good
      case .fair: .fair
      case .poor: .poor
      }
    }
  }

  func title(in scene: Scene) -> String { "Portfolio health" }

  func note(in scene: Scene) -> String {
    figures.map { "\(NumberWords.whole($0.customers)) customers" } ?? ""
  }

  func question(in scene: Scene) -> Question? { .portfolio(scene.scope) }

  mutating func receive(_ answer: Answer, in scene: Scene) -> [Effect] {
    switch answer {
    case .portfolio(let figures):
      self.figures = figures
      failure = nil
    case .failed(let error): failure = error
    default: break
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    figures == nil ? "The figures are still being read" : nil
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    [.narrow("health:\(Line.allCases[chosen].category.rawValue)"), .open(.customers, filter: "")]
  }

  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect] {
    switch move {
    case .up, .halfPageUp, .pageUp: chosen = max(0, chosen - 1)
    case .down, .halfPageDown, .pageDown: chosen = min(Line.allCases.count - 1, chosen + 1)
    case .top: chosen = 0
    case .bottom: chosen = Line.allCases.count - 1
    }
    return []
  }

  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect] {
    let line = point.y - PortfolioDrawing.firstLine
    guard Line.allCases.indices.contains(line) else { return [] }
    chosen = line
    return isDouble ? perform(.open, in: scene) : []
  }

  func draw(_ scene: Scene, on canvas: inout Canvas) {
    if let failure { return PaneState.failed(failure).draw(on: &canvas) }
    guard let figures else { return PaneState.loading.draw(on: &canvas) }
    if figures.customers == 0 { return PaneState.noCustomers.draw(on: &canvas) }
    PortfolioDrawing(figures: figures, health: scene.health, chosen: scene.isFocused ? chosen : nil)
      .draw(on: &canvas)
  }
}
