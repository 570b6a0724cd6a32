import CustomerSuccess
import TerminalUI

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
    let line = chosenLine(in: scene)
    if let target = line?.opens { return [.show(target)] }
    if let text = line?.reads { return [.read(title: text.title, text.paragraphs)] }
    return [.say("This line has nothing behind it")]
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
