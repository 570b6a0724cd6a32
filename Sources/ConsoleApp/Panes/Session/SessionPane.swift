import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let session = PaneID("session")
}

/// One session: when and where it is, how full, and who was there.
struct SessionPane: DetailPane {
  let id = PaneID.session
  let opening = Action.open
  let noun = "session"
  let signs = [SignKind.training]
  var view = PageView()
  var detail: SessionDetail?
  var failure: StoreError?

  init() {}

  enum Action: String, PaneAction {
    case open
    var title: String { "The line's learner" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "learner" }
  }

  func title(in scene: Scene) -> String {
    guard scene.hasFront, let detail else { return "Session" }
    return "Session \(detail.row.id)"
  }

  func question(in scene: Scene) -> SessionDetailQuery? { scene.session.map(SessionDetailQuery.init) }
  func thing(of detail: SessionDetail) -> SessionID { detail.row.id }
  func chosen(in scene: Scene) -> SessionID? { scene.session }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { openChosen(in: scene) }

  func page(of detail: SessionDetail, in scene: Scene) -> [PageLine] {
    return SessionPage(detail: detail, scene: scene).lines
  }

  func subject(in scene: Scene) -> ActSubject? { detail?.row.subject }
  func subjectKind(in scene: Scene) -> Target.Kind? { .session }
}

/// A session's page as lines.
struct SessionPage {
  var detail: SessionDetail
  var scene: Scene

  private var session: TrainingSession { detail.row.session }

  var lines: [PageLine] { header + people }

  private var header: [PageLine] {
    let dot = Piece(" \(scene.glyphs.bullet) ", .muted)
    let title = scene.titles.module(session.module, of: session.path)
    let facts: [Piece] = [
      Piece(SessionWords.begins(session)), dot, Piece(SessionWords.standing(session, in: scene), .accent), dot,
      Piece("\(session.minutes) min"), dot,
      Piece(session.trainer.isEmpty ? "no trainer" : session.trainer), dot,
      Piece(detail.row.customerName.isEmpty ? "for anybody" : "for \(detail.row.customerName)"),
    ]
    return [.text([Piece(title, .title, emphasis: .bold)], isStop: true)] + PageLine.wrapped(facts, in: scene)
      + seats
      + (session.recording.isEmpty ? [] : [.text([Piece("recording \(session.recording)", .muted)], isStop: true)])
  }

  private var seats: [PageLine] {
    let (row, dot) = (detail.row, Piece(" \(scene.glyphs.bullet) ", .muted))
    var words = [Piece("\(SessionWords.seats(row)) seats taken")]
    if session.at <= scene.now {
      words += [dot, Piece("\(row.attended) there for at least 80 % of the time", .healthy)]
    }
    if let rating = row.rating {
      words += [dot, Piece("rated \(NumberWords.tenth(rating)) of 5, n = \(row.ratings)", .muted)]
    }
    return PageLine.wrapped(words, in: scene)
  }

  private var people: [PageLine] {
    guard !detail.people.isEmpty else { return [.blank, .text([Piece("Nobody has a seat yet", .muted)])] }
    let (session, glyphs) = (session, scene.glyphs)
    let lines = PageLine.rows(
      detail.people,
      [
        .init("", .fixed(1), named: "State") { seat in [SessionPage.mark(seat.attendance, session, glyphs)] },
        .init("", .fitting(26), named: "Learner") { seat in [Piece(seat.learner.name)] },
        .init("", .flexible(minimum: 10, weight: 1), named: "Customer", priority: 1) { seat in
          [Piece(seat.customerName, .muted)]
        },
        .init("", .fitting(6, most: 14), named: "There", isRight: true) { seat in
          [Piece(SessionPage.words(seat.attendance))]
        },
        .init("", .fixed(4), named: "Rating", priority: 2, isRight: true) { seat in
          [Piece(seat.attendance.rating.map { "\($0)/5" } ?? "", .muted)]
        },
      ])
    let rows = zip(detail.people, lines).map { seat, line in
      line.about(session.subject, opens: .learner(seat.id), preset: ["learner": seat.id.text])
    }
    return PageLine.section("Who has a seat", note: NumberWords.whole(detail.row.taken), rows)
  }

  private static func mark(_ attendance: Attendance, _ session: TrainingSession, _ glyphs: GlyphSet) -> Piece {
    switch attendance.minutes {
    case nil: Piece(String(glyphs.bullet), .muted)
    case let minutes? where minutes > 0 && session.isAttended(minutes): Piece(String(glyphs.met), .healthy)
    default: Piece(String(glyphs.breached), .atRisk)
    }
  }

  private static func words(_ attendance: Attendance) -> String {
    switch attendance.minutes {
    case nil: "has a seat"
    case 0: "did not come"
    case let minutes?: "\(minutes) min"
    }
  }
}

extension TrainingSession {
  fileprivate var subject: ActSubject { .session(self) }
}
