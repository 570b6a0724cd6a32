import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let feedback = PaneID("feedback")
}

/// What customers say, by theme, what weighs most first; under an open theme its texts, the latest first.
struct FeedbackPane: PagePane {
  let id = PaneID.feedback
  let opening = Action.open
  var view = PageView()
  private var topics: FeedbackTopics?
  private var failure: StoreError?
  private var period = PeriodBack()
  private var opened: Set<String> = []

  init() {}

  enum Action: String, PaneAction {
    case open, longer, shorter

    var title: String {
      switch self {
      case .open: "Open or close the theme; a text's customer or ticket"
      case .longer: "Look further back"
      case .shorter: "Look less far back"
      }
    }

    var keys: [Key] {
      switch self {
      case .open: [.enter, .right, .character("l")]
      case .longer: [.character("]")]
      case .shorter: [.character("[")]
      }
    }

    var isForRows: Bool { self == .open }

    var hint: String? {
      switch self {
      case .open: "open"
      case .longer: "period"
      case .shorter: nil
      }
    }
  }

  /// So many of a theme's texts are shown; `rapport feedback list` has all.
  static let most = 50

  func title(in scene: Scene) -> String {
    let head = "Feedback · \(counted(period.days, "day"))"
    return topics.map { "\(head) · \(counted($0.figures.verbatims, "text"))" } ?? head
  }

  func question(in scene: Scene) -> FeedbackTopicsQuery? {
    FeedbackTopicsQuery(scene.scope, days: period.days, texts: Self.most)
  }

  mutating func receive(_ answer: Answered<FeedbackTopicsQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let topics):
      self.topics = topics
      failure = nil
      if let page = livePage(in: scene) { view.keepInSight(page, height: scene.size.height) }
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    switch action {
    case .open: topics == nil ? "What customers said is still being read" : nil
    case .longer: period.refusalOfLonger
    case .shorter: period.refusalOfShorter
    }
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .longer: period.step(by: 1)
    case .shorter: period.step(by: -1)
    case .open: return open(in: scene)
    }
    view.restart()
    return []
  }

  private mutating func open(in scene: Scene) -> [Effect] {
    guard let page = page(in: scene), let line = view.stop(in: page) else { return [] }
    guard let theme = tree(in: scene)?.theme(at: line) else { return openChosen(in: scene) }
    if opened.remove(theme) == nil { opened.insert(theme) }
    if let page = livePage(in: scene) { view.keepInSight(page, height: scene.size.height) }
    return []
  }

  private func tree(in scene: Scene) -> FeedbackTree? {
    topics.map { FeedbackTree(topics: $0, opened: opened, scene: scene) }
  }

  func page(in scene: Scene) -> [PageLine]? { failure == nil ? tree(in: scene)?.lines : nil }
  func isCurrent(in scene: Scene) -> Bool { failure == nil && topics != nil }
  func emptiness(in scene: Scene) -> PaneState { failure.map(PaneState.failed) ?? .loading }
  func subject(in scene: Scene) -> ActSubject? { nil }

  /// Whose words the chosen ones are.
  func customer(in scene: Scene) -> ActSubject? {
    guard case .verbatim(let read)? = subjects(in: scene).first else { return nil }
    let row = topics?.texts.values.lazy.flatMap(\.self).first { $0.read == read }
    return .known(.customer(read.verbatim.customer), title: row?.customerName ?? read.verbatim.customer.text)
  }

  /// An initiative that is begun on a theme answers it.
  func preset(for verb: Verb, in scene: Scene) -> [String: String] {
    guard verb == .initiative else { return chosenLine(in: scene)?.preset ?? [:] }
    guard let page = livePage(in: scene), let line = view.stop(in: page), let theme = tree(in: scene)?.theme(at: line)
    else { return [:] }
    return ["origin": InitiativeOriginForm.text(.theme(theme))]
  }
  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind }
}
