import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let opportunity = PaneID("opportunity")
}

/// One opportunity: every signal with what shows it, what it may be worth, how far it is.
struct OpportunityPane: MatterPane {
  let id = PaneID.opportunity
  let signs = [SignKind.programmes]
  let noun = "opportunity"
  var view = PageView()
  var reading = MatterReading<OpportunityDetail>()

  enum Opening: OpeningWords {
    static let title = "The line's customer"
  }

  private var detail: OpportunityDetail? { reading.detail }

  func title(in scene: Scene) -> String {
    guard scene.hasFront, let detail else { return "Opportunity" }
    return "\(detail.row.customer.name) · \(detail.row.id)"
  }

  func question(in scene: Scene) -> OpportunityDetailQuery? { scene.front.matter.map(OpportunityDetailQuery.init) }

  func page(in scene: Scene) -> [PageLine]? {
    guard scene.hasFront, let detail = reading.shown else { return nil }
    return OpportunityPage(detail: detail, scene: scene).lines
  }

  func subject(in scene: Scene) -> ActSubject? { detail.map { .customer($0.row.customer) } }
  func owner(in scene: Scene) -> Customer? { detail?.row.customer }
  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind ?? .customer }

  func preset(for verb: Verb, in scene: Scene) -> [String: String] {
    let own = chosenLine(in: scene)?.preset ?? [:]
    guard verb == .stage, let detail else { return own }
    return own.merging(detail.row.standing.nextStage) { $1 }
  }

  func leadingHints(in scene: Scene) -> [Command] {
    isCurrent(in: scene) ? [Command(Action.open, in: id.description), .customer(.stage, "stage")] : []
  }

  func why(in scene: Scene) -> Why {
    guard isCurrent(in: scene), let detail else { return .unknown("Nothing is chosen") }
    return .sum(ProgrammeWords.why(detail.row))
  }
}
