import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let opportunities = PaneID("opportunities")
}

/// Expansion opportunities, open ones first, the strongest first.
struct OpportunitiesPane: OrderedPane {
  let id = PaneID.opportunities
  var list = ListView<OpportunityRow>()
  let filterSubject: Field.Subject? = .customers
  let emptyState = PaneState.empty(
    "No opportunity: a customer has one while excellent or good, with upgrade readiness good or better")
  let signs = [SignKind.programmes]
  let opened = PaneID.opportunity
  let noun = "opportunity"
  var sort = OpportunityQuery.Sort.score
  var descending = true

  enum Opening: OpeningWords {
    static let title = "What speaks for it, and what it may be worth"
  }

  static func heading(of sort: OpportunityQuery.Sort) -> String? {
    switch sort {
    case .score: "Points"
    case .value: "Value"
    case .stage: "Stage"
    case .decided: "Closes"
    case .name: "Customer"
    case .owner: "Owner"
    }
  }

  static func startsDescending(_ sort: OpportunityQuery.Sort) -> Bool { sort.startsDescending }

  func title(in scene: Scene) -> String {
    let count = list.rows.page.map { " · \(NumberWords.whole($0.total))" } ?? ""
    return "Opportunities\(count) · \(sort.words)"
  }

  func question(in scene: Scene) -> OpportunityQuery? {
    OpportunityQuery(filter: scene.scope.and(list.filter), sort: sort, descending: descending, window: list.rows.window)
  }

  func subject(of row: OpportunityRow) -> ActSubject? { .customer(row.customer) }
  func customer(of row: OpportunityRow) -> ActSubject? { subject(of: row) }
  func matter(of row: OpportunityRow) -> String? { row.id.text }

  func why(in scene: Scene) -> Why {
    guard let row = list.chosen else { return .unknown("Nothing is chosen") }
    return .sum(ProgrammeWords.why(row))
  }

  /// What speaks for it is where a stage begins from.
  func preset(for verb: Verb, in scene: Scene) -> [String: String] {
    guard verb == .stage, let row = list.chosen else { return [:] }
    return row.standing.nextStage
  }

  func leadingHints(in scene: Scene) -> [Command] {
    guard list.chosen != nil else { return [] }
    return [Command(Action.open, in: id.description), .customer(.stage, "stage")]
  }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<OpportunityRow> {
    Table(columns: [
      .init("", .fixed(1), named: "Sign") { row in
        let stage = row.standing.opportunity.stage
        return [Piece(String(ProgrammeWords.mark(stage, glyphs)), ProgrammeWords.tone(stage))]
      }.onScreenOnly(),
      .init("Stage", .fixed(10)) { row in
        let stage = row.standing.opportunity.stage
        return [Piece(stage.rawValue, ProgrammeWords.tone(stage))]
      },
      .init("Points", .fixed(6), isRight: true) { row in [Piece(NumberWords.whole(row.standing.score))] }
        .filed(number: \.standing.score),
      .init("Value", .fitting(6, most: 14), isRight: true) { row in
        [row.standing.value.map { Piece(NumberWords.money($0)) } ?? Piece(String(glyphs.dash), .muted)]
      }
      .filed(isNumber: true) { $0.standing.value?.amountText ?? "" }
      .filed(as: "Currency") { $0.standing.value?.currency ?? "" },
      .init("Customer", .flexible(minimum: 12, weight: 2, wants: 26)) { row in [Piece(row.customer.name)] },
      .init("Closes", .fixed(11), priority: 1) { row in [ProgrammeWords.closes(row.standing, in: scene)] }
        .filed { $0.standing.decided?.description ?? "" },
      .init("Speaks for it", .flexible(minimum: 12, weight: 3, wants: 50), priority: 2) { row in
        [Piece(row.reading.signals.map(\.evidence).joined(separator: "; "), .muted)]
      },
      .init("Owner", .fitting(8, most: 14), priority: 3) { row in [Piece(row.customer.owner, .muted)] },
      .init("Opportunity", .fitting(11, most: 14), priority: 4) { row in [Piece(row.id.text, .muted)] },
    ])
  }
}

extension OpportunityStanding {
  /// A form begins with the stage that follows; how it ends is somebody's to say.
  var nextStage: [String: String] {
    switch opportunity.stage {
    case .identified: ["stage": Opportunity.Stage.qualified.rawValue]
    case .qualified: ["stage": Opportunity.Stage.proposed.rawValue]
    case .proposed, .won, .lost: ["stage": ""]
    }
  }
}

extension OpportunityQuery.Sort {
  var words: String {
    switch self {
    case .score: "strongest first"
    case .value: "worth most first"
    case .stage: "by stage"
    case .decided: "by day"
    case .name: "by customer"
    case .owner: "by owner"
    }
  }
}
