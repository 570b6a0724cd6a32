import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let behind = PaneID("behind")
}

/// The tickets behind the figure of support quality that the cursor is on, those that missed first, each with its cause.
struct BehindPane: ListPane {
  let id = PaneID.behind
  var list = ListView<QualityCase>()
  private var share: TicketShare?
  /// Through what the rows were looked at.
  private var shown: QualityLens?
  let emptyState = PaneState.empty("No ticket counts here; another figure or row has its own")
  let opening = Action.open
  let ownOrder: String? = "those that missed first"
  let signs = [SignKind.quality]

  enum Action: String, PaneAction {
    case open
    var title: String { "The ticket's page" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "open" }
  }

  func title(in scene: Scene) -> String {
    let lens = lens(in: scene)
    let whose = lens.value == nil ? "" : " · \(lens.title)"
    return "Tickets behind · \(lens.figure.title)\(whose)"
  }

  /// Of what the rows are, for the moment that others take: no pane blinks as the cursor moves beside it.
  private func lens(in scene: Scene) -> QualityLens { list.rows.page == nil ? scene.lens : shown ?? scene.lens }

  func note(in scene: Scene) -> String {
    if !list.marks.isEmpty { return list.marksNote }
    guard let share, list.rows.page != nil else { return "" }
    let whole = NumberWords.whole(share.whole)
    return lens(in: scene).figure == .resolutionTime ? whole : "\(NumberWords.whole(share.missed)) of \(whole) missed"
  }

  func question(in scene: Scene) -> QualityCaseQuery? {
    QualityCaseQuery(
      scene.lens.query(scene.scope), scene.lens.figure, value: scene.lens.value, window: list.rows.window)
  }

  func page(of answer: QualityCases) -> Page<QualityCase> { answer.page }

  mutating func receive(_ answer: Answered<QualityCaseQuery>, in scene: Scene) -> [Effect] {
    if case .success(let cases) = answer {
      if shown != scene.lens, shown != nil { list.restart() }
      (share, shown) = (cases.share, scene.lens)
    }
    return takeRows(of: answer, in: scene)
  }

  /// No key acts on the tickets of another figure.
  func isReady(in scene: Scene) -> Bool { list.failure != nil || list.rows.page != nil && shown == scene.lens }

  func refusal(of action: Action, in scene: Scene) -> String? {
    guard let row = list.chosen else { return nothingChosen("ticket") }
    return row.reading == nil ? "This answer was given about no ticket" : nil
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    list.chosen?.reading.map { [.show(.ticket($0.ticket.id))] } ?? []
  }

  func subjectKind(in scene: Scene) -> Target.Kind? { .ticket }
  func subject(of row: QualityCase) -> ActSubject? { row.reading.map { .ticket($0) } }
  func customer(of row: QualityCase) -> ActSubject? { .known(.customer(row.customer), title: row.customerName) }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<QualityCase> {
    BehindTable(figure: lens(in: scene).figure, now: scene.now, glyphs: glyphs).table
  }
}

/// The columns of the tickets behind a figure.
struct BehindTable {
  var figure: QualityFigure
  var now: Instant
  var glyphs: GlyphSet

  var table: Table<QualityCase> {
    Table(columns: [
      .init("", .fixed(1), named: "Missed") { row in
        row.account.misses.isEmpty
          ? [Piece(String(glyphs.met), .muted)] : [Piece(String(glyphs.breached), .breached)]
      },
      .init("Ticket", .fixed(10)) { row in [Piece(row.id)] },
      .init("Sev", .fixed(4), named: "Severity", priority: 5) { row in
        row.reading.map { [Piece($0.severity.badge, SeverityWords.tone($0.severity))] } ?? []
      },
      .init("Cause", .fitting(16, most: 30)) { row in
        [Piece(QualityWords.cause(row.account), .atRisk)]
      },
      .init(detail, .fitting(10, most: 24), priority: 1) { row in
        [Piece(QualityWords.detail(row, of: figure, at: now))]
      },
      .init("Customer", .flexible(minimum: 14, weight: 2, wants: 24), priority: 2) { row in [Piece(row.customerName)] },
      .init("Subject", .flexible(minimum: 18, weight: 3, wants: 36), priority: 4) { row in
        [Piece(row.reading?.ticket.subject ?? String(glyphs.dash))]
      },
      .init("Owner", .fitting(8), priority: 3) { row in
        let owner = row.reading?.owner ?? ""
        return [Piece(owner.isEmpty ? String(glyphs.dash) : owner)]
      },
    ])
  }

  /// What the figure saw of a ticket.
  private var detail: String {
    switch figure {
    case .firstContact, .withoutEscalation: "Replies"
    case .satisfaction: "Answer"
    case .response, .resolution: "Taken"
    case .resolutionTime: "Time"
    case .backlog: "Left"
    }
  }
}
