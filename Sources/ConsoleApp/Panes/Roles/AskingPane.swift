import SuccessStore

/// What a pane wants to know: one question at a time, of one type, and answers of that type alone.
protocol AskingPane {
  associatedtype Asked: Question

  /// Nil for nothing.
  func question(in scene: Scene) -> Asked?
  mutating func receive(_ answer: Answered<Asked>, in scene: Scene) -> [Effect]
  /// There is something for keys to act on; until then they wait for the answer to its question.
  func isReady(in scene: Scene) -> Bool
  /// The data has changed: what was loaded may be asked for again from the chosen row.
  mutating func reload()
  /// Whether what it shows tells of names, of everybody who owns anything.
  var wantsPeople: Bool { get }
  /// It has let go of what it showed, and was told of nothing since, be it a failure.
  var lacksRows: Bool { get }
  /// Whether what it shows tells of whether it was predicted who leaves.
  func wantsForecast(in scene: Scene) -> Bool
  /// Whether what it shows tells of what is counted.
  func wantsFilterNames(in scene: Scene) -> Bool
  /// What it asks beside its rows, where a filter of its own leaves it empty: rows that it leaves out anyhow.
  func leftOutAsked(in scene: Scene) -> [AnyQuestion]
}

extension AskingPane {
  var wantsPeople: Bool { false }
  var lacksRows: Bool { false }
  func wantsForecast(in scene: Scene) -> Bool { false }
  func wantsFilterNames(in scene: Scene) -> Bool { false }
  func leftOutAsked(in scene: Scene) -> [AnyQuestion] { [] }

  func isReady(in scene: Scene) -> Bool { true }
  mutating func reload() {}

  func asked(in scene: Scene) -> AnyQuestion? { question(in: scene).map(AnyQuestion.init) }

  /// An answer to a question of another type is none to it.
  mutating func take(_ answer: AnyAnswer, in scene: Scene) -> [Effect] {
    answer.to(Asked.self).map { receive($0, in: scene) } ?? []
  }
}
