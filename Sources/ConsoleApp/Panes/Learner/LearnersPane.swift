import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let learners = PaneID("learners")
}

/// The customers' learners by name, with how far they are on each path.
struct LearnersPane: ListPane {
  let id = PaneID.learners
  var list = ListView<LearnerRow>()
  let filterSubject: Field.Subject? = .learners
  let emptyState = PaneState.empty("Nobody learns yet; L on a customer adds a learner")
  let opening = Action.open
  let ownOrder: String? = "by name"
  let signs = [SignKind.training]

  enum Action: String, PaneAction {
    case open
    var title: String { "The learner's modules" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "open" }
  }

  func title(in scene: Scene) -> String {
    list.rows.page.map { "Learners · \(NumberWords.whole($0.total))" } ?? "Learners"
  }

  func question(in scene: Scene) -> LearnerQuery? {
    LearnerQuery(filter: scene.scope.and(list.filter), window: list.rows.window)
  }

  func refusal(of action: Action, in scene: Scene) -> String? {
    nothingChosen("learner")
  }

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { [.enter(.learner)] }

  func subjectKind(in scene: Scene) -> Target.Kind? { .learner }
  func leadingHints(in scene: Scene) -> [Command] { list.chosen?.renewalHints(in: scene) ?? [] }
  func subject(of row: LearnerRow) -> ActSubject? { row.subject }
  func customer(of row: LearnerRow) -> ActSubject? { .known(.customer(row.learner.customer), title: row.customerName) }

  func table(in scene: Scene, glyphs: GlyphSet) -> Table<LearnerRow> {
    LearnerTable(training: scene.training, today: scene.today, glyphs: glyphs).table
  }
}
