import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let ticket = PaneID("ticket")
}

/// One ticket: its clocks, what was said and done, and who it is for.
struct TicketPane: DetailPane {
  let id = PaneID.ticket
  let opening = Action.open
  let noun = "ticket"
  let signs = [SignKind.deadlines, .health]
  var view = PageView()
  var detail: TicketDetail?
  var failure: StoreError?
  var isExplaining = false {
    didSet { if isExplaining != oldValue { view.restart() } }
  }

  init() {}

  enum Action: String, PaneAction {
    case open

    var title: String { "The customer, or the other ticket of the line" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "open" }
  }

  func title(in scene: Scene) -> String {
    guard scene.hasFront, let detail else { return "Ticket" }
    return "Ticket \(detail.id)"
  }

  func question(in scene: Scene) -> TicketDetailQuery? { scene.ticket.map(TicketDetailQuery.init) }
  func thing(of detail: TicketDetail) -> TicketID { detail.id }
  func chosen(in scene: Scene) -> TicketID? { scene.ticket }

  func why(in scene: Scene) -> Why {
    guard isCurrent(in: scene) else { return .unknown("No ticket is chosen") }
    let hasClocks = ClockKind.allCases.contains { detail?.row.reading.clock($0) != nil }
    return hasClocks ? .here : .unknown("No clock runs on this ticket")
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { openChosen(in: scene) }

  func page(of detail: TicketDetail, in scene: Scene) -> [PageLine] {
    return TicketPage(detail: detail, showsLedger: isExplaining, scene: scene).lines
  }

  /// An article's form begins with what the ticket says.
  func preset(for verb: Verb, in scene: Scene) -> [String: String] {
    guard verb == .draft, isCurrent(in: scene), let detail else { return chosenLine(in: scene)?.preset ?? [:] }
    let draft = scene.improvement.draft(
      from: detail.row.reading, events: detail.events, rootCause: detail.row.rootCause)
    return ["title": draft.title, "body": draft.body, "tags": ArticleTags.line(draft.tags)]
  }

  func subject(in scene: Scene) -> ActSubject? { detail.map(\.row.subject) }
  func owner(in scene: Scene) -> Customer? { detail?.customer.customer }
  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind ?? .ticket }
}
