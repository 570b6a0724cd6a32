import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let firings = PaneID("firings")
}

/// What triggers fired for whom, the newest first.
struct FiringsPane: ListPane {
  typealias Action = OutreachListAction

  let id = PaneID.firings
  var list = ListView<FiringRow>()
  let filterSubject: Field.Subject? = .customers
  let emptyState = PaneState.empty(
    "Nothing has fired yet: the console runs the triggers by itself, within a minute of a change; outreach.yaml has them"
  )
  let opening = Action.open
  let signs = [SignKind.outreach]
  private var sort = FiringQuery.Sort.at
  private var descending = true

  init() {}

  func title(in scene: Scene) -> String {
    let count = list.rows.page.map { " · \(NumberWords.whole($0.total)) fired" } ?? ""
    return "Outreach\(count) · \(sort.words(descending))"
  }

  func question(in scene: Scene) -> FiringQuery? {
    FiringQuery(filter: scene.scope.and(list.filter), sort: sort, descending: descending, window: list.rows.window)
  }

  func refusal(of action: Action, in scene: Scene) -> String? { action == .open ? nothingChosen("firing") : nil }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return [.enter(.outreach)]
    case .sort:
      let sorts = FiringQuery.Sort.allCases
      sort = sorts[((sorts.firstIndex(of: sort) ?? 0) + 1) % sorts.count]
      descending = sort == .at
    case .reverse: descending.toggle()
    }
    list.rows.reload()
    return []
  }

  func subject(of row: FiringRow) -> ActSubject? { .customer(row.customer) }
  func customer(of row: FiringRow) -> ActSubject? { subject(of: row) }

  /// A trigger is muted that the row is of.
  func preset(for verb: Verb, in scene: Scene) -> [String: String] {
    guard verb.isOnTrigger, let row = list.chosen else { return [:] }
    return ["trigger": row.firing.trigger.text]
  }

  var front: Front? {
    guard list.failure == nil, let page = list.rows.page else { return Front(isReading: list.failure == nil) }
    guard let row = list.chosen else { return Front(isReading: page.total > 0) }
    return Front(target: .customer(row.customer.id), customer: .customer(row.customer), matter: row.id.text)
  }

  func why(in scene: Scene) -> Why {
    guard let row = list.chosen else { return .unknown("Nothing is chosen") }
    return .sum(OutreachWords.why(row.firing, in: scene))
  }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<FiringRow> {
    Table(columns: [
      .init("", .fixed(1), named: "Escalated") { row in
        [Piece(row.firing.escalated == nil ? "" : String(glyphs.atRisk), .atRisk)]
      }.filed { $0.firing.escalated?.iso8601 ?? "" },
      .init("Fired", .fixed(12)) { row in [Piece(EventWords.moment(row.firing.at, in: scene), .muted)] }
        .filed { $0.firing.at.iso8601 },
      .init("Trigger", .fixed(14)) { row in [Piece(scene.outreach.title(of: row.firing.trigger), .accent)] },
      .init("Why", .flexible(minimum: 25, weight: 3, wants: 40)) { row in [Piece(row.firing.words)] },
      .init("Customer", .flexible(minimum: 12, weight: 2, wants: 26)) { row in [Piece(row.customer.name)] },
      .init("Occasion", .fitting(10, most: 20), priority: 3) { row in [Piece(row.firing.occasion, .muted)] },
      .init("Owner", .fitting(8, most: 14), priority: 2) { row in [Piece(row.customer.owner, .muted)] },
      .init("Firing", .fitting(6, most: 10), priority: 4) { row in [Piece(row.id.text, .muted)] },
    ])
  }
}

/// What is done in the lists of outreach.
enum OutreachListAction: String, PaneAction {
  case open, sort, reverse

  var title: String {
    switch self {
    case .open: "Why it is there, and all that came of it"
    case .sort: "Sort by the next column"
    case .reverse: "Turn the order round"
    }
  }

  var keys: [Key] {
    switch self {
    case .open: [.enter, .right, .character("l")]
    case .sort: [.character("s")]
    case .reverse: [.character("r")]
    }
  }

  var isForRows: Bool { self == .open }

  var hint: String? {
    switch self {
    case .open: "open"
    case .sort: "sort"
    case .reverse: nil
    }
  }
}

extension Verb {
  /// Whether it is about a trigger of outreach.
  var isOnTrigger: Bool { self == .mute || self == .unmute }
}

extension FiringQuery.Sort {
  func words(_ descending: Bool) -> String {
    switch self {
    case .at: descending ? "newest first" : "oldest first"
    case .trigger: "by trigger"
    case .name: "by customer"
    case .owner: "by owner"
    }
  }
}
