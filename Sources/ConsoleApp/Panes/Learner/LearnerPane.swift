import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let learner = PaneID("learner")
}

/// One learner: each path's modules with state, minutes and score, and its certificates.
struct LearnerPane: PagePane {
  let id = PaneID.learner
  let opening = Action.open
  let signs = [SignKind.training]
  var view = PageView()
  private var detail: CustomerDetail?
  private var row: LearnerRow?
  private var failure: StoreError?

  init() {}

  enum Action: String, PaneAction {
    case open
    var title: String { "The customer's page" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "customer" }
  }

  func title(in scene: Scene) -> String {
    guard scene.hasFront, let row = shown(in: scene) else { return "Learner" }
    return row.learner.name
  }

  func question(in scene: Scene) -> CustomerDetailQuery? {
    scene.learner == nil ? nil : scene.customer.map(CustomerDetailQuery.init)
  }

  mutating func receive(_ answer: Answered<CustomerDetailQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let detail):
      self.detail = detail
      failure = nil
      let found = detail?.learners.first { $0.id == scene.learner }
      if found?.id != row?.id { view.restart() }
      row = found
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    nothingShown("learner", in: scene)
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { openChosen(in: scene) }

  func page(in scene: Scene) -> [PageLine]? {
    guard failure == nil, scene.hasFront, let detail, let row = shown(in: scene) else { return nil }
    return LearnerPage(row: row, customer: detail.row, scene: scene).lines
  }

  /// The chosen one, of the customer that was read last; the one before while that is not known.
  private func shown(in scene: Scene) -> LearnerRow? {
    detail?.learners.first { $0.id == scene.learner } ?? row
  }

  func isCurrent(in scene: Scene) -> Bool {
    failure == nil && scene.learner != nil && shown(in: scene)?.id == scene.learner
  }

  func emptiness(in scene: Scene) -> PaneState {
    if let failure { return .failed(failure) }
    guard scene.hasFront else { return .empty("No learner is chosen") }
    return detail == nil ? .loading : .empty("This learner is no longer there")
  }

  func subject(in scene: Scene) -> ActSubject? { shown(in: scene)?.subject }
  func owner(in scene: Scene) -> Customer? { detail?.row.customer }
  func subjectKind(in scene: Scene) -> Target.Kind? { .learner }

  func leadingHints(in scene: Scene) -> [Command] {
    isCurrent(in: scene) ? shown(in: scene)?.renewalHints(in: scene) ?? [] : []
  }
}
