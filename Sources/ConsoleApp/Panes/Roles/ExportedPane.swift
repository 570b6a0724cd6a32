/// A pane's rows as a file has them: all at once.
protocol ExportedPane: AskingPane {
  /// The question for all of them, at most `limit`; nil where it is no list.
  func wholeQuestion(in scene: Scene, limit: Int) -> Asked?
  /// Those rows as words; nil where it is no list.
  func table(of answer: Asked.Answer, in scene: Scene) -> ViewTable?
  /// Its figures, a column a figure, as reports have them; nil of what is no figures, and while there are none.
  func figures(in scene: Scene) -> ViewTable?
}

extension ExportedPane {
  func wholeQuestion(in scene: Scene, limit: Int) -> Asked? { nil }
  func table(of answer: Asked.Answer, in scene: Scene) -> ViewTable? { nil }
  func figures(in scene: Scene) -> ViewTable? { nil }

  func allAsked(in scene: Scene, limit: Int) -> AnyQuestion? {
    wholeQuestion(in: scene, limit: limit).map(AnyQuestion.init)
  }
}
