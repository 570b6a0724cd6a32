import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let firings = PaneID("firings")
}

/// What triggers fired for whom, the newest first.
struct FiringsPane: OutreachListPane {
  let id = PaneID.firings
  var list = ListView<FiringRow>()
  let emptyState = PaneState.empty(
    "Nothing has fired yet: the console runs the triggers by itself, within a minute of a change; outreach.yaml has them"
  )
  let noun = "firing"
  var sort = FiringQuery.Sort.at
  var descending = true

  static func heading(of sort: FiringQuery.Sort) -> String? {
    switch sort {
    case .at: "Fired"
    case .trigger: "Trigger"
    case .name: "Customer"
    case .owner: "Owner"
    }
  }

  static func startsDescending(_ sort: FiringQuery.Sort) -> Bool { sort == .at }

  func title(in scene: Scene) -> String {
    let count = list.rows.page.map { " · \(NumberWords.whole($0.total)) fired" } ?? ""
    return "Outreach\(count) · \(sort.words(descending))"
  }

  func question(in scene: Scene) -> FiringQuery? {
    FiringQuery(filter: scene.scope.and(list.filter), sort: sort, descending: descending, window: list.rows.window)
  }

  func subject(of row: FiringRow) -> ActSubject? { .customer(row.customer) }
  func customer(of row: FiringRow) -> ActSubject? { subject(of: row) }

  func matter(of row: FiringRow) -> String? { row.id.text }
  func trigger(of row: FiringRow) -> TriggerID { row.firing.trigger }
  func words(of row: FiringRow, in scene: Scene) -> String { OutreachWords.why(row.firing, in: scene) }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<FiringRow> {
    Table(columns: [
      .init("", .fixed(1), named: "Escalated") { row in
        [Piece(row.firing.escalated == nil ? "" : String(glyphs.atRisk), .atRisk)]
      }.filed { $0.firing.escalated?.iso8601 ?? "" },
      .init("Fired", .fixed(12), priority: 1) { row in [Piece(EventWords.moment(row.firing.at, in: scene), .muted)] }
        .filed { $0.firing.at.iso8601 },
      .init("Trigger", .fixed(14), priority: 1) { row in [Piece(scene.outreach.title(of: row.firing.trigger), .accent)]
      },
      .init("Why", .flexible(minimum: 25, weight: 3, wants: 40)) { row in [Piece(row.firing.words)] },
      .init("Customer", .flexible(minimum: 12, weight: 2, wants: 26)) { row in [Piece(row.customer.name)] },
      .init("Occasion", .fitting(10, most: 20), priority: 3) { row in
        [Piece(OutreachWords.occasion(row.firing.occasion, in: scene), .muted)]
      }.filed { $0.firing.occasion },
      .init("Owner", .fitting(8, most: 14), priority: 2) { row in [Piece(row.customer.owner, .muted)] },
      .init("Firing", .fitting(6, most: 10), priority: 4) { row in [Piece(row.id.text, .muted)] },
    ])
  }
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
