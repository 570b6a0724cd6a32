import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let actionList = PaneID("actionList")
}

/// Action items as they are worked: all columns, and the views people go by.
struct ActionListPane: ListPane {
  typealias Action = DeskAction

  let id = PaneID.actionList
  var list = ListView<ActionRow>()
  let filterSubject: Field.Subject? = .actions
  let opening = Action.open
  let ownOrder: String? = "by due date, the late ones first"
  let signs = [SignKind.actions]
  private(set) var view = View.all

  enum View: String, ListScope {
    case all, mine, late, snoozed, done

    static let subject = Field.Subject.actions
    var title: String { self == .all ? "open" : rawValue }

    var filterText: String {
      switch self {
      case .all, .snoozed: ""
      case .mine: "owner:me"
      case .late: "due:past"
      case .done: "status:done,dropped"
      }
    }
  }

  var emptyState: PaneState {
    .empty(view == .all ? "Nothing is to be done" : "Nothing is in the view '\(view.title)'; ] shows the next view")
  }

  func title(in scene: Scene) -> String {
    guard let page = list.rows.page else { return "Action items" }
    let kind = view == .all && asksForStatus(in: scene) ? "" : " \(view.title)"
    return "Action items · \(NumberWords.whole(page.total))\(kind)"
  }

  func question(in scene: Scene) -> ActionQuery? {
    ActionQuery(
      filter: scene.scope.and(view.filter(scene.me)).and(list.filter), includeEnded: view == .done,
      isAsleep: view == .snoozed, window: list.rows.window)
  }

  func leftOut(in scene: Scene) -> [LeftOut<ActionQuery, ActionRow>] {
    let (filter, shown) = (scene.scope.and(list.filter), view.title)
    let open = LeftOut(ActionQuery(filter: filter, window: list.rows.window)) { (page: Page<ActionRow>) in
      LeftOutWords.otherView(page, than: shown)
    }
    return (view == .all ? [] : [open]) + LeftOut.actions(filter, snoozedBy: "the view 'snoozed' (])")
      + outsideTheScope(in: scene)
  }

  var order: String { view.rawValue }

  mutating func setOrder(_ words: String) {
    guard let view = View(rawValue: words), view != self.view else { return }
    self.view = view
    list.restart()
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    action == .open ? nothingChosen("action item") : nil
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return [.enter(.action)]
    case .view: view = view.next(1)
    case .viewBack: view = view.next(-1)
    }
    list.restart()
    return []
  }

  func subjectKind(in scene: Scene) -> Target.Kind? { .action }
  func subject(of row: ActionRow) -> ActSubject? { .action(row.action) }
  func customer(of row: ActionRow) -> ActSubject? { row.ofCustomer }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<ActionRow> {
    ActionTable(today: scene.today, zone: scene.zone, titleMinimum: 16).table
  }
}
