import CustomerSuccess
import TerminalUI

/// The place in a page of lines: which line the cursor is on, and which one stands at the top.
struct PageView: Hashable, Sendable {
  private(set) var chosen = 0
  private(set) var top = 0

  /// The line the cursor is on; nil on a page without a stop.
  func stop(in page: [PageLine]) -> Int? {
    page.indices.contains(chosen) && page[chosen].isStop ? chosen : page.firstIndex { $0.isStop }
  }

  /// Another page begins at its top.
  mutating func restart() { self = PageView() }

  mutating func move(_ move: ListMove, in page: [PageLine], height: Int) {
    let stops = page.indices.filter { page[$0].isStop }
    guard let first = stops.first, let last = stops.last else { return }
    let step = max(1, height - 1)
    // Before the first move the cursor stands on the first stop, wherever that is.
    chosen = stop(in: page) ?? first
    switch move {
    case .down: chosen = stops.first { $0 > chosen } ?? last
    case .up: chosen = stops.last { $0 < chosen } ?? first
    case .pageDown: chosen = stops.first { $0 >= chosen + step } ?? last
    case .pageUp: chosen = stops.last { $0 <= chosen - step } ?? first
    case .halfPageDown: chosen = stops.first { $0 >= chosen + step / 2 } ?? last
    case .halfPageUp: chosen = stops.last { $0 <= chosen - step / 2 } ?? first
    case .top: chosen = first
    case .bottom: chosen = last
    }
    keepInSight(page, height: height)
  }

  /// Chooses the line at a row of the screen; false where none can be chosen.
  mutating func choose(line: Int, in page: [PageLine]) -> Bool {
    guard page.indices.contains(top + line), page[top + line].isStop else { return false }
    chosen = top + line
    return true
  }

  mutating func wheel(by rows: Int, in page: [PageLine], height: Int) {
    top = min(max(0, top + rows), max(0, page.count - height))
  }

  mutating func keepInSight(_ page: [PageLine], height: Int) {
    chosen = min(chosen, max(0, page.count - 1))
    // Going up to the first stop shows the header above it again.
    if page.prefix(chosen).allSatisfy({ !$0.isStop }) { top = 0 }
    top = min(max(top, chosen - height + 1), chosen)
    top = min(max(0, top), max(0, page.count - height))
  }

  func draw(_ page: [PageLine], isFocused: Bool, on canvas: inout Canvas) {
    let marked = isFocused ? stop(in: page) : nil
    for (y, index) in page.indices.dropFirst(top).prefix(canvas.height).enumerated() {
      page[index].draw(y: y, on: &canvas)
      if index == marked { canvas.shade(Rect(x: 0, y: y, width: canvas.width, height: 1), with: .selection) }
    }
  }
}

/// A pane that is one page of lines about one thing; how it moves, scrolls and offers acts is the same for all.
protocol PagePane: Pane {
  var view: PageView { get set }
  /// The page as far as it is known. The one before stays, under its own name, for the moment the next one takes: no pane
  /// blinks as a cursor moves in the list beside it.
  func page(in scene: Scene) -> [PageLine]?
  /// The page is the chosen thing's: no key acts on another's.
  func isCurrent(in scene: Scene) -> Bool
  /// What stands there instead of a page.
  func emptiness(in scene: Scene) -> PaneState
  /// What acts are done to on a line that has no thing of its own.
  func subject(in scene: Scene) -> ActSubject?
  /// Whose thing it is.
  func owner(in scene: Scene) -> Customer?
  /// What Enter and a double click do.
  var opening: Action { get }
}

extension PagePane {
  /// The page, while keys may act on it.
  func livePage(in scene: Scene) -> [PageLine]? { isCurrent(in: scene) ? page(in: scene) : nil }

  func chosenLine(in scene: Scene) -> PageLine? {
    livePage(in: scene).flatMap { page in view.stop(in: page).map { page[$0] } }
  }

  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect] {
    if let page = livePage(in: scene) { view.move(move, in: page, height: scene.size.height) }
    return []
  }

  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect] {
    guard let page = livePage(in: scene), view.choose(line: point.y, in: page), isDouble else { return [] }
    if let refusal = refusal(of: opening, in: scene) { return [.complain(refusal)] }
    return perform(opening, in: scene)
  }

  mutating func wheel(by rows: Int, in scene: Scene) -> [Effect] {
    if let page = livePage(in: scene) { view.wheel(by: rows, in: page, height: scene.size.height) }
    return []
  }

  /// What lies behind the chosen line.
  func openChosen(in scene: Scene) -> [Effect] {
    guard let target = chosenLine(in: scene)?.opens else { return [.say("This line has nothing behind it")] }
    return [.show(target)]
  }

  func isReady(in scene: Scene) -> Bool { isCurrent(in: scene) }

  func subjects(in scene: Scene) -> [ActSubject] {
    guard isCurrent(in: scene) else { return [] }
    return (chosenLine(in: scene)?.subject ?? subject(in: scene)).map { [$0] } ?? []
  }

  func owner(in scene: Scene) -> Customer? { nil }

  func customer(in scene: Scene) -> ActSubject? {
    isCurrent(in: scene) ? owner(in: scene).map(ActSubject.customer) : nil
  }

  /// Why nothing can be done here; nil when the page is the chosen thing's.
  func nothingShown(_ kind: String, in scene: Scene) -> String? {
    if isCurrent(in: scene) { return nil }
    return scene.hasFront ? "The \(kind) is still being read" : "No \(kind) is chosen"
  }

  func preset(for verb: Verb, in scene: Scene) -> [String: String] { chosenLine(in: scene)?.preset ?? [:] }

  func draw(_ scene: Scene, on canvas: inout Canvas) {
    guard let page = page(in: scene) else { return emptiness(in: scene).draw(on: &canvas) }
    view.draw(page, isFocused: scene.isFocused, on: &canvas)
  }
}
