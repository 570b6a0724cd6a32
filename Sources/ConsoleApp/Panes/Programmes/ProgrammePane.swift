import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let programme = PaneID("programme")
}

/// One programme: its rule, how many are in it, what it looks for and what it says.
struct ProgrammePane: MatterPane {
  let id = PaneID.programme
  let signs = [SignKind.programmes]
  let noun = "programme"
  var view = PageView()
  var reading = MatterReading<[ProgrammeFigures]>()

  enum Opening: OpeningWords {
    static let title = "What lies behind the line"
  }

  private func programme(in scene: Scene) -> Programme? {
    scene.front.matter.flatMap { scene.outreach.programmes[TriggerID($0)] }
  }

  func title(in scene: Scene) -> String { programme(in: scene)?.title ?? "Programme" }

  func question(in scene: Scene) -> ProgrammesQuery? { scene.front.matter.map { _ in ProgrammesQuery(scene.scope) } }

  private func figures(_ programme: Programme) -> ProgrammeFigures? {
    reading.shown?.first { $0.programme == programme.id }
  }

  func page(in scene: Scene) -> [PageLine]? {
    guard let programme = programme(in: scene), let figures = figures(programme) else { return nil }
    return ProgrammePage(programme: programme, figures: figures, scene: scene).lines
  }

  func subject(in scene: Scene) -> ActSubject? { nil }
  func subjectKind(in scene: Scene) -> Target.Kind? { nil }

  func why(in scene: Scene) -> Why {
    guard let programme = programme(in: scene), let figures = figures(programme) else {
      return .unknown("Nothing is chosen")
    }
    return .sum(ProgrammeWords.why(programme, figures))
  }
}
