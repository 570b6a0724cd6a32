import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let members = PaneID("members")
}

/// Who is in the chosen programme and who was: since when, when it touches next or what keeps it back, and why others are out.
struct MembersPane: OrderedPane {
  let id = PaneID.members
  var list = ListView<MemberRow>()
  let filterSubject: Field.Subject? = .customers
  let emptyState = PaneState.empty("Nobody was ever in this programme")
  let signs = [SignKind.programmes]
  let opened = PaneID.customerDetail
  let noun = "member"
  var sort = MemberQuery.Sort.since
  var descending = true
  /// Whose members are listed.
  private var programme: TriggerID?

  enum Opening: OpeningWords {
    static let title = "The member's page"
  }

  static func heading(of sort: MemberQuery.Sort) -> String? {
    switch sort {
    case .since: "Since"
    case .name: "Customer"
    case .owner: "Owner"
    }
  }

  static func startsDescending(_ sort: MemberQuery.Sort) -> Bool { sort == .since }

  func title(in scene: Scene) -> String {
    guard let asked = asked(in: scene) else { return "Members" }
    let count = list.rows.page.map { " · \(NumberWords.whole($0.total))" } ?? ""
    return "Members · \(scene.outreach.title(of: asked))\(count) in or out · \(words)"
  }

  private var words: String {
    switch sort {
    case .since: descending ? "newest first" : "oldest first"
    case .name: "by customer"
    case .owner: "by owner"
    }
  }

  private func asked(in scene: Scene) -> TriggerID? { scene.front.matter.map { TriggerID($0) } }

  func question(in scene: Scene) -> MemberQuery? {
    asked(in: scene).map { programme in
      MemberQuery(
        programme, filter: scene.scope.and(list.filter), sort: sort, descending: descending, window: list.rows.window)
    }
  }

  /// Another programme's members are another list: its cursor begins at the first.
  mutating func receive(_ answer: Answered<MemberQuery>, in scene: Scene) -> [Effect] {
    if case .success = answer {
      if programme != asked(in: scene) { list.restart() }
      programme = asked(in: scene)
    }
    return takeRows(of: answer, in: scene)
  }

  func enter(_ row: MemberRow) -> [Effect] { [.show(.customer(row.id))] }

  func subject(of row: MemberRow) -> ActSubject? { .customer(row.customer) }
  func customer(of row: MemberRow) -> ActSubject? { subject(of: row) }

  /// What is muted for a member is the programme.
  func preset(for verb: Verb, in scene: Scene) -> [String: String] {
    guard verb.isOnTrigger, let row = list.chosen else { return [:] }
    return ["trigger": row.membership.programme.text]
  }

  func leadingHints(in scene: Scene) -> [Command] {
    guard list.chosen != nil else { return [] }
    return [Command(Action.open, in: id.description), .customer(.mute, "mute")]
  }

  func why(in scene: Scene) -> Why {
    guard let row = list.chosen else { return .unknown("Nothing is chosen") }
    return .sum(ProgrammeWords.why(row, in: scene))
  }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<MemberRow> {
    Table(columns: [
      .init("Customer", .flexible(minimum: 16, weight: 1, wants: 26)) { row in
        [Piece(row.customer.name, row.membership.until == nil ? .text : .muted)]
      },
      .init("Since", .fitting(6, most: 11), priority: 1) { row in
        [Piece(ProgrammeWords.day(row.membership.since, in: scene), .muted)]
      }
      .filed { scene.zone.date(of: $0.membership.since).description },
      // Why somebody is out is what is looked for: beside the name it gives way to nothing but who cares for them.
      .init("Stands", .flexible(minimum: 18, weight: 2, wants: 44)) { row in
        guard let until = row.membership.until else { return [ProgrammeWords.standing(row, in: scene)] }
        return [Piece("out \(ProgrammeWords.day(until, in: scene)): \(row.membership.why)", .muted)]
      },
      .init("Touches", .fixed(7), priority: 3, isRight: true) { row in
        [Piece(row.standing.map { NumberWords.whole($0.touches) } ?? "", .muted)]
      }
      .filed(isNumber: true) { $0.standing.map { "\($0.touches)" } ?? "" },
      .init("Owner", .fitting(8, most: 14), priority: 2) { row in [Piece(row.customer.owner, .muted)] },
    ])
  }
}
