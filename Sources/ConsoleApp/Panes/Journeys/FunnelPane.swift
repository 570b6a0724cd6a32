import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let funnel = PaneID("funnel")
}

/// How far each tier's customers have come: stage by stage how many have reached it, after how long, and where they wait.
struct FunnelPane: ListPane {
  let id = PaneID.funnel
  var list = ListView<FunnelRow>()
  let filterSubject: Field.Subject? = .customers
  let emptyState = PaneState.empty("No journey is under way")
  let opening = Action.open
  let ownOrder: String? = "tier by tier, from the first stage to the last"
  let signs = [SignKind.journeys]
  private var figures: JourneyFigures?

  init() {}

  enum Action: String, PaneAction {
    case open
    var title: String { "Narrow to the tier" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "narrow" }
  }

  func title(in scene: Scene) -> String {
    guard let figures else { return "Funnel" }
    let late = figures.late == 0 ? "" : " · \(NumberWords.whole(figures.late)) late"
    let activation = figures.activation.map { " · \(JourneyWords.activation($0))" } ?? ""
    return "Funnel\(activation)\(late)"
  }

  func question(in scene: Scene) -> JourneyFiguresQuery? { JourneyFiguresQuery(scene.scope.and(list.filter)) }

  func page(of answer: JourneyFigures) -> Page<FunnelRow> {
    let rows = answer.funnels.flatMap { funnel in funnel.stages.map { FunnelRow(funnel: funnel, stage: $0) } }
    return Page(rows: rows, position: 0, total: rows.count)
  }

  mutating func receive(_ answer: Answered<JourneyFiguresQuery>, in scene: Scene) -> [Effect] {
    if case .success(let found) = answer { figures = found }
    return takeRows(of: answer, in: scene)
  }

  func refusal(of action: Action, in scene: Scene) -> String? { nothingChosen("stage") }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    list.chosen.map { [.narrow("tier:\($0.funnel.tier.rawValue)")] } ?? []
  }

  /// A stage is nothing that acts are done to.
  func subject(of row: FunnelRow) -> ActSubject? { nil }
  func customer(of row: FunnelRow) -> ActSubject? { nil }

  /// Whom the figure counts, and against whom.
  func why(in scene: Scene) -> Why {
    guard let row = list.chosen else { return .unknown("No stage is chosen") }
    let (stage, tier) = (row.stage, row.funnel.tier.title)
    let (reached, all) = (NumberWords.whole(stage.reached), NumberWords.whole(row.funnel.customers))
    var words = [
      "\(tier), \(stage.title): \(reached) of \(all) customers have reached it, "
        + "\(NumberWords.percent(stage.reached, of: row.funnel.customers)). It is expected by day \(stage.day).",
      "Counted are all \(tier) customers whose journey began in the last \(counted(scene.journeys.cohortDays, "day")), "
        + "whether it is under way or over, and who have not left.",
      "Late are those for whom this is the next stage and its day has passed: \(NumberWords.whole(stage.waiting))."
        + (row.sticks ? " Nowhere in the tier do more wait." : ""),
    ]
    if let days = stage.medianDays {
      words.append("Half of those that reached it did so within \(NumberWords.tenth(days)) days of the start.")
    }
    if let activation = figures?.activation { words.append(JourneyWords.account(activation)) }
    return .account("Why: \(tier) funnel", words)
  }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<FunnelRow> {
    Table(columns: [
      .init("Tier", .fixed(12)) { row in [Piece(row.isFirst ? row.funnel.tier.title : "", .heading)] }
        .filed { $0.funnel.tier.title },
      .init("Stage", .flexible(minimum: 14, weight: 2, wants: 44)) { row in [Piece(row.stage.title)] },
      .init("Day", .fixed(4), priority: 2, isRight: true) { row in [Piece(NumberWords.whole(row.stage.day), .muted)] }
        .filed(number: \.stage.day),
      .init("Reached", .fixed(8), isRight: true) { row in
        [Piece("\(NumberWords.whole(row.stage.reached))/\(NumberWords.whole(row.funnel.customers))")]
      }
      .filed(number: \.stage.reached).filed(as: "Customers", number: \.funnel.customers),
      .init("Share", .fixed(7), priority: 1, isRight: true) { row in
        [Piece(NumberWords.percent(row.stage.reached, of: row.funnel.customers))]
      }
      .filed(as: "Share in percent", isNumber: true) { row in
        let whole = row.funnel.customers
        return whole == 0 ? "" : PlainNumber.tenth(Double(row.stage.reached) / Double(whole) * 100)
      },
      .init("Median", .fixed(6), priority: 1, isRight: true) { row in
        [Piece(row.stage.medianDays.map { "\(NumberWords.tenth($0)) d" } ?? "", .muted)]
      }
      .filed(as: "Median days", isNumber: true) { $0.stage.medianDays.map(PlainNumber.tenth) ?? "" },
      .init("Late", .fixed(4), isRight: true) { row in
        [Piece(row.stage.waiting == 0 ? "" : NumberWords.whole(row.stage.waiting), .atRisk)]
      }.filed(number: \.stage.waiting),
      .init("", .fixed(8), named: "Sticks", priority: 3) { row in [Piece(row.sticks ? "sticks" : "", .atRisk)] },
    ])
  }
}

/// A stage of a tier's funnel.
struct FunnelRow: Hashable, Sendable, Identifiable {
  var funnel: JourneyFunnel
  var stage: JourneyFunnel.Stage
  var id: String { "\(funnel.tier.rawValue)/\(stage.id)" }
  var isFirst: Bool { funnel.stages.first?.id == stage.id }
  var sticks: Bool { funnel.sticking?.id == stage.id }
}
