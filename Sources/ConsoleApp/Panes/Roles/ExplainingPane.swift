/// What `=` says of a pane's figures.
protocol ExplainingPane {
  /// What `=` shows of what is chosen.
  func why(in scene: Scene) -> Why
  /// The sum on the pane's own page, for what is chosen.
  var isExplaining: Bool { get set }
}

extension ExplainingPane {
  func why(in scene: Scene) -> Why { .nothing }
  var isExplaining: Bool {
    get { false }
    set {}
  }
}
