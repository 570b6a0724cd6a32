import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let messages = PaneID("messages")
}

/// Messages to customers: drafted ones, held ones with what they wait for, dropped ones with the reason.
struct MessagesPane: OutreachListPane {
  let id = PaneID.messages
  var list = ListView<MessageRow>()
  let emptyState = PaneState.empty(
    "No message yet: they come of renewals, limits, milestones and campaigns, and are drafted until somebody approves them"
  )
  let noun = "message"
  var sort = MessageQuery.Sort.state
  var descending = false

  static func heading(of sort: MessageQuery.Sort) -> String? {
    switch sort {
    case .state: "State"
    case .since: "Since"
    case .trigger: "About"
    case .name: "Customer"
    }
  }

  static func startsDescending(_ sort: MessageQuery.Sort) -> Bool { sort == .since }

  func title(in scene: Scene) -> String {
    let count = list.rows.page.map { " · \(NumberWords.whole($0.total))" } ?? ""
    return "Messages\(count) · \(sort.words(descending))"
  }

  func question(in scene: Scene) -> MessageQuery? {
    MessageQuery(filter: scene.scope.and(list.filter), sort: sort, descending: descending, window: list.rows.window)
  }

  func subjectKind(in scene: Scene) -> Target.Kind? { .message }
  func subject(of row: MessageRow) -> ActSubject? { row.subject }
  func customer(of row: MessageRow) -> ActSubject? { .customer(row.customer) }

  func matter(of row: MessageRow) -> String? { row.id.text }
  func trigger(of row: MessageRow) -> TriggerID { row.message.trigger }
  func words(of row: MessageRow, in scene: Scene) -> String { OutreachWords.why(row, in: scene) }

  /// What is approved goes down to the approved ones, and the next draft is read.
  mutating func didAct(on targets: [Target], as entry: Int) {
    guard sort == .state, let chosen = list.chosen, targets.contains(.message(chosen.id)) else { return }
    list.rows.letGo(of: Set(targets.compactMap { if case .message(let id) = $0 { id } else { nil } }), as: entry)
  }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<MessageRow> {
    Table(columns: [
      .init("", .fixed(1), named: "Sign") { row in
        [Piece(String(OutreachWords.mark(row.message.state, glyphs)), OutreachWords.tone(row.message.state))]
      }.onScreenOnly(),
      .init("State", .fixed(8)) { row in
        [Piece(row.message.state.rawValue, OutreachWords.tone(row.message.state))]
      },
      .init("Since", .fixed(12), priority: 2) { row in
        [Piece(EventWords.moment(row.message.since, in: scene), .muted)]
      }.filed { $0.message.since.iso8601 },
      .init("About", .fixed(14)) { row in [Piece(scene.outreach.title(of: row.message.trigger), .accent)] },
      .init("Subject", .flexible(minimum: 16, weight: 3, wants: 48), priority: 2) { row in
        [(try? row.text.get()).map { Piece($0.subject) } ?? Piece("", .muted)]
      },
      .init("Customer", .flexible(minimum: 12, weight: 2, wants: 26)) { row in [Piece(row.customer.name)] },
      .init("To", .fitting(10, most: 18), priority: 1) { row in
        [Piece(row.contact?.name ?? "nobody", row.contact == nil ? .atRisk : .text)]
      }.filed { $0.contact?.name ?? "" },
      .init("Why", .flexible(minimum: 14, weight: 3, wants: 44)) { row in [Piece(row.message.why, .muted)] },
      .init("Occasion", .fitting(10, most: 20), priority: 3) { row in
        [Piece(OutreachWords.occasion(row.message.occasion, in: scene), .muted)]
      }.filed { $0.message.occasion },
      .init("Message", .fitting(6, most: 10), priority: 4) { row in [Piece(row.id.text, .muted)] },
    ])
  }
}

extension MessageQuery.Sort {
  func words(_ descending: Bool) -> String {
    switch self {
    case .state: "by state"
    case .since: descending ? "newest first" : "oldest first"
    case .trigger: "by trigger"
    case .name: "by customer"
    }
  }
}
