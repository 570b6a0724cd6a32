import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let action = PaneID("action")
}

/// One action item: what is to be done, step by step, and for whom.
struct ActionPane: PagePane {
  let id = PaneID.action
  let opening = Action.open
  let signs = [SignKind.actions]
  var view = PageView()
  private var detail: CustomerDetail?
  private var item: ActionItem?
  private var failure: StoreError?

  init() {}

  enum Action: String, PaneAction {
    case open, tick

    var title: String {
      switch self {
      case .open: "The customer's page"
      case .tick: "Tick the chosen step, or take its tick back"
      }
    }

    var keys: [Key] {
      switch self {
      case .open: [.enter, .right, .character("l")]
      case .tick: [.character(" ")]
      }
    }

    var hint: String? { self == .open ? "customer" : "tick" }
    var changes: Bool { self == .tick }
  }

  func title(in scene: Scene) -> String {
    guard scene.hasFront, let item = shown(in: scene) else { return "Action item" }
    return "Action item \(item.id)"
  }

  func question(in scene: Scene) -> CustomerDetailQuery? {
    scene.action == nil ? nil : scene.customer.map(CustomerDetailQuery.init)
  }

  mutating func receive(_ answer: Answered<CustomerDetailQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let detail):
      self.detail = detail
      failure = nil
      let found = detail?.actions.first { $0.id == scene.action }
      if found?.id != item?.id { view.restart() }
      item = found
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    guard isCurrent(in: scene), let item = shown(in: scene) else { return nothingShown("action item", in: scene) }
    guard action == .tick else { return nil }
    if item.checklist.isEmpty { return "This action item has no checklist; e edits it" }
    return chosenLine(in: scene)?.preset["step"] == nil ? "Choose a step of the checklist to tick" : nil
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return openChosen(in: scene)
    case .tick: return [.act(Deed(.tick, chosenLine(in: scene)?.preset ?? [:]))]
    }
  }

  func page(in scene: Scene) -> [PageLine]? {
    guard failure == nil, scene.hasFront, let detail, let item = shown(in: scene) else { return nil }
    return ActionPage(item: item, customer: detail.row, scene: scene).lines
  }

  /// The chosen one, of the customer that was read last; the one before while that is not known.
  private func shown(in scene: Scene) -> ActionItem? {
    detail?.actions.first { $0.id == scene.action } ?? item
  }

  func isCurrent(in scene: Scene) -> Bool {
    failure == nil && scene.action != nil && shown(in: scene)?.id == scene.action
  }

  func emptiness(in scene: Scene) -> PaneState {
    if let failure { return .failed(failure) }
    guard scene.hasFront else { return .empty("No action item is chosen") }
    return detail == nil ? .loading : .empty("This action item is no longer there")
  }

  func subject(in scene: Scene) -> ActSubject? { shown(in: scene).map(ActSubject.action) }
  func owner(in scene: Scene) -> Customer? { detail?.row.customer }
  func subjectKind(in scene: Scene) -> Target.Kind? { .action }
}
