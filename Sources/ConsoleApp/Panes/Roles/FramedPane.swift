/// What a pane's frame says.
protocol FramedPane {
  var id: PaneID { get }
  func title(in scene: Scene) -> String
  /// Shown at the right of the frame's upper edge.
  func note(in scene: Scene) -> String
  /// The signs it shows, for help.
  var signs: [SignKind] { get }
}

extension FramedPane {
  func note(in scene: Scene) -> String { "" }
  var signs: [SignKind] { [] }
}
