import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let programme = PaneID("programme")
}

/// One programme: its rule, and who is in it, since when, when it touches next, and why others are out.
struct ProgrammePane: PagePane {
  let id = PaneID.programme
  let opening = Action.open
  let signs = [SignKind.programmes]
  var view = PageView()
  private var asked: String?
  private var members: Page<MemberRow>?
  private var failure: StoreError?

  /// So many customers are shown; the command has all.
  private static let most = 200

  init() {}

  enum Action: String, PaneAction {
    case open
    var title: String { "The line's customer" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "open" }
  }

  private func programme(in scene: Scene) -> Programme? {
    scene.front.matter.flatMap { scene.outreach.programmes[TriggerID($0)] }
  }

  func title(in scene: Scene) -> String { programme(in: scene)?.title ?? "Programme" }

  func question(in scene: Scene) -> MemberQuery? {
    scene.front.matter.map { MemberQuery(TriggerID($0), filter: scene.scope, window: Window(limit: Self.most)) }
  }

  mutating func receive(_ answer: Answered<MemberQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let members):
      if asked != scene.front.matter { view.restart() }
      self.members = members
      asked = scene.front.matter
      failure = nil
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    isCurrent(in: scene) ? nil : "The programme is still being read"
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { openChosen(in: scene) }

  func page(in scene: Scene) -> [PageLine]? {
    guard failure == nil, let members, let programme = programme(in: scene) else { return nil }
    return ProgrammePage(programme: programme, members: members, scene: scene).lines
  }

  func isCurrent(in scene: Scene) -> Bool {
    failure == nil && members != nil && asked != nil && asked == scene.front.matter
  }

  func emptiness(in scene: Scene) -> PaneState {
    if let failure { return .failed(failure) }
    return scene.front.matter == nil ? .empty("Nothing is chosen") : .loading
  }

  func subject(in scene: Scene) -> ActSubject? { nil }
  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind }

  /// Of a member's line, acts are about the customer and this programme.
  func customer(in scene: Scene) -> ActSubject? { subjects(in: scene).first }

  func why(in scene: Scene) -> Why {
    guard let programme = programme(in: scene), let members else { return .unknown("Nothing is chosen") }
    let figures = ProgrammeFigures(
      programme: programme.id, members: members.rows.count { $0.membership.until == nil },
      former: members.rows.count { $0.membership.until != nil })
    return .sum(ProgrammeWords.why(programme, figures))
  }
}
