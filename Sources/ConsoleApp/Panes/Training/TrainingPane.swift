import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let training = PaneID("training")
}

/// Training of the portfolio: how far each path is, and which certificates end.
struct TrainingPane: Pane {
  let id = PaneID.training
  private var figures: TrainingFigures?
  private var failure: StoreError?

  init() {}

  enum Action: PaneAction {
    var title: String { "" }
    var keys: [Key] { [] }
  }

  func title(in scene: Scene) -> String { "Training · modules done" }

  func note(in scene: Scene) -> String {
    guard let figures else { return "" }
    return "\(NumberWords.whole(figures.paths.reduce(0) { $0 + $1.enrolled })) enrolled"
  }

  func question(in scene: Scene) -> TrainingQuery? { TrainingQuery(scene.scope) }

  mutating func receive(_ answer: Answered<TrainingQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let figures):
      self.figures = figures
      failure = nil
    case .failure(let error): failure = error
    }
    return []
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {}

  func draw(_ scene: Scene, on canvas: inout Canvas) {
    if let failure { return PaneState.failed(failure).draw(on: &canvas) }
    guard let figures else { return PaneState.loading.draw(on: &canvas) }
    guard figures.paths.contains(where: { $0.enrolled > 0 }) else {
      return PaneState.empty("Nobody is enrolled in a training path yet").draw(on: &canvas)
    }
    for (y, path) in figures.paths.enumerated() { draw(path, y: y, in: scene, on: &canvas) }
    footer(figures, y: figures.paths.count + 1, in: scene, on: &canvas)
  }

  private func draw(_ path: TrainingFigures.PathFigures, y: Int, in scene: Scene, on canvas: inout Canvas) {
    let title = scene.training[path.path]?.title ?? path.path.text
    canvas.write(title, at: Point(x: 1, y: y), maxWidth: 10)
    let share = path.modules == 0 ? 0 : Double(path.modulesDone) / Double(path.modules)
    canvas.writeRight(
      NumberWords.percent(path.modulesDone, of: path.modules), at: Point(x: 11, y: y), width: 7, emphasis: .bold)
    let note = "\(NumberWords.whole(path.certified)) cert."
    let bar = Rect(x: 19, y: y, width: canvas.width - 32, height: 1)
    if bar.width > 3 { Bar(value: share, of: 1, tone: .series1).draw(in: bar, on: &canvas) }
    canvas.writeRight(note, at: Point(x: canvas.width - 12, y: y), width: 11, tone: .muted)
  }

  private func footer(_ figures: TrainingFigures, y: Int, in scene: Scene, on canvas: inout Canvas) {
    let (onTime, due) = figures.paths.reduce((0, 0)) { ($0.0 + $1.onTime, $0.1 + $1.due) }
    var lines: [Piece] = []
    let expiring = figures.paths.reduce(0) { $0 + $1.expiring }
    let lapsed = figures.paths.reduce(0) { $0 + $1.lapsed }
    if expiring + lapsed > 0 {
      let days = counted(scene.training.renewalDays, "day")
      let over = lapsed > 0 ? ", \(NumberWords.whole(lapsed)) lapsed" : ""
      lines.append(
        Piece("\(counted(expiring, "certificate")) end\(expiring == 1 ? "s" : "") within \(days)\(over)", .atRisk))
    }
    if due > 0 {
      lines.append(Piece("On time \(NumberWords.percent(onTime, of: due)) of \(NumberWords.whole(due)) due", .muted))
    }
    for (index, line) in lines.enumerated() { canvas.write([line], at: Point(x: 1, y: y + index)) }
  }
}
