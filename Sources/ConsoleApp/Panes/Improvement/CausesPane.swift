import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let causes = PaneID("causes")
}

/// The fishbone as a tree of causes with counts, and what the tickets say of training and self-service.
struct CausesPane: PagePane {
  let id = PaneID.causes
  let opening = Action.open
  var view = PageView()
  private var figures: ImprovementFigures?
  private var failure: StoreError?
  private var period = PeriodBack()
  private var opened: Set<CausePath> = []

  init() {}

  enum Action: String, PaneAction {
    case open, longer, shorter

    var title: String {
      switch self {
      case .open: "Open or close the branch; a ticket's page"
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

  func title(in scene: Scene) -> String {
    let head = "Causes · \(counted(period.days, "day"))"
    return figures.map { "\(head) · \(NumberWords.whole($0.fishbone.count)) found" } ?? head
  }

  /// Where it stands however far the page is scrolled.
  func note(in scene: Scene) -> String {
    figures.map { "self-service \(ImprovementWords.selfServiceRate($0))" } ?? ""
  }

  func question(in scene: Scene) -> ImprovementQuery? { ImprovementQuery(scene.scope, days: period.days) }

  mutating func receive(_ answer: Answered<ImprovementQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let figures):
      self.figures = figures
      failure = nil
      if let page = livePage(in: scene) { view.keepInSight(page, height: scene.size.height) }
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    switch action {
    case .open: figures == nil ? "The figures are still being read" : nil
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
    guard let path = tree(in: scene)?.path(at: line) else { return openChosen(in: scene) }
    if opened.remove(path) == nil { opened.insert(path) }
    if let page = livePage(in: scene) { view.keepInSight(page, height: scene.size.height) }
    return []
  }

  private func tree(in scene: Scene) -> CauseTree? {
    figures.map { CauseTree(figures: $0, opened: opened, scene: scene) }
  }

  func page(in scene: Scene) -> [PageLine]? { failure == nil ? tree(in: scene)?.lines : nil }
  func isCurrent(in scene: Scene) -> Bool { failure == nil && figures != nil }
  func emptiness(in scene: Scene) -> PaneState { failure.map(PaneState.failed) ?? .loading }
  func subject(in scene: Scene) -> ActSubject? { nil }

  /// An initiative that is begun on a cause answers it.
  func preset(for verb: Verb, in scene: Scene) -> [String: String] {
    guard verb == .initiative else { return chosenLine(in: scene)?.preset ?? [:] }
    guard let page = livePage(in: scene), let line = view.stop(in: page), let path = tree(in: scene)?.path(at: line)
    else { return [:] }
    let known = path.subCause?.text.isEmpty == true ? CausePath(path.category) : path
    return ["origin": InitiativeOriginForm.text(.cause(known))]
  }

  /// A gap proposes to enrol the people of the customers that have it.
  func subjects(in scene: Scene) -> [ActSubject] {
    guard let page = livePage(in: scene), let place = view.stop(in: page) else { return [] }
    let proposed = tree(in: scene)?.proposed(at: place) ?? []
    guard proposed.isEmpty else { return proposed.map { .known(.customer($0), title: $0.text) } }
    return page[place].subject.map { [$0] } ?? []
  }
  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind }
}
