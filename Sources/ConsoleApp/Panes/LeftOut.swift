import CustomerSuccess
import SuccessStore

/// Rows that a list leaves out whatever it is filtered by, and that are asked for where its filter finds nothing: `/TKT-1` in a
/// list of open tickets.
struct LeftOut<Asked: Question, Row: Hashable & Sendable> {
  var question: Asked
  /// Where they are and how they are seen.
  var words: (Page<Row>) -> String

  init(_ question: Asked, _ words: @escaping (Page<Row>) -> String) {
    self.question = LeftOut.few(question)
    self.words = words
  }

  /// How many there are, and the first of them, is all that is said.
  private static func few(_ question: Asked) -> Asked {
    guard var list = question as? any ListQuestion else { return question }
    list.window = Window(.first, limit: 1)
    return list as? Asked ?? question
  }
}

extension LeftOut<ActionQuery, ActionRow> {
  /// Action items that sleep or have ended. `how`: what shows those that sleep.
  static func actions(_ filter: Filter, snoozedBy how: String) -> [LeftOut] {
    let window = Window(.first, limit: 1)
    return [
      LeftOut(ActionQuery(filter: filter, isAsleep: true, window: window)) { LeftOutWords.asleep($0, shownBy: how) },
      LeftOut(ActionQuery(filter: filter, includeEnded: true, window: window)) {
        LeftOutWords.ended($0, shownBy: "status:done,dropped")
      },
    ]
  }
}

extension ListPane {
  func leftOut(in scene: Scene) -> [LeftOut<Asked, Row>] { outsideTheScope(in: scene) }

  /// The same list of everybody.
  func outsideTheScope(in scene: Scene) -> [LeftOut<Asked, Row>] {
    guard !scene.scope.isEmpty else { return [] }
    var wide = scene
    wide.scope = Filter()
    guard let question = question(in: wide), question != self.question(in: scene) else { return [] }
    return [LeftOut(question) { LeftOutWords.outsideTheScope($0.total) }]
  }

  func leftOutAsked(in scene: Scene) -> [AnyQuestion] {
    guard list.failure == nil, list.rows.page?.total == 0, !list.filter.isEmpty else { return [] }
    return leftOut(in: scene).map { AnyQuestion($0.question) }
  }

  /// Nil while it is asked, and where no such row matches either.
  func leftOutWords(in scene: Scene) -> String? {
    for rows in leftOut(in: scene) {
      guard case .success(let answer)? = scene.leftOut[AnyQuestion(rows.question)]?.to(Asked.self) else { continue }
      let page = page(of: answer)
      if page.total > 0 { return rows.words(page) }
    }
    return nil
  }
}

/// What panes have asked for beside their own rows, and what they were answered.
struct LeftOutAnswers: Sendable {
  private(set) var answers: [AnyQuestion: AnyAnswer] = [:]
  private var asked: [PaneID: AnyQuestion] = [:]

  /// The questions by the names that they are asked under; what nobody asks any more is forgotten.
  mutating func ask(_ questions: [(pane: PaneID, question: AnyQuestion)]) -> [(PaneID, AnyQuestion)] {
    var counts: [PaneID: Int] = [:]
    let named = questions.map { pane, question in
      counts[pane, default: 0] += 1
      return (PaneID("\(pane), left out \(counts[pane] ?? 0)"), question)
    }
    asked = Dictionary(named) { $1 }
    let wanted = Set(asked.values)
    answers = answers.filter { wanted.contains($0.key) }
    return named
  }

  /// False for an answer to something else.
  mutating func take(_ answer: AnyAnswer, for pane: PaneID) -> Bool {
    guard let question = asked[pane] else { return false }
    answers[question] = answer
    return true
  }
}
