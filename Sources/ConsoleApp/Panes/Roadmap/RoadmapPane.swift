import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let roadmap = PaneID("roadmap")
}

/// The board of impact against effort, then the roadmap by quarter with who has taken on how much, what is late and what it pays.
struct RoadmapPane: PagePane {
  let id = PaneID.roadmap
  let opening = Action.open
  var view = PageView()
  private var roadmap: Roadmap?
  private var failure: StoreError?

  init() {}

  enum Action: String, PaneAction {
    case open
    var title: String { "The initiative's page" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "open" }
  }

  func title(in scene: Scene) -> String {
    guard let roadmap else { return "Roadmap" }
    let open = Initiative.Status.allCases.filter(\.isOpen).reduce(0) { $0 + roadmap.counts[$1, default: 0] }
    let late = roadmap.late.isEmpty ? "" : " · \(counted(roadmap.late.count, "milestone")) late"
    return "Roadmap · \(NumberWords.whole(open)) open\(late)"
  }

  func question(in scene: Scene) -> RoadmapQuery? { RoadmapQuery() }

  mutating func receive(_ answer: Answered<RoadmapQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let roadmap):
      self.roadmap = roadmap
      failure = nil
      if let page = livePage(in: scene) { view.keepInSight(page, height: scene.size.height) }
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    roadmap == nil ? "The roadmap is still being read" : nil
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { openChosen(in: scene) }

  func page(in scene: Scene) -> [PageLine]? {
    guard failure == nil, let roadmap else { return nil }
    return RoadmapPage(roadmap: roadmap, scene: scene).lines
  }

  func isCurrent(in scene: Scene) -> Bool { failure == nil && roadmap != nil }
  func emptiness(in scene: Scene) -> PaneState { failure.map(PaneState.failed) ?? .loading }
  func subject(in scene: Scene) -> ActSubject? { nil }
  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind ?? .initiative }

  func why(in scene: Scene) -> Why {
    chosenLine(in: scene)?.subject?.why(in: scene) ?? .unknown("Nothing is chosen")
  }
}
