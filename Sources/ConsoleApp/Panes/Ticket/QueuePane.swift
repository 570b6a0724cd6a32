import CustomerSuccess
import SuccessStore
import TerminalUI

/// The ticket queue as it is worked: all columns, and the views a support desk goes by.
struct QueuePane: ListPane {
  typealias Action = DeskAction

  let id = PaneID.queue
  var list = ListView<TicketRow>()
  let filterSubject: Field.Subject? = .tickets
  let opening = Action.open
  private(set) var view = View.all

  enum View: String, ListScope {
    case all, mine, unassigned, urgent, waiting, ended

    static let subject = Field.Subject.tickets
    var title: String { self == .all ? "open" : rawValue }

    var filterText: String {
      switch self {
      case .all: ""
      case .mine: "owner:me"
      case .unassigned: "owner:none"
      case .urgent: "sla:breached,imminent,atRisk"
      case .waiting: "sla:waiting"
      case .ended: "status:resolved,closed"
      }
    }
  }

  var emptyState: PaneState {
    .empty(view == .all ? "No ticket is open" : "No ticket is in the view '\(view.title)'; ] shows the next view")
  }

  func title(in scene: Scene) -> String {
    guard let page = list.rows.page else { return "Ticket queue" }
    return page.title("Ticket queue · \(NumberWords.whole(page.total)) \(view.title)", at: scene.now)
  }

  func question(in scene: Scene) -> Question? {
    .tickets(
      TicketQuery(
        filter: scene.scope.and(view.filter(scene.me)).and(list.filter), includeEnded: view == .ended,
        window: list.rows.window))
  }

  mutating func receive(_ answer: Answer, in scene: Scene) -> [Effect] {
    switch answer {
    case .tickets(let page): list.receive(page, height: height(scene))
    case .failed(let error): list.failure = error
    default: break
    }
    return scene.isFocused || scene.ticket == nil ? focus() : []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    action == .open && list.rows.selected == nil ? "No ticket is chosen" : nil
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return focus() + [.enter(.ticket)]
    case .view: view = view.next(1)
    case .viewBack: view = view.next(-1)
    }
    list.rows.restart()
    return []
  }

  func subjectKind(in scene: Scene) -> Target.Kind? { .ticket }
  func subject(of row: TicketRow) -> ActSubject? { row.subject }
  func customer(of row: TicketRow) -> CustomerID { row.reading.ticket.customer }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<TicketRow> {
    TicketTable(now: scene.now, glyphs: glyphs).table
  }
}
