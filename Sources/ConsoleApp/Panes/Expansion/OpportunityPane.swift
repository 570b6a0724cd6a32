import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let opportunity = PaneID("opportunity")
}

/// One opportunity: every signal with what shows it, what it may be worth, how far it is.
struct OpportunityPane: PagePane {
  let id = PaneID.opportunity
  let opening = Action.open
  let signs = [SignKind.programmes]
  var view = PageView()
  private var asked: String?
  private var detail: OpportunityDetail?
  private var failure: StoreError?

  init() {}

  enum Action: String, PaneAction {
    case open
    var title: String { "The line's customer" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "open" }
  }

  func title(in scene: Scene) -> String {
    guard scene.hasFront, let detail else { return "Opportunity" }
    return "\(detail.row.customer.name) · \(detail.row.id)"
  }

  func question(in scene: Scene) -> OpportunityDetailQuery? { scene.front.matter.map(OpportunityDetailQuery.init) }

  mutating func receive(_ answer: Answered<OpportunityDetailQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let detail):
      if asked != scene.front.matter { view.restart() }
      self.detail = detail
      asked = scene.front.matter
      failure = nil
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? { nothingShown("opportunity", in: scene) }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { openChosen(in: scene) }

  func page(in scene: Scene) -> [PageLine]? {
    guard failure == nil, scene.hasFront, let detail else { return nil }
    return OpportunityPage(detail: detail, scene: scene).lines
  }

  func isCurrent(in scene: Scene) -> Bool {
    failure == nil && detail != nil && asked != nil && asked == scene.front.matter
  }

  func emptiness(in scene: Scene) -> PaneState {
    if let failure { return .failed(failure) }
    guard scene.hasFront, scene.front.matter != nil else { return .empty("Nothing is chosen") }
    return asked == scene.front.matter ? .empty("It is there no more") : .loading
  }

  func subject(in scene: Scene) -> ActSubject? { detail.map { .customer($0.row.customer) } }
  func owner(in scene: Scene) -> Customer? { detail?.row.customer }
  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind ?? .customer }

  func preset(for verb: Verb, in scene: Scene) -> [String: String] {
    let own = chosenLine(in: scene)?.preset ?? [:]
    guard verb == .stage, let detail else { return own }
    return own.merging(detail.row.standing.nextStage) { $1 }
  }

  func leadingHints(in scene: Scene) -> [Command] {
    isCurrent(in: scene) ? [Command(Action.open, in: id.description), .customer(.stage, "stage")] : []
  }

  func why(in scene: Scene) -> Why {
    guard isCurrent(in: scene), let detail else { return .unknown("Nothing is chosen") }
    return .sum(ProgrammeWords.why(detail.row))
  }
}
