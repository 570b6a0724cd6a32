import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let journeys = PaneID("journeys")
}

/// Journeys that are under way, the longest late at the top.
struct JourneysPane: OrderedPane {
  let id = PaneID.journeys
  var list = ListView<JourneyRow>()
  let filterSubject: Field.Subject? = .customers
  let emptyState = PaneState.empty("No journey is under way: one begins when a customer signs up (N makes one)")
  let signs = [SignKind.journeys]
  let opened = PaneID.journey
  let noun = "journey"
  var sort = JourneyQuery.Sort.next
  var descending = false

  enum Opening: OpeningWords {
    static let title = "The customer's journey"
  }

  static func heading(of sort: JourneyQuery.Sort) -> String? {
    switch sort {
    case .next: "When"
    case .name: "Customer"
    case .tier: "Tier"
    case .owner: "Owner"
    case .signedUp: nil
    }
  }

  static func startsDescending(_ sort: JourneyQuery.Sort) -> Bool { false }

  func title(in scene: Scene) -> String {
    let count = list.rows.page.map { " · \(NumberWords.whole($0.total)) under way" } ?? ""
    return "Journeys\(count) · \(sort.words)\(descending ? " \(scene.glyphs.down)" : "")"
  }

  func question(in scene: Scene) -> JourneyQuery? {
    JourneyQuery(filter: scene.scope.and(list.filter), sort: sort, descending: descending, window: list.rows.window)
  }

  func subject(of row: JourneyRow) -> ActSubject? { .customer(row.customer) }
  func customer(of row: JourneyRow) -> ActSubject? { subject(of: row) }

  /// The deadline that the row stands by.
  func why(in scene: Scene) -> Why {
    guard let journey = list.chosen?.journey else { return .unknown("Nothing is chosen") }
    guard let next = journey.next else { return .unknown("All steps of this journey are settled") }
    return StepWhy(step: next, start: journey.start, scene: scene).why
  }

  /// Acts on a step are about what is next.
  func preset(for verb: Verb, in scene: Scene) -> [String: String] {
    guard verb.isOnStep, let step = list.chosen?.journey.next else { return [:] }
    return ["step": step.id.text]
  }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<JourneyRow> {
    JourneyTable(today: scene.today, glyphs: glyphs).table
  }
}

extension Verb {
  /// Whether it is about a step of a journey.
  var isOnStep: Bool { [.step, .skip, .resume, .take].contains(self) }
}

extension JourneyQuery.Sort {
  var words: String {
    switch self {
    case .next: "late first"
    case .name: "by customer"
    case .tier: "by tier"
    case .owner: "by owner"
    case .signedUp: "by sign-up"
    }
  }
}

/// The journeys' columns.
struct JourneyTable {
  var today: LocalDate
  var glyphs: GlyphSet

  var table: Table<JourneyRow> {
    Table(columns: [
      .init("", .fixed(1), named: "State", priority: 1) { row in [mark(row)] }
        .filed { $0.journey.next.map { $0.state.rawValue } ?? "done" },
      .init("When", .fixed(10)) { row in [when(row)] }
        .filed { $0.journey.next?.dates?.upperBound.description ?? "" },
      .init("Next", .flexible(minimum: 16, weight: 2, wants: 34)) { row in
        [row.journey.next.map { Piece($0.step.title) } ?? Piece("all done", .healthy)]
      },
      .init("Customer", .flexible(minimum: 12, weight: 2, wants: 26)) { row in [Piece(row.customer.name)] },
      .init("Phases", .fixed(6), priority: 1) { row in [Piece(JourneyWords.phases(row.journey, glyphs), .accent)] }
        .onScreenOnly(),
      .init("Reached", .fixed(7), priority: 3) { row in [Piece(JourneyWords.milestones(row.journey, glyphs), .accent)]
      }
      .filed(as: "Milestones reached", number: { row in row.journey.milestones.count { $0.state == .done } })
      .filed(as: "Milestones", number: \.journey.milestones.count),
      .init("Late", .fixed(4), priority: 1, isRight: true) { row in
        let late = row.journey.late.count
        return [Piece(late == 0 ? "" : NumberWords.whole(late), .atRisk)]
      }.filed(number: \.journey.late.count),
      .init("Done", .fixed(6), priority: 3) { row in
        let progress = row.journey.progress
        return [Piece("\(progress.settled)/\(progress.of)", .muted)]
      }
      .filed(as: "Steps settled", number: \.journey.progress.settled).filed(as: "Steps", number: \.journey.progress.of),
      .init("Tier", .fixed(12), priority: 2) { row in [Piece(row.journey.tier.title)] },
      .init("Day", .fixed(4), priority: 3, isRight: true) { row in
        [Piece(NumberWords.whole(row.journey.today - row.journey.start))]
      }.filed(number: { $0.journey.today - $0.journey.start }),
      .init("With", .flexible(minimum: 10, weight: 1, wants: 22), priority: 4) { row in
        [Piece(row.journey.next.map { JourneyWords.takes($0.step) } ?? "", .muted)]
      },
      .init("Owner", .fitting(8, most: 14), priority: 1) { row in [Piece(row.customer.owner, .muted)] },
    ])
  }

  private func mark(_ row: JourneyRow) -> Piece {
    guard let next = row.journey.next else { return Piece(String(glyphs.met), .healthy) }
    return Piece(String(JourneyWords.mark(next, glyphs)), JourneyWords.tone(next.state))
  }

  private func when(_ row: JourneyRow) -> Piece {
    guard let next = row.journey.next, let day = next.dates?.upperBound else { return Piece("") }
    return Piece(TimeWords.due(day, today: today), JourneyWords.tone(next.state))
  }
}
