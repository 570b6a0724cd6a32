import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let pipeline = PaneID("pipeline")
}

/// What the opportunities add up to, by owner and by the quarter in which they are to be decided or were.
struct PipelinePane: ListPane {
  let id = PaneID.pipeline
  var list = ListView<PipelineRow>()
  let filterSubject: Field.Subject? = .customers
  let emptyState = PaneState.empty("No opportunity is there to be summed up")
  let opening = Action.open
  let ownOrder: String? = "the whole first, then by owner, then by quarter"
  let signs = [SignKind.programmes]
  private var figures: ExpansionFigures?

  init() {}

  enum Action: String, PaneAction {
    case open
    var title: String { "Narrow to the owner's customers" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "narrow" }
  }

  func title(in scene: Scene) -> String {
    guard let figures else { return "Pipeline" }
    let sums = figures.total
    let won = sums.conversion.map { " · \(NumberWords.tenth($0)) % won" } ?? ""
    return
      "Pipeline · \(NumberWords.whole(figures.qualifiedLeads)) can grow · \(NumberWords.whole(sums.open)) open\(won)"
  }

  func question(in scene: Scene) -> ExpansionFiguresQuery? { ExpansionFiguresQuery(scene.scope.and(list.filter)) }

  func page(of answer: ExpansionFigures) -> Page<PipelineRow> {
    let rows = PipelineRow.all(of: answer)
    return Page(rows: rows, position: 0, total: rows.count)
  }

  mutating func receive(_ answer: Answered<ExpansionFiguresQuery>, in scene: Scene) -> [Effect] {
    if case .success(let found) = answer { figures = found }
    return takeRows(of: answer, in: scene)
  }

  func refusal(of action: Action, in scene: Scene) -> String? { nothingChosen("row") }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] {
    guard case .owner(let owner)? = list.chosen?.place else {
      return [.say("Only an owner's row has customers to narrow to; the list above is sorted by day with s")]
    }
    guard let filter = Segment.owner.filter(owner) else {
      return [.complain("The name \(owner) cannot be written in a filter")]
    }
    return [.narrow(filter)]
  }

  /// A sum is nothing that acts are done to.
  func subject(of row: PipelineRow) -> ActSubject? { nil }
  func customer(of row: PipelineRow) -> ActSubject? { nil }

  func why(in scene: Scene) -> Why {
    guard let row = list.chosen else { return .unknown("Nothing is chosen") }
    return .account("Why: pipeline, \(row.place.title)", ProgrammeWords.why(row))
  }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<PipelineRow> {
    func count(_ stage: Opportunity.Stage, _ name: String, _ width: Int, priority: Int = 0)
      -> Table<PipelineRow>.Column
    {
      .init(name, .fixed(width), priority: priority, isRight: true) { row in
        let count = row.sums.count(stage)
        return [count == 0 ? Piece(String(glyphs.dash), .muted) : Piece(NumberWords.whole(count))]
      }
      .filed(as: stage.rawValue.capitalizedFirst, number: { $0.sums.count(stage) })
    }
    return Table(columns: [
      .init("By", .fixed(7)) { row in [Piece(row.heading, .heading)] }.filed { $0.place.cut },
      .init("", .flexible(minimum: 14, weight: 1, wants: 20), named: "Of") { row in
        [Piece(row.place.title, row.place == .all ? .title : .text)]
      },
      count(.identified, "Ident.", 6), count(.qualified, "Qual.", 5), count(.proposed, "Prop.", 5),
      .init("A month", .fitting(8, most: 22), isRight: true) { row in
        [Piece(ProgrammeWords.amounts(row.sums.pipeline, or: glyphs.dash))]
      }
      .filed { ProgrammeWords.plain($0.sums.pipeline) },
      count(.won, "Won", 4), count(.lost, "Lost", 4, priority: 1),
      .init("Won of decided", .fixed(14), priority: 3, isRight: true) { row in
        [Piece(row.sums.conversion.map { "\(NumberWords.tenth($0)) %" } ?? String(glyphs.dash), .muted)]
      }
      .filed(as: "Won of decided in percent", isNumber: true) { $0.sums.conversion.map(PlainNumber.tenth) ?? "" },
      .init("Won a month", .fitting(11, most: 22), priority: 2, isRight: true) { row in
        [Piece(ProgrammeWords.amounts(row.sums.amount(.won), or: glyphs.dash), .healthy)]
      }
      .filed { ProgrammeWords.plain($0.sums.amount(.won)) },
    ])
  }
}

/// A sum of the pipeline.
struct PipelineRow: Hashable, Sendable, Identifiable {
  var place: Place
  var sums: ExpansionSums
  /// What the rows from here on are by; empty but for the first of them.
  var heading: String
  var id: Place { place }

  enum Place: Hashable, Sendable, CustomStringConvertible {
    case all
    case owner(String)
    /// Nil where no day is agreed.
    case quarter(Quarter?)

    var cut: String {
      switch self {
      case .all: "All"
      case .owner: "Owner"
      case .quarter: "Quarter"
      }
    }

    var title: String {
      switch self {
      case .all: "all"
      case .owner(let owner): owner.isEmpty ? "nobody" : owner
      case .quarter(let quarter): quarter?.description ?? "no day"
      }
    }

    var description: String { "\(cut) \(title)" }
  }

  /// The sum of all, then each cut; nothing where there is no opportunity.
  static func all(of figures: ExpansionFigures) -> [PipelineRow] {
    guard !figures.byOwner.isEmpty else { return [] }
    func rows(_ cut: [(place: Place, sums: ExpansionSums)]) -> [PipelineRow] {
      cut.enumerated().map {
        PipelineRow(place: $1.place, sums: $1.sums, heading: $0 == 0 && $1.place != .all ? $1.place.cut : "")
      }
    }
    return rows([(.all, figures.total)]) + rows(figures.byOwner.map { (.owner($0.owner), $0.sums) })
      + rows(figures.byQuarter.map { (.quarter($0.quarter), $0.sums) })
  }
}
