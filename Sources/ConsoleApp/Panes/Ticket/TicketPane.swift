import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let ticket = PaneID("ticket")
}

/// One ticket: its clocks, what was said and done, and who it is for.
struct TicketPane: PagePane {
  let id = PaneID.ticket
  let opening = Action.open
  let signs = [SignKind.deadlines, .health]
  var view = PageView()
  private(set) var detail: TicketDetail?
  private var failure: StoreError?
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

  mutating func receive(_ answer: Answered<TicketDetailQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let detail):
      if detail?.id != self.detail?.id { view.restart() }
      self.detail = detail
      failure = nil
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    nothingShown("ticket", in: scene)
  }

  func why(in scene: Scene) -> Why {
    guard isCurrent(in: scene) else { return .unknown("No ticket is chosen") }
    let hasClocks = ClockKind.allCases.contains { detail?.row.reading.clock($0) != nil }
    return hasClocks ? .here : .unknown("No clock runs on this ticket")
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { openChosen(in: scene) }

  func page(in scene: Scene) -> [PageLine]? {
    guard failure == nil, scene.hasFront, let detail else { return nil }
    return TicketPage(detail: detail, showsLedger: isExplaining, scene: scene).lines
  }

  func isCurrent(in scene: Scene) -> Bool { failure == nil && scene.ticket != nil && detail?.id == scene.ticket }

  func emptiness(in scene: Scene) -> PaneState {
    if let failure { return .failed(failure) }
    return scene.hasFront ? .loading : .empty("No ticket is chosen")
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
