import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let programme = PaneID("programme")
}

/// One programme: its rule, and who is in it, since when, when it touches next, and why others are out.
struct ProgrammePane: MatterPane {
  let id = PaneID.programme
  let signs = [SignKind.programmes]
  let noun = "programme"
  var view = PageView()
  var reading = MatterReading<Page<MemberRow>>()

  /// So many customers are shown; the command has all.
  private static let most = 200

  enum Opening: OpeningWords {
    static let title = "The line's customer"
  }

  private func programme(in scene: Scene) -> Programme? {
    scene.front.matter.flatMap { scene.outreach.programmes[TriggerID($0)] }
  }

  func title(in scene: Scene) -> String { programme(in: scene)?.title ?? "Programme" }

  func question(in scene: Scene) -> MemberQuery? {
    scene.front.matter.map { MemberQuery(TriggerID($0), filter: scene.scope, window: Window(limit: Self.most)) }
  }

  func page(in scene: Scene) -> [PageLine]? {
    guard let members = reading.shown, let programme = programme(in: scene) else { return nil }
    return ProgrammePage(programme: programme, members: members, scene: scene).lines
  }

  func subject(in scene: Scene) -> ActSubject? { nil }
  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind }

  /// Of a member's line, acts are about the customer and this programme.
  func customer(in scene: Scene) -> ActSubject? { subjects(in: scene).first }

  func why(in scene: Scene) -> Why {
    guard let programme = programme(in: scene), let members = reading.detail else {
      return .unknown("Nothing is chosen")
    }
    let figures = ProgrammeFigures(
      programme: programme.id, members: members.rows.count { $0.membership.until == nil },
      former: members.rows.count { $0.membership.until != nil })
    return .sum(ProgrammeWords.why(programme, figures))
  }
}
