import CustomerSuccess
import SuccessStore
import TerminalUI

/// What needs me, worked from the top: the reason for each place stands beside it.
struct MyDayPane: ListPane {
  let id = PaneID.myDay
  let filterSubject: Field.Subject? = .customers
  var list = ListView<DayRow>()
  let emptyState = PaneState.empty("Nothing needs you today (whose day it is: --as NAME)")
  let opening = Action.open
  let signs = [SignKind.deadlines, .actions]

  enum Action: String, PaneAction {
    case open
    var title: String { "The item's customer" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "customer" }
  }

  func title(in scene: Scene) -> String {
    list.rows.page.map { "My day · \(NumberWords.whole($0.total)) to do" } ?? "My day"
  }

  /// Whose day it is, is said by the name already: a scope of somebody's own customers must not hide from them the
  /// tickets of others' customers that they have taken.
  func question(in scene: Scene) -> Question? {
    .day(owner: scene.me, scene.scope.without(.customerOwner).and(list.filter))
  }

  mutating func receive(_ answer: Answer, in scene: Scene) -> [Effect] {
    switch answer {
    case .day(let rows): list.receive(Page(rows: rows, position: 0, total: rows.count), height: height(scene))
    case .failed(let error): list.failure = error
    default: break
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    nothingChosen("item")
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { [.enter(.dayCustomer)] }

  func subject(of row: DayRow) -> ActSubject? { row.subject }

  func customer(of row: DayRow) -> ActSubject? { .known(.customer(row.item.customer), title: row.customerName) }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<DayRow> { DayTable(scene: scene, glyphs: glyphs).table }
}
