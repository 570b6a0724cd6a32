import SuccessStore
import TerminalUI

/// A page about one thing that is chosen elsewhere, as the store knows it.
protocol DetailPane: PagePane where Asked.Answer == Detail? {
  associatedtype Detail
  associatedtype Thing: Equatable

  var detail: Detail? { get set }
  var failure: StoreError? { get set }
  /// What such a thing is called: `ticket`.
  var noun: String { get }
  func thing(of detail: Detail) -> Thing
  /// The one that is chosen.
  func chosen(in scene: Scene) -> Thing?
  func page(of detail: Detail, in scene: Scene) -> [PageLine]
}

extension DetailPane {
  mutating func receive(_ answer: Answered<Asked>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let found):
      if found.map(thing) != detail.map(thing) { view.restart() }
      detail = found
      failure = nil
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? { nothingShown(noun, in: scene) }

  func page(in scene: Scene) -> [PageLine]? {
    guard failure == nil, scene.hasFront else { return nil }
    return detail.map { page(of: $0, in: scene) }
  }

  func isCurrent(in scene: Scene) -> Bool {
    guard failure == nil, let detail, let chosen = chosen(in: scene) else { return false }
    return thing(of: detail) == chosen
  }

  func emptiness(in scene: Scene) -> PaneState {
    if let failure { return .failed(failure) }
    return scene.hasFront ? .loading : .empty("No \(noun) is chosen")
  }
}
