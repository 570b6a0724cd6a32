import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let portfolio = PaneID("portfolio")
}

/// The portfolio's health: average, trend, distribution and what is at risk. Each line opens the rows behind it.
struct PortfolioPane: Pane {
  let id = PaneID.portfolio
  let signs = [SignKind.health]
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

  func title(in scene: Scene) -> String { "Portfolio health" }

  func note(in scene: Scene) -> String {
    figures.map { counted($0.customers, "customer") } ?? ""
  }

  func question(in scene: Scene) -> PortfolioQuery? { PortfolioQuery(scene.scope, movesOver: CategoryFlows.week) }

  mutating func receive(_ answer: Answered<PortfolioQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let figures):
      let line = lines[chosen]
      self.figures = figures
      // Lines come and go with what there is to count: the one that was chosen stays so.
      chosen = lines.firstIndex(of: line) ?? min(chosen, lines.count - 1)
      failure = nil
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    figures == nil ? "The figures are still being read" : nil
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    let line = lines[chosen]
    // The backlog is of tickets: a filter of theirs means nothing to other lists.
    guard let figures else { return [] }
    let filter = line.filter(in: figures)
    if line == .backlog { return [.open(.tickets, filter: filter)] }
    return [.narrow(filter), .open(.customers, filter: "")]
  }

  func why(in scene: Scene) -> Why {
    figures.map { .sum(lines[chosen].sum(in: $0, scene.health)) } ?? .unknown("Still being read")
  }

  private var lines: [PortfolioLine] { figures.map(PortfolioLine.shown) ?? PortfolioLine.allCases }

  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect] {
    switch move {
    case .up, .halfPageUp, .pageUp: chosen = max(0, chosen - 1)
    case .down, .halfPageDown, .pageDown: chosen = min(lines.count - 1, chosen + 1)
    case .top: chosen = 0
    case .bottom: chosen = lines.count - 1
    }
    return []
  }

  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect] {
    let line = point.y - PortfolioDrawing.firstLine
    guard let figures else { return [] }
    let counts = PortfolioDrawing.places(of: figures, width: scene.size.width)
    if PortfolioLine.categories.indices.contains(line) {
      chosen = line
    } else if point.y == PortfolioDrawing.movesLine, let index = lines.firstIndex(of: .moved) {
      chosen = index
    } else if let hit = counts.first(where: { $0.rect.contains(point) }),
      let index = lines.firstIndex(of: hit.line)
    {
      chosen = index
    } else {
      return []
    }
    return isDouble ? perform(.open, in: scene) : []
  }

  func draw(_ scene: Scene, on canvas: inout Canvas) {
    if let failure { return PaneState.failed(failure).draw(on: &canvas) }
    guard let figures else { return PaneState.loading.draw(on: &canvas) }
    if figures.customers == 0 { return (scene.scope.isEmpty ? PaneState.noCustomers : .noneInScope).draw(on: &canvas) }
    PortfolioDrawing(figures: figures, health: scene.health, chosen: scene.isFocused ? lines[chosen] : nil)
      .draw(on: &canvas)
  }
}
