import TerminalUI

/// What keys and the mouse do in a pane.
protocol PressedPane: FramedPane {
  associatedtype Action: PaneAction

  mutating func perform(_ action: Action, in scene: Scene) -> [Effect]
  /// Why an action is not possible now; nil when it is.
  func refusal(of action: Action, in scene: Scene) -> String?
  /// The key is another's here, such as that of an act on the thing that is chosen.
  func leaves(_ action: Action, in scene: Scene) -> Bool
  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect]
  /// The left button on a place inside the frame; `isDouble` the second time.
  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect]
  mutating func wheel(by rows: Int, in scene: Scene) -> [Effect]
  /// What the last line offers first: the keys that treat the chosen line, where its kind of thing does not say it.
  func leadingHints(in scene: Scene) -> [Command]
}

extension PressedPane {
  func refusal(of action: Action, in scene: Scene) -> String? { nil }
  func leaves(_ action: Action, in scene: Scene) -> Bool { false }
  func leadingHints(in scene: Scene) -> [Command] { [] }
  mutating func move(_ move: ListMove, in scene: Scene) -> [Effect] { [] }
  mutating func click(at point: Point, isDouble: Bool, in scene: Scene) -> [Effect] { [] }
  mutating func wheel(by rows: Int, in scene: Scene) -> [Effect] { [] }

  /// What a key does here; nil when it means nothing to this pane.
  mutating func press(_ key: Key, in scene: Scene) -> [Effect]? {
    guard let action: Action = scene.keyMap.action(for: key, in: id.description) else { return nil }
    if leaves(action, in: scene) { return nil }
    if let refusal = refusal(of: action, in: scene) { return [.complain(refusal)] }
    return perform(action, in: scene)
  }

  /// True too for what has no meaning to this pane: it may have one to its rows.
  func isForRows(_ key: Key, in map: KeyMap) -> Bool {
    let action: Action? = map.action(for: key, in: id.description)
    return action?.isForRows ?? true
  }

  var commands: [Command] { Action.allCases.map { Command($0, in: id.description) } }

  /// Those that mean something to what is chosen: the others' keys are another's here.
  func commandsInForce(in scene: Scene) -> [Command] {
    Action.allCases.filter { !leaves($0, in: scene) }.map { Command($0, in: id.description) }
  }
}
