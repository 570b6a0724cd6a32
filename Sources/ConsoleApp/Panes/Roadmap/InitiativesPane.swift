import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let initiatives = PaneID("initiatives")
}

/// What the team means to make better, open ones first, more impact for less effort before.
struct InitiativesPane: ListPane {
  let id = PaneID.initiatives
  var list = ListView<Initiative>()
  let filterSubject: Field.Subject? = .initiatives
  let emptyState = PaneState.empty(
    "No initiative yet; \(VerbKeys.name(of: .initiative, on: .portfolio)) begins one, here, on a theme or on a cause")
  let opening = Action.open
  let ownOrder: String? = "open ones first, more impact for less effort before"

  init() {}

  enum Action: String, PaneAction {
    case open, tell
    var title: String {
      switch self {
      case .open: "The initiative's page"
      case .tell: "Draft messages to those who asked for it"
      }
    }
    var keys: [Key] {
      switch self {
      case .open: [.enter, .right, .character("l")]
      case .tell: [.character("T")]
      }
    }
    var hint: String? { self == .open ? rawValue : nil }
    var changes: Bool { self == .tell }
  }

  func title(in scene: Scene) -> String {
    list.rows.page.map { "Initiatives · \(NumberWords.whole($0.total))" } ?? "Initiatives"
  }

  /// Initiatives are the team's: the scope, which is about customers, leaves them all.
  func question(in scene: Scene) -> InitiativeQuery? {
    InitiativeQuery(filter: list.filter, window: list.rows.window)
  }

  func refusal(of action: Action, in scene: Scene) -> String? { nothingChosen("initiative") }
  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    switch action {
    case .open: return [.enter(.initiative)]
    case .tell:
      return subjects(in: scene).compactMap { subject in
        if case .initiative(let id) = subject.target { .tell(id) } else { nil }
      }
    }
  }

  func subjectKind(in scene: Scene) -> Target.Kind? { .initiative }
  func subject(of row: Initiative) -> ActSubject? { .initiative(row) }
  func customer(of row: Initiative) -> ActSubject? { nil }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<Initiative> {
    let (rules, today) = (scene.improvement.roadmap, scene.today)
    return Table(columns: [
      .init("Initiative", .fitting(8, most: 10), priority: 2) { row in [Piece(row.id.text, .muted)] },
      .init("Impact", .fixed(6), isRight: true) { row in [Piece("\(row.impact)")] }.filed(number: \.impact),
      .init("Effort", .fixed(6), isRight: true) { row in [Piece("\(row.effort)")] }.filed(number: \.effort),
      .init("Title", .flexible(minimum: 18, weight: 3, wants: 40)) { row in
        [Piece(row.title, row.status.isOpen ? .text : .muted)]
      },
      .init("Status", .fixed(7)) { row in [Piece(row.status.rawValue, InitiativeTone.of(row.status))] },
      .init("Quarter", .fixed(7)) { row in [Piece(row.quarter?.description ?? String(glyphs.dash), .muted)] }
        .filed { $0.quarter?.description ?? "" },
      .init("Owner", .fitting(5, most: 14), priority: 1) { row in [Piece(row.owner, .muted)] },
      .init("Done", .fixed(5), priority: 3, isRight: true) { row in [Piece("\(row.percentDone) %")] }
        .filed(number: \.percentDone),
      .init("Late", .fixed(4), priority: 4, isRight: true) { row in
        let late = row.lateMilestones(on: today).count
        return [late == 0 ? Piece("") : Piece("\(late)", .atRisk)]
      }
      .filed { "\($0.lateMilestones(on: today).count)" },
      .init("Corner", .fixed(13), priority: 5) { row in [Piece(rules.quadrant(of: row).title, .muted)] },
      .init("Returns", .fitting(7, most: 9), priority: 6, isRight: true) { row in
        [Piece(InitiativeWords.returns(row.returnOnInvestment), .muted)]
      }
      .filed(isNumber: true) { row in
        row.returnOnInvestment.map { PlainNumber.tenth($0 * 100) } ?? ""
      },
    ])
  }
}

enum InitiativeTone {
  static func of(_ status: Initiative.Status) -> Tone {
    switch status {
    case .idea: .muted
    case .planned: .text
    case .running: .title
    case .done: .healthy
    case .dropped: .muted
    }
  }
}
