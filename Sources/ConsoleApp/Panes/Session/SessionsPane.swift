import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let sessions = PaneID("sessions")
}

/// Training sessions, the next one first and what is over last, with their seats and who was there.
struct SessionsPane: ListPane {
  let id = PaneID.sessions
  var list = ListView<SessionRow>()
  let filterSubject: Field.Subject? = .customers
  let emptyState = PaneState.empty("No session is planned yet; :session plans one")
  let opening = Action.open
  let ownOrder: String? = "the next session first, what is over last"
  let signs = [SignKind.training]

  init() {}

  enum Action: String, PaneAction {
    case open
    var title: String { "The session's page" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "open" }
  }

  func title(in scene: Scene) -> String {
    list.rows.page.map { "Sessions · \(NumberWords.whole($0.total))" } ?? "Sessions"
  }

  func question(in scene: Scene) -> SessionQuery? {
    SessionQuery(filter: scene.scope.and(list.filter), window: list.rows.window)
  }

  func refusal(of action: Action, in scene: Scene) -> String? { nothingChosen("session") }
  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { [.enter(.session)] }

  func subjectKind(in scene: Scene) -> Target.Kind? { .session }
  func subject(of row: SessionRow) -> ActSubject? { row.subject }
  func customer(of row: SessionRow) -> ActSubject? {
    row.session.customer.map { .known(.customer($0), title: row.customerName) }
  }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<SessionRow> {
    let (titles, now) = (scene.titles, scene.now)
    return Table(columns: [
      .init("", .fixed(1), named: "State") { row in [SessionWords.mark(row.session, at: now, glyphs)] },
      .init("Begins", .fixed(16)) { row in
        [Piece(SessionWords.clock(row.session), row.session.end > now ? .text : .muted)]
      },
      .init("Zone", .fixed(16), priority: 3) { row in [Piece(row.session.zone, .muted)] },
      .init("Module", .flexible(minimum: 16, weight: 2, wants: 40)) { row in
        [Piece(titles.module(row.session.module, of: row.session.path))]
      },
      .init("Seats", .fixed(7), isRight: true) { row in
        let isFull = row.session.seats.map { row.taken >= $0 } ?? false
        return [Piece(SessionWords.seats(row), isFull ? .atRisk : .text)]
      }
      .filed(as: "Taken", number: \.taken),
      .init("There", .fixed(5), priority: 1, isRight: true) { row in
        [Piece(row.session.at > now ? "" : NumberWords.whole(row.attended))]
      }
      .filed(as: "Attended", number: \.attended),
      .init("Trainer", .flexible(minimum: 8, weight: 1, wants: 16), priority: 2) { row in
        [Piece(row.session.trainer, .muted)]
      },
      .init("For", .flexible(minimum: 8, weight: 1, wants: 24), priority: 4) { row in
        [Piece(row.customerName.isEmpty ? "anybody" : row.customerName, .muted)]
      },
    ])
  }
}
