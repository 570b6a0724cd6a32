import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let queue = PaneID("queue")
}

/// The ticket queue as it is worked: all columns, and the views a support desk goes by.
struct QueuePane: ListPane {
  let id = PaneID.queue
  var list = ListView<TicketRow>()
  let filterSubject: Field.Subject? = .tickets
  let opening = Action.open
  let ownOrder: String? = "breached first, then by deadline; s puts together"
  let signs = [SignKind.deadlines]
  private(set) var view = View.all
  private(set) var grouping = TicketQuery.Grouping.none

  enum View: String, ListScope {
    case all, mine, unassigned, hour, urgent, waiting, ended

    static let subject = Field.Subject.tickets
    var title: String {
      switch self {
      case .all: "open"
      case .hour: "breaching in an hour"
      default: rawValue
      }
    }

    var filterText: String {
      switch self {
      case .all: ""
      case .mine: "owner:me"
      case .unassigned: "owner:none"
      case .hour: "breaches:1h"
      case .urgent: "sla:breached,imminent,atRisk"
      case .waiting: "sla:waiting"
      case .ended: "status:resolved,closed"
      }
    }
  }

  enum Action: String, PaneAction {
    case open, view, viewBack, group, workload

    var title: String {
      switch self {
      case .open: "The chosen one's page"
      case .view: "The next view: \(View.allCases.map(\.title).joined(separator: ", "))"
      case .viewBack: "The view before"
      case .group: "Together by support tier, by plan, by customer, or by deadline alone"
      case .workload: "The workload by owner; Enter there narrows the queue to one"
      }
    }

    var keys: [Key] {
      switch self {
      case .open: [.enter, .right, .character("l")]
      case .view: [.character("]")]
      case .viewBack: [.character("[")]
      case .group: [.character("s")]
      case .workload: [.character("W")]
      }
    }

    var isForRows: Bool { self == .open }

    var hint: String? {
      switch self {
      case .open: "open"
      case .view: "view"
      case .group: "group"
      case .workload: "load"
      case .viewBack: nil
      }
    }
  }

  var emptyState: PaneState {
    .empty(view == .all ? "No ticket is open" : "No ticket is in the view '\(view.title)'; ] shows the next view")
  }

  func title(in scene: Scene) -> String {
    guard let page = list.rows.page else { return "Ticket queue" }
    let kind = view == .all && asksForStatus(in: scene) ? "tickets" : view.title
    let title = "Ticket queue · \(NumberWords.whole(page.total)) \(kind)"
    return page.title(grouping == .none ? title : "\(title) · by \(grouping.title)", at: scene.now)
  }

  func question(in scene: Scene) -> TicketQuery? {
    let filter = scene.scope.and(view.filter(scene.me)).and(list.filter)
    return TicketQuery(
      filter: filter, includeEnded: view == .ended, grouping: grouping,
      minute: filter.asks(about: .breaches) ? scene.now.seconds / 60 : nil, window: list.rows.window)
  }

  func leftOut(in scene: Scene) -> [LeftOut<TicketQuery, TicketRow>] {
    func tickets(_ filter: Filter, includeEnded: Bool) -> TicketQuery {
      TicketQuery(filter: filter, includeEnded: includeEnded, window: list.rows.window)
    }
    let filter = scene.scope.and(list.filter)
    let shown = view.title
    let open = LeftOut(tickets(filter, includeEnded: false)) { (page: Page<TicketRow>) in
      LeftOutWords.otherView(page, than: shown)
    }
    let ended = LeftOut(tickets(filter, includeEnded: true)) { (page: Page<TicketRow>) in
      LeftOutWords.ended(page, shownBy: "status:resolved,closed")
    }
    let others = view == .all ? [ended] : view == .ended ? [open] : [open, ended]
    guard !scene.scope.isEmpty else { return others }
    return others
      + [LeftOut(tickets(list.filter, includeEnded: true)) { LeftOutWords.outsideTheScope($0.total) }]
  }

  /// Whoever asks for an owner means that one, whatever the view says of owners.
  mutating func setFilter(_ filter: Filter, text: String) {
    if filter.asks(about: .ticketOwner), view == .mine || view == .unassigned { view = .all }
    list.set(filter, text: text)
  }

  var order: String { "\(view.rawValue) \(grouping.rawValue)" }

  mutating func setOrder(_ words: String) {
    let words = words.split(separator: " ").map(String.init)
    guard words.count == 2, let view = View(rawValue: words[0]),
      let grouping = TicketQuery.Grouping(rawValue: words[1]), (view, grouping) != (self.view, self.grouping)
    else { return }
    (self.view, self.grouping) = (view, grouping)
    list.restart()
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    action == .open ? nothingChosen("ticket") : nil
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return [.enter(.ticket)]
    case .view: view = view.next(1)
    case .viewBack: view = view.next(-1)
    case .group: grouping = grouping.next
    case .workload: return [.showWorkload]
    }
    list.restart()
    return []
  }

  func subjectKind(in scene: Scene) -> Target.Kind? { .ticket }
  func subject(of row: TicketRow) -> ActSubject? { row.subject }
  func customer(of row: TicketRow) -> ActSubject? { row.ofCustomer }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<TicketRow> {
    let asked = view.filter(scene.me).and(list.filter)
    return TicketTable(now: scene.now, glyphs: glyphs, grouping: grouping, byBreach: asked.asksForNextBreach).table
  }
}

extension TicketQuery.Grouping {
  /// `support tier`, for the frame.
  var title: String {
    switch self {
    case .none: "deadline"
    case .level: "support tier"
    case .plan: "plan"
    case .customer: "customer"
    }
  }

  fileprivate var next: Self {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}
