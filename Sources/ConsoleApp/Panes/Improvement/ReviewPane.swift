import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let review = PaneID("review")
}

/// The framework's "weekly review of escalated tickets": this week's and last week's, or one week's.
struct ReviewPane: ListPane {
  let id = PaneID.review
  var list = ListView<ReviewRow>()
  let filterSubject: Field.Subject? = .tickets
  let opening = Action.open
  let ownOrder: String? = "what was escalated last first"
  let signs = [SignKind.quality]
  /// Weeks back from this one; nil for this one and the last.
  private var back: Int?
  private var view = View.all

  enum View: CaseIterable {
    case all, open, reviewed

    var isReviewed: Bool? {
      switch self {
      case .all: nil
      case .open: false
      case .reviewed: true
      }
    }

    var title: String {
      switch self {
      case .all: "escalated"
      case .open: "not reviewed"
      case .reviewed: "reviewed"
      }
    }
  }

  enum Action: String, PaneAction {
    case open, view, earlier, later, recent

    var title: String {
      switch self {
      case .open: "The ticket's page"
      case .view: "The next view: all, not reviewed, reviewed"
      case .earlier: "The week before"
      case .later: "The week after"
      case .recent: "This week and the last again"
      }
    }

    var keys: [Key] {
      switch self {
      case .open: [.enter, .right, .character("l")]
      case .view: [.character("]")]
      case .earlier: [.character("<")]
      case .later: [.character(">")]
      case .recent: [.character("~")]
      }
    }

    var isForRows: Bool { self == .open }

    var hint: String? {
      switch self {
      case .open: "open"
      case .view: "view"
      case .earlier: "week"
      case .later, .recent: nil
      }
    }
  }

  var emptyState: PaneState {
    switch view {
    case .all: .empty("No ticket was escalated; < shows the week before")
    case .open: .empty("No escalated ticket waits for its review; ] shows the next view")
    case .reviewed:
      .empty(
        "No escalated ticket has been reviewed; \(VerbKeys.name(of: .explain, on: .ticket)) on one notes its five whys")
    }
  }

  private func weeks(in scene: Scene) -> (first: ISOWeek, last: ISOWeek) {
    let this = ISOWeek(of: scene.today)
    guard let back else { return (this.adding(-1), this) }
    return (this.adding(-back), this.adding(-back))
  }

  func title(in scene: Scene) -> String {
    let weeks = weeks(in: scene)
    let head = "Weekly review · \(ImprovementWords.weeks(weeks.first, weeks.last))"
    guard let page = list.rows.page else { return head }
    guard view == .all else { return "\(head) · \(NumberWords.whole(page.total)) \(view.title)" }
    let reviewed = page.rows.count { $0.isReviewed }
    return "\(head) · \(NumberWords.whole(page.total)) escalated, \(NumberWords.whole(reviewed)) reviewed"
  }

  func question(in scene: Scene) -> ReviewQuery? {
    let weeks = weeks(in: scene)
    return ReviewQuery(
      filter: scene.scope.and(list.filter), from: weeks.first, through: weeks.last, isReviewed: view.isReviewed)
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    switch action {
    case .open: nothingChosen("ticket")
    case .later: (back ?? 0) == 0 ? "This week is the last one there is" : nil
    case .view, .earlier, .recent: nil
    }
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return list.chosen.map { [.show(.ticket($0.id))] } ?? []
    case .view:
      let all = View.allCases
      view = all[((all.firstIndex(of: view) ?? 0) + 1) % all.count]
    case .earlier: back = back.map { $0 + 1 } ?? 1
    case .later: back = max(0, (back ?? 0) - 1)
    case .recent: back = nil
    }
    list.restart()
    return []
  }

  func subjectKind(in scene: Scene) -> Target.Kind? { .ticket }
  func subject(of row: ReviewRow) -> ActSubject? { row.ticket.subject }
  func customer(of row: ReviewRow) -> ActSubject? { row.ticket.ofCustomer }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<ReviewRow> { ReviewTable(scene: scene, glyphs: glyphs).table }
}

/// The columns of the weekly review.
struct ReviewTable {
  var scene: Scene
  var glyphs: GlyphSet

  var table: Table<ReviewRow> {
    Table(columns: [
      .init("", .fixed(1), named: "Reviewed") { row in
        row.isReviewed ? [Piece(String(glyphs.met), .success)] : [Piece(String(glyphs.milestoneOpen), .atRisk)]
      },
      .init("Escalated", .fixed(12), priority: 5) { row in
        [Piece(row.escalations.last.map { EventWords.moment($0.at, in: scene) } ?? "", .muted)]
      }.filed { $0.escalations.last?.at.iso8601 ?? "" },
      .init("Sev", .fixed(4), named: "Severity", priority: 4) { row in
        let severity = row.ticket.reading.severity
        return [Piece(severity.badge, SeverityWords.tone(severity))]
      },
      .init("Ticket", .fixed(9)) { row in [Piece(row.id.text)] },
      .init("To", .fixed(2), named: "Level") { row in [Piece(row.ticket.reading.supportTier.badge)] },
      .init("Trigger", .flexible(minimum: 18, weight: 3)) { row in
        [Piece(ImprovementWords.trigger(row.escalations))]
      },
      .init("Missed", .flexible(minimum: 14, weight: 2), priority: 3) { row in
        [Piece(ImprovementWords.misses(row.misses), .breached)]
      },
      .init("Root cause", .flexible(minimum: 14, weight: 3), priority: 1) { row in
        guard let cause = row.ticket.rootCause else { return [Piece("not found yet", .muted)] }
        return [Piece(scene.improvement.title(of: cause.path))]
      },
      .init("Customer", .flexible(minimum: 12, weight: 2, wants: 24), priority: 6) { row in
        [Piece(row.ticket.customerName)]
      },
    ])
  }
}
