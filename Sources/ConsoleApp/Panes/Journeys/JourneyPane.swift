import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let journey = PaneID("journey")
}

/// One customer's journey: a timeline of phases and milestones, what is next and why it is late, every step in its phase.
struct JourneyPane: PagePane {
  let id = PaneID.journey
  let opening = Action.open
  let signs = [SignKind.journeys]
  var view = PageView()
  private var asked: CustomerID?
  private var detail: JourneyDetail?
  private var failure: StoreError?
  private var opened: Set<StepID> = []

  init() {}

  enum Action: String, PaneAction {
    case open, openAll

    var title: String {
      switch self {
      case .open: "What a step asks for, or the line's action item or customer"
      case .openAll: "Show or hide what all open steps ask for"
      }
    }

    var keys: [Key] {
      switch self {
      case .open: [.enter, .character(" ")]
      case .openAll: [.character("+")]
      }
    }

    var hint: String? { self == .open ? "open" : nil }
  }

  func title(in scene: Scene) -> String {
    guard scene.hasFront, let row = detail?.row else { return "Journey" }
    return "\(row.customer.name) · \(row.journey.title)"
  }

  func question(in scene: Scene) -> JourneyDetailQuery? { scene.customer.map(JourneyDetailQuery.init) }

  mutating func receive(_ answer: Answered<JourneyDetailQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let detail):
      if detail?.row.id != self.detail?.row.id {
        view.restart()
        opened = []
      }
      self.detail = detail
      asked = scene.customer
      failure = nil
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? { nothingShown("journey", in: scene) }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open:
      guard let line = chosenLine(in: scene) else { return [.say("There is nothing to open")] }
      guard line.opens == nil, let step = line.preset["step"] else { return openChosen(in: scene) }
      opened.formSymmetricDifference([StepID(step)])
    case .openAll:
      let all = Set(detail?.row.journey.open.map(\.id) ?? [])
      opened = opened.isSuperset(of: all) ? [] : all
    }
    if let page = livePage(in: scene) { view.keepInSight(page, height: scene.size.height) }
    return []
  }

  func page(in scene: Scene) -> [PageLine]? {
    guard failure == nil, scene.hasFront, let detail else { return nil }
    return JourneyPage(detail: detail, opened: opened, scene: scene).lines
  }

  func isCurrent(in scene: Scene) -> Bool {
    failure == nil && scene.customer != nil && detail?.row.id == scene.customer
  }

  func emptiness(in scene: Scene) -> PaneState {
    if let failure { return .failed(failure) }
    guard scene.hasFront else { return .empty("No journey is chosen") }
    guard let asked, asked == scene.customer, detail == nil else { return .loading }
    return .empty("This customer is on no journey")
  }

  func subject(in scene: Scene) -> ActSubject? { detail.map { .customer($0.row.customer) } }
  func owner(in scene: Scene) -> Customer? { detail?.row.customer }
  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind ?? .customer }

  /// Of the line's step, else of what is next.
  func why(in scene: Scene) -> Why {
    guard isCurrent(in: scene), let journey = detail?.row.journey else { return .unknown("No journey is shown") }
    let named = chosenLine(in: scene)?.preset["step"].flatMap { journey.step(StepID($0)) }
    guard let step = named ?? journey.next else { return .unknown("All steps of this journey are settled") }
    return StepWhy(step: step, start: journey.start, scene: scene).why
  }

  /// On a line that is no step's, acts on steps are about what is next.
  func preset(for verb: Verb, in scene: Scene) -> [String: String] {
    let own = chosenLine(in: scene)?.preset ?? [:]
    guard verb.isOnStep, own["step"] == nil, let next = detail?.row.journey.next else { return own }
    return own.merging(["step": next.id.text]) { $1 }
  }
}
