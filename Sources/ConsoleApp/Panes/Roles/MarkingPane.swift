import CustomerSuccess

/// The rows that acts are for, of which there may be many.
protocol MarkingPane: AskingPane {
  mutating func mark(_ step: MarkStep, in scene: Scene) -> [Effect]
  /// There are rows of a kind that can be marked.
  func canMark(in scene: Scene) -> Bool
  /// Marks every row of an answer to `wholeQuestion`.
  mutating func markAll(_ answer: Answered<Asked>, in scene: Scene) -> [Effect]
  mutating func clearMarks()
  var hasMarks: Bool { get }
  /// What is marked and stands where nobody sees it: an act on it is asked about.
  func hiddenMarks(in scene: Scene) -> [ActSubject]
}

extension MarkingPane {
  mutating func mark(_ step: MarkStep, in scene: Scene) -> [Effect] { [.complain("There are no rows to mark here")] }
  func canMark(in scene: Scene) -> Bool { false }
  mutating func markAll(_ answer: Answered<Asked>, in scene: Scene) -> [Effect] { [] }
  mutating func clearMarks() {}
  var hasMarks: Bool { false }
  func hiddenMarks(in scene: Scene) -> [ActSubject] { [] }

  mutating func markAll(taking answer: AnyAnswer, in scene: Scene) -> [Effect] {
    answer.to(Asked.self).map { markAll($0, in: scene) } ?? []
  }
}
