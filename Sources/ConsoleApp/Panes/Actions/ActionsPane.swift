import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let actions = PaneID("actions")
}

/// Action items by due date, the late ones first.
struct ActionsPane: ListPane {
  let id = PaneID.actions
  var list = ListView<ActionRow>()
  let filterSubject: Field.Subject? = .actions
  let emptyState = PaneState.empty("Nothing is to be done")
  let opening = Action.open
  let ownOrder: String? = "by due date, the late ones first"
  let signs = [SignKind.actions]
  let headerHeight = 0

  enum Action: String, PaneAction {
    case open
    var title: String { "The action item's customer" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "customer" }
  }

  func title(in scene: Scene) -> String {
    guard let page = list.rows.page else { return "Action items" }
    return "Action items · \(NumberWords.whole(page.total))\(asksForStatus(in: scene) ? "" : " open")"
  }

  func question(in scene: Scene) -> ActionQuery? {
    ActionQuery(filter: scene.scope.and(list.filter), window: list.rows.window)
  }

  func leftOut(in scene: Scene) -> [LeftOut<ActionQuery, ActionRow>] {
    LeftOut.actions(scene.scope.and(list.filter), snoozedBy: "the view 'snoozed' of the action items")
      + outsideTheScope(in: scene)
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    nothingChosen("action item")
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { [.enter(.customer)] }

  func subject(of row: ActionRow) -> ActSubject? { .action(row.action) }
  func customer(of row: ActionRow) -> ActSubject? { row.ofCustomer }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<ActionRow> {
    ActionTable(today: scene.today, zone: scene.zone).table
  }
}
