import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let programmes = PaneID("programmes")
}

/// The framework's campaigns and expansion programmes, with how many are in each.
struct ProgrammesPane: OrderedPane {
  let id = PaneID.programmes
  var list = ListView<ProgrammeFigures>()
  let filterSubject: Field.Subject? = .customers
  let emptyState = PaneState.empty("No programme is there: programmes.yaml leaves out all that are shipped")
  let signs = [SignKind.programmes]
  let opened = PaneID.members
  let noun = "programme"
  var sort = ProgrammesQuery.Sort.order
  var descending = false

  enum Opening: OpeningWords {
    static let title = "Who is in it, since when, and why others are out"
  }

  static func heading(of sort: ProgrammesQuery.Sort) -> String? {
    switch sort {
    case .order: nil
    case .members: "In"
    case .title: "Programme"
    }
  }

  static func startsDescending(_ sort: ProgrammesQuery.Sort) -> Bool { sort == .members }

  func title(in scene: Scene) -> String {
    let count =
      list.rows.page.map { page in " · \(NumberWords.whole(page.rows.reduce(0) { $0 + $1.members })) in" } ?? ""
    return "Programmes\(count) · \(sort.words)"
  }

  func question(in scene: Scene) -> ProgrammesQuery? {
    ProgrammesQuery(scene.scope.and(list.filter), sort: sort, descending: descending)
  }

  func subject(of row: ProgrammeFigures) -> ActSubject? { nil }
  func customer(of row: ProgrammeFigures) -> ActSubject? { nil }
  func matter(of row: ProgrammeFigures) -> String? { row.programme.text }

  func why(in scene: Scene) -> Why {
    guard let row = list.chosen else { return .unknown("Nothing is chosen") }
    guard let programme = scene.outreach.programmes[row.programme] else { return .unknown("The rules have it no more") }
    return .sum(ProgrammeWords.why(programme, row))
  }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<ProgrammeFigures> {
    func rule(_ row: ProgrammeFigures) -> Programme? { scene.outreach.programmes[row.programme] }
    func isOn(_ row: ProgrammeFigures) -> Bool { rule(row)?.words.isEnabled ?? false }
    return Table(columns: [
      .init("Programme", .fixed(17)) { row in
        [Piece(scene.outreach.title(of: row.programme), isOn(row) ? .accent : .muted)]
      },
      .init("In", .fixed(5), isRight: true) { row in [Piece(NumberWords.whole(row.members))] }.filed(number: \.members),
      .init("Out", .fixed(5), priority: 2, isRight: true) { row in [Piece(NumberWords.whole(row.former), .muted)] }
        .filed(number: \.former),
      .init("Takes", .flexible(minimum: 12, weight: 2, wants: 32)) { row in
        [isOn(row) ? Piece(rule(row)?.target.text ?? "") : Piece("switched off", .waiting)]
      },
      .init("How often", .flexible(minimum: 12, weight: 2, wants: 44), priority: 1) { row in
        [Piece(rule(row)?.words.timing ?? "", .muted)]
      },
      .init("Ends", .flexible(minimum: 10, weight: 1, wants: 28), priority: 4) { row in
        [Piece(rule(row)?.ends.words.joined(separator: ", ") ?? "", .muted)]
      },
      .init("Kind", .fixed(9), priority: 3) { row in [Piece(rule(row)?.kind.rawValue ?? "", .muted)] },
    ])
  }
}

extension ProgrammesQuery.Sort {
  var words: String {
    switch self {
    case .order: "in the framework's order"
    case .members: "by members"
    case .title: "by title"
    }
  }
}
