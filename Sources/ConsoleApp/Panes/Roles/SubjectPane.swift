import CustomerSuccess

/// What acts are done to in a pane.
protocol SubjectPane {
  /// The marked rows, else the chosen one; empty for nothing.
  func subjects(in scene: Scene) -> [ActSubject]
  /// Values that a form starts with here, such as the metric of the chosen line.
  func preset(for verb: Verb, in scene: Scene) -> [String: String]
  /// The kind of thing it lists, whose keys hold in it; nil where it lists none.
  func subjectKind(in scene: Scene) -> Target.Kind?
  /// The customer whose things it shows, for acts on customers; nil where that is nobody, or not known yet.
  func customer(in scene: Scene) -> ActSubject?
}

extension SubjectPane {
  func subjects(in scene: Scene) -> [ActSubject] { [] }
  func preset(for verb: Verb, in scene: Scene) -> [String: String] { [:] }
  func subjectKind(in scene: Scene) -> Target.Kind? { subjects(in: scene).first?.target.kind }
  func customer(in scene: Scene) -> ActSubject? { nil }
}
