import SuccessStore
import TerminalUI

/// A page about what a list has that is no target of acts: it is asked for by the name that the list gives it.
protocol MatterPane: PagePane where Action == LineAction<Opening> {
  associatedtype Opening: OpeningWords
  associatedtype Detail: Sendable

  var reading: MatterReading<Detail> { get set }
  /// What it is called.
  var noun: String { get }
  /// Nil where there is no such thing any more.
  static func detail(in answer: Asked.Answer) -> Detail?
}

/// What such a page has been told last, and of what.
struct MatterReading<Detail: Sendable>: Sendable {
  private(set) var asked: String?
  private(set) var detail: Detail?
  private(set) var failure: StoreError?

  mutating func take(_ detail: Detail?, of matter: String?) {
    (self.detail, asked, failure) = (detail, matter, nil)
  }

  mutating func fail(_ error: StoreError) { failure = error }

  /// Nil where the last answer was a failure.
  var shown: Detail? { failure == nil ? detail : nil }
}

/// What can be done on a page whose lines lead somewhere.
enum LineAction<Opening: OpeningWords>: String, PaneAction {
  case open

  var title: String { Opening.title }
  var keys: [Key] { [.enter, .right, .character("l")] }
  var hint: String? { "open" }
}

extension MatterPane where Asked.Answer == Detail? {
  static func detail(in answer: Detail?) -> Detail? { answer }
}

extension MatterPane where Asked.Answer == Detail {
  static func detail(in answer: Detail) -> Detail? { answer }
}

extension MatterPane {
  var opening: Action { .open }

  mutating func receive(_ answer: Answered<Asked>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let answer):
      if reading.asked != scene.front.matter { view.restart() }
      reading.take(Self.detail(in: answer), of: scene.front.matter)
    case .failure(let error): reading.fail(error)
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? { nothingShown(noun, in: scene) }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { openChosen(in: scene) }

  func isCurrent(in scene: Scene) -> Bool {
    reading.shown != nil && reading.asked != nil && reading.asked == scene.front.matter
  }

  func emptiness(in scene: Scene) -> PaneState {
    if let failure = reading.failure { return .failed(failure) }
    guard scene.hasFront, scene.front.matter != nil else { return .empty("Nothing is chosen") }
    return reading.asked == scene.front.matter ? .empty("It is there no more") : .loading
  }
}
