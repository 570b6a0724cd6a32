import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let tickets = PaneID("tickets")
}

/// The ticket queue, the earliest running deadline first, with timers that count each second.
struct TicketsPane: ListPane {
  let id = PaneID.tickets
  var list = ListView<TicketRow>()
  let filterSubject: Field.Subject? = .tickets
  let emptyState = PaneState.empty("No ticket is open")
  let opening = Action.open
  let ownOrder: String? = "what is breached first, then by deadline"
  let signs = [SignKind.deadlines]

  enum Action: String, PaneAction {
    case open
    var title: String { "The ticket's page" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "open" }
  }

  func title(in scene: Scene) -> String {
    guard let page = list.rows.page else { return "Ticket queue" }
    let kind = asksForStatus(in: scene) ? "tickets" : "open"
    return page.title("Ticket queue · \(NumberWords.whole(page.total)) \(kind)", at: scene.now)
  }

  func question(in scene: Scene) -> TicketQuery? {
    TicketQuery(filter: scene.scope.and(list.filter), window: list.rows.window)
  }

  func leftOut(in scene: Scene) -> [LeftOut<TicketQuery, TicketRow>] {
    let all = TicketQuery(filter: scene.scope.and(list.filter), includeEnded: true, window: list.rows.window)
    return [LeftOut(all) { LeftOutWords.ended($0, shownBy: "status:resolved,closed") }] + outsideTheScope(in: scene)
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    nothingChosen("ticket")
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    list.chosen.map { [.show(.ticket($0.id))] } ?? []
  }

  func subject(of row: TicketRow) -> ActSubject? { row.subject }
  func customer(of row: TicketRow) -> ActSubject? { row.ofCustomer }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<TicketRow> {
    TicketTable(now: scene.now, glyphs: glyphs, hoursPriority: 6, byBreach: list.filter.asksForNextBreach).table
  }
}

extension ListPane {
  /// Whether what is listed was chosen by its status, so that it need not be open.
  func asksForStatus(in scene: Scene) -> Bool {
    let asked = scene.scope.and(list.filter)
    return asked.asks(about: .ticketStatus) || asked.asks(about: .actionStatus)
  }
}

extension Page<TicketRow> {
  /// `Ticket queue · 89 open · 2 breached · 5 at risk`
  func title(_ title: String, at now: Instant) -> String {
    // Only what is loaded can be counted by the second.
    guard rows.count == total else { return title }
    let standings = rows.map { $0.reading.standing(at: now) }
    let breached = standings.count { $0 == .breached }
    let atRisk = standings.count { $0 == .imminent || $0 == .atRisk }
    return "\(title) · \(breached) breached · \(atRisk) at risk"
  }
}
