import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let myDay = PaneID("myDay")
}

/// What needs me, worked from the top: the reason for each place stands beside it.
struct MyDayPane: ListPane {
  let id = PaneID.myDay
  let filterSubject: Field.Subject? = .customers
  var list = ListView<DayRow>()
  let emptyState = PaneState.empty("Nothing needs you today (whose day it is: --as NAME)")
  let opening = Action.open
  let ownOrder: String? = "what needs you most first"
  let signs = [SignKind.day, .deadlines, .actions]

  enum Action: String, PaneAction {
    case open, customer, done, wave

    var title: String {
      switch self {
      case .open: "What the line is about: the ticket, the action item, the learner"
      case .customer: "The line's customer"
      case .done: "Advice: note that it is done (n takes it up)"
      case .wave: "Advice: wave it off"
      }
    }

    var keys: [Key] {
      switch self {
      case .open: [.enter]
      case .customer: [.right, .character("l")]
      case .done: [.character("d")]
      case .wave: [.character("D")]
      }
    }

    var isOfAdvice: Bool { self == .done || self == .wave }
    var changes: Bool { isOfAdvice }

    var hint: String? {
      switch self {
      case .open: "open"
      case .customer: "customer"
      case .done: "done"
      case .wave: "wave off"
      }
    }
  }

  /// Tickets and action items have keys of their own for what can be done to them.
  func leaves(_ action: Action, in scene: Scene) -> Bool {
    guard action.isOfAdvice else { return false }
    guard let row = list.chosen else { return true }
    // Many customers' lines in one are dealt with by what becomes of each contract.
    if case .lapsed = row.item.matter { return true }
    // A step is settled, or skipped with a reason, by what is noted of itself.
    if case .journey = row.item.matter { return true }
    return !scene.dayRules.isAdvice(row.item)
  }

  /// Advice is taken up as an action item that says what it said.
  func preset(for verb: Verb, in scene: Scene) -> [String: String] {
    guard let row = list.chosen else { return [:] }
    if verb.isOnStep, case .journey(let step) = row.item.matter { return ["step": step.step.text] }
    if verb == .renew, let path = row.certifiedPath { return ["path": path.text] }
    guard verb == .add else { return [:] }
    return scene.dayRules.takenUp(row.item, at: scene.now)
  }

  var wantsPeople: Bool { list.rows.page?.total == 0 && list.filterText.isEmpty }

  /// Nothing is nobody's: a part of a name, or one that nobody has, is no quiet day.
  func emptyState(in scene: Scene) -> PaneState {
    guard !scene.people.isEmpty, !scene.people.contains(scene.me) else { return emptyState }
    let meant: String
    switch PersonName(scene.me, among: scene.people) {
    case .known(let person): meant = "--as '\(person)' shows the day of \(person)"
    case .oneOf(let people): meant = "--as NAME shows a day: \(people.sorted().joined(separator: ", "))"
    case .new: meant = "--as NAME shows somebody else's day"
    }
    return .empty("Nothing here belongs to '\(scene.me)' (\(meant))")
  }

  func title(in scene: Scene) -> String {
    list.rows.page.map { "My day · \(NumberWords.whole($0.total)) to do" } ?? "My day"
  }

  /// Whose day it is, is said by the name already: a scope of somebody's own customers must not hide from them the
  /// tickets of others' customers that they have taken.
  func question(in scene: Scene) -> DayQuery? {
    DayQuery(owner: scene.me, scene.scope.without(.customerOwner).and(list.filter))
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    nothingChosen("item")
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    guard let row = list.chosen, action != .customer else { return [.enter(.dayCustomer)] }
    if action.isOfAdvice {
      var deed = Deed(.activity, scene.dayRules.noted(row.item, isDone: action == .done))
      deed.key = scene.keyMap.keys(of: Command(action, in: id.description)).first.map { .init(pane: id, key: $0) }
      return [.act(deed)]
    }
    if case .lapsed = row.item.matter { return [.open(.customers, filter: Self.lapsed(of: scene.me))] }
    // What is about the customer as a whole has its page beside the list already.
    if case .customer = row.item.target { return [.enter(.dayCustomer)] }
    return [.show(row.item.target, of: row.item.customer)]
  }

  /// Their own alone, and nobody who has left, as the line counts them.
  private static func lapsed(of me: String) -> String {
    [DayLapse.filter, "-lifecycle:churned", Segment.owner.filter(me)].compactMap(\.self).joined(separator: " ")
  }

  func subject(of row: DayRow) -> ActSubject? { row.subject }

  /// Tickets and action items are among its rows, by the names that a day gives them.
  func lists(_ kind: Target.Kind) -> Bool { kind == .ticket || kind == .action }

  mutating func seek(_ target: Target, in scene: Scene) {
    list.rows.seek("\(target.kind.rawValue) \(target)", height: height(scene))
  }

  func customer(of row: DayRow) -> ActSubject? { .known(.customer(row.item.customer), title: row.customerName) }

  func why(in scene: Scene) -> Why {
    guard let row = list.chosen else { return .unknown("Nothing is chosen") }
    return DayWhy(row: row, scene: scene).why
  }

  /// A line of advice is treated by keys of its own, and not by those of its customer.
  func leadingHints(in scene: Scene) -> [Command] {
    guard let row = list.chosen, scene.dayRules.isAdvice(row.item) else { return [] }
    let own = [Command(Action.open, in: id.description)]
    switch row.item.matter {
    case .ticket, .action, .lapsed: return []
    case .journey: return own + [.customer(.step, "done"), .customer(.skip, "skip"), .customer(.take, "take up")]
    case .fall, .certificate, .renewal, .interview, .review:
      let done = Command(Action.done, in: id.description)
      let wave = Command(Action.wave, in: id.description)
      var hints = own + [done, wave, .customer(.add, "take up")]
      if case .renewal = row.item.matter { hints.append(.customer(.renew, "renew")) }
      if case .review = row.item.matter { hints.append(.customer(.review, "review")) }
      if case .interview = row.item.matter { hints.append(.customer(.interview, "interview")) }
      if case .certificate = row.item.matter { hints.append(.act(.renew, on: .learner, "renew")) }
      return hints
    }
  }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<DayRow> { DayTable(scene: scene, glyphs: glyphs).table }
}

extension DayRow {
  /// The path of the certificate that it is about.
  fileprivate var certifiedPath: PathID? {
    guard case .certificate(let certificate) = item.matter, case .learner(_, _, _, let held?) = subject else {
      return nil
    }
    return held.first { $0.id == certificate.id }?.path
  }
}
